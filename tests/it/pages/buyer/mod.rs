//! The buyer's pages: inbox, lead, tasks.

mod inbox;
mod lead;
mod tasks;
