//! A business or freelancer signs up: a user, a party, and the user's seats with it.
//!
//! The answer is the same whether or not the address is taken; what differs is the mail. The owner
//! of a confirmed address is told that somebody tried. A sign-up that waits for its confirmation is
//! replaced by the next one for the same address, and the earlier link stops working. Nobody knows
//! which of the two owns the address, so neither's password stays: whoever opens the mailed link
//! sets a new one. A stranger who signs somebody up, before or after them, leaves no way in.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::party::name::PartyName;
use super::password::{Password, PasswordHash};
use super::{AccountError, Role, confirm, sign_out, zone};
use crate::db::Tx;
use crate::kernel::contact::Email;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{PartyId, SeatId, UserId};
use crate::kernel::locale::Locale;
use crate::outbox::{self, Fact};
use crate::schema::{parties, seats, users};

/// A sign-up as it arrives from a form or a program.
#[derive(Clone)]
pub struct Application {
    pub email: String,
    pub password: String,
    pub party_name: String,
    /// Buyer, contractor, or both.
    pub roles: Vec<Role>,
    pub locale: Locale,
    /// An IANA name.
    pub time_zone: String,
}

/// A sign-up with nothing wrong in it.
#[derive(Debug, Clone)]
pub struct SignUp {
    email: Email,
    /// To be hashed outside the transaction, and handed to [`sign_up`] as its hash.
    pub password: Password,
    party_name: PartyName,
    roles: Vec<Role>,
    locale: Locale,
    zone: Tz,
}

impl Application {
    /// Finds everything that is wrong, field by field.
    pub fn check(self) -> Result<SignUp, Faults> {
        let mut faults = Faults::default();
        let email = faults.take(email(&self.email));
        // The password is compared with the address; without one, with an address nobody has.
        let known = email.clone().or_else(|| Email::parse("nobody@example.com"));
        let password =
            known.and_then(|known| faults.take(Password::choose(&self.password, &known)));
        let party_name = faults.take(PartyName::parse(&self.party_name));
        let roles = faults.take(roles(self.roles));
        let zone = faults.take(zone::parse(&self.time_zone));
        match (email, password, party_name, roles, zone) {
            (Some(email), Some(password), Some(party_name), Some(roles), Some(zone))
                if faults.is_empty() =>
            {
                Ok(SignUp { email, password, party_name, roles, locale: self.locale, zone })
            }
            _ => Err(faults),
        }
    }
}

impl SignUp {
    /// The address signed up with.
    pub fn email(&self) -> &str {
        self.email.as_str()
    }
}

/// Reads an address typed into the field `email`.
pub fn email(text: &str) -> Result<Email, Fault> {
    match text.trim() {
        "" => Err(Fault::new("email", "required")),
        text => Email::parse(text).ok_or_else(|| Fault::new("email", "email")),
    }
}

fn roles(mut roles: Vec<Role>) -> Result<Vec<Role>, Fault> {
    roles.sort_unstable();
    roles.dedup();
    if roles.is_empty() {
        return Err(Fault::new("roles", "role-missing"));
    }
    if roles.contains(&Role::Staff) {
        return Err(Fault::new("roles", "role-not-offered"));
    }
    Ok(roles)
}

