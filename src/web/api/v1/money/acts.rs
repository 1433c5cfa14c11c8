//! `/acts`: a party's monthly acts of services.

use actix_web::HttpResponse;
use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::PartySeat;
use crate::i18n::Reader;
use crate::kernel::ids::{CorrectionId, LeadId, OfferId, ServiceActId};
use crate::kernel::money::{Currency, Money};
use crate::payouts::act::{Act, ActSide, find};
use crate::web::api::{self, List, ok};
use crate::web::extract::Paged;
use crate::web::pages::money::acts::pdf_of;
use crate::web::{Path, State, WebError};

/// What one offer came to.
#[derive(Serialize, ToSchema)]
pub struct ServiceActLineView {
    offer: OfferId,
    #[schema(example = "Window fitting, Moscow")]
    title: String,
    leads: i64,
    #[schema(value_type = String, example = "4500.00")]
    amount: Decimal,
    /// Of what a buyer paid, the operator's fee.
    #[schema(value_type = String, example = "450.00")]
    fee: Decimal,
}

/// A mistake the operator made good.
#[derive(Serialize, ToSchema)]
pub struct ServiceActCorrectionView {
    correction: CorrectionId,
    lead: LeadId,
    #[schema(example = "Window fitting, Moscow")]
    title: String,
    #[schema(value_type = String, example = "450.00")]
    amount: Decimal,
}

/// An act of services.
#[derive(Serialize, ToSchema)]
pub struct ServiceActView {
    id: ServiceActId,
    /// One after the other for each party.
    number: i32,
    /// `contractor`: leads sold, the services rendered; `buyer`: leads bought.
    side: ActSide,
    /// The first day of the month.
    month: NaiveDate,
    /// The operator's time zone, which the month is of.
    #[schema(example = "Europe/Moscow")]
    time_zone: String,
    #[schema(value_type = String, example = "RUB")]
    currency: Currency,
    leads: i64,
    /// Earned by a contractor, paid by a buyer.
    #[schema(value_type = String, example = "4500.00")]
    amount: Decimal,
    #[schema(value_type = String, example = "450.00")]
    fee: Decimal,
    /// What the operator paid to make mistakes good.
    #[schema(value_type = String, example = "0.00")]
    corrected: Decimal,
    lines: Vec<ServiceActLineView>,
    corrections: Vec<ServiceActCorrectionView>,
    issued_at: DateTime<Utc>,
}

impl From<Act> for ServiceActView {
    fn from(act: Act) -> Self {
        let decimal = |minor| Money::new(minor, act.currency).decimal();
        Self {
            lines: act
                .lines
                .into_iter()
                .map(|line| ServiceActLineView {
                    offer: line.offer,
                    title: line.title,
                    leads: line.leads,
                    amount: decimal(line.amount),
                    fee: decimal(line.fee),
                })
                .collect(),
            corrections: act
                .corrections
                .into_iter()
                .map(|line| ServiceActCorrectionView {
                    correction: line.correction,
                    lead: line.lead,
                    title: line.title,
                    amount: decimal(line.amount),
                })
                .collect(),
            id: act.id,
            number: act.number,
            side: act.side,
            month: act.month,
            time_zone: act.zone,
            currency: act.currency,
            leads: act.leads,
            amount: act.amount.decimal(),
            fee: act.fee.decimal(),
            corrected: act.corrected.decimal(),
            issued_at: act.issued_at,
        }
    }
}

/// The party's acts, newest first. They are issued on the first day of the next month and never change.
#[utoipa::path(get, path = "/api/v1/acts", tag = "money",
    params(("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)), responses(
        (status = 200, body = List<ServiceActView>),
))]
pub async fn list(state: State, seat: PartySeat, paged: Paged) -> Result<HttpResponse, WebError> {
    let found = state.run(move |tx| find::list(tx, seat, &paged.0)).await?;
    Ok(api::list(found.map(ServiceActView::from)))
}

/// One act.
#[utoipa::path(get, path = "/api/v1/acts/{id}", tag = "money", params(("id" = ServiceActId, Path)), responses(
        (status = 200, body = ServiceActView),
))]
pub async fn show(
    state: State,
    seat: PartySeat,
    Path(id): Path<ServiceActId>,
) -> Result<HttpResponse, WebError> {
    let act = state.run(move |tx| find::by_id(tx, seat, id)).await?;
    Ok(ok(&ServiceActView::from(act)))
}

/// The same as a document to print, in the caller's language.
#[utoipa::path(get, path = "/api/v1/acts/{id}/act.pdf", tag = "money", params(("id" = ServiceActId, Path)), responses(
        (status = 200, content_type = "application/pdf", body = Vec<u8>),
))]
pub async fn pdf(
    state: State,
    reader: Reader,
    seat: PartySeat,
    Path(id): Path<ServiceActId>,
) -> Result<HttpResponse, WebError> {
    pdf_of(&state, reader, seat, id).await
}
