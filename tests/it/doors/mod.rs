//! The doors leads arrive by.

mod imports;
