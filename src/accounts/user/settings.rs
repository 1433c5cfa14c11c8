//! What users set for themselves: the language they read and the zone their times are shown in.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use crate::accounts::{AccountError, Person, zone};
use crate::db::Tx;
use crate::kernel::fault::Faults;
use crate::kernel::locale::Locale;
use crate::schema::users;

/// A user's own settings, as typed.
#[derive(Debug, Clone)]
pub struct Settings {
    pub locale: Locale,
    /// An IANA name.
    pub time_zone: String,
}

/// Saves them.
pub fn save(tx: &mut Tx<'_>, person: &Person, settings: &Settings) -> Result<(), AccountError> {
    let zone = zone::parse(&settings.time_zone).map_err(Faults::from)?;
    diesel::update(users::table.find(person.user))
        .set((users::locale.eq(settings.locale), users::time_zone.eq(zone.name())))
        .execute(tx.conn())?;
    Ok(())
}

/// Saves the language alone: the switch on every page.
pub fn save_locale(tx: &mut Tx<'_>, person: &Person, locale: Locale) -> Result<(), AccountError> {
    diesel::update(users::table.find(person.user))
        .set(users::locale.eq(locale))
        .execute(tx.conn())?;
    Ok(())
}
