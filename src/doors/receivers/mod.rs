//! Receivers: addresses that networks and site builders send leads to by themselves.
//!
//! - [`receiver`] is one address with its secret, made for one engagement; [`mapping`] says which value
//!   of what comes is what, and what is proposed until its owner says otherwise.
//! - [`payload`] reads the formats, a file each with its source; [`proof`] checks secret or signature.
//! - [`receive`] judges a request and hands its lead on, [`lead`] makes it; after the intake queue
//!   answered, [`receive::finish`] writes the log. The lead bears the network's own id, so one sent
//!   twice counts once.
//! - [`fetch`] keeps the numbers Meta only tells of until their leads were fetched: what was
//!   acknowledged is never dropped.
//! - [`trial`] sends a payload of the network's shape the whole way as a test; [`preview`] shows what
//!   the last arrival would become.

pub mod fetch;
pub mod lead;
pub mod mapping;
pub mod payload;
pub mod preview;
pub mod proof;
pub mod receive;
pub mod receiver;
pub mod trial;

pub use fetch::FetchStatus;
pub use mapping::Mapping;
pub use receive::{By, Incoming, Step, can_replay, finish, greet, receive};
pub use receiver::{Draft, Receiver};
pub use trial::{Trial, trial};

crate::text_enum! {
    /// Whose payload it understands.
    pub enum ReceiverKind {
        GoogleAds = "google_ads",
        Meta = "meta",
        Tilda = "tilda",
        /// Any JSON or form, by a mapping of its own.
        Generic = "generic",
    }
}
