//! `/staff/withdrawals`: money parties ask for. Those on their way oldest first, with their ages.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use crate::accounts::StaffSeat;
use crate::accounts::party::{self, PartyStatus};
use crate::db::Tx;
use crate::i18n::Text;
use crate::kernel::ids::WithdrawalId;
use crate::payouts::payee::{self, Details};
use crate::payouts::withdrawal::{self, Filter};
use crate::payouts::{PayoutError, Withdrawal, WithdrawalStatus, batch};
use crate::reports::record;
use crate::web::answer::query_value;
use crate::web::extract::{Paged, Posted, Visit, cursor};
use crate::web::flash::Flash;
use crate::web::form::Form;
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::records::RecordView;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{Path, State, WebError, render, see_other_with_flash};

/// Which withdrawals are wanted.
#[derive(Deserialize)]
pub struct Wanted {
    status: Option<String>,
    q: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/withdrawals/list.html")]
struct List {
    page: Page,
    tabs: Vec<Tab>,
    search: String,
    withdrawals: Vec<Withdrawal>,
    newest: Option<String>,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/withdrawals/one.html")]
struct One {
    page: Page,
    notice: Option<Text>,
    withdrawal: Withdrawal,
    joined: chrono::DateTime<chrono::Utc>,
    suspended: bool,
    /// What the party has bought and sold, and how that went.
    records: Vec<(Text, RecordView)>,
    /// The account in full, on the answer to the press that is kept in the audit trail.
    account: Option<Details>,
    form: Form,
}

/// `GET /staff/withdrawals`
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
        None => search.is_empty().then_some(WithdrawalStatus::Requested),
    };
    let template = state
        .run(move |tx| {
            let filter = Filter { status, search, party: None };
            let found = withdrawal::list(tx, staff, &filter, &paged.0)?;
            let page = visit.page(tx, Area::Staff)?;
            Ok::<_, WebError>(List {
                tabs: tabs(tx, staff, &page, &filter)?,
                newest: paged.0.after.map(|_| address(&filter, None)),
                next: found.next.map(|key| address(&filter, Some(cursor(key)))),
                withdrawals: found.items,
                search: filter.search,
                page,
            })
        })
        .await?;
    Ok(render(&template))
}

fn tabs(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    page: &Page,
    filter: &Filter,
) -> Result<Vec<Tab>, PayoutError> {
    let mut tabs = Vec::new();
    for status in WithdrawalStatus::ALL.iter().copied().map(Some).chain([None]) {
        let count = match status.filter(|status| status.is_running()) {
            Some(status) => Some(withdrawal::count_waiting(tx, staff, status)?),
            None => None,
        };
        tabs.push(Tab {
            text: match status {
                Some(status) => page.word("withdrawal-status", status.as_str()),
                None => page.t("money-top-ups-all"),
            },
            href: address(&Filter { status, search: filter.search.clone(), party: None }, None),
            count,
            current: filter.status == status,
        });
    }
    Ok(tabs)
}

fn address(filter: &Filter, cursor: Option<String>) -> String {
    let status = filter.status.map_or("all", WithdrawalStatus::as_str);
    let mut address = format!("/staff/withdrawals?status={status}");
    for (name, value) in [("q", Some(query_value(&filter.search))), ("cursor", cursor)] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            address = format!("{address}&{name}={value}");
        }
    }
    address
}

/// What of one withdrawal's page is asked for, beside what is kept.
#[derive(Default)]
struct View {
    form: Form,
    notice: Option<Text>,
    account: Option<Details>,
}

fn one(
    tx: &mut Tx<'_>,
    visit: &Visit,
    staff: StaffSeat,
    id: WithdrawalId,
    view: View,
) -> Result<One, WebError> {
    let withdrawal = withdrawal::for_staff(tx, staff, id)?;
    let party = party::find(tx, staff, withdrawal.party)?;
    let mut page = visit.page(tx, Area::Staff)?;
    page.path = format!("/staff/withdrawals/{id}");
    Ok(One {
        joined: party.created_at,
        suspended: party.status == PartyStatus::Suspended,
        records: RecordView::halves(&page.reader, record::of_party(tx, party.id)?.as_ref()),
        notice: view.notice,
        account: view.account,
        form: view.form,
        withdrawal,
        page,
    })
}

/// `GET /staff/withdrawals/{id}`
pub async fn show(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<WithdrawalId>,
) -> Result<HttpResponse, WebError> {
    let template = state.run(move |tx| one(tx, &visit, staff, id, View::default())).await?;
    Ok(render(&template))
}

/// `POST /staff/withdrawals/{id}/unmasking`: the account in full, on this answer alone.
pub async fn unmask(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<WithdrawalId>,
    _form: Posted,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let template = state
        .run(move |tx| {
            let account = Some(payee::reveal(tx, &vault, staff, id)?);
            one(tx, &visit, staff, id, View { account, ..View::default() })
        })
        .await?;
    Ok(render(&template))
}

type Verb = fn(&mut Tx<'_>, StaffSeat, WithdrawalId, &str) -> Result<Withdrawal, PayoutError>;

/// Does something to a withdrawal and shows it again, with what was done or why it was not.
async fn act(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    id: WithdrawalId,
    form: Form,
    verb: Verb,
) -> Result<HttpResponse, WebError> {
    let reason = form.value("reason").to_owned();
    match state.run(move |tx| verb(tx, staff, id, &reason)).await {
        Ok(done) => {
            let key = match done.status {
                WithdrawalStatus::Requested => "money-out-first-approved",
                WithdrawalStatus::Approved if done.batch.is_none() => "money-out-now-approved",
                WithdrawalStatus::Paid => "money-out-now-paid",
                _ => "money-out-now-returned",
            };
            let flash = Flash::good(key)
                .with("amount", visit.reader.money_full(done.amount))
                .with("party", done.party_name);
            Ok(see_other_with_flash(format!("/staff/withdrawals/{id}"), flash))
        }
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            refused(&state, visit, staff, id, View { form, notice, account: None }, sent).await
        }
    }
}

async fn refused(
    state: &State,
    visit: Visit,
    staff: StaffSeat,
    id: WithdrawalId,
    view: View,
    sent: Sent,
) -> Result<HttpResponse, WebError> {
    let template = state.run(move |tx| one(tx, &visit, staff, id, view)).await?;
    Ok(sent.page(&template))
}

/// `POST /staff/withdrawals/{id}/approval`
pub async fn approve(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<WithdrawalId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    act(state, visit, staff, id, form, |tx, staff, id, _| withdrawal::approve(tx, staff, id)).await
}

/// `POST /staff/withdrawals/{id}/refusal`
pub async fn refuse(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<WithdrawalId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    act(state, visit, staff, id, form, withdrawal::refuse).await
}

/// `POST /staff/withdrawals/{id}/payment`
pub async fn pay(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<WithdrawalId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    act(state, visit, staff, id, form, |tx, staff, id, _| withdrawal::pay(tx, staff, id)).await
}

/// `POST /staff/withdrawals/{id}/failure`
pub async fn fail(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<WithdrawalId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    act(state, visit, staff, id, form, withdrawal::fail).await
}

/// `POST /staff/withdrawals/{id}/batch-removal`
pub async fn take_out(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<WithdrawalId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    act(state, visit, staff, id, form, |tx, staff, id, _| batch::take_out(tx, staff, id)).await
}
