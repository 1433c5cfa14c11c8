//! Pages about disputes: a rejection, and everything that may follow it.
//!
//! A side reads all of it on the lead's own page, in one [`card`]; what it posts is here.

pub mod acts;
pub mod buyer;
pub mod card;
pub mod contractor;
pub mod ended;
pub mod evidence;
pub mod forms;
pub mod found;
pub mod sides;
pub mod splits;
pub mod staff;
pub mod standing;
