//! The doors leads arrive by, driven as other people's machines drive them.

mod calls;
mod tracking;
