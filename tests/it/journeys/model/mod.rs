//! Every movement of money there is, drawn by lot, against a model that keeps plain numbers.
//!
//! Three pairs of a buyer and a contractor, in currencies with 2, 0 and 3 decimals, work at once
//! through the public API of a server that is killed on the way; answers are lost and calls repeated.
//! Nothing of the program is used to say what must come out ([`plain`]). What each pair does is drawn
//! from one seed, printed at the start: `MODEL_SEED=… cargo nextest run model` plays it again, and
//! `MODEL_STEPS=…` plays longer.

mod act;
mod dice;
mod pair;
mod plain;
mod run;
