//! `ledger check`: proves the books from their own rows, the chain with its signatures, and every lead
//! and top-up against them.

use std::io::{self, Write};

use crate::db::{Db, DbError};
use crate::kernel::signing::PublicKey;
use crate::leads::{self, LeadError};
use crate::ledger::LedgerError;
use crate::ledger::audit::{self, Discrepancy};
use crate::ledger::chain;
use crate::payouts::{self, PayoutError};

/// Why the books could not be checked.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    #[error(transparent)]
    Db(#[from] DbError),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Leads(#[from] LeadError),
    #[error(transparent)]
    Payouts(#[from] PayoutError),
    #[error("the result cannot be written: {0}")]
    Out(#[from] io::Error),
}

/// Checks everything and writes one line when all is well, otherwise one line for each fault.
/// Answers whether all is well. Without the exchange's key no signature can be checked, which is a fault
/// as soon as there is one.
pub fn run(db: &Db, key: Option<&PublicKey>, out: &mut impl Write) -> Result<bool, CheckError> {
    let (books, chain, faults) = db.tx(|tx| -> Result<_, CheckError> {
        let mut books = audit::check(tx)?;
        let mut faults = std::mem::take(&mut books.discrepancies);
        let mut chain = chain::audit::check(tx, key)?;
        faults.append(&mut chain.discrepancies);
        faults.extend(leads::audit::check(tx)?);
        faults.extend(payouts::audit::check(tx)?);
        Ok((books, chain, faults))
    })?;
    for Discrepancy { rule, what } in &faults {
        writeln!(out, "{rule}: {what}")?;
    }
    let verdict = match faults.len() {
        0 => "The books balance".to_owned(),
        1 => "1 fault".to_owned(),
        many => format!("{many} faults"),
    };
    writeln!(
        out,
        "{verdict}. Transfers: {}, accounts: {}, open holds: {}; in the chain: {}, to be linked: {}, days signed: {}.",
        books.transfers, books.accounts, books.open_holds, chain.links, chain.waiting, chain.days
    )?;
    Ok(faults.is_empty())
}
