//! Acts of services: what a party sold or bought in one month, told once and for good.
//!
//! A contractor's act lists the leads it was paid for, offer by offer; a buyer's the leads it paid for,
//! with the operator's fee in it for information; both what the operator paid to make mistakes good. The
//! months are those of the operator's time zone.
//!
//! An act tells of transfers by their numbers: from where the party's last act of that side and currency
//! ended, up to the edge of the month ([`crate::ledger::period`]). So every payment is in exactly one act,
//! whatever the clocks said, and what is corrected later is in the act of the month it was corrected in.
//! The database keeps acts as they were issued, numbers them without a gap for each party, and refuses
//! one that does not follow the last or is not the sum of its lines.

pub mod find;
pub mod issue;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::kernel::ids::{CorrectionId, LeadId, OfferId, PartyId, ServiceActId};
use crate::kernel::money::{Currency, Money};

crate::text_enum! {
    /// Which side of the exchange an act is about.
    pub enum ActSide {
        /// Leads bought.
        Buyer = "buyer",
        /// Leads sold: the services rendered.
        Contractor = "contractor",
    }
}

/// What one offer came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferLine {
    pub offer: OfferId,
    /// As the newest of the leads was sold.
    pub title: String,
    pub leads: i64,
    /// Minor units: earned by a contractor, paid by a buyer.
    pub amount: i64,
    /// Of what a buyer paid, the operator's fee.
    pub fee: i64,
}

/// A mistake made good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionLine {
    pub correction: CorrectionId,
    pub lead: LeadId,
    /// The offer's.
    pub title: String,
    /// Minor units.
    pub amount: i64,
}

/// An act, as it was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    pub id: ServiceActId,
    pub party: PartyId,
    pub party_name: String,
    /// One after the other for each party.
    pub number: i32,
    pub side: ActSide,
    pub currency: Currency,
    /// Its first day.
    pub month: NaiveDate,
    /// The zone the month is of, by name.
    pub zone: String,
    pub leads: i64,
    pub amount: Money,
    pub fee: Money,
    pub corrected: Money,
    pub lines: Vec<OfferLine>,
    pub corrections: Vec<CorrectionLine>,
    /// The operator's name and address, line by line.
    pub issuer: String,
    pub issued_at: DateTime<Utc>,
}
