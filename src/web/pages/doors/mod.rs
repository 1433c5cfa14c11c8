//! Pages of the doors: how leads of an engagement arrive, and the buyer's telephones and sites.

pub mod imports;
pub mod ways;
