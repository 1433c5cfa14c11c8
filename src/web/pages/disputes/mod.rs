//! Pages about disputes.

pub mod evidence;
