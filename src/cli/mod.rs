//! What the program's subcommands do, each in a file of its own; they write to whatever they are
//! given, so that tests read what an operator would.

pub mod ledger_check;
