//! The embedded PostgreSQL, driven through the real program as an operator would, and killed in
//! the ways machines kill programs.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod crashes;
mod harness;
mod refusals;
mod starts;
mod throwaway;
mod wrapper;
