//! `GET /contractor`: earned, held until when, rejected why, and what to work on.

mod view;

use std::collections::HashMap;

use actix_web::HttpResponse;

use crate::accounts::ContractorSeat;
use crate::kernel::ids::PartyId;
use crate::leads::desk;
use crate::offers::engagements::working;
use crate::offers::suggest;
use crate::payouts::wallet;
use crate::reports::record;
use crate::web::extract::Visit;
use crate::web::nav::Area;
use crate::web::{State, WebError, render};

/// How many engagements, suggestions and coming pay days the desk shows.
const MOST_WORK: i64 = 12;
const MOST_SUGGESTED: i64 = 5;
const MOST_PAY_DAYS: i64 = 7;

/// Everything the desk reads, in one transaction.
struct Read {
    earned: Vec<desk::Earned>,
    days: Vec<desk::EarnedDay>,
    held: Vec<desk::Held>,
    pay_days: Vec<desk::PayDay>,
    rejections: desk::Rejections,
    refusals: Vec<(crate::leads::intake::Rule, i64)>,
    work: Vec<crate::offers::engagements::Work>,
    /// Of the buyers of this work.
    records: HashMap<PartyId, record::BuyerRecord>,
    suggested: Vec<crate::offers::Offer>,
    wallets: Vec<crate::ledger::Balance>,
}

/// Shows the desk.
pub async fn desk(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
) -> Result<HttpResponse, WebError> {
    let config = state.config.clone();
    let page = state
        .run(move |tx| {
            let page = visit.page(tx, Area::Contractor)?;
            let zone = page.reader.zone;
            let earned = desk::earned(tx, seat)?;
            let days = match earned.first() {
                Some(most) => desk::earned_by_day(tx, seat, most.amount.currency(), zone)?,
                None => Vec::new(),
            };
            let work = working(tx, seat, MOST_WORK)?;
            let buyers: Vec<_> = work.iter().map(|work| work.offer.party).collect();
            let read = Read {
                days,
                records: record::of_buyers(tx, &buyers)?,
                held: desk::held(tx, seat)?,
                pay_days: desk::pay_days(tx, seat, zone, MOST_PAY_DAYS)?,
                rejections: desk::rejections(tx, seat)?,
                refusals: desk::refusals(tx, seat)?,
                suggested: suggest::suggest(tx, seat, MOST_SUGGESTED)?,
                wallets: wallet::used(tx, seat.into())?,
                earned,
                work,
            };
            Ok::<_, WebError>(view::Desk::new(page, read, &config.withdrawals))
        })
        .await?;
    Ok(render(&page))
}
