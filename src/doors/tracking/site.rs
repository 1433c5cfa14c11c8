//! A buyer's own site, which tells what visitors did there: its address and its secret.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, Queryable, RunQueryDsl, Selectable,
    SelectableHelper,
};

use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::kernel::fault::Fault;
use crate::kernel::ids::{PartyId, SiteId};
use crate::kernel::readable;
use crate::kernel::secret::{CannotOpen, Token, Vault};
use crate::schema::sites;

/// The most sites one buyer may have at a time.
const MOST: i64 = 50;
/// The longest label, in characters.
pub const MAX_LABEL: usize = 60;

/// One site.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = sites, check_for_backend(Pg))]
pub struct Site {
    pub id: SiteId,
    #[diesel(column_name = party_id)]
    pub party: PartyId,
    pub label: String,
    #[diesel(column_name = sealed)]
    sealed: Vec<u8>,
    pub created_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
}

impl Site {
    /// What its reports are proved with: to its owner, who may read it as often as needed.
    pub fn secret(&self, vault: &Vault) -> Result<String, DoorError> {
        let plain = vault.open(self.id.uuid().as_bytes(), &self.sealed)?;
        String::from_utf8(plain).map_err(|_| CannotOpen.into())
    }
}

/// A label as it is kept: one readable line.
pub(in crate::doors) fn label(written: &str) -> Result<String, Fault> {
    let label = readable::line(written);
    if label.is_empty() {
        return Err(Fault::new("label", "required"));
    }
    if label.chars().count() > MAX_LABEL {
        return Err(Fault::new("label", "too-long").with("max", MAX_LABEL));
    }
    Ok(label)
}

fn sealed_secret(vault: &Vault, id: SiteId) -> Result<Vec<u8>, DoorError> {
    let secret = Token::generate()?;
    Ok(vault.seal(id.uuid().as_bytes(), secret.reveal().as_bytes())?)
}

/// Makes a site with a secret of its own.
pub fn make(
    tx: &mut Tx<'_>,
    vault: &Vault,
    seat: BuyerSeat,
    written: &str,
) -> Result<SiteId, DoorError> {
    let label = label(written).map_err(crate::kernel::fault::Faults::from)?;
    let open: i64 = sites::table
        .filter(sites::party_id.eq(seat.party))
        .filter(sites::closed_at.is_null())
        .count()
        .get_result(tx.conn())?;
    if open >= MOST {
        return Err(DoorError::Conflict("too_many_sites"));
    }
    let (id, now) = (SiteId::new(), tx.now());
    diesel::insert_into(sites::table)
        .values((
            sites::id.eq(id),
            sites::party_id.eq(seat.party),
            sites::label.eq(label),
            sites::sealed.eq(sealed_secret(vault, id)?),
            sites::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// The buyer's sites, newest first; closed ones last.
pub fn list(tx: &mut Tx<'_>, seat: BuyerSeat) -> Result<Vec<Site>, DoorError> {
    Ok(sites::table
        .filter(sites::party_id.eq(seat.party))
        .order((sites::closed_at.is_not_null(), sites::id.desc()))
        .limit(200)
        .select(Site::as_select())
        .load(tx.conn())?)
}

/// One site of the buyer's.
pub fn find(tx: &mut Tx<'_>, seat: BuyerSeat, id: SiteId) -> Result<Site, DoorError> {
    let site = any(tx, id)?;
    if site.party == seat.party { Ok(site) } else { Err(DoorError::NotFound) }
}

/// A site that takes reports, for its machine's door.
pub(super) fn open(tx: &mut Tx<'_>, id: SiteId) -> Result<Site, DoorError> {
    let site = any(tx, id)?;
    if site.closed_at.is_none() { Ok(site) } else { Err(DoorError::NotFound) }
}

fn any(tx: &mut Tx<'_>, id: SiteId) -> Result<Site, DoorError> {
    let found = sites::table.find(id).select(Site::as_select()).first(tx.conn()).optional()?;
    found.ok_or(DoorError::NotFound)
}

/// Gives a site another secret; the old one is wrong from now on.
pub fn renew(tx: &mut Tx<'_>, vault: &Vault, seat: BuyerSeat, id: SiteId) -> Result<(), DoorError> {
    let site = find(tx, seat, id)?;
    if site.closed_at.is_some() {
        return Err(DoorError::Conflict("door_closed"));
    }
    diesel::update(sites::table.find(id))
        .set(sites::sealed.eq(sealed_secret(vault, id)?))
        .execute(tx.conn())?;
    Ok(())
}

/// Closes a site: its addresses answer nobody any more. What it told stays.
pub fn close(tx: &mut Tx<'_>, seat: BuyerSeat, id: SiteId) -> Result<(), DoorError> {
    find(tx, seat, id)?;
    let now = tx.now();
    diesel::update(sites::table.find(id).filter(sites::closed_at.is_null()))
        .set(sites::closed_at.eq(now))
        .execute(tx.conn())?;
    Ok(())
}
