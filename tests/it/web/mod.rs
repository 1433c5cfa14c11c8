//! The web floor itself: who may come in, and what every answer carries.

mod headers;
