//! From a fact to a letter in somebody's hand, through crashes, busy servers and several workers.

mod clock;
mod disputes;
mod letters;
mod market;
mod queue;
mod rails;
mod relay;
mod sending;
mod smtp;
mod staff;
mod upkeep;
