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
}

/// Locks any offer.
pub(super) fn any(tx: &mut Tx<'_>, id: OfferId) -> Result<Locked, OfferError> {
    let row: Option<(PartyId, OfferStatus, i32)> = offers::table
        .find(id.uuid())
        .select((offers::party_id, offers::status, offers::terms_version))
        .for_update()
        .first(tx.conn())
        .optional()?;
    let (party, status, version) = row.ok_or(OfferError::NotFound)?;
    Ok(Locked { id, party, status, version })
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

    /// Writes the status the act leads to.
    pub(super) fn apply(self, tx: &mut Tx<'_>, act: OfferMove) -> Result<(), OfferError> {
        let next = self.after(act)?;
        diesel::update(offers::table.find(self.id.uuid()))
            .set(offers::status.eq(next))
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
