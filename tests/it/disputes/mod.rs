//! What follows a rejection, and what both sides show for it.

mod corrections;
mod endings;
mod evidence;
mod findings;
mod gate;
pub mod ground;
mod illegal;
mod impartial;
mod media;
mod races;
mod sending;
mod splits;
