//! A wallet's statement in words a party knows: each movement with what it was for.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Nullable, Text, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};
use uuid::Uuid;

use crate::accounts::PartySeat;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::{
    CorrectionId, ExchangeId, LeadId, PartyId, TopUpId, TransferId, WithdrawalId,
};
use crate::kernel::money::{Currency, Money};
use crate::kernel::paging::{Listing, Paging};
use crate::ledger::statement::{self, Place};
use crate::ledger::{Code, daily};
use crate::payouts::PayoutError;

/// What a movement was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    TopUp(TopUpId),
    Lead(LeadId),
    Withdrawal(WithdrawalId),
    Correction(CorrectionId),
    Exchange(ExchangeId),
}

impl Subject {
    fn of(code: Code, id: Uuid) -> Self {
        match code {
            Code::TopUp | Code::TopUpRefund | Code::TopUpRefundReturn => {
                Self::TopUp(TopUpId::from_uuid(id))
            }
            Code::Hold | Code::Capture | Code::Fee | Code::Release => {
                Self::Lead(LeadId::from_uuid(id))
            }
            Code::WithdrawalRequest
            | Code::WithdrawalPayment
            | Code::WithdrawalReturn
            | Code::WithdrawalFee => Self::Withdrawal(WithdrawalId::from_uuid(id)),
            Code::Compensation => Self::Correction(CorrectionId::from_uuid(id)),
            Code::ExchangeOut | Code::ExchangeIn => Self::Exchange(ExchangeId::from_uuid(id)),
        }
    }
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TopUp(id) => id.fmt(f),
            Self::Lead(id) => id.fmt(f),
            Self::Withdrawal(id) => id.fmt(f),
            Self::Correction(id) => id.fmt(f),
            Self::Exchange(id) => id.fmt(f),
        }
    }
}

/// The lead a correction is about, and which side of it the party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Corrected {
    pub lead: LeadId,
    /// Whether the party bought it; else it sent it.
    pub bought: bool,
}

/// One line of a statement.
#[derive(Debug, Clone)]
pub struct Line {
    pub id: TransferId,
    pub at: DateTime<Utc>,
    pub code: Code,
    pub subject: Subject,
    /// The title of the offer a lead came under (for a correction too), the reference of a top-up
    /// or withdrawal, or the rate of an exchange.
    pub about: Option<String>,
    /// The lead a correction is about.
    pub corrected: Option<Corrected>,
    /// Positive into the wallet, negative out of it.
    pub amount: Money,
    /// What was in the wallet after this line.
    pub balance: Money,
}

/// Lines of a party's wallet in one currency, newest first. Two statements whatever the page.
pub fn lines(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    currency: Currency,
    paging: &Paging<Place>,
) -> Result<Listing<Line, Place>, PayoutError> {
    let page = statement::lines(tx, seat.party, currency, paging)?;
    told(tx, seat, page)
}

/// The ledger's lines with what each was for. One statement.
pub(super) fn told(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    page: Listing<statement::Line, Place>,
) -> Result<Listing<Line, Place>, PayoutError> {
    let mut about = names(tx, &page.items)?;
    Ok(page.map(|line| {
        let (name, corrected) = match about.remove(&line.id) {
            Some(found) => {
                let corrected = found.lead.zip(found.buyer);
                let corrected =
                    corrected.map(|(lead, buyer)| Corrected { lead, bought: buyer == seat.party });
                (Some(found.name), corrected)
            }
            None => (None, None),
        };
        Line {
            id: line.id,
            at: line.at,
            code: line.code,
            subject: Subject::of(line.code, line.subject),
            about: name,
            corrected,
            amount: line.amount,
            balance: line.balance,
        }
    }))
}

/// What the party's wallet in one currency held at the end of each of the last thirty days.
pub fn daily(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    currency: Currency,
    zone: chrono_tz::Tz,
) -> Result<Vec<daily::Daily>, PayoutError> {
    Ok(daily::balances(tx, seat.party, currency, zone)?)
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = SqlUuid)]
    line: TransferId,
    #[diesel(sql_type = Text)]
    name: String,
    /// Of a correction: its lead, and who bought that.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    lead: Option<LeadId>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    buyer: Option<PartyId>,
}

fn names(
    tx: &mut Tx<'_>,
    lines: &[statement::Line],
) -> Result<HashMap<TransferId, Name>, PayoutError> {
    if lines.is_empty() {
        return Ok(HashMap::new());
    }
    let names: Vec<Name> = diesel::sql_query(
        "WITH lines AS (SELECT * FROM unnest($1, $2) AS n (line, subject))
         SELECT n.line, t.title AS name, NULL::uuid AS lead, NULL::uuid AS buyer
           FROM lines n JOIN leads l ON l.id = n.subject
           JOIN terms t ON t.offer_id = l.offer_id AND t.version = l.terms_version
          UNION ALL
         SELECT n.line, u.reference, NULL, NULL FROM lines n JOIN top_ups u ON u.id = n.subject
          UNION ALL
         SELECT n.line, w.reference, NULL, NULL FROM lines n JOIN withdrawals w ON w.id = n.subject
          UNION ALL
         SELECT n.line, '1 ' || x.from_currency || ' = ' || x.rate || ' ' || x.to_currency, NULL, NULL
           FROM lines n JOIN exchanges x ON x.id = n.subject
          UNION ALL
         SELECT n.line, t.title, l.id, l.buyer_id FROM lines n JOIN corrections c ON c.id = n.subject JOIN leads l ON l.id = c.lead_id
           JOIN terms t ON t.offer_id = l.offer_id AND t.version = l.terms_version",
    )
    .bind::<Array<SqlUuid>, _>(lines.iter().map(|line| line.id).collect::<Vec<_>>())
    .bind::<Array<SqlUuid>, _>(lines.iter().map(|line| line.subject).collect::<Vec<_>>())
    .prepared()
    .load(tx.conn())?;
    Ok(names.into_iter().map(|name| (name.line, name)).collect())
}
