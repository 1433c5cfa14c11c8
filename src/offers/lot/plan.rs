//! A buyer asks for a lot.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{LotDecision, LotStatus, decide, running};
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{LotId, OfferId};
use crate::kernel::money::{BadAmount, Money};
use crate::offers::price::price_range;
use crate::offers::{OfferError, OfferStatus, Terms, lock};
use crate::schema::lots;

/// The most leads of a lot: more is no test.
const MOST: i32 = 1_000;

/// A lot as written; blank for none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LotDraft {
    pub leads: String,
    pub budget: String,
}

impl LotDraft {
    /// Whether nothing is asked for.
    pub fn is_blank(&self) -> bool {
        self.leads.trim().is_empty() && self.budget.trim().is_empty()
    }

    /// How many leads and how much money, minor units.
    fn check(&self, terms: &Terms) -> Result<(Option<i32>, Option<i64>), Faults> {
        let currency = terms.currency;
        let mut faults = Faults::default();
        let leads = (!self.leads.trim().is_empty()).then(|| {
            self.leads.trim().parse().ok().filter(|leads| (1..=MOST).contains(leads)).ok_or_else(
                || Fault::new("lot_leads", "out-of-range").with("min", 1).with("max", MOST),
            )
        });
        let budget = (!self.budget.trim().is_empty()).then(|| {
            Money::parse_positive(&self.budget, currency).map_err(|bad: BadAmount| {
                Fault::new("lot_budget", bad.fault_code())
                    .with("decimals", currency.decimals())
                    .with("currency", currency)
            })
        });
        let leads = leads.and_then(|read| faults.take(read));
        let budget = budget.and_then(|read| faults.take(read)).map(Money::minor);
        let (_, dearest) = price_range(terms);
        if budget.is_some_and(|budget| budget < dearest.price.minor()) {
            let price = format!("{} {currency}", dearest.price.decimal());
            faults.push(Fault::new("lot_budget", "lot-too-small").with("price", price));
        }
        if faults.is_empty() && leads.is_none() && budget.is_none() {
            faults.add("lot_leads", "required");
        }
        faults.finish().map(|()| (leads, budget))
    }
}

/// Sets the lot an offer begins with, before it is published or while it is paused; a blank draft
/// takes it away. A live offer's lot runs already, or is over.
pub fn plan(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    offer: OfferId,
    draft: &LotDraft,
) -> Result<(), OfferError> {
    let locked = lock::own(tx, seat, offer)?;
    let old = running(tx, offer)?;
    if matches!(locked.status, OfferStatus::Published | OfferStatus::Closed)
        || old.as_ref().is_some_and(|lot| lot.status != LotStatus::Planned)
    {
        return Err(OfferError::Lot);
    }
    let read = match draft.is_blank() {
        true => None,
        false => {
            let terms = Terms::load(tx, offer, locked.version)?;
            Some(draft.check(&terms)?)
        }
    };
    // Nobody has seen a planned one.
    diesel::delete(lots::table.filter(lots::offer_id.eq(offer)))
        .filter(lots::status.eq(LotStatus::Planned))
        .execute(tx.conn())?;
    if let Some((leads, budget)) = read {
        insert(tx, offer, leads, budget)?;
    }
    Ok(())
}

fn insert(
    tx: &mut Tx<'_>,
    offer: OfferId,
    leads: Option<i32>,
    budget: Option<i64>,
) -> Result<(), OfferError> {
    let now = tx.now();
    diesel::insert_into(lots::table)
        .values((
            lots::id.eq(LotId::new()),
            lots::offer_id.eq(offer),
            lots::status.eq(LotStatus::Planned),
            lots::leads.eq(leads),
            lots::budget.eq(budget),
            lots::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes another lot after one that is used up, and lets the offer go on with it.
pub fn again(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    offer: OfferId,
    draft: &LotDraft,
) -> Result<(), OfferError> {
    let locked = lock::own(tx, seat, offer)?;
    let used = running(tx, offer)?.filter(|lot| lot.status == LotStatus::Used);
    let used = used.ok_or(OfferError::Lot)?;
    let terms = Terms::load(tx, offer, locked.version)?;
    let (leads, budget) = draft.check(&terms)?;
    decide::end(tx, used.id, LotDecision::Again)?;
    insert(tx, offer, leads, budget)?;
    crate::offers::resume(tx, seat, offer)
}
