//! Ends holds, some in payment and some given back, in one posting.
//!
//! One posting, because a transaction that posts twice may wait for another in a ring (the order of
//! locks, [`crate::ledger`]), and because a hold that is split ends in both ways at once or not at all.

use super::capture::{self, Capture};
use super::release::{self, Release};
use crate::db::Tx;
use crate::ledger::LedgerError;
use crate::ledger::account::{AccountName, open};
use crate::ledger::transfer::post;

/// Ends every hold named. What is captured and released of one hold must be the whole of it.
/// `AlreadyDone` when one has ended before.
pub fn end_holds(
    tx: &mut Tx<'_>,
    captures: &[Capture],
    releases: &[Release],
) -> Result<(), LedgerError> {
    if captures.is_empty() && releases.is_empty() {
        return Ok(());
    }
    let names: Vec<AccountName> = captures
        .iter()
        .flat_map(capture::accounts)
        .chain(releases.iter().flat_map(release::accounts))
        .collect();
    let accounts = open(tx, &names)?;
    let mut transfers = Vec::with_capacity(captures.len() * 2 + releases.len());
    for item in captures {
        transfers.extend(capture::transfers(item, &accounts)?);
    }
    for item in releases {
        transfers.push(release::transfer(item, &accounts)?);
    }
    post(tx, &transfers)
}
