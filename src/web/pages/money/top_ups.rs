//! A buyer's own top-ups: asked for, paid, and what became of them; and when to be warned.

use actix_web::HttpResponse;
use askama::Template;

use super::{View, area, shown};
use crate::accounts::{BuyerSeat, PartySeat};
use crate::kernel::ids::TopUpId;
use crate::payouts::checkout::{self, Checkout, CheckoutState};
use crate::payouts::funds::{self, Setting};
use crate::payouts::refund::{self, Refund};
use crate::payouts::top_up::{self, Order, TopUpStatus};
use crate::payouts::{PayoutError, Rail, TopUp};
use crate::web::extract::{Posted, Visit};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::{Path, State, WebError, paying, render, see_other, see_other_with_flash};

#[derive(Template)]
#[template(path = "money/top_up.html")]
struct TopUpPage {
    page: Page,
    top_up: TopUp,
    /// Where to transfer to, line by line.
    details: Vec<String>,
    /// Whether it waits for a bank transfer.
    by_bank: bool,
    /// Its payment page, where it has one.
    checkout: Option<Checkout>,
    /// The provider has not answered yet.
    opening: bool,
    /// The end of the text that says what happens next.
    next: &'static str,
    refund: Option<Refund>,
    /// Whether this visitor may pay or take it back.
    acts: bool,
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
    let rail = form.value("rail").to_owned();
    let (config, rails) = (state.config.clone(), state.jobs.rails.clone());
    let over = rail.clone();
    let asked = state
        .press(seat.user, "/money/top-ups", &form, move |tx| {
            let order = Order::read(&amount, &currency, &config.currencies)?;
            let top_up = paying::ask(tx, &rails, seat, order, paying::chosen(&rail)?)?;
            Ok::<_, PayoutError>(top_up.id.to_string())
        })
        .await;
    let checkout = paying::chosen(&over).is_ok_and(|rail| rail == Rail::Checkout);
    let asked = match asked {
        Ok(asked) if checkout => {
            let id = asked.came.parse().map_err(WebError::internal)?;
            paying::open(&state, id).await.map(|_| asked)
        }
        other => other,
    };
    match asked {
        Ok(asked) => {
            let done = if checkout { "money-checkout-asked" } else { "money-top-up-asked" };
            let there = format!("/money/top-ups/{}", asked.came);
            Ok(see_other_with_flash(there, asked.flash(done)))
        }
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            shown(&state, visit, seat.into(), View::default(), form, notice, sent).await
        }
    }
}

/// What a visitor reads of what happens next.
const fn next(top_up: &TopUp, checkout: Option<CheckoutState>) -> &'static str {
    match (top_up.status, checkout) {
        (TopUpStatus::Requested, Some(CheckoutState::Opening)) => "opening",
        (TopUpStatus::Requested, Some(CheckoutState::Open)) => "open",
        (TopUpStatus::Requested, Some(CheckoutState::Processing)) => "processing",
        // Paid, but not what was asked for: staff look at it.
        (TopUpStatus::Requested, Some(_)) => "odd",
        (TopUpStatus::Requested, None) => "transfer",
        (TopUpStatus::Confirmed, _) => "confirmed",
        (TopUpStatus::Cancelled, Some(CheckoutState::Expired)) => "expired",
        (TopUpStatus::Cancelled, Some(CheckoutState::Failed)) => "failed",
        (TopUpStatus::Cancelled, _) => "cancelled",
        (TopUpStatus::Refunding, _) => "refunding",
        (TopUpStatus::Refunded, _) => "refunded",
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
            let checkout = checkout::find(tx, id)?;
            let checkout_state = checkout.as_ref().map(|checkout| checkout.state);
            let waits = top_up.is_waiting();
            Ok::<_, WebError>(TopUpPage {
                acts: waits && buyer.is_some(),
                by_bank: waits && top_up.rail == Rail::Bank,
                opening: waits && checkout_state == Some(CheckoutState::Opening),
                next: next(&top_up, checkout_state),
                refund: refund::find(tx, id)?,
                page: visit.page(tx, area(&visit))?,
                details: details.lines().map(str::to_owned).collect(),
                checkout,
                top_up,
            })
        })
        .await?;
    Ok(render(&template))
}

/// `POST /money/top-ups/{id}/payment`: asks the provider again for a page it did not answer with.
pub async fn pay(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<TopUpId>,
    _form: Posted,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| top_up::by_id(tx, seat.into(), id)).await?;
    paying::open(&state, id).await?;
    Ok(see_other(format!("/money/top-ups/{id}")))
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

/// `POST /money/low-balance`: when to be warned.
pub async fn low_balance(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let written = form.value("low_balance_leads").to_owned();
    let done = state.run(move |tx| funds::set(tx, seat, Setting::read(&written)?)).await;
    match done {
        Ok(()) => Ok(see_other_with_flash("/money", "money-low-balance-saved")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            shown(&state, visit, seat.into(), View::default(), form, notice, sent).await
        }
    }
}
