//! `/funds`: where a buyer is short of money, and when it wants to be warned.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::money::Currency;
use crate::payouts::PayoutError;
use crate::payouts::funds::{self, Setting, Short};
use crate::web::api::ok;
use crate::web::extract::Body;
use crate::web::{State, WebError};

/// When a party is warned, and where it is short.
#[derive(Serialize, ToSchema)]
pub struct FundsView {
    /// How many leads' money it is warned at; null for the exchange's own number.
    low_balance_leads: Option<i32>,
    short: Vec<ShortView>,
}

/// A currency in which money runs low, or does not pay the next lead of some offers.
#[derive(Serialize, ToSchema)]
pub struct ShortView {
    #[schema(value_type = String, example = "RUB")]
    currency: Currency,
    #[schema(value_type = String, example = "120.00")]
    free: Decimal,
    /// The most the next lead of the offers that wait may cost; null while none waits.
    #[schema(value_type = Option<String>, example = "500.00")]
    needed: Option<Decimal>,
    /// How many offers wait for money. They go on by themselves.
    paused_offers: i64,
    since: DateTime<Utc>,
}

impl From<Short> for ShortView {
    fn from(short: Short) -> Self {
        Self {
            currency: short.free.currency(),
            free: short.free.decimal(),
            needed: short.needed.map(crate::kernel::money::Money::decimal),
            paused_offers: short.paused,
            since: short.since,
        }
    }
}

/// When to be warned.
#[derive(Deserialize, ToSchema)]
pub struct FundsSaved {
    /// From 0 (never) to 1,000; null for the exchange's own number.
    #[schema(minimum = 0, maximum = 1000)]
    low_balance_leads: Option<i64>,
}

fn view(tx: &mut Tx<'_>, seat: BuyerSeat) -> Result<FundsView, PayoutError> {
    let short = funds::short(tx, seat.party)?;
    Ok(FundsView {
        low_balance_leads: funds::setting(tx, seat.into())?.0,
        short: short.into_iter().map(ShortView::from).collect(),
    })
}

/// Where the party is short of money, and when it is warned.
#[utoipa::path(get, path = "/api/v1/funds", tag = "money", responses((status = 200, body = FundsView)))]
pub async fn show(state: State, seat: BuyerSeat) -> Result<HttpResponse, WebError> {
    Ok(ok(&state.run(move |tx| view(tx, seat)).await?))
}

/// Choose when to be warned.
#[utoipa::path(put, path = "/api/v1/funds", tag = "money", request_body = FundsSaved,
    responses((status = 200, body = FundsView)))]
pub async fn save(
    state: State,
    seat: BuyerSeat,
    Body(saved): Body<FundsSaved>,
) -> Result<HttpResponse, WebError> {
    let written = saved.low_balance_leads.map(|leads| leads.to_string()).unwrap_or_default();
    let now = state
        .run(move |tx| {
            funds::set(tx, seat, Setting::read(&written)?)?;
            view(tx, seat)
        })
        .await?;
    Ok(ok(&now))
}
