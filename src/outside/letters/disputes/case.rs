//! A dispute as its letters need it: what is at stake, whose turn it is until when, how it ended.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::{
    BoolExpressionMethods, ExpressionMethods, JoinOnDsl, NullableExpressionMethods, QueryDsl,
    Queryable, RunQueryDsl,
};

use super::Side;
use crate::db::{DbError, Tx};
use crate::disputes::{Outcome, Turn};
use crate::kernel::ids::{LeadId, PartyId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::rate::{Percent, Rate};
use crate::leads::paid::Paid;
use crate::leads::{Status, VerdictReason};
use crate::offers::reason::Reason;
use crate::schema::{amended_prices, disputes, leads, terms};

/// A dispute and its lead.
pub(super) struct Case {
    pub lead: LeadId,
    pub title: String,
    pub buyer: PartyId,
    pub contractor: PartyId,
    pub price: Money,
    /// What the buyer owes for it and what of that is the contractor's: less than the price once its
    /// order was amended.
    pub owed: Money,
    pub payout: Money,
    pub fee_rate: Rate,
    pub status: Status,
    pub reason: Option<Reason>,
    /// When the running clock ends; nothing when it has run out and nobody has come round to it.
    due_at: Option<DateTime<Utc>>,
    pub turn: Option<Turn>,
    buyer_offers: Option<Percent>,
    contractor_offers: Option<Percent>,
    pub outcome: Option<Outcome>,
    pub percent: Option<Percent>,
    pub verdict: Option<VerdictReason>,
    /// What the buyer paid and the contractor got: nothing while it is open or when it came back.
    pub charged: Money,
    pub earned: Money,
}

impl Case {
    /// When this turn's clock ends, while it runs.
    pub(super) fn runs(&self, turn: Turn) -> Option<DateTime<Utc>> {
        self.due_at.filter(|_| self.turn == Some(turn))
    }

    /// What the other side proposes to this one.
    pub(super) const fn offered_to(&self, side: Side) -> Option<Percent> {
        match side {
            Side::Buyer => self.contractor_offers,
            Side::Contractor => self.buyer_offers,
        }
    }

    /// What the buyer got back, of a dispute that has ended.
    pub(super) const fn back(&self) -> Money {
        Money::new(self.price.minor() - self.charged.minor(), self.price.currency())
    }
}

#[derive(Queryable)]
struct Row {
    lead: LeadId,
    title: String,
    parties: (PartyId, PartyId),
    currency: String,
    money: (i64, Option<i64>, i32),
    status: Status,
    reason: Option<Reason>,
    due_at: Option<DateTime<Utc>>,
    turn: Option<Turn>,
    offers: (Option<i16>, Option<i16>),
    end: (Option<Outcome>, Option<i16>, Option<VerdictReason>),
    paid: (Option<i64>, Option<i64>),
}

impl Row {
    /// `None` for a currency or a fee that is none, which no lead has: its terms were checked.
    fn case(self, now: DateTime<Utc>) -> Option<Case> {
        let currency: Currency = self.currency.parse().ok()?;
        let money = |minor: i64| Money::new(minor, currency);
        let percent = |value: Option<i16>| value.and_then(|value| Percent::new(value.into()));
        let (price, amended, fee_rate) = self.money;
        let fee_rate = Rate::from_basis_points(fee_rate)?;
        let owed = money(amended.unwrap_or(price));
        let (outcome, share, verdict) = self.end;
        Some(Case {
            lead: self.lead,
            title: self.title,
            buyer: self.parties.0,
            contractor: self.parties.1,
            price: money(price),
            owed,
            payout: Paid::part(money(price), owed, fee_rate, Percent::ALL).earned,
            fee_rate,
            status: self.status,
            reason: self.reason,
            due_at: self.due_at.filter(|due| *due > now),
            turn: self.turn,
            buyer_offers: percent(self.offers.0),
            contractor_offers: percent(self.offers.1),
            outcome,
            percent: percent(share),
            verdict,
            charged: money(self.paid.0.unwrap_or_default()),
            earned: money(self.paid.1.unwrap_or_default()),
        })
    }
}

/// The disputes of leads as they are now. One statement.
pub(super) fn read(
    tx: &mut Tx<'_>,
    ids: impl Iterator<Item = LeadId>,
) -> Result<HashMap<LeadId, Case>, DbError> {
    let now = tx.now();
    let under = terms::offer_id.eq(leads::offer_id).and(terms::version.eq(leads::terms_version));
    let rows: Vec<Row> = disputes::table
        .inner_join(leads::table)
        .inner_join(terms::table.on(under))
        .left_join(amended_prices::table.on(amended_prices::lead_id.eq(leads::id)))
        .filter(disputes::lead_id.eq_any(ids.map(LeadId::uuid)))
        .select((
            leads::id,
            terms::title,
            (leads::buyer_id, leads::contractor_id),
            leads::currency,
            (leads::price, amended_prices::price.nullable(), terms::fee_rate),
            leads::status,
            leads::reason,
            leads::due_at,
            disputes::turn,
            (disputes::buyer_offers, disputes::contractor_offers),
            (disputes::outcome, disputes::percent, disputes::verdict_reason),
            (leads::charged, leads::earned),
        ))
        .load(tx.conn())?;
    Ok(rows.into_iter().filter_map(|row| row.case(now)).map(|case| (case.lead, case)).collect())
}
