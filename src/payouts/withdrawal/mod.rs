//! Withdrawals: money a party asks for, and staff pay out.
//!
//! A withdrawal is `requested` and its amount leaves the wallet at once, so it cannot be spent
//! twice. Staff approve it, above the operator's threshold two different people do; then it is paid
//! by itself or in a batch with others, or it fails, is refused or taken back, and the whole amount
//! returns. The fee is fixed when it is asked for and taken only from what is paid. The database
//! keeps the road, the signatures and the money in step (`payouts_withdrawals`).
//!
//! A suspended party gets nothing: its requests are refused, and what waits is neither approved,
//! batched, exported nor paid until it is restored. What the bank has been told already may still
//! be marked, because it has happened.
//!
//! Lock order: parties, then withdrawals, each by id, then accounts. A batch's row comes first.

mod approve;
mod end;
mod list;
mod order;
mod request;

use chrono::{DateTime, Utc};

use crate::kernel::ids::{PartyId, PayeeId, WithdrawalBatchId, WithdrawalId};
use crate::kernel::money::Money;
use crate::payouts::payee::{self, PayeeKind};

pub use approve::approve;
pub use end::{cancel, fail, pay, pay_open, refuse};
pub use list::{Filter, by_id, count_waiting, for_staff, list, of_party, running};
pub(in crate::payouts) use list::{in_batch, is_member, locked_all, sums};
pub use order::Order;
pub use request::{MAX_WAITING, request};

crate::text_enum! {
    /// How far a withdrawal has come.
    pub enum WithdrawalStatus {
        /// Waits for staff's approval, or for the second one.
        Requested = "requested",
        /// Waits to be paid.
        Approved = "approved",
        /// In a batch for the bank.
        Batched = "batched",
        Paid = "paid",
        /// Approved, and the bank did not pay it.
        Failed = "failed",
        /// Staff said no.
        Refused = "refused",
        /// The party took it back.
        Cancelled = "cancelled",
    }
}

impl WithdrawalStatus {
    /// Whether its money is still on the way.
    pub const fn is_running(self) -> bool {
        matches!(self, Self::Requested | Self::Approved | Self::Batched)
    }
}

/// Where a withdrawal goes: one version of a payee, covered.
#[derive(Debug, Clone)]
pub struct Destination {
    pub id: PayeeId,
    pub kind: PayeeKind,
    pub ending: String,
    pub version: i32,
}

impl Destination {
    /// `•••• 3000`.
    pub fn masked(&self) -> String {
        payee::masked(&self.ending)
    }
}

/// Somebody's signature under a step: their address, and when.
#[derive(Debug, Clone)]
pub struct Signature {
    pub by: String,
    pub at: DateTime<Utc>,
}

/// The batch a withdrawal is in.
#[derive(Debug, Clone)]
pub struct InBatch {
    pub id: WithdrawalBatchId,
    pub reference: String,
    /// Whether its files were fetched, so that the bank may know of it.
    pub exported: bool,
}

/// One withdrawal.
#[derive(Debug, Clone)]
pub struct Withdrawal {
    pub id: WithdrawalId,
    pub party: PartyId,
    pub party_name: String,
    pub party_suspended: bool,
    /// What left the wallet.
    pub amount: Money,
    /// What the operator keeps of it when it is paid.
    pub fee: Money,
    /// As shown: `LX-7K3M-Q2PD`.
    pub reference: String,
    pub status: WithdrawalStatus,
    /// Whether it takes two people to approve it.
    pub two_people: bool,
    /// None while the party has named no account.
    pub payee: Option<Destination>,
    /// It is not paid earlier.
    pub payable_from: DateTime<Utc>,
    pub requested: Signature,
    pub approved: Option<Signature>,
    pub seconded: Option<Signature>,
    pub ended: Option<Signature>,
    /// Why it failed or was refused.
    pub reason: Option<String>,
    pub batch: Option<InBatch>,
}

impl Withdrawal {
    /// What arrives: the amount less the fee.
    pub fn paid_out(&self) -> Money {
        Money::new(self.amount.minor().saturating_sub(self.fee.minor()), self.amount.currency())
    }

    pub fn is_requested(&self) -> bool {
        self.status == WithdrawalStatus::Requested
    }

    /// Whether it waits for the second of two people.
    pub fn needs_second(&self) -> bool {
        self.is_requested() && self.two_people && self.approved.is_some()
    }

    /// Whether it may be paid or fail: it is approved and on its way.
    pub fn is_approved(&self) -> bool {
        matches!(self.status, WithdrawalStatus::Approved | WithdrawalStatus::Batched)
    }

    /// Whether a change of the account still holds it back.
    pub fn is_delayed(&self, now: &DateTime<Utc>) -> bool {
        self.status.is_running() && self.payable_from > *now
    }

    /// Whether it can still be taken out of its batch.
    pub fn in_unsent_batch(&self) -> bool {
        self.status == WithdrawalStatus::Batched
            && self.batch.as_ref().is_some_and(|batch| !batch.exported)
    }
}
