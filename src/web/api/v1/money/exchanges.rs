//! `/parties/{id}/exchanges`: a party's money from one of its currencies into another.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::StaffSeat;
use crate::kernel::ids::{ExchangeId, PartyId};
use crate::kernel::money::Currency;
use crate::payouts::exchange::{self, Exchange, Order};
use crate::payouts::{PayoutError, credit};
use crate::web::api::{List, Reply, Written, ok};
use crate::web::extract::{Body, Once};
use crate::web::{Path, State, WebError};

/// What is exchanged, and at which rate.
#[derive(Deserialize, ToSchema)]
#[schema(example = json!({"from": "USD", "amount": "100.00", "to": "RUB", "rate": "92.5", "reason": "Asked by letter"}))]
pub struct ExchangeAsked {
    #[schema(example = "USD")]
    from: String,
    /// In the currency `from`.
    amount: Written,
    #[schema(example = "RUB")]
    to: String,
    /// Units of `to` for one of `from`, up to eight digits after the point.
    #[schema(example = "92.5")]
    rate: Written,
    /// Up to 500 characters.
    reason: String,
}

/// An exchange that was booked.
#[derive(Serialize, ToSchema)]
pub struct ExchangeView {
    id: ExchangeId,
    party: PartyId,
    #[schema(value_type = String, example = "100.00")]
    from_amount: Decimal,
    #[schema(value_type = String, example = "USD")]
    from_currency: Currency,
    /// Rounded half up to the currency's minor unit.
    #[schema(value_type = String, example = "9250.00")]
    to_amount: Decimal,
    #[schema(value_type = String, example = "RUB")]
    to_currency: Currency,
    #[schema(example = "92.5")]
    rate: String,
    reason: String,
    /// Who booked it, by address.
    by: String,
    at: DateTime<Utc>,
}

impl From<Exchange> for ExchangeView {
    fn from(exchange: Exchange) -> Self {
        Self {
            id: exchange.id,
            party: exchange.party,
            from_amount: exchange.from.decimal(),
            from_currency: exchange.from.currency(),
            to_amount: exchange.to.decimal(),
            to_currency: exchange.to.currency(),
            rate: exchange.rate,
            reason: exchange.reason,
            by: exchange.by,
            at: exchange.at,
        }
    }
}

/// The newest exchanges of a party, newest first.
#[utoipa::path(get, path = "/api/v1/parties/{id}/exchanges", tag = "money",
    params(("id" = PartyId, Path)), responses(
        (status = 200, body = List<ExchangeView>),
))]
pub async fn list(
    state: State,
    staff: StaffSeat,
    Path(id): Path<PartyId>,
) -> Result<HttpResponse, WebError> {
    let found = state
        .run(move |tx| {
            credit::known(tx, staff, id)?;
            exchange::of_party(tx, staff, id)
        })
        .await?;
    let items = found.into_iter().map(ExchangeView::from).collect();
    Ok(ok(&List { items, next: None }))
}

/// Book an exchange between a party's own wallets. Each currency balances in itself; credit does not
/// count.
#[utoipa::path(post, path = "/api/v1/parties/{id}/exchanges", tag = "money",
    params(("id" = PartyId, Path)), request_body = ExchangeAsked, responses(
        (status = 201, body = ExchangeView),
        (status = 409, description = "`insufficient_funds`: the wallet does not hold as much"),
))]
pub async fn book(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<PartyId>,
    Body(asked): Body<ExchangeAsked>,
) -> Result<HttpResponse, WebError> {
    let enabled = state.config.currencies.clone();
    state
        .once(once, move |tx| {
            credit::known(tx, staff, id)?;
            let written = exchange::Written {
                amount: asked.amount.0,
                from: asked.from,
                to: asked.to,
                rate: asked.rate.0,
                reason: asked.reason,
            };
            let order = Order::read(&written, &enabled)?;
            let booked = exchange::book(tx, staff, id, &order)?;
            Ok::<_, PayoutError>(Reply::created(&ExchangeView::from(booked)))
        })
        .await
}
