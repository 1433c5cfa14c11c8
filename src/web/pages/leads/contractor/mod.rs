//! The contractor's pages: a desk that says how things stand, the leads that were sent, and the
//! ways to send more.

mod desk;
mod list;
mod offered;
mod show;
pub mod submit;

pub use desk::desk;
pub use list::list;
pub use show::{refused, show};
