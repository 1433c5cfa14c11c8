//! A party's proof: its own transfers as one file, with what it takes to check, without the exchange,
//! that they are in the chain and add up.
//!
//! - The file holds each transfer's line as it was hashed, the path from its leaf to the root of its day,
//!   the signed heads of the days, and a [`Statement`] the exchange signs: which accounts, what was in
//!   them before and after, and the hash of all the lines, so that none can be left out later.
//! - [`make`] writes it, [`verify`] checks it and needs nothing but the exchange's [`Keys`].
//!
//! The format is told in docs/proof.md, well enough to write one's own check.

mod keys;
mod make;
mod verify;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::account::AccountKind;
use super::chain::SignedDay;
use crate::kernel::hash::Hash;
use crate::kernel::ids::PartyId;

pub use keys::{BadKeys, Keys};
pub use make::{Wanted, make};
pub use verify::{Holds, Wrong, verify};

/// What a proof's file begins with.
pub const FILE_KIND: &str = "lead-exchange/proof-file/1";
/// What the signed statement in it says it is.
pub const KIND: &str = "lead-exchange/proof/1";
/// The most transfers in one file; the rest is in the next.
pub const MOST: i64 = 2_000;

/// A proof as it is handed out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProofFile {
    #[schema(example = "lead-exchange/proof-file/1")]
    pub kind: String,
    /// One line of canonical JSON: which accounts of whom, from where to where in the chain, what was in
    /// them before and after, the hash of the lines. Exactly these bytes are signed.
    pub statement: String,
    /// Ed25519 over the statement's bytes, base64.
    pub signature: String,
    /// Names the key in `/.well-known/lead-exchange-keys.json`.
    pub key_id: String,
    /// The heads of the days the file reaches into, oldest first.
    pub days: Vec<SignedDay>,
    /// In the order of the chain.
    pub transfers: Vec<Proved>,
}

/// One transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Proved {
    /// Its place in the chain.
    pub position: i64,
    /// `transfer/1`, number, id, code, debit account, credit account, amount in minor units, currency,
    /// subject, hold, corrected transfer, time: one blank between, `-` for none.
    pub line: String,
    /// From its leaf to below the root of its day's tree: SHA-256 in hexadecimal. Null when its day is not
    /// over, so that nothing but the statement vouches for it yet.
    #[schema(value_type = Option<Vec<String>>)]
    pub path: Option<Vec<Hash>>,
}

/// What the exchange says of a file under its signature. The fields stand in the order of the alphabet,
/// in which they are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    pub accounts: Vec<AccountSaid>,
    /// The file tells what comes after this position …
    pub after: i64,
    pub kind: String,
    /// SHA-256 of the lines, each with its position before it and a line feed behind: `position line`.
    pub lines_sha256: Hash,
    pub made_at: String,
    /// Where the next file begins, when this one was full.
    pub next: Option<i64>,
    pub party: PartyId,
    /// Up to which position signed heads cover the file.
    pub proved_to: i64,
    pub transfers: i64,
    /// … up to this one.
    pub until: i64,
}

/// One of the party's accounts. Amounts are minor units, whole numbers in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountSaid {
    /// As it stands in the lines.
    pub account: String,
    /// What was in it at `until`.
    pub closing: String,
    pub currency: String,
    pub kind: AccountKind,
    /// What was in it at `after`.
    pub opening: String,
}

/// What [`Statement::lines_sha256`] is made of.
fn digest_of<'a>(lines: impl Iterator<Item = (i64, &'a str)>) -> Hash {
    let text: String = lines.map(|(position, line)| format!("{position} {line}\n")).collect();
    Hash::of(text.as_bytes())
}

impl ProofFile {
    /// The file's text.
    pub fn to_json(&self) -> String {
        // Texts, numbers and lists always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What it says of itself, unchecked.
    pub fn said(&self) -> Option<Statement> {
        serde_json::from_str(&self.statement).ok()
    }
}

/// What a file is called.
pub fn file_name(said: &Statement, made: NaiveDate) -> String {
    format!("proof-{}-{made}-{}-{}.json", said.party, said.after, said.until)
}
