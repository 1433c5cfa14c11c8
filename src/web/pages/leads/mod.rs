//! Pages about leads: the buyer's side, the contractor's side and the staff's view.

pub mod asked;
pub mod buyer;
pub mod contractor;
pub mod staff;
pub mod told;
