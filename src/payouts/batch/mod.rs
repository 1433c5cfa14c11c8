//! Batches: approved withdrawals handed to the bank together, as ISO 20022 pain.001 and as CSV.
//!
//! What is in a batch is fixed when it is made, and a withdrawal is open in one batch at most. The
//! files are written when one of them is first fetched and kept sealed: fetching again gives the
//! same bytes with the same message id, and each payment is named by its withdrawal's own reference,
//! so a bank that gets the file twice knows it. Before that a withdrawal can be taken out again;
//! afterwards each one ends as paid or failed, once.
//!
//! Lock order: the batch's row, then parties, withdrawals and accounts.

mod csv;
mod export;
mod find;
mod latin;
mod make;
mod pain001;
mod take_out;

use crate::kernel::ids::WithdrawalBatchId;
use crate::kernel::money::Money;
use crate::payouts::withdrawal::Signature;

pub use export::{Format, export};
pub use find::{items, list, needs_account, one, ready};
pub use make::{MOST, make};
pub use pain001::missing_accounts;
pub use take_out::take_out;

/// One batch.
#[derive(Debug, Clone)]
pub struct Batch {
    pub id: WithdrawalBatchId,
    /// The message id of its pain.001.
    pub reference: String,
    pub made: Signature,
    /// When its files were first fetched, and by whom.
    pub exported: Option<Signature>,
    /// Whether a pain.001 was written then.
    pub has_xml: bool,
    /// How many are in it, and how many of these are paid, failed, and still open.
    pub items: i64,
    pub paid: i64,
    pub failed: i64,
    pub open: i64,
    /// What is paid out by it, an amount a currency, whatever became of each.
    pub totals: Vec<Money>,
}
