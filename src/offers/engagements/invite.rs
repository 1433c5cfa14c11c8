//! A buyer invites a contractor.

use super::{EngagementMove, begin};
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{EngagementId, OfferId, PartyId};
use crate::offers::{OfferError, OfferStatus, lock};
use crate::outbox::{self, Fact};

/// Lets a party work on the offer at once, whatever the offer asks of others, and tells it. An
/// invitation binds to nothing: the party may leave or never deliver.
pub fn invite(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    offer: OfferId,
    party: PartyId,
) -> Result<EngagementId, OfferError> {
    let locked = lock::own(tx, seat, offer)?;
    match locked.status {
        OfferStatus::Published | OfferStatus::Paused => {}
        OfferStatus::Draft | OfferStatus::Review | OfferStatus::Closed => {
            return Err(OfferError::Status(locked.status));
        }
    }
    if party == seat.party {
        return Err(OfferError::OwnOffer);
    }
    lock::party_active(tx, party).map_err(|error| match error {
        OfferError::NotFound => Faults::from(Fault::new("party", "unknown-party")).into(),
        other => other,
    })?;
    let id = begin(tx, &locked, party, EngagementMove::Invite, None)?;
    outbox::tell(tx, &[Fact::EngagementApproved { engagement: id }])?;
    Ok(id)
}
