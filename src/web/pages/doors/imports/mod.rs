//! Files of leads: `/contractor/engagements/{id}/imports` takes them in and lists them,
//! `/contractor/imports/{id}` shows one: first its columns to be named, then how it goes, at last
//! what was refused.

mod act;
mod list;
mod refusals;
mod show;
mod view;
pub mod words;

pub use act::{start, stop};
pub use list::{Readings, list, upload};
pub use refusals::refusals;
pub use show::show;

use crate::kernel::ids::ImportId;

/// Where an import is shown.
pub fn path(id: ImportId) -> String {
    format!("/contractor/imports/{id}")
}
