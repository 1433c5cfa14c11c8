//! The chain of transfers: made without gaps while others post, guarded, and telling when it was
//! tampered with.

mod guards;
mod heads;
mod sealing;
mod tampering;
