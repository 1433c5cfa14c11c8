//! Files given as evidence: recordings, pictures, letters.
//!
//! What holds here:
//!
//! - The type of a file is what its content shows ([`Media`]), never what its sender or its name
//!   says; what is none of the types listed is not taken.
//! - A [`File`] exists only within the bounds, so whoever holds one need not check again.
//! - A recording is personal data like the contact: each content is sealed for its own row and
//!   opens on no other.
//! - Files are read by the lead's two parties and by staff; to everybody else they are not there.
//! - Nothing is changed or taken back: the table is append-only.

mod file;
mod kept;
pub mod media;
mod name;

pub use file::{File, MAX_BYTES, MAX_FILES, Upload, read};
pub use kept::{MAX_KEPT, Piece, attach, of, open};
pub use media::Media;
