//! Pages about leads: the contractor's side and the staff's view.

mod asked;
pub mod contractor;
pub mod staff;
mod told;
