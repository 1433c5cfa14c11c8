//! Pages about disputes: a rejection, and everything that may follow it.

pub mod evidence;
pub mod found;
pub mod sides;
pub mod staff;
