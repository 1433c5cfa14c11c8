//! Offers and engagements, over the API, over pages, and against the database itself.

mod api;
mod catalogue;
mod engagements;
mod given;
mod lots;
mod moves;
mod pages;
mod terms;
