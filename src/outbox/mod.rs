//! Public facts, written in the transaction of the change they tell.
//!
//! A fact exists exactly when its change does. The worker turns facts into mails (and, later,
//! webhooks) after the commit; nothing leaves the program inside a transaction. Facts carry ids,
//! not data: whoever tells the world reads what is true then. The one exception is a link's token,
//! of which the database keeps only the hash; a fact is deleted once it is told.

mod claim;

use diesel::sql_types::{Array, Jsonb, Timestamptz};
use serde::{Deserialize, Serialize};

use crate::db::{DbError, PreparedDsl, Tx};
use crate::kernel::ids::{
    CorrectionId, CreditLimitId, EngagementId, LeadId, OfferId, PartyId, PayeeId, ServiceActId,
    TaskId, TopUpId, UserId, WithdrawalId,
};
use crate::kernel::locale::Locale;

pub use claim::{Claimed, claim, forget};

/// Something that happened and that somebody outside should hear of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Fact {
    /// A new user must confirm their address.
    SignedUp {
        user: UserId,
        token: String,
    },
    /// Somebody signed up with an address that already has a user.
    SignUpRepeated {
        user: UserId,
    },
    ResetAsked {
        user: UserId,
        token: String,
    },
    PasswordChanged {
        user: UserId,
    },
    /// Staff are invited to an address that has no user yet.
    Invited {
        email: String,
        locale: Locale,
        token: String,
    },
    PartySuspended {
        party: PartyId,
    },
    PartyRestored {
        party: PartyId,
    },

    OfferPublished {
        offer: OfferId,
    },
    OfferSentBack {
        offer: OfferId,
    },
    /// A live offer has new terms; those who work on it should know.
    TermsChanged {
        offer: OfferId,
        version: i32,
    },
    /// A test lot is used up and its offer paused: the buyer decides.
    LotUsed {
        offer: OfferId,
    },
    EngagementRequested {
        engagement: EngagementId,
    },
    EngagementApproved {
        engagement: EngagementId,
    },
    EngagementDeclined {
        engagement: EngagementId,
    },

    LeadDelivered {
        lead: LeadId,
    },
    LeadAccepted {
        lead: LeadId,
    },
    LeadRejected {
        lead: LeadId,
    },
    LeadSettled {
        lead: LeadId,
    },
    LeadReturned {
        lead: LeadId,
    },
    /// A rejection over the offer's return share: staff look at it first.
    RejectionReferred {
        lead: LeadId,
    },
    LeadAppealed {
        lead: LeadId,
    },
    /// The buyer answered an appeal; now staff must decide.
    DisputeAnswered {
        lead: LeadId,
    },
    /// A side said more in a dispute.
    StatementAdded {
        lead: LeadId,
        by_buyer: bool,
    },
    SplitProposed {
        lead: LeadId,
        by_buyer: bool,
    },
    DisputeEnded {
        lead: LeadId,
    },
    /// Staff let a verdict's deadline pass.
    VerdictOverdue {
        lead: LeadId,
    },
    /// A buyer rejects most of what it decides, and much.
    BulkRejection {
        buyer: PartyId,
        rejected: i64,
        decided: i64,
    },
    CorrectionAsked {
        correction: CorrectionId,
    },
    CorrectionPaid {
        correction: CorrectionId,
    },
    TaskDue {
        task: TaskId,
    },

    TopUpConfirmed {
        top_up: TopUpId,
    },
    /// A party's account for withdrawals is another one now.
    PayeeChanged {
        payee: PayeeId,
    },
    WithdrawalRequested {
        withdrawal: WithdrawalId,
    },
    WithdrawalApproved {
        withdrawal: WithdrawalId,
    },
    WithdrawalPaid {
        withdrawal: WithdrawalId,
    },
    /// It failed, or staff refused it: the money is back.
    WithdrawalFailed {
        withdrawal: WithdrawalId,
    },
    TopUpRefunded {
        top_up: TopUpId,
    },
    /// A payment is not as it should be: staff must look.
    PaymentAlarm {
        top_up: TopUpId,
        trouble: Trouble,
        /// The rail's name of the payment, refund or dispute.
        about: String,
    },
    /// A buyer's money in a currency runs low.
    FundsLow {
        party: PartyId,
        currency: String,
    },
    /// Offers of a buyer were paused: its money does not pay their next lead.
    FundsOut {
        party: PartyId,
        currency: String,
    },
    /// Offers paused for want of money go on.
    FundsBack {
        party: PartyId,
        currency: String,
        offers: i64,
    },
    /// Staff set how far a wallet may go below zero.
    CreditChanged {
        limit: CreditLimitId,
    },
    /// A party's act of a month is there to be fetched.
    ActIssued {
        act: ServiceActId,
    },
    /// The books do not add up: every member of staff must know.
    LedgerAlarm {
        rule: String,
        what: String,
    },
}

crate::text_enum! {
    /// What is wrong with a payment.
    pub enum Trouble as "PaymentTrouble" {
        /// It is not the amount asked for, or not in its currency.
        AnotherAmount = "another_amount",
        /// The same top-up was paid a second time.
        PaidTwice = "paid_twice",
        /// The payer's bank wants it back.
        Disputed = "disputed",
        /// It was refunded at the provider, and the wallet could not follow.
        RefundOutside = "refund_outside",
        /// A refund could not be paid out.
        RefundFailed = "refund_failed",
    }
}

/// Writes facts. One statement for any number.
pub fn tell(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<(), DbError> {
    if facts.is_empty() {
        return Ok(());
    }
    let now = tx.now();
    // A fact is made of ids and words, so it always has a JSON form.
    let rows: Vec<serde_json::Value> =
        facts.iter().filter_map(|fact| serde_json::to_value(fact).ok()).collect();
    diesel::sql_query("INSERT INTO outbox (at, fact) SELECT $1, f FROM unnest($2) AS f")
        .bind::<Timestamptz, _>(now)
        .bind::<Array<Jsonb>, _>(rows)
        .prepared()
        .run(tx.conn())?;
    tx.announce();
    Ok(())
}
