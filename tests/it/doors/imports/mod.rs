//! Files of leads: what people save, what nobody should send, and what becomes of the rows.

mod api;
pub mod ground;
mod hostile;
mod journey;
mod reading;
mod running;
