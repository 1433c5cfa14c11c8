//! A rejection and what follows it, on the pages of both sides.

mod endings;
mod ground;
mod lists;
mod notices;
mod referred;
mod sent;
mod shown;
