//! Offers and engagements over JSON.

mod body;
mod engagements;
mod fees;
mod moves;
mod read;
mod view;
mod write;

use utoipa::OpenApi;

pub use engagements::{approve, decline, engage, invite, leave, list as engagement_list};
pub use fees::{add as add_fee, list as fees, of_offer as fees_of};
pub use moves::{close, pause, publish, resume, send_back, submit, withdraw};
pub use read::{list, show};
pub use write::{change, create};

/// What this slice says about its routes.
#[derive(OpenApi)]
#[openapi(
    paths(
        read::list,
        read::show,
        write::create,
        write::change,
        moves::submit,
        moves::withdraw,
        moves::publish,
        moves::send_back,
        moves::pause,
        moves::resume,
        moves::close,
        fees::list,
        fees::add,
        fees::of_offer,
        engagements::engage,
        engagements::invite,
        engagements::list,
        engagements::approve,
        engagements::decline,
        engagements::leave,
    ),
    components(schemas(
        view::OfferJson,
        view::EngagementJson,
        body::OfferBody,
        body::ReasonBody,
    )),
    tags((name = "offers", description = "What buyers ask for, and who works on it"))
)]
pub struct Doc;
