//! The page of an offer's test lot: asking for one, watching it, and deciding when it is used up.

mod view;

use actix_web::HttpResponse;

use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::ids::OfferId;
use crate::offers::lot::{self, LotDraft};
use crate::offers::{self, OfferError};
use crate::reports::lot as report;
use crate::web::extract::{Path, Posted, Visit};
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{State, WebError, see_other_with_flash};

use view::{LotPage, Past, Running};

/// The most contractors listed.
const MOST: i64 = 50;
/// The most lots of the past that are read.
const MOST_PAST: usize = 20;

/// `GET /buyer/offers/{id}/lot`
pub async fn show(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<OfferId>,
) -> Result<HttpResponse, WebError> {
    answer(&state, visit, seat, id, Form::default(), None).await
}

async fn answer(
    state: &State,
    visit: Visit,
    seat: BuyerSeat,
    id: OfferId,
    form: Form,
    error: Option<WebError>,
) -> Result<HttpResponse, WebError> {
    let (page, offer, running, past) = state
        .run(move |tx| {
            let page = visit.page(tx, Area::Buyer)?;
            let offer = offers::offer::own(tx, seat, id)?;
            let (running, past) = read(tx, &page, &offer)?;
            Ok::<_, WebError>((page, offer, running, past))
        })
        .await?;
    let (form, notice, sent) = match error {
        Some(error) => Refusal::of(error, form, &page.reader)?.parts(),
        None => (form, None, Sent::default()),
    };
    Ok(sent.page(&LotPage::new(page, &offer, running, past, form, notice)))
}

fn read(
    tx: &mut Tx<'_>,
    page: &Page,
    offer: &offers::Offer,
) -> Result<(Option<Running>, Vec<Past>), WebError> {
    let currency = offer.terms.currency;
    let mut running = None;
    let mut past = Vec::new();
    for lot in lot::all(tx, offer.id)?.into_iter().take(MOST_PAST) {
        match lot.decision {
            Some(decision) => past.push(Past::new(
                &page.reader,
                &lot,
                decision,
                &report::funnel(tx, &lot)?,
                currency,
            )),
            None => {
                let funnel = report::funnel(tx, &lot)?;
                let brought = report::brought(tx, &lot, MOST)?;
                running = Some(Running::new(&page.reader, &lot, &funnel, brought, currency));
            }
        }
    }
    Ok((running, past))
}

fn draft(form: &Form) -> LotDraft {
    LotDraft {
        leads: form.value("lot_leads").to_owned(),
        budget: form.value("lot_budget").to_owned(),
    }
}

type Verb = fn(&mut Tx<'_>, BuyerSeat, OfferId, &LotDraft) -> Result<(), OfferError>;

async fn write(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    id: OfferId,
    form: Form,
    verb: Verb,
    flash: &'static str,
) -> Result<HttpResponse, WebError> {
    let wanted = draft(&form);
    match state.run(move |tx| verb(tx, seat, id, &wanted)).await {
        Ok(()) => Ok(see_other_with_flash(format!("/buyer/offers/{id}/lot"), flash)),
        Err(error) => answer(&state, visit, seat, id, form, Some(error)).await,
    }
}

/// `POST /buyer/offers/{id}/lot`: asks for a lot, changes the planned one, or takes it away.
pub async fn plan(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<OfferId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    write(state, visit, seat, id, form, lot::plan, "lot-planned").await
}

/// `POST /buyer/offers/{id}/lot/renewal`: another lot after one that is used up.
pub async fn renew(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<OfferId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    write(state, visit, seat, id, form, lot::again, "lot-renewed").await
}
