//! Leads over the real program: sent, decided, raced for, kept private, found again.

mod audit;
mod clocks;
mod deciding;
pub mod market;
mod money;
mod plans;
mod privacy;
mod queue;
mod races;
mod reading;
mod same;
pub mod sending;
mod tricks;
mod work;
