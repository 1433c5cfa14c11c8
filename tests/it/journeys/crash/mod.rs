//! The server killed in the middle of its work, as machines do it, and started again: clients that
//! repeat what was not answered, with the same key, end with each lead and each decision counted
//! once, every acknowledged one among them, sound books, and mails neither lost nor doubled.

mod decisions;
mod intake;
pub mod killed;
mod machine;
