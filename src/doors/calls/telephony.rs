//! A buyer's telephone exchange that tells of calls: its address and its secret.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, Queryable, RunQueryDsl, Selectable,
    SelectableHelper,
};
use serde::{Deserialize, Serialize};

use super::TelephonyKind;
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::tracking::site::label;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{PartyId, TelephonyId};
use crate::kernel::secret::{CannotOpen, Token, Vault};
use crate::schema::telephony;

/// The most telephone exchanges one buyer may have at a time.
const MOST: i64 = 20;

/// What is kept sealed of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Sealed {
    secret: String,
}

/// One telephone exchange.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = telephony, check_for_backend(Pg))]
pub struct Telephony {
    pub id: TelephonyId,
    #[diesel(column_name = party_id)]
    pub party: PartyId,
    pub kind: TelephonyKind,
    pub label: String,
    #[diesel(column_name = sealed)]
    sealed: Vec<u8>,
    pub created_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
}

impl Telephony {
    /// What its words are proved with: to its owner. Twilio calls it the auth token.
    pub fn secret(&self, vault: &Vault) -> Result<String, DoorError> {
        let plain = vault.open(self.id.uuid().as_bytes(), &self.sealed)?;
        let sealed: Sealed = serde_json::from_slice(&plain).map_err(|_| CannotOpen)?;
        Ok(sealed.secret)
    }
}

fn seal(vault: &Vault, id: TelephonyId, secret: &str) -> Result<Vec<u8>, DoorError> {
    let sealed = Sealed { secret: secret.to_owned() };
    // A struct of strings always has a JSON form.
    let plain = serde_json::to_vec(&sealed).unwrap_or_default();
    Ok(vault.seal(id.uuid().as_bytes(), &plain)?)
}

/// A telephone exchange to be, as written.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub kind: String,
    pub label: String,
    /// The service's own token, where it signs with one of its own; made here when blank.
    pub secret: String,
}

/// Adds a telephone exchange with a secret of its own.
pub fn make(
    tx: &mut Tx<'_>,
    vault: &Vault,
    seat: BuyerSeat,
    draft: &Draft,
) -> Result<TelephonyId, DoorError> {
    let mut faults = Faults::default();
    let label = faults.take(label(&draft.label));
    let kind = faults
        .take(draft.kind.parse::<TelephonyKind>().map_err(|_| Fault::new("kind", "not-a-choice")));
    let secret = faults.take(secret(&draft.secret));
    let (Some(label), Some(kind), Some(secret)) = (label, kind, secret) else {
        return Err(faults.into());
    };
    let open: i64 = telephony::table
        .filter(telephony::party_id.eq(seat.party))
        .filter(telephony::closed_at.is_null())
        .count()
        .get_result(tx.conn())?;
    if open >= MOST {
        return Err(DoorError::Conflict("too_many_telephones"));
    }
    let secret = match secret {
        Some(secret) => secret,
        None => Token::generate()?.reveal().to_owned(),
    };
    let (id, now) = (TelephonyId::new(), tx.now());
    diesel::insert_into(telephony::table)
        .values((
            telephony::id.eq(id),
            telephony::party_id.eq(seat.party),
            telephony::kind.eq(kind),
            telephony::label.eq(label),
            telephony::sealed.eq(seal(vault, id, &secret)?),
            telephony::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// A secret somebody brings along: long enough to be one.
fn secret(written: &str) -> Result<Option<String>, Fault> {
    let written = written.trim();
    match written.chars().count() {
        0 => Ok(None),
        16..=200 if written.chars().all(|c| c.is_ascii_graphic()) => Ok(Some(written.to_owned())),
        _ => Err(Fault::new("secret", "bad-secret")),
    }
}

/// The buyer's telephone exchanges, newest first; closed ones last.
pub fn list(tx: &mut Tx<'_>, seat: BuyerSeat) -> Result<Vec<Telephony>, DoorError> {
    Ok(telephony::table
        .filter(telephony::party_id.eq(seat.party))
        .order((telephony::closed_at.is_not_null(), telephony::id.desc()))
        .limit(100)
        .select(Telephony::as_select())
        .load(tx.conn())?)
}

/// One of the buyer's.
pub fn find(tx: &mut Tx<'_>, seat: BuyerSeat, id: TelephonyId) -> Result<Telephony, DoorError> {
    let found = any(tx, id)?;
    if found.party == seat.party { Ok(found) } else { Err(DoorError::NotFound) }
}

/// One that may tell of calls, for its machine's door.
pub(super) fn open(tx: &mut Tx<'_>, id: TelephonyId) -> Result<Telephony, DoorError> {
    let found = any(tx, id)?;
    if found.closed_at.is_none() { Ok(found) } else { Err(DoorError::NotFound) }
}

fn any(tx: &mut Tx<'_>, id: TelephonyId) -> Result<Telephony, DoorError> {
    let found =
        telephony::table.find(id).select(Telephony::as_select()).first(tx.conn()).optional()?;
    found.ok_or(DoorError::NotFound)
}

/// Gives one another secret; the old one is wrong from now on.
pub fn renew(
    tx: &mut Tx<'_>,
    vault: &Vault,
    seat: BuyerSeat,
    id: TelephonyId,
    written: &str,
) -> Result<(), DoorError> {
    let found = find(tx, seat, id)?;
    if found.closed_at.is_some() {
        return Err(DoorError::Conflict("door_closed"));
    }
    let secret = match secret(written).map_err(Faults::from)? {
        Some(secret) => secret,
        None => Token::generate()?.reveal().to_owned(),
    };
    diesel::update(telephony::table.find(id))
        .set(telephony::sealed.eq(seal(vault, id, &secret)?))
        .execute(tx.conn())?;
    Ok(())
}

/// Closes one: its address answers nobody any more. What it told stays.
pub fn close(tx: &mut Tx<'_>, seat: BuyerSeat, id: TelephonyId) -> Result<(), DoorError> {
    find(tx, seat, id)?;
    let now = tx.now();
    diesel::update(telephony::table.find(id).filter(telephony::closed_at.is_null()))
        .set(telephony::closed_at.eq(now))
        .execute(tx.conn())?;
    Ok(())
}
