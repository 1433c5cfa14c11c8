//! Intake: one pipeline for every door.
//!
//! [`submit`] takes many leads and answers each. It reads everything the decisions need
//! ([`load`]), decides one lead after the other in memory ([`decide`], pure), and writes the
//! results ([`write`]): a fixed number of statements whatever the batch's size. A decision sees the
//! decisions before it, so a batch answers exactly as its leads would one by one: two identical
//! leads are a lead and a duplicate, a refused one uses up neither money nor caps.

pub mod decide;
mod fit;
pub mod load;
mod lot;
pub mod receipt;
pub mod rule;
pub mod score;
mod sent_before;
pub mod submission;
mod tests_apart;
mod write;

use crate::db::Tx;
use crate::kernel::secret::Vault;

use super::LeadError;
use crate::offers::terms::FrozenTerms;

pub use receipt::{NotTaken, Receipt};
pub use rule::Rule;
pub use submission::{RawContact, Sender, Submission, Witness};

/// The answer to one submission: a lead (delivered or refused, both kept), or why there is none.
pub type Answer = Result<Receipt, NotTaken>;

/// What intake works with from batch to batch.
#[derive(Debug)]
pub struct Desk {
    pub vault: Vault,
    pub terms: FrozenTerms,
}

impl Desk {
    pub fn new(vault: Vault) -> Self {
        Self { vault, terms: FrozenTerms::default() }
    }
}

/// Submits leads, answering each in order. All or none are written: an error is the database's,
/// never one lead's, except that a row no statement will take fails the batch it is in; the queue
/// then finds it by halving.
pub fn submit(
    tx: &mut Tx<'_>,
    desk: &Desk,
    batch: &[Submission],
) -> Result<Vec<Answer>, LeadError> {
    if batch.is_empty() {
        return Ok(Vec::new());
    }
    let mut market = load::load(tx, desk, batch)?;
    let now = tx.now();
    let (mut taken, mut tests) = (Vec::new(), Vec::new());
    let mut answers = Vec::with_capacity(batch.len());
    for submission in batch {
        let (answer, new) = match decide::decide(&mut market, &desk.vault, now, submission) {
            decide::Decision::New(new) => (Ok(new.receipt()), Some(*new)),
            decide::Decision::Known(receipt) => (Ok(receipt), None),
            decide::Decision::NotTaken(why) => (Err(why), None),
        };
        answers.push(answer);
        match new {
            Some(new) if new.test => tests.push(new),
            new => taken.extend(new),
        }
    }
    write::write(tx, &desk.vault, &market, &taken)?;
    tests_apart::write(tx, &desk.vault, &tests)?;
    Ok(answers)
}
