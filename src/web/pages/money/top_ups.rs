//! A buyer's own top-ups.

use actix_web::HttpResponse;
use askama::Template;

use super::{View, area, shown};
use crate::accounts::{BuyerSeat, PartySeat};
use crate::kernel::ids::TopUpId;
use crate::payouts::TopUp;
use crate::payouts::top_up::{self, Order};
use crate::web::extract::{Posted, Visit};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::{Path, State, WebError, render, see_other_with_flash};

#[derive(Template)]
#[template(path = "money/top_up.html")]
struct TopUpPage {
    page: Page,
    top_up: TopUp,
    /// Where to transfer to, line by line.
    details: Vec<String>,
    /// Whether this visitor may take it back.
    cancel: bool,
}

/// `POST /money/top-ups`: asks for one; the page it leads to says how to pay.
pub async fn request(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let Posted(form) = form;
    let (amount, currency) = (form.value("amount").to_owned(), form.value("currency").to_owned());
    let config = state.config.clone();
    let asked = state
        .run(move |tx| {
            let order = Order::read(&amount, &currency, &config.currencies)?;
            top_up::request(tx, seat, order)
        })
        .await;
    match asked {
        Ok(id) => Ok(see_other_with_flash(format!("/money/top-ups/{id}"), "money-top-up-asked")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            shown(&state, visit, seat.into(), View::default(), form, notice, sent).await
        }
    }
}

/// `GET /money/top-ups/{id}`
pub async fn show(
    state: State,
    visit: Visit,
    seat: PartySeat,
    Path(id): Path<TopUpId>,
) -> Result<HttpResponse, WebError> {
    let details = state.config.payment_details.clone().unwrap_or_default();
    let template = state
        .run(move |tx| {
            let top_up = top_up::by_id(tx, seat, id)?;
            let buyer = visit.person.as_ref().and_then(|person| person.buyer(visit.wish));
            Ok::<_, WebError>(TopUpPage {
                cancel: top_up.is_waiting() && buyer.is_some(),
                page: visit.page(tx, area(&visit))?,
                details: details.lines().map(str::to_owned).collect(),
                top_up,
            })
        })
        .await?;
    Ok(render(&template))
}

/// `POST /money/top-ups/{id}/cancellation`
pub async fn cancel(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<TopUpId>,
    _form: Posted,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| top_up::cancel_own(tx, seat, id)).await?;
    Ok(see_other_with_flash("/money", "money-top-up-cancelled"))
}
