//! Tracking: links that remember the click, and the reports of what visitors did on the buyer's site.
//!
//! A link ([`click`]) records the visit and leads to the buyer's page with the click's id. The buyer's
//! [`site`] tells of a registration or purchase with that id ([`report`]), proved by a secret or a
//! signature ([`proof`]); it becomes one lead through the intake queue, counted once an order over all
//! engagements of the offer. Later reports amend the order's amount or cancel it. A report by the
//! visitor's browser (a pixel) proves less, is taken only where the terms say so, and is marked.

pub mod click;
pub mod figures;
mod forget;
mod landing;
pub mod order;
pub mod proof;
pub mod report;
pub mod site;
mod trial;

pub use click::{Asked, Visitor, Way, follow};
pub use forget::forget_old;
pub use report::{By, Claim, Step, finish, receive};
pub use site::Site;
pub use trial::trial;

crate::text_enum! {
    /// What a site reports.
    pub enum Event as "TrackedEvent" {
        Registration = "registration",
        Purchase = "purchase",
    }
}