/// Signs up. `hash` is that of the sign-up's password, made before the transaction whether or not
/// the address is free, so that both take the same time.
pub fn sign_up(tx: &mut Tx<'_>, new: &SignUp, hash: &PasswordHash) -> Result<(), AccountError> {
    let user = UserId::new();
    let now = tx.now();
    let inserted = diesel::insert_into(users::table)
        .values((
            users::id.eq(user),
            users::email.eq(new.email.as_str()),
            users::password_hash.eq(hash.as_str()),
            users::locale.eq(new.locale),
            users::time_zone.eq(new.zone.name()),
            users::created_at.eq(now),
        ))
        .on_conflict(users::email)
        .do_nothing()
        .execute(tx.conn())?;
    if inserted == 0 {
        return repeated(tx, new);
    }
    let party = PartyId::new();
    diesel::insert_into(parties::table)
        .values((
            parties::id.eq(party),
            parties::name.eq(new.party_name.as_str()),
            parties::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    seat(tx, user, party, &new.roles)?;
    confirm::ask(tx, user)
}

/// The address has a user already.
fn repeated(tx: &mut Tx<'_>, new: &SignUp) -> Result<(), AccountError> {
    let (user, confirmed_at, status): (UserId, Option<DateTime<Utc>>, String) = users::table
        .filter(users::email.eq(new.email.as_str()))
        .select((users::id, users::email_confirmed_at, users::status))
        .for_no_key_update()
        .first(tx.conn())?;
    match (confirmed_at, status.as_str()) {
        (_, "suspended") => Ok(()),
        (Some(_), _) => Ok(outbox::tell(tx, &[Fact::SignUpRepeated { user }])?),
        (None, _) => replace(tx, user, new),
    }
}

/// A sign-up that waits for its confirmation becomes the new one.
fn replace(tx: &mut Tx<'_>, user: UserId, new: &SignUp) -> Result<(), AccountError> {
    diesel::update(users::table.find(user))
        .set((
            users::password_hash.eq(None::<&str>),
            users::locale.eq(new.locale),
            users::time_zone.eq(new.zone.name()),
        ))
        .execute(tx.conn())?;
    sign_out::everywhere(tx, &[user])?;
    let held: Vec<Option<PartyId>> = diesel::delete(seats::table.filter(seats::user_id.eq(user)))
        .returning(seats::party_id)
        .get_results(tx.conn())?;
    let Some(party) = held.into_iter().flatten().next() else {
        return Err(AccountError::NotFound);
    };
    diesel::update(parties::table.find(party))
        .set(parties::name.eq(new.party_name.as_str()))
        .execute(tx.conn())?;
    seat(tx, user, party, &new.roles)?;
    confirm::ask(tx, user)
}

fn seat(tx: &mut Tx<'_>, user: UserId, party: PartyId, roles: &[Role]) -> Result<(), AccountError> {
    let now = tx.now();
    let rows: Vec<_> = roles
        .iter()
        .map(|&role| {
            (
                seats::id.eq(SeatId::new()),
                seats::user_id.eq(user),
                seats::party_id.eq(party.uuid()),
                seats::role.eq(role),
                seats::created_at.eq(now),
            )
        })
        .collect();
    diesel::insert_into(seats::table).values(rows).execute(tx.conn())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn application() -> Application {
        Application {
            email: "Anna@Example.com".to_owned(),
            password: "верблюд и лодка".to_owned(),
            party_name: "  Окна   Плюс ".to_owned(),
            roles: vec![Role::Contractor, Role::Buyer, Role::Buyer],
            locale: Locale::Ru,
            time_zone: "Europe/Moscow".to_owned(),
        }
    }

    #[test]
    fn normalises() {
        let new = application().check().unwrap();
        assert_eq!(new.email.as_str(), "anna@example.com");
        assert_eq!(new.party_name.as_str(), "Окна Плюс");
        assert_eq!(new.roles, [Role::Buyer, Role::Contractor]);
    }

    #[test]
    fn names_everything_wrong_at_once() {
        let bad = Application {
            email: "anna".to_owned(),
            password: "short".to_owned(),
            party_name: " ".to_owned(),
            roles: vec![Role::Staff],
            locale: Locale::En,
            time_zone: "Moscow".to_owned(),
        };
        let faults: Vec<_> =
            bad.check().unwrap_err().0.into_iter().map(|fault| (fault.field, fault.code)).collect();
        let expected = [
            ("email", "email"),
            ("password", "password-short"),
            ("party_name", "required"),
            ("roles", "role-not-offered"),
            ("time_zone", "time-zone"),
        ];
        assert_eq!(faults, expected.map(|(field, code)| (field.to_owned(), code)));
    }
}
