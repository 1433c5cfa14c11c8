//! `/staff/top-ups`: money that should have come. Waiting ones oldest first, found by reference.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use crate::accounts::StaffSeat;
use crate::i18n::Text;
use crate::kernel::ids::TopUpId;
use crate::kernel::money::Money;
use crate::payouts::checkout::{self, Checkout, Payment};
use crate::payouts::refund::{self, Refund};
use crate::payouts::top_up::{self, Filter};
use crate::payouts::{Rail, TopUp, TopUpStatus};
use crate::web::answer::query_value;
use crate::web::extract::{Paged, Posted, Visit, cursor};
use crate::web::flash::Flash;
use crate::web::form::Form;
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{Path, State, WebError, render, see_other_with_flash};

/// Which top-ups are wanted.
#[derive(Deserialize)]
pub struct Wanted {
    status: Option<String>,
    q: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/top_ups/list.html")]
struct List {
    page: Page,
    tabs: Vec<Tab>,
    search: String,
    top_ups: Vec<TopUp>,
    newest: Option<String>,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/top_ups/one.html")]
struct One {
    page: Page,
    notice: Option<Text>,
    top_up: TopUp,
    checkout: Option<Checkout>,
    payments: Vec<Payment>,
    /// What of a payment that waits for staff went back at the provider.
    returned: Option<Money>,
    refund: Option<Refund>,
    /// Whether it may be sent back.
    refundable: bool,
    cancel: Form,
    send_back: Form,
}

/// The forms of one top-up's page, as they came back.
#[derive(Default)]
struct Forms {
    cancel: Form,
    send_back: Form,
}

/// `GET /staff/top-ups`
pub async fn list(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    wanted: Query<Wanted>,
    paged: Paged,
) -> Result<HttpResponse, WebError> {
    let Wanted { status, q } = wanted.into_inner();
    let search = q.unwrap_or_default().trim().to_owned();
    // Without a word the queue is shown, but a search looks everywhere.
    let status = match status.as_deref() {
        Some(word) => word.parse().ok(),
        None => search.is_empty().then_some(TopUpStatus::Requested),
    };
    let template = state
        .run(move |tx| {
            let filter = Filter { status, search };
            let found = top_up::list(tx, staff, &filter, &paged.0)?;
            let waiting = top_up::count_waiting(tx, staff)?;
            let page = visit.page(tx, Area::Staff)?.counted("nav-top-ups", waiting);
            Ok::<_, WebError>(List {
                tabs: tabs(&page, &filter, waiting),
                newest: paged.0.after.map(|_| address(&filter, None)),
                next: found.next.map(|key| address(&filter, Some(cursor(key)))),
                top_ups: found.items,
                search: filter.search,
                page,
            })
        })
        .await?;
    Ok(render(&template))
}

fn tabs(page: &Page, filter: &Filter, waiting: i64) -> Vec<Tab> {
    let tab = |text, status, count| Tab {
        text,
        href: address(&Filter { status, search: filter.search.clone() }, None),
        count,
        current: filter.status == status,
    };
    let each = TopUpStatus::ALL.iter().map(|&status| {
        let count = (status == TopUpStatus::Requested).then_some(waiting);
        tab(page.word("top-up-status", status.as_str()), Some(status), count)
    });
    each.chain([tab(page.t("money-top-ups-all"), None, None)]).collect()
}

fn address(filter: &Filter, cursor: Option<String>) -> String {
    let status = filter.status.map_or("all", TopUpStatus::as_str);
    let mut address = format!("/staff/top-ups?status={status}");
    for (name, value) in [("q", Some(query_value(&filter.search))), ("cursor", cursor)] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            address = format!("{address}&{name}={value}");
        }
    }
    address
}

/// `GET /staff/top-ups/{id}`
pub async fn show(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<TopUpId>,
) -> Result<HttpResponse, WebError> {
    shown(&state, visit, staff, id, Forms::default(), None, Sent::default()).await
}

async fn shown(
    state: &State,
    visit: Visit,
    staff: StaffSeat,
    id: TopUpId,
    forms: Forms,
    notice: Option<Text>,
    sent: Sent,
) -> Result<HttpResponse, WebError> {
    let template = state
        .run(move |tx| {
            let top_up = top_up::for_staff(tx, staff, id)?;
            let page = visit.page(tx, Area::Staff)?;
            let refund = refund::find(tx, id)?;
            let payments = checkout::payments(tx, id)?;
            Ok::<_, WebError>(One {
                refundable: top_up.status == TopUpStatus::Confirmed && refund.is_none(),
                checkout: checkout::find(tx, id)?,
                returned: checkout::returned(tx, &payments)?,
                payments,
                cancel: forms.cancel,
                send_back: forms.send_back.named("back"),
                page,
                notice,
                top_up,
                refund,
            })
        })
        .await?;
    Ok(sent.page(&template))
}

/// `POST /staff/top-ups/{id}/confirmation`
pub async fn confirm(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<TopUpId>,
    _form: Posted,
) -> Result<HttpResponse, WebError> {
    let done = state.run(move |tx| top_up::confirm(tx, staff, id)).await?;
    let flash = Flash::good("money-top-up-confirmed")
        .with("amount", visit.reader.money_full(done.amount))
        .with("party", done.party_name);
    Ok(see_other_with_flash("/staff/top-ups", flash))
}

/// `POST /staff/top-ups/{id}/cancellation`
pub async fn cancel(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<TopUpId>,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let Posted(form) = form;
    let reason = form.value("reason").to_owned();
    match state.run(move |tx| top_up::cancel(tx, staff, id, &reason)).await {
        Ok(_) => Ok(see_other_with_flash("/staff/top-ups", "money-top-up-cancelled")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let forms = Forms { cancel: form, ..Forms::default() };
            shown(&state, visit, staff, id, forms, notice, sent).await
        }
    }
}

/// `POST /staff/top-ups/{id}/refund`: sends it back to whoever paid it.
pub async fn refund(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<TopUpId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let (amount, reason) = (form.value("amount").to_owned(), form.value("reason").to_owned());
    match state.run(move |tx| refund::ask(tx, staff, id, &amount, &reason)).await {
        Ok(_) => Ok(see_other_with_flash(format!("/staff/top-ups/{id}"), "money-refund-asked")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let forms = Forms { send_back: form, ..Forms::default() };
            shown(&state, visit, staff, id, forms, notice, sent).await
        }
    }
}

/// `POST /staff/top-ups/{id}/payment-booking`: what was paid is not what was asked for, and is booked as
/// it came.
pub async fn book_payment(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<TopUpId>,
    _form: Posted,
) -> Result<HttpResponse, WebError> {
    let done = state.run(move |tx| checkout::book_odd(tx, staff, id)).await?;
    let flash = Flash::good("money-top-up-confirmed")
        .with("amount", visit.reader.money_full(done.amount))
        .with("party", done.party_name);
    Ok(see_other_with_flash(format!("/staff/top-ups/{}", done.id), flash))
}
