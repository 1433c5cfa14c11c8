//! The doors leads arrive by.

mod forms;
