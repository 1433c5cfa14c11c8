//! Locking an offer before its status changes, and the change itself.

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::status::OfferMove;
use super::{OfferError, OfferStatus};
use crate::accounts::{BuyerSeat, StaffSeat};
use crate::db::Tx;
use crate::kernel::ids::{OfferId, PartyId};
use crate::schema::{offers, parties};

/// An offer whose row is locked until the transaction ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Locked {
    pub id: OfferId,
    pub party: PartyId,
    pub status: OfferStatus,
    pub version: i32,
    /// Whether it is paused for want of money.
    pub out_of_funds: bool,
}

/// Locks any offer.
pub(super) fn any(tx: &mut Tx<'_>, id: OfferId) -> Result<Locked, OfferError> {
    type Row = (PartyId, OfferStatus, i32, Option<chrono::DateTime<chrono::Utc>>);
    let row: Option<Row> = offers::table
        .find(id.uuid())
        .select((
            offers::party_id,
            offers::status,
            offers::terms_version,
            offers::out_of_funds_since,
        ))
        .for_update()
        .first(tx.conn())
        .optional()?;
    let (party, status, version, since) = row.ok_or(OfferError::NotFound)?;
    Ok(Locked { id, party, status, version, out_of_funds: since.is_some() })
}

/// Locks the buyer's own offer; a stranger's is not found.
pub(super) fn own(tx: &mut Tx<'_>, seat: BuyerSeat, id: OfferId) -> Result<Locked, OfferError> {
    let locked = any(tx, id)?;
    if locked.party == seat.party { Ok(locked) } else { Err(OfferError::NotFound) }
}

/// Locks an offer staff decide about. One never submitted is none of theirs to decide, but they
/// may see it, so the answer is the status and not "not found".
pub(super) fn for_staff(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    id: OfferId,
) -> Result<Locked, OfferError> {
    any(tx, id)
}

impl Locked {
    /// Where the act leads, or the refusal that names the status.
    pub(super) fn after(self, act: OfferMove) -> Result<OfferStatus, OfferError> {
        self.status.after(act).ok_or(OfferError::Status(self.status))
    }

    /// A pause for want of money becomes the buyer's own.
    pub(super) fn stay_paused(self, tx: &mut Tx<'_>) -> Result<(), OfferError> {
        diesel::update(offers::table.find(self.id.uuid()))
            .set(offers::out_of_funds_since.eq(None::<chrono::DateTime<chrono::Utc>>))
            .execute(tx.conn())?;
        Ok(())
    }

    /// Writes the status the act leads to.
    pub(super) fn apply(self, tx: &mut Tx<'_>, act: OfferMove) -> Result<(), OfferError> {
        let next = self.after(act)?;
        diesel::update(offers::table.find(self.id.uuid()))
            .set((
                offers::status.eq(next),
                // Whatever the buyer does with it, it no longer waits for money.
                offers::out_of_funds_since.eq(None::<chrono::DateTime<chrono::Utc>>),
            ))
            .execute(tx.conn())?;
        Ok(())
    }
}

/// Refuses a suspended party. Its row is locked against a suspension that is under way.
pub(super) fn party_active(tx: &mut Tx<'_>, party: PartyId) -> Result<(), OfferError> {
    let status: Option<String> = parties::table
        .find(party.uuid())
        .select(parties::status)
        .for_share()
        .first(tx.conn())
        .optional()?;
    match status.as_deref() {
        Some("active") => Ok(()),
        Some(_) => Err(OfferError::PartySuspended),
        None => Err(OfferError::NotFound),
    }
}
