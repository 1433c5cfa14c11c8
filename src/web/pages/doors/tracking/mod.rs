//! Pages of tracking: the buyer's sites that report, and the contractor's link.

pub mod link;
pub mod site;
pub mod sites;
