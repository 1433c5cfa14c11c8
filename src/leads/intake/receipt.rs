//! What a sender is told about a lead.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Rule;
use crate::kernel::fault::Faults;
use crate::kernel::ids::LeadId;
use crate::kernel::money::Money;
use crate::leads::Status;
use crate::offers::budget::Full;

/// The acknowledgement of a lead the exchange keeps, delivered or refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    pub id: LeadId,
    pub status: Status,
    /// What the buyer pays.
    pub price: Money,
    /// What of it the contractor gets.
    pub payout: Money,
    pub refusal: Option<Rule>,
    /// Which limit on money refused it, and when there is room again.
    pub full: Option<Full>,
    /// When the buyer's time to decide ends.
    pub deadline: Option<DateTime<Utc>>,
    /// Sent to try things out: its id is a test lead's.
    pub test: bool,
    /// Known already by the sender's own id: this is the first one's answer, and it counts once.
    pub repeated: bool,
}

/// Why a submission became no lead. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// The token's user was suspended, or signed out everywhere.
    #[error("not signed in")]
    SignInNeeded,
    /// The sender holds no contractor's seat.
    #[error("not a contractor")]
    Forbidden,
    /// No such engagement, or a stranger's.
    #[error("engagement not found")]
    NoSuchEngagement,
    /// It does not fit the form.
    #[error(transparent)]
    Invalid(#[from] Faults),
    /// The idempotency key was used with another request.
    #[error("idempotency key used with another request")]
    KeyReused,
}

/// A receipt as kept under an idempotency key. Only what cannot be read from the lead's row: its
/// status may have moved on since, and the replay must be the first answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct KeptReceipt {
    pub id: LeadId,
    pub status: Status,
    pub price: i64,
    pub payout: i64,
    pub currency: String,
    pub refusal: Option<Rule>,
    #[serde(default)]
    pub full: Option<Full>,
    pub deadline: Option<DateTime<Utc>>,
    #[serde(default)]
    pub test: bool,
}

impl From<&Receipt> for KeptReceipt {
    fn from(receipt: &Receipt) -> Self {
        Self {
            id: receipt.id,
            status: receipt.status,
            price: receipt.price.minor(),
            payout: receipt.payout.minor(),
            currency: receipt.price.currency().code().to_owned(),
            refusal: receipt.refusal,
            full: receipt.full,
            deadline: receipt.deadline,
            test: receipt.test,
        }
    }
}

impl KeptReceipt {
    pub(super) fn receipt(self) -> Option<Receipt> {
        let currency = self.currency.parse().ok()?;
        Some(Receipt {
            id: self.id,
            status: self.status,
            price: Money::new(self.price, currency),
            payout: Money::new(self.payout, currency),
            refusal: self.refusal,
            full: self.full,
            deadline: self.deadline,
            test: self.test,
            repeated: false,
        })
    }
}
