//! `/staff/bank`: the bank's statements, their lines, and what is made of them.

pub mod columns;
pub mod line;
pub mod lines;
pub mod statements;
