//! `/staff/withdrawal-batches`: withdrawals handed to the bank together.

use actix_web::HttpResponse;
use askama::Template;

use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::i18n::Text;
use crate::kernel::ids::WithdrawalBatchId;
use crate::kernel::money::Money;
use crate::payouts::batch::{self, Batch};
use crate::payouts::{Withdrawal, withdrawal};
use crate::web::extract::{Paged, Posted, Visit, cursor};
use crate::web::flash::Flash;
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{Path, State, WebError, see_other, see_other_with_flash};

const PATH: &str = "/staff/withdrawal-batches";

#[derive(Template)]
#[template(path = "staff/batches/list.html")]
struct List {
    page: Page,
    notice: Option<Text>,
    /// What a batch made now would be of.
    ready: usize,
    ready_totals: String,
    batches: Vec<(Batch, String)>,
    newest: Option<String>,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/batches/one.html")]
struct One {
    page: Page,
    notice: Option<Text>,
    batch: Batch,
    totals: String,
    items: Vec<Withdrawal>,
    /// Currencies the operator has named no account for, while the files are not fixed.
    missing: String,
}

fn totals(page: &Page, totals: &[Money]) -> String {
    let shown: Vec<String> = totals.iter().map(|total| page.money_full(total)).collect();
    shown.join(", ")
}

/// `GET /staff/withdrawal-batches`
pub async fn list(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    paged: Paged,
) -> Result<HttpResponse, WebError> {
    listed(&state, visit, staff, paged, None, Sent::default()).await
}

async fn listed(
    state: &State,
    visit: Visit,
    staff: StaffSeat,
    paged: Paged,
    notice: Option<Text>,
    sent: Sent,
) -> Result<HttpResponse, WebError> {
    let template = state
        .run(move |tx| {
            let (ready, sums) = batch::ready(tx, staff)?;
            let found = batch::list(tx, staff, &paged.0)?;
            let page = visit.page(tx, Area::Staff)?;
            Ok::<_, WebError>(List {
                notice,
                ready,
                ready_totals: totals(&page, &sums),
                newest: paged.0.after.map(|_| PATH.to_owned()),
                next: found.next.map(|key| format!("{PATH}?cursor={}", cursor(key))),
                batches: found
                    .items
                    .into_iter()
                    .map(|batch| {
                        let totals = totals(&page, &batch.totals);
                        (batch, totals)
                    })
                    .collect(),
                page,
            })
        })
        .await?;
    Ok(sent.page(&template))
}

/// `POST /staff/withdrawal-batches`
pub async fn make(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    match state.run(move |tx| batch::make(tx, staff, None)).await {
        Ok(id) => Ok(see_other(format!("{PATH}/{id}"))),
        Err(error) => {
            let (_, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let first = Paged(crate::kernel::paging::Paging::default());
            listed(&state, visit, staff, first, notice, sent).await
        }
    }
}

fn one(
    tx: &mut Tx<'_>,
    visit: &Visit,
    staff: StaffSeat,
    debtor: &crate::config::withdrawals::Debtor,
    id: WithdrawalBatchId,
    notice: Option<Text>,
) -> Result<One, WebError> {
    let batch = batch::one(tx, staff, id)?;
    let page = visit.page(tx, Area::Staff)?;
    let missing = match batch.exported {
        Some(_) => Vec::new(),
        None => batch::missing_accounts(debtor, batch.totals.iter().copied()),
    };
    Ok(One {
        items: batch::items(tx, staff, id)?,
        totals: totals(&page, &batch.totals),
        missing: missing.join(", "),
        notice,
        batch,
        page,
    })
}

async fn shown(
    state: &State,
    visit: Visit,
    staff: StaffSeat,
    id: WithdrawalBatchId,
    notice: Option<Text>,
    sent: Sent,
) -> Result<HttpResponse, WebError> {
    let config = state.config.clone();
    let template =
        state.run(move |tx| one(tx, &visit, staff, &config.withdrawals.debtor, id, notice)).await?;
    Ok(sent.page(&template))
}

/// `GET /staff/withdrawal-batches/{id}`
pub async fn show(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<WithdrawalBatchId>,
) -> Result<HttpResponse, WebError> {
    shown(&state, visit, staff, id, None, Sent::default()).await
}

/// `POST /staff/withdrawal-batches/{id}/payment`: all that is still open in it is paid.
pub async fn pay(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<WithdrawalBatchId>,
    _form: Posted,
) -> Result<HttpResponse, WebError> {
    let paid = state
        .run(move |tx| {
            batch::one(tx, staff, id)?;
            withdrawal::pay_open(tx, staff, id)
        })
        .await;
    match paid {
        Ok(count) => {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            let flash = Flash::good("money-batch-paid").with("count", count);
            Ok(see_other_with_flash(format!("{PATH}/{id}"), flash))
        }
        Err(error) => {
            let (_, notice, sent) = Refusal::of(error, Form::default(), &visit.reader)?.parts();
            shown(&state, visit, staff, id, notice, sent).await
        }
    }
}
