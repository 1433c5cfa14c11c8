//! Calls: told by three kinds of telephone exchange, from the ring to the settled lead.

mod desk;
mod hostile;
mod journeys;
mod pages;
mod rules;
