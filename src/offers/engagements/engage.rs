//! A contractor takes an offer, or asks to.

use super::{EngagementMove, begin, locked_on};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::kernel::ids::{EngagementId, OfferId};
use crate::offers::terms::{EngagementMode, Terms};
use crate::offers::{EngagementStatus, OfferError, OfferStatus, lock, words};
use crate::outbox::{self, Fact};

/// Takes an open offer at once; asks for one on request, with a message to the buyer; on one by
/// invitation answers the invitation, when there is one. Never on an offer of one's own.
pub fn engage(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    offer: OfferId,
    message: &str,
) -> Result<EngagementId, OfferError> {
    let locked = lock::any(tx, offer)?;
    if locked.party == seat.party {
        return Err(OfferError::OwnOffer);
    }
    match locked.status {
        // Never public: for a stranger it does not exist.
        OfferStatus::Draft | OfferStatus::Review => return Err(OfferError::NotFound),
        OfferStatus::Paused | OfferStatus::Closed => return Err(OfferError::Status(locked.status)),
        OfferStatus::Published => {}
    }
    lock::party_active(tx, seat.party)?;
    let message = words::optional("message", message)?;
    match Terms::load(tx, offer, locked.version)?.engagement {
        EngagementMode::Open => {
            begin(tx, &locked, seat.party, EngagementMove::Take, message.as_deref())
        }
        EngagementMode::Request => {
            let id = begin(tx, &locked, seat.party, EngagementMove::Request, message.as_deref())?;
            outbox::tell(tx, &[Fact::EngagementRequested { engagement: id }])?;
            Ok(id)
        }
        EngagementMode::Invitation => match locked_on(tx, offer, seat.party)? {
            Some(invited) if invited.status == EngagementStatus::Active => Ok(invited.id),
            Some(_) | None => Err(OfferError::InvitationOnly),
        },
    }
}
