//! Letters about leads: to the buyer that one came in, to the contractor what became of it.
//!
//! Names, phones and comments stay on the page: a letter says which offer, how much money, and
//! which clock runs.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::{
    BoolExpressionMethods, ExpressionMethods, JoinOnDsl, NullableExpressionMethods, QueryDsl,
    Queryable, RunQueryDsl,
};

use super::{Audience, Kind, Notice, Value};
use crate::accounts::Role;
use crate::db::{DbError, Tx};
use crate::kernel::ids::{LeadId, PartyId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::rate::{Percent, Rate};
use crate::leads::paid::Paid;
use crate::outbox::Fact;
use crate::schema::{amended_prices, leads, terms};

struct Lead {
    title: String,
    buyer: PartyId,
    contractor: PartyId,
    price: Money,
    payout: Money,
    status: String,
    reason: Option<String>,
    due_at: Option<DateTime<Utc>>,
}

/// What the contractor hears of one lead: its last step, and the one before when both came at once.
struct Outcome {
    lead: LeadId,
    kind: Kind,
    before: Option<Kind>,
}

pub(super) fn notices(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Notice>, DbError> {
    let delivered: Vec<LeadId> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::LeadDelivered { lead } => Some(*lead),
            _ => None,
        })
        .collect();
    let outcomes = outcomes(facts);
    if delivered.is_empty() && outcomes.is_empty() {
        return Ok(Vec::new());
    }
    let told = delivered.iter().copied().chain(outcomes.iter().map(|outcome| outcome.lead));
    let rows = read(tx, told)?;
    let arrivals = delivered.iter().filter_map(|id| Some(arrival(*id, rows.get(id)?)));
    let endings = outcomes.iter().filter_map(|told| Some(ending(told, rows.get(&told.lead)?)));
    Ok(arrivals.chain(endings).collect())
}

/// One outcome per lead, in the order of the leads' first facts.
fn outcomes(facts: &[Fact]) -> Vec<Outcome> {
    let mut outcomes: Vec<Outcome> = Vec::new();
    for fact in facts {
        let (lead, kind) = match fact {
            Fact::LeadAccepted { lead } => (*lead, Kind::LeadAccepted),
            Fact::LeadRejected { lead } => (*lead, Kind::LeadRejected),
            Fact::LeadSettled { lead } => (*lead, Kind::LeadSettled),
            Fact::LeadReturned { lead } => (*lead, Kind::LeadReturned),
            _ => continue,
        };
        match outcomes.iter_mut().find(|outcome| outcome.lead == lead) {
            Some(outcome) => {
                outcome.before = Some(outcome.kind);
                outcome.kind = kind;
            }
            None => outcomes.push(Outcome { lead, kind, before: None }),
        }
    }
    outcomes
}

fn arrival(id: LeadId, lead: &Lead) -> Notice {
    let to = Audience::Party(lead.buyer, Role::Buyer);
    let notice = Notice::new(Kind::LeadDelivered, to, format!("/buyer/leads/{id}"))
        .with("offer", Value::Words(lead.title.clone()))
        .with("price", Value::Money(lead.price));
    match lead.due_at.filter(|_| lead.status == "delivered") {
        Some(due) => notice.line("line").with("when", Value::When(due)),
        // Decided before this letter was written: a deadline would be wrong.
        None => {
            notice.line("decided").with("status", Value::Term("lead-status", lead.status.clone()))
        }
    }
}

fn ending(told: &Outcome, lead: &Lead) -> Notice {
    let to = Audience::Party(lead.contractor, Role::Contractor);
    let notice = Notice::new(told.kind, to, format!("/contractor/leads/{}", told.lead))
        .with("offer", Value::Words(lead.title.clone()))
        .with("payout", Value::Money(lead.payout));
    let running = lead.due_at.filter(|_| told.kind.runs_while(&lead.status));
    match (told.kind, running) {
        (Kind::LeadAccepted | Kind::LeadRejected, Some(due)) => {
            reasoned(notice, lead).line("line").with("when", Value::When(due))
        }
        // Moved on before this letter was written: the clock it would speak of is not running.
        (Kind::LeadAccepted | Kind::LeadRejected, None) => {
            notice.line("over").with("status", Value::Term("lead-status", lead.status.clone()))
        }
        (Kind::LeadSettled, _) if told.before == Some(Kind::LeadAccepted) => notice.line("both"),
        (Kind::LeadReturned, _) if told.before == Some(Kind::LeadRejected) => {
            reasoned(notice, lead).line("both")
        }
        _ => reasoned(notice, lead).line("line"),
    }
}

fn reasoned(notice: Notice, lead: &Lead) -> Notice {
    match &lead.reason {
        Some(reason) => notice.with("reason", Value::Term("lead-reason", reason.clone())),
        None => notice,
    }
}

impl Kind {
    /// Whether the clock this letter speaks of still runs in a status.
    fn runs_while(self, status: &str) -> bool {
        match self {
            Self::LeadAccepted => status == "accepted",
            Self::LeadRejected => status == "rejected",
            _ => false,
        }
    }
}

#[derive(Queryable)]
struct Row {
    id: LeadId,
    title: String,
    buyer: PartyId,
    contractor: PartyId,
    currency: String,
    price: i64,
    amended: Option<i64>,
    fee_rate: i32,
    status: String,
    reason: Option<String>,
    due_at: Option<DateTime<Utc>>,
}

impl Row {
    /// `None` for a currency or a fee that is none, which no lead has: its terms were checked.
    fn lead(self) -> Option<(LeadId, Lead)> {
        let currency: Currency = self.currency.parse().ok()?;
        let price = Money::new(self.price, currency);
        let owed = Money::new(self.amended.unwrap_or(self.price), currency);
        let fee_rate = Rate::from_basis_points(self.fee_rate)?;
        let lead = Lead {
            title: self.title,
            buyer: self.buyer,
            contractor: self.contractor,
            price: owed,
            payout: Paid::part(price, owed, fee_rate, Percent::ALL).earned,
            status: self.status,
            reason: self.reason,
            due_at: self.due_at,
        };
        Some((self.id, lead))
    }
}

fn read(
    tx: &mut Tx<'_>,
    ids: impl Iterator<Item = LeadId>,
) -> Result<HashMap<LeadId, Lead>, DbError> {
    let under = terms::offer_id.eq(leads::offer_id).and(terms::version.eq(leads::terms_version));
    let rows: Vec<Row> = leads::table
        .inner_join(terms::table.on(under))
        .left_join(amended_prices::table.on(amended_prices::lead_id.eq(leads::id)))
        .filter(leads::id.eq_any(ids.map(LeadId::uuid)))
        .select((
            leads::id,
            terms::title,
            leads::buyer_id,
            leads::contractor_id,
            leads::currency,
            leads::price,
            amended_prices::price.nullable(),
            terms::fee_rate,
            leads::status,
            leads::reason,
            leads::due_at,
        ))
        .load(tx.conn())?;
    Ok(rows.into_iter().filter_map(Row::lead).collect())
}
