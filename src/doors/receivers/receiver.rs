//! One receiver: its address, its secret, and whatever else its kind needs.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, Queryable, RunQueryDsl, Selectable,
    SelectableHelper,
};
use serde::{Deserialize, Serialize};

use super::{Mapping, ReceiverKind, fetch};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::tracking::site::label;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{EngagementId, PartyId, ReceiverId};
use crate::kernel::readable;
use crate::kernel::secret::{CannotOpen, Token, Vault};
use crate::offers::engagements::{Work, work};
use crate::schema::receivers;

/// The most receivers one engagement may have open.
const MOST: i64 = 20;
/// The longest source, characters.
pub const MAX_SOURCE: usize = 120;

/// What is kept sealed of one.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Keys {
    /// Made here: Google's key, Meta's verify token, the secret of the others.
    pub secret: String,
    /// Meta's app secret, which signs.
    pub app_secret: String,
    /// The page's access token, by which leads are fetched from Meta.
    pub page_token: String,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys")
    }
}

/// One receiver.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = receivers, check_for_backend(Pg))]
pub struct Receiver {
    pub id: ReceiverId,
    #[diesel(column_name = engagement_id)]
    pub engagement: EngagementId,
    #[diesel(column_name = party_id)]
    pub party: PartyId,
    pub kind: ReceiverKind,
    pub label: String,
    /// The source of leads that name none.
    pub source: Option<String>,
    #[diesel(column_name = sealed)]
    sealed: Vec<u8>,
    #[diesel(column_name = mapping)]
    kept_mapping: serde_json::Value,
    pub created_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
}

impl Receiver {
    /// What its requests are proved with: to its owner, who may read it as often as needed.
    pub fn keys(&self, vault: &Vault) -> Result<Keys, DoorError> {
        let plain = vault.open(self.id.uuid().as_bytes(), &self.sealed)?;
        Ok(serde_json::from_slice(&plain).map_err(|_| CannotOpen)?)
    }

    /// Which value is what, as far as its owner said.
    pub fn mapping(&self) -> Mapping {
        serde_json::from_value(self.kept_mapping.clone()).unwrap_or_default()
    }
}

fn seal(vault: &Vault, id: ReceiverId, keys: &Keys) -> Result<Vec<u8>, DoorError> {
    // A struct of strings always has a JSON form.
    let plain = serde_json::to_vec(keys).unwrap_or_default();
    Ok(vault.seal(id.uuid().as_bytes(), &plain)?)
}

/// A receiver as written. What is `None` stays as it is, or is made without.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub kind: String,
    pub label: String,
    pub source: Option<String>,
    pub app_secret: Option<String>,
    pub page_token: Option<String>,
}

/// A draft that was read.
struct Read {
    label: String,
    source: Option<String>,
    app_secret: Option<String>,
    page_token: Option<String>,
}

impl Draft {
    fn read(&self, kind: Option<ReceiverKind>, faults: &mut Faults) -> Option<Read> {
        let label = faults.take(label(&self.label));
        let source = self.source.as_deref().map(readable::line);
        if source.as_ref().is_some_and(|source| source.chars().count() > MAX_SOURCE) {
            faults.push(Fault::new("source", "too-long").with("max", MAX_SOURCE));
        }
        let mut key = |field: &'static str, written: &Option<String>| {
            let written = written.as_deref().map(str::trim).filter(|text| !text.is_empty())?;
            if kind != Some(ReceiverKind::Meta) {
                faults.add(field, "receiver-only-meta");
            } else if !(16..=1_000).contains(&written.len())
                || !written.chars().all(|c| c.is_ascii_graphic())
            {
                faults.add(field, "receiver-bad-key");
            }
            Some(written.to_owned())
        };
        let app_secret = key("app_secret", &self.app_secret);
        let page_token = key("page_token", &self.page_token);
        Some(Read { label: label?, source, app_secret, page_token })
    }
}

/// The engagement a receiver is for, where its leads may come that way.
fn open_work(tx: &mut Tx<'_>, seat: ContractorSeat, id: EngagementId) -> Result<Work, DoorError> {
    let work = work(tx, seat, id)?;
    // Registrations and purchases happen on the buyer's own site, which tells of them itself.
    if work.offer.terms.action.is_tracked() { Err(DoorError::NotFound) } else { Ok(work) }
}

