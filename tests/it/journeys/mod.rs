//! The whole straight road, from signing up to the last statement, with exact money at every step:
//! through pages, through the API, by the clock alone, and with the server killed on the way.

mod api;
mod clock;
mod crash;
pub mod ground;
mod model;
mod pages;
pub mod people;
pub mod postbox;
