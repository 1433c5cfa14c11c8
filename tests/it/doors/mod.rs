//! The doors leads arrive by, driven as other people's machines drive them.

mod tracking;
