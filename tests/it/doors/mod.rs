//! The doors leads arrive by, each from the real payload to the settled lead.

mod calls;
mod forms;
pub mod imports;
mod postbacks;
mod receivers;
mod tracking;
