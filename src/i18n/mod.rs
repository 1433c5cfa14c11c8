//! Everything a person reads: texts in three languages, and numbers, money and times written the
//! way that language writes them.
//!
//! Owns the locale files (`locales/<locale>/<slice>.ftl`, embedded in the program), the bundles
//! made of them once, and [`Reader`], through which a page, a mail or an API message speaks to one
//! person. Nothing here knows HTTP or HTML: mails and clocks write texts too.
//!
//! What holds:
//! - Every key exists in every language, and every key the program names exists. `keys.rs` tests
//!   both by reading the files, so a forgotten text is a red build and not a hole in a page.
//! - A missing key renders as the key, is logged once and is kept in [`missing`], where tests look.
//! - Formatting never fails: a value that cannot be written is written plainly.
//! - A page asks for several hundred texts. One costs about a microsecond and no lock, a plural
//!   one a short lock inside fluent.

mod bundles;
mod given;
mod moment;
mod money;
mod negotiate;
mod number;
mod reader;
mod share;
mod span;
mod text;

#[cfg(test)]
mod keys;

pub use bundles::{has, missing, problems};
pub use given::{Given, Key};
pub use negotiate::negotiate;
pub use reader::Reader;
pub use share::{SMALLEST_SAMPLE, Share};
pub use text::{Arg, Text};
