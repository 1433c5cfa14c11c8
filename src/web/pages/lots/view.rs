//! A lot in words and bars.

use askama::Template;
use chrono::{DateTime, Utc};

use crate::i18n::{Reader, Text};
use crate::kernel::ids::OfferId;
use crate::kernel::money::{Currency, Money};
use crate::offers::lot::{Lot, LotDecision, LotStatus};
use crate::offers::status::OfferMove;
use crate::offers::{Offer, OfferStatus};
use crate::reports::lot::{Brought, Funnel};
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::pages::offers::words::lot_size;
use crate::web::whisker::Whisker;

/// The page.
#[derive(Template)]
#[template(path = "lots/show.html")]
pub(super) struct LotPage {
    page: Page,
    offer: OfferId,
    title: String,
    currency: &'static str,
    running: Option<Running>,
    past: Vec<Past>,
    /// Whether a lot can be asked for, changed or taken away now.
    plannable: bool,
    /// Whether the offer waits for the buyer's word on a lot that is used up.
    deciding: bool,
    can_resume: bool,
    can_close: bool,
    form: Form,
    notice: Option<Text>,
}

impl LotPage {
    pub(super) fn new(
        page: Page,
        offer: &Offer,
        running: Option<Running>,
        past: Vec<Past>,
        form: Form,
        notice: Option<Text>,
    ) -> Self {
        let status = running.as_ref().map(|running| running.status);
        let live = matches!(offer.status, OfferStatus::Published | OfferStatus::Closed);
        let form = match &running {
            Some(lot) if status == Some(LotStatus::Planned) && form.pairs().next().is_none() => {
                lot.filled()
            }
            _ => form,
        };
        Self {
            page,
            offer: offer.id,
            title: offer.terms.title.clone(),
            currency: offer.terms.currency.code(),
            plannable: !live && matches!(status, None | Some(LotStatus::Planned)),
            deciding: status == Some(LotStatus::Used),
            can_resume: offer.status.after(OfferMove::Resume).is_some()
                && !offer.paused_by_staff
                && offer.out_of_funds_since.is_none(),
            can_close: offer.status.after(OfferMove::Close).is_some(),
            running,
            past,
            form,
            notice,
        }
    }
}

/// The lot the offer plans, is in, or has used up.
pub(super) struct Running {
    status: LotStatus,
    /// `20 leads`, `10 000 ₽`, or both.
    size: String,
    leads: Option<i32>,
    budget: Option<Money>,
    taken: i64,
    spent: Money,
    opened_at: Option<DateTime<Utc>>,
    used_at: Option<DateTime<Utc>>,
    delivered: i64,
    waiting: i64,
    cost: String,
    /// What an accepted, a qualified and a won lead came to; nothing where there is none.
    each: Vec<(Text, String)>,
    shares: Vec<Whisker>,
    contractors: Vec<Contractor>,
}

struct Contractor {
    name: String,
    delivered: i64,
    accepted: Whisker,
    rejected: i64,
}

/// A lot that was decided on.
pub(super) struct Past {
    size: String,
    decision: Text,
    ended_at: Option<DateTime<Utc>>,
    accepted: Whisker,
    cost: String,
}

/// Of the decided leads only: those that wait say nothing yet.
fn accepted(reader: &Reader, name: &'static str, accepted: i64, rejected: i64) -> Whisker {
    Whisker::new(reader, reader.t(name), accepted, accepted + rejected)
}

impl Running {
    pub(super) fn new(
        reader: &Reader,
        lot: &Lot,
        funnel: &Funnel,
        brought: Vec<Brought>,
        currency: Currency,
    ) -> Self {
        let cost = Money::new(funnel.cost, currency);
        let each = [
            ("lot-each-accepted", funnel.accepted),
            ("lot-each-qualified", funnel.qualified),
            ("lot-each-won", funnel.won),
        ]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| {
            (reader.t(name), reader.money(Money::new(funnel.cost / count, currency)))
        })
        .collect();
        let of_all = |name, part| Whisker::new(reader, reader.t(name), part, funnel.delivered);
        Self {
            status: lot.status,
            size: lot_size(reader, lot, currency),
            leads: lot.leads,
            budget: lot.budget.map(|budget| Money::new(budget, currency)),
            taken: lot.leads_taken,
            spent: Money::new(lot.committed, currency),
            opened_at: lot.opened_at,
            used_at: lot.used_at,
            delivered: funnel.delivered,
            waiting: funnel.waiting,
            cost: reader.money(cost),
            each,
            shares: vec![
                accepted(reader, "lot-share-accepted", funnel.accepted, funnel.rejected),
                of_all("lot-share-reached", funnel.reached),
                of_all("lot-share-qualified", funnel.qualified),
                of_all("lot-share-won", funnel.won),
            ],
            contractors: brought
                .into_iter()
                .map(|one| Contractor {
                    accepted: accepted(reader, "lot-share-accepted", one.accepted, one.rejected),
                    name: one.name,
                    delivered: one.delivered,
                    rejected: one.rejected,
                })
                .collect(),
        }
    }

    /// The form a planned lot fills.
    fn filled(&self) -> Form {
        let text = |value: Option<String>| value.unwrap_or_default();
        Form::default()
            .with("lot_leads", text(self.leads.map(|leads| leads.to_string())))
            .with("lot_budget", text(self.budget.map(|money| money.decimal().to_string())))
    }

    /// How much of it came, in the measure it is bounded by.
    fn progress(&self) -> (i64, i64) {
        match (self.leads, self.budget) {
            (Some(leads), _) => (self.taken, i64::from(leads)),
            (None, Some(budget)) => (self.spent.minor(), budget.minor()),
            (None, None) => (0, 1),
        }
    }
}

impl Past {
    pub(super) fn new(
        reader: &Reader,
        lot: &Lot,
        decision: LotDecision,
        funnel: &Funnel,
        currency: Currency,
    ) -> Self {
        Self {
            size: lot_size(reader, lot, currency),
            decision: reader.word("lot-decided", decision.as_str()),
            ended_at: lot.ended_at,
            accepted: accepted(reader, "lot-share-accepted", funnel.accepted, funnel.rejected),
            cost: reader.money(Money::new(funnel.cost, currency)),
        }
    }
}
