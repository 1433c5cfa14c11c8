//! Top-ups: money a buyer says will come, and staff say has come.

mod book;
mod cancel;
mod confirm;
mod list;
mod request;

use chrono::{DateTime, Utc};

use crate::kernel::ids::{PartyId, TopUpId};
use crate::kernel::money::Money;
use crate::payouts::Rail;

pub(super) use book::{book, received};
pub use cancel::{cancel, cancel_own};
pub(super) use cancel::{end, read_reason};
pub use confirm::confirm;
pub use list::{Filter, any, by_id, count_waiting, for_staff, list, of_party, waiting};
pub(super) use list::{locked, one, requester};
pub(super) use request::request_by;
pub use request::{MAX_WAITING, Order, request};

crate::text_enum! {
    /// Whether the money has come.
    pub enum TopUpStatus {
        Requested = "requested",
        Confirmed = "confirmed",
        Cancelled = "cancelled",
        /// On its way back to whoever paid; out of the wallet already.
        Refunding = "refunding",
        Refunded = "refunded",
    }
}

/// One top-up.
#[derive(Debug, Clone)]
pub struct TopUp {
    pub id: TopUpId,
    pub party: PartyId,
    pub party_name: String,
    pub amount: Money,
    /// As shown: `LX-7K3M-Q2PD`.
    pub reference: String,
    pub rail: Rail,
    pub status: TopUpStatus,
    pub created_at: DateTime<Utc>,
    /// When it was confirmed or cancelled.
    pub ended_at: Option<DateTime<Utc>>,
    /// Why staff cancelled it.
    pub cancel_reason: Option<String>,
}

impl TopUp {
    /// Whether its money is still on its way.
    pub fn is_waiting(&self) -> bool {
        self.status == TopUpStatus::Requested
    }
}
