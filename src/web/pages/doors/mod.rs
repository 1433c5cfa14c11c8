//! Pages of the doors: how leads of an engagement arrive, and the buyer's telephones and sites.

pub mod arrivals;
pub mod calls;
pub mod forms;
pub mod imports;
pub mod origin;
pub mod postbacks;
pub mod receivers;
pub mod tracking;
pub mod ways;
