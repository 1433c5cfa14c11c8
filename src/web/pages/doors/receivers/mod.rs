//! Receivers: `/contractor/engagements/{id}/receivers` lists and makes them, `/contractor/receivers/{id}` sets
//! one up, tries it and shows what came, `/contractor/arrivals/{id}` shows one request.

mod act;
mod arrival;
mod list;
mod show;
mod view;

pub use act::{change, close, map, renew, retry, test};
pub use arrival::{own, replay};
pub use list::{list, make};
pub use show::show;

use crate::kernel::ids::{EngagementId, ReceiverId};

/// Where a receiver is shown.
fn path(id: ReceiverId) -> String {
    format!("/contractor/receivers/{id}")
}

/// Where the receivers of an engagement are listed.
fn place(engagement: EngagementId) -> String {
    format!("/contractor/engagements/{engagement}/receivers")
}