/// Makes a receiver with a secret of its own.
pub fn make(
    tx: &mut Tx<'_>,
    vault: &Vault,
    seat: ContractorSeat,
    engagement: EngagementId,
    draft: &Draft,
) -> Result<ReceiverId, DoorError> {
    open_work(tx, seat, engagement)?;
    let mut faults = Faults::default();
    let kind = draft.kind.parse::<ReceiverKind>();
    let kind = faults.take(kind.map_err(|_| Fault::new("kind", "not-a-choice")));
    let read = draft.read(kind, &mut faults);
    let (Some(kind), Some(read), true) = (kind, read, faults.is_empty()) else {
        return Err(faults.into());
    };
    let open: i64 = receivers::table
        .filter(receivers::engagement_id.eq(engagement))
        .filter(receivers::closed_at.is_null())
        .count()
        .get_result(tx.conn())?;
    if open >= MOST {
        return Err(DoorError::Conflict("too_many_receivers"));
    }
    let keys = Keys {
        secret: Token::generate()?.reveal().to_owned(),
        app_secret: read.app_secret.unwrap_or_default(),
        page_token: read.page_token.unwrap_or_default(),
    };
    let (id, now) = (ReceiverId::new(), tx.now());
    diesel::insert_into(receivers::table)
        .values((
            receivers::id.eq(id),
            receivers::engagement_id.eq(engagement),
            receivers::party_id.eq(seat.party),
            receivers::kind.eq(kind),
            receivers::label.eq(read.label),
            receivers::source.eq(read.source.filter(|source| !source.is_empty())),
            receivers::sealed.eq(seal(vault, id, &keys)?),
            receivers::mapping.eq(Mapping::default().to_json()),
            receivers::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// Changes what a receiver is called, the source of its leads, and Meta's keys. A new key lets what
/// waits for it be fetched at once.
pub fn change(
    tx: &mut Tx<'_>,
    vault: &Vault,
    seat: ContractorSeat,
    id: ReceiverId,
    draft: &Draft,
) -> Result<(), DoorError> {
    let found = lock(tx, seat, id)?;
    let mut faults = Faults::default();
    let read = draft.read(Some(found.kind), &mut faults);
    let (Some(read), true) = (read, faults.is_empty()) else { return Err(faults.into()) };
    let mut keys = found.keys(vault)?;
    let renewed = read.app_secret.is_some() || read.page_token.is_some();
    keys.app_secret = read.app_secret.unwrap_or(keys.app_secret);
    keys.page_token = read.page_token.unwrap_or(keys.page_token);
    let source = match read.source {
        None => found.source,
        Some(source) => Some(source).filter(|source| !source.is_empty()),
    };
    diesel::update(receivers::table.find(id))
        .set((
            receivers::label.eq(read.label),
            receivers::source.eq(source),
            receivers::sealed.eq(seal(vault, id, &keys)?),
        ))
        .execute(tx.conn())?;
    if renewed {
        fetch::again(tx, id)?;
    }
    Ok(())
}

/// Says which value is what.
pub fn map(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    id: ReceiverId,
    mapping: &Mapping,
) -> Result<(), DoorError> {
    let found = lock(tx, seat, id)?;
    let work = work(tx, seat, found.engagement)?;
    mapping.check(&work.offer.terms)?;
    diesel::update(receivers::table.find(id))
        .set(receivers::mapping.eq(mapping.to_json()))
        .execute(tx.conn())?;
    Ok(())
}

/// Gives one another secret; the old one is wrong from now on.
pub fn renew(
    tx: &mut Tx<'_>,
    vault: &Vault,
    seat: ContractorSeat,
    id: ReceiverId,
) -> Result<(), DoorError> {
    let found = lock(tx, seat, id)?;
    let keys = Keys { secret: Token::generate()?.reveal().to_owned(), ..found.keys(vault)? };
    diesel::update(receivers::table.find(id))
        .set(receivers::sealed.eq(seal(vault, id, &keys)?))
        .execute(tx.conn())?;
    Ok(())
}

/// Closes one: its address answers nobody any more. What it told stays, and what it acknowledged is
/// still fetched.
pub fn close(tx: &mut Tx<'_>, seat: ContractorSeat, id: ReceiverId) -> Result<(), DoorError> {
    find(tx, seat, id)?;
    let now = tx.now();
    diesel::update(receivers::table.find(id).filter(receivers::closed_at.is_null()))
        .set(receivers::closed_at.eq(now))
        .execute(tx.conn())?;
    Ok(())
}

/// The receivers of an engagement of the contractor's, newest first; closed ones last.
pub fn list(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    engagement: EngagementId,
) -> Result<(Work, Vec<Receiver>), DoorError> {
    let work = open_work(tx, seat, engagement)?;
    let found = receivers::table
        .filter(receivers::engagement_id.eq(engagement))
        .order((receivers::closed_at.is_not_null(), receivers::id.desc()))
        .limit(200)
        .select(Receiver::as_select())
        .load(tx.conn())?;
    Ok((work, found))
}

/// One of the contractor's.
pub fn find(tx: &mut Tx<'_>, seat: ContractorSeat, id: ReceiverId) -> Result<Receiver, DoorError> {
    let found = any(tx, id)?;
    if found.party == seat.party { Ok(found) } else { Err(DoorError::NotFound) }
}

/// One of the contractor's that is open, locked: two changes at once must not undo each other's.
fn lock(tx: &mut Tx<'_>, seat: ContractorSeat, id: ReceiverId) -> Result<Receiver, DoorError> {
    let found: Option<Receiver> = receivers::table
        .find(id)
        .filter(receivers::party_id.eq(seat.party))
        .for_update()
        .select(Receiver::as_select())
        .first(tx.conn())
        .optional()?;
    let found = found.ok_or(DoorError::NotFound)?;
    if found.closed_at.is_some() {
        return Err(DoorError::Conflict("door_closed"));
    }
    Ok(found)
}

/// One that takes leads, for its machine's door.
pub(super) fn open(tx: &mut Tx<'_>, id: ReceiverId) -> Result<Receiver, DoorError> {
    let found = any(tx, id)?;
    if found.closed_at.is_none() { Ok(found) } else { Err(DoorError::NotFound) }
}

pub(super) fn any(tx: &mut Tx<'_>, id: ReceiverId) -> Result<Receiver, DoorError> {
    let found = receivers::table.find(id).select(Receiver::as_select()).first(tx.conn());
    found.optional()?.ok_or(DoorError::NotFound)
}
