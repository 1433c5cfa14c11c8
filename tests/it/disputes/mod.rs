//! What follows a rejection, and what both sides show for it.

mod evidence;
mod media;
mod sending;
