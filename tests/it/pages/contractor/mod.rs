//! The contractor's pages.

mod desk;
mod leads;
mod sheet;
mod submit;
