//! The web floor itself: who may come in, what every answer carries, and what is refused before a
//! handler sees it.

mod csrf;
mod headers;
mod limits;
mod once;
mod openapi;
mod problems;
mod strangers;
mod walk;
