//! The embedded PostgreSQL, driven through the real program as an operator would, and killed in
//! the ways machines kill programs.

mod crashes;
pub mod harness;
mod refusals;
mod starts;
mod throwaway;
mod wrapper;
