use crate::offers::{EngagementStatus, OfferError, OfferStatus};
use crate::web::WebError;

/// A refused act names what the offer or the engagement is: that is why it was refused.
const fn offer_is(status: OfferStatus) -> &'static str {
    match status {
        OfferStatus::Draft => "offer_is_draft",
        OfferStatus::Review => "offer_is_in_review",
        OfferStatus::Published => "offer_is_published",
        OfferStatus::Paused => "offer_is_paused",
        OfferStatus::Closed => "offer_is_closed",
    }
}

const fn engagement_is(status: EngagementStatus) -> &'static str {
    match status {
        EngagementStatus::Requested => "engagement_is_requested",
        EngagementStatus::Active => "engagement_is_active",
        EngagementStatus::Declined => "engagement_is_declined",
        EngagementStatus::Left => "engagement_is_left",
    }
}

impl From<OfferError> for WebError {
    fn from(error: OfferError) -> Self {
        match error {
            OfferError::NotFound => Self::NotFound,
            OfferError::Invalid(faults) => Self::Invalid(faults),
            OfferError::Status(status) => Self::conflict(offer_is(status)),
            OfferError::EngagementStatus(status) => Self::conflict(engagement_is(status)),
            OfferError::OwnOffer => Self::conflict("own_offer"),
            OfferError::InvitationOnly => Self::conflict("invitation_only"),
            OfferError::Lot => Self::conflict("lot_not_now"),
            OfferError::OutOfFunds => Self::conflict("offer_out_of_funds"),
            OfferError::PartySuspended => Self::forbidden("party_suspended"),
            OfferError::Db(error) => error.into(),
        }
    }
}
