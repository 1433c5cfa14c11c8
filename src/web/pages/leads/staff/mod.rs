//! Staff's view of leads: all of them, with the contact covered until somebody says why it must be
//! seen.

mod list;
mod show;

pub use list::{list, party_named};
pub use show::{show, unmask};
