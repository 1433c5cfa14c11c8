//! `/withdrawal-batches`: approved withdrawals handed to the bank together.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::payees::currency;
use super::withdrawals::WithdrawalView;
use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::kernel::ids::WithdrawalBatchId;
use crate::kernel::money::{Currency, Money};
use crate::payouts::batch::{self, Batch, Format};
use crate::payouts::{PayoutError, withdrawal};
use crate::web::api::{self, List, Reply, ok};
use crate::web::extract::{Once, OptionalBody, Paged};
use crate::web::{Path, State, WebError};

/// An amount in one currency.
#[derive(Serialize, ToSchema)]
pub struct TotalView {
    #[schema(value_type = String, example = "11950.00")]
    amount: Decimal,
    #[schema(value_type = String, example = "RUB")]
    currency: Currency,
}

impl From<Money> for TotalView {
    fn from(money: Money) -> Self {
        Self { amount: money.decimal(), currency: money.currency() }
    }
}

/// A batch.
#[derive(Serialize, ToSchema)]
pub struct BatchView {
    id: WithdrawalBatchId,
    /// The message id of its pain.001.
    #[schema(example = "LX-7K3M-Q2PD")]
    reference: String,
    made_by: String,
    made_at: DateTime<Utc>,
    /// When its files were first fetched: from then on they never change.
    exported_at: Option<DateTime<Utc>>,
    items: i64,
    paid: i64,
    failed: i64,
    open: i64,
    totals: Vec<TotalView>,
}

impl From<Batch> for BatchView {
    fn from(batch: Batch) -> Self {
        Self {
            id: batch.id,
            reference: batch.reference,
            made_by: batch.made.by,
            made_at: batch.made.at,
            exported_at: batch.exported.map(|exported| exported.at),
            items: batch.items,
            paid: batch.paid,
            failed: batch.failed,
            open: batch.open,
            totals: batch.totals.into_iter().map(TotalView::from).collect(),
        }
    }
}

/// A batch and what is in it.
#[derive(Serialize, ToSchema)]
pub struct BatchWhole {
    #[serde(flatten)]
    batch: BatchView,
    withdrawals: Vec<WithdrawalView>,
}

/// Of what to make a batch.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct BatchAsked {
    /// All currencies when left out.
    #[schema(example = "EUR")]
    currency: Option<String>,
}

/// Make a batch of every approved withdrawal that may be paid now: with an account, past its delay, of
/// a party that is not suspended and that you do not belong to; up to 1,000.
#[utoipa::path(post, path = "/api/v1/withdrawal-batches", tag = "money", request_body = BatchAsked, responses(
        (status = 201, body = BatchWhole),
        (status = 409, description = "`nothing_to_pay`"),
))]
pub async fn make(
    state: State,
    staff: StaffSeat,
    once: Once,
    OptionalBody(asked): OptionalBody<BatchAsked>,
) -> Result<HttpResponse, WebError> {
    let currency = asked.currency.as_deref().filter(|code| !code.is_empty());
    let currency = currency.map(currency_of).transpose()?;
    state
        .once(once, move |tx| {
            let id = batch::make(tx, staff, currency)?;
            Ok::<_, PayoutError>(Reply::created(&whole(tx, staff, id)?))
        })
        .await
}

fn currency_of(written: &str) -> Result<Currency, WebError> {
    Ok(currency(written)?)
}

fn whole(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: WithdrawalBatchId,
) -> Result<BatchWhole, PayoutError> {
    let batch = batch::one(tx, staff, id)?.into();
    let items = batch::items(tx, staff, id)?;
    Ok(BatchWhole { batch, withdrawals: items.into_iter().map(WithdrawalView::staffs).collect() })
}

/// Every batch, newest first.
#[utoipa::path(get, path = "/api/v1/withdrawal-batches", tag = "money",
    params(("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)), responses(
        (status = 200, body = List<BatchView>),
))]
pub async fn list(state: State, staff: StaffSeat, paged: Paged) -> Result<HttpResponse, WebError> {
    let found = state.run(move |tx| batch::list(tx, staff, &paged.0)).await?;
    Ok(api::list(found.map(BatchView::from)))
}

/// One batch with its withdrawals.
#[utoipa::path(get, path = "/api/v1/withdrawal-batches/{id}", tag = "money", params(("id" = WithdrawalBatchId, Path)), responses(
        (status = 200, body = BatchWhole),
))]
pub async fn show(
    state: State,
    staff: StaffSeat,
    Path(id): Path<WithdrawalBatchId>,
) -> Result<HttpResponse, WebError> {
    Ok(ok(&state.run(move |tx| whole(tx, staff, id)).await?))
}

/// The bank paid everything of the batch that is still open.
#[utoipa::path(post, path = "/api/v1/withdrawal-batches/{id}/payment", tag = "money", params(("id" = WithdrawalBatchId, Path)), responses(
        (status = 200, body = BatchWhole),
        (status = 409, description = "`already_done`: nothing of it is open; `batch_not_exported`; `own_withdrawal`"),
))]
pub async fn pay(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<WithdrawalBatchId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            batch::one(tx, staff, id)?;
            withdrawal::pay_open(tx, staff, id)?;
            Ok::<_, PayoutError>(Reply::ok(&whole(tx, staff, id)?))
        })
        .await
}

/// The batch as ISO 20022 `pain.001.001.09`. The first fetch of either file fixes both; the same bytes
/// every time. The audit trail keeps every fetch.
#[utoipa::path(get, path = "/api/v1/withdrawal-batches/{id}/pain001.xml", tag = "money", params(("id" = WithdrawalBatchId, Path)), responses(
        (status = 200, content_type = "application/xml", body = String),
        (status = 409, description = "`no_operator_account`: `OPERATOR_ACCOUNT` was not set when the files were fixed; \
                                      `nothing_to_pay`; `withdrawals_frozen`: a party in it is suspended, take it out"),
))]
pub async fn xml(
    state: State,
    staff: StaffSeat,
    Path(id): Path<WithdrawalBatchId>,
) -> Result<HttpResponse, WebError> {
    file(state, staff, id, Format::Pain001).await
}

/// The batch as CSV, UTF-8 with a byte order mark; a cell that a spreadsheet program would run as a
/// formula has an apostrophe before it.
#[utoipa::path(get, path = "/api/v1/withdrawal-batches/{id}/batch.csv", tag = "money", params(("id" = WithdrawalBatchId, Path)), responses(
        (status = 200, content_type = "text/csv", body = String),
        (status = 409, description = "`nothing_to_pay`; `withdrawals_frozen`: a party in it is suspended, take it out"),
))]
pub async fn csv(
    state: State,
    staff: StaffSeat,
    Path(id): Path<WithdrawalBatchId>,
) -> Result<HttpResponse, WebError> {
    file(state, staff, id, Format::Csv).await
}

async fn file(
    state: State,
    staff: StaffSeat,
    id: WithdrawalBatchId,
    format: Format,
) -> Result<HttpResponse, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    let (reference, bytes) = state
        .run(move |tx| {
            let debtor = &config.withdrawals.debtor;
            if format == Format::Pain001 {
                batch::needs_account(tx, debtor, id)?;
            }
            batch::export(tx, &vault, staff, debtor, id, format)
        })
        .await?;
    let (kind, ending) = match format {
        Format::Pain001 => ("application/xml; charset=utf-8", "xml"),
        Format::Csv => ("text/csv; charset=utf-8", "csv"),
    };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, kind))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{reference}.{ending}\""),
        ))
        .body(bytes))
}
