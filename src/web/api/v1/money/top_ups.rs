//! `/top-ups`: a buyer asks, staff confirm.

use actix_web::HttpResponse;
use actix_web::body::to_bytes;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::Query;
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::accounts::{BuyerSeat, StaffSeat};
use crate::kernel::fault::Fault;
use crate::kernel::ids::{PartyId, TopUpId};
use crate::kernel::money::Currency;
use crate::payouts::checkout::{self, Checkout};
use crate::payouts::refund;
use crate::payouts::top_up::{self, Filter, Order};
use crate::payouts::{PayoutError, Rail, TopUp, TopUpStatus};
use crate::web::api::{self, List, Reply, Written, ok};
use crate::web::extract::who::Who;
use crate::web::extract::{Body, Once, OptionalBody, Paged};
use crate::web::{Path, State, WebError, paying};

/// How much is coming.
#[derive(Deserialize, ToSchema)]
pub struct TopUpAsked {
    amount: Written,
    #[schema(example = "RUB")]
    currency: String,
    /// `bank` or `checkout`; `bank` when left out.
    #[serde(default)]
    #[schema(example = "checkout")]
    rail: Option<String>,
}

/// How much goes back, and why.
#[derive(Deserialize, ToSchema)]
pub struct RefundAsked {
    /// All of it when left out.
    #[serde(default)]
    amount: Option<Written>,
    /// The buyer reads it.
    reason: String,
}

/// Why a top-up is cancelled.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct CancelAsked {
    /// Staff must say why; the buyer reads it.
    reason: String,
}

/// One top-up.
#[derive(Serialize, ToSchema)]
pub struct TopUpView {
    id: TopUpId,
    /// To be written on the bank transfer.
    #[schema(example = "LX-7K3M-Q2PD")]
    reference: String,
    rail: Rail,
    status: TopUpStatus,
    #[schema(value_type = String, example = "12000.00")]
    amount: Decimal,
    #[schema(value_type = String, example = "RUB")]
    currency: Currency,
    party: PartyId,
    #[schema(example = "Okna Plus")]
    party_name: String,
    created_at: DateTime<Utc>,
    /// When it was confirmed or cancelled.
    ended_at: Option<DateTime<Utc>>,
    cancel_reason: Option<String>,
    /// Where the buyer pays, while that is possible there.
    pay_url: Option<String>,
}

impl From<TopUp> for TopUpView {
    fn from(top_up: TopUp) -> Self {
        Self {
            id: top_up.id,
            reference: top_up.reference,
            rail: top_up.rail,
            status: top_up.status,
            amount: top_up.amount.decimal(),
            currency: top_up.amount.currency(),
            party: top_up.party,
            party_name: top_up.party_name,
            created_at: top_up.created_at,
            ended_at: top_up.ended_at,
            cancel_reason: top_up.cancel_reason,
            pay_url: None,
        }
    }
}

impl TopUpView {
    /// With the way to its payment page, for the buyer.
    fn payable(top_up: TopUp, checkout: Option<&Checkout>) -> Self {
        let pay_url = checkout.and_then(Checkout::way).filter(|_| top_up.is_waiting());
        Self { pay_url: pay_url.map(str::to_owned), ..Self::from(top_up) }
    }
}

/// Which top-ups are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// `requested`, `confirmed`, `cancelled`, `refunding` or `refunded`; for staff.
    status: Option<String>,
    /// A reference, or part of a party's name; for staff.
    q: Option<String>,
}

/// A buyer says that money is coming and gets the reference to pay with.
#[utoipa::path(post, path = "/api/v1/top-ups", tag = "money", request_body = TopUpAsked, responses(
        (status = 201, body = TopUpView),
        (status = 409, description = "`too_many_top_ups_waiting`; `rail_off`: this exchange has no such rail; `rail_refused`: the provider makes no page for it"),
))]
pub async fn request(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Body(asked): Body<TopUpAsked>,
) -> Result<HttpResponse, WebError> {
    let (config, rails) = (state.config.clone(), state.jobs.rails.clone());
    let rail = paying::chosen(asked.rail.as_deref().unwrap_or_default())?;
    let made = state
        .once(once, move |tx| {
            let order = Order::read(&asked.amount.0, &asked.currency, &config.currencies)?;
            let made = paying::ask(tx, &rails, seat, order, rail)?;
            Ok::<_, PayoutError>(Reply::created(&TopUpView::from(made)))
        })
        .await?;
    if rail == Rail::Checkout && made.status().is_success() {
        return paid_there(&state, seat, made).await;
    }
    Ok(made)
}

/// The answer with the way to the payment page: the provider is called after the commit, and again when
/// the same request comes again and it did not answer before.
async fn paid_there(
    state: &State,
    seat: BuyerSeat,
    made: HttpResponse,
) -> Result<HttpResponse, WebError> {
    let (head, body) = made.into_parts();
    let body = to_bytes(body).await.map_err(|_| WebError::internal("the answer has no body"))?;
    let kept: serde_json::Value = serde_json::from_slice(&body).map_err(WebError::internal)?;
    let id = kept
        .get("id")
        .and_then(serde_json::Value::as_str)
        .and_then(|id| id.parse::<TopUpId>().ok());
    let id = id.ok_or_else(|| WebError::internal("the answer names no top-up"))?;
    let checkout = paying::open(state, id).await?;
    let top_up = state.run(move |tx| top_up::by_id(tx, seat.into(), id)).await?;
    let mut answer = HttpResponse::build(head.status());
    for (name, value) in head.headers() {
        if *name != CONTENT_LENGTH && *name != CONTENT_TYPE {
            answer.insert_header((name.clone(), value.clone()));
        }
    }
    Ok(answer.json(TopUpView::payable(top_up, checkout.as_ref())))
}

/// A party's own top-ups, newest first; everybody's for staff (the waiting ones oldest first).
#[utoipa::path(get, path = "/api/v1/top-ups", tag = "money",
    params(Wanted, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)), responses(
        (status = 200, body = List<TopUpView>),
))]
pub async fn list(
    state: State,
    who: Who,
    wanted: Query<Wanted>,
    paged: Paged,
) -> Result<HttpResponse, WebError> {
    let wanted = wanted.into_inner();
    let status = match wanted.status.as_deref().unwrap_or_default() {
        "" => None,
        word => Some(word.parse().map_err(|_| Fault::new("status", "not-a-choice"))?),
    };
    let filter = Filter { status, search: wanted.q.unwrap_or_default() };
    let found = state
        .run(move |tx| match who.staff() {
            Ok(staff) => Ok::<_, WebError>(top_up::list(tx, staff, &filter, &paged.0)?),
            Err(_) => Ok(top_up::of_party(tx, who.party_seat()?, &paged.0)?),
        })
        .await?;
    Ok(api::list(found.map(TopUpView::from)))
}

/// One top-up.
#[utoipa::path(get, path = "/api/v1/top-ups/{id}", tag = "money", params(("id" = TopUpId, Path)), responses(
        (status = 200, body = TopUpView),
))]
pub async fn show(
    state: State,
    who: Who,
    Path(id): Path<TopUpId>,
) -> Result<HttpResponse, WebError> {
    let found = state
        .run(move |tx| match who.staff() {
            Ok(staff) => Ok::<_, WebError>(top_up::for_staff(tx, staff, id)?),
            Err(_) => Ok(top_up::by_id(tx, who.party_seat()?, id)?),
        })
        .await?;
    let checkout = state.run(move |tx| checkout::find(tx, id)).await?;
    Ok(ok(&TopUpView::payable(found, checkout.as_ref())))
}

/// Staff found the money: it goes into the wallet, once.
#[utoipa::path(post, path = "/api/v1/top-ups/{id}/confirmation", tag = "money", params(("id" = TopUpId, Path)), responses(
        (status = 200, body = TopUpView),
        (status = 409, description = "`already_done`; `rail_confirms`: another rail than the bank confirms it by itself"),
))]
pub async fn confirm(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<TopUpId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let done = top_up::confirm(tx, staff, id)?;
            Ok::<_, PayoutError>(Reply::ok(&TopUpView::from(done)))
        })
        .await
}

/// The money will not come: said by staff with a reason, or by the buyer.
#[utoipa::path(post, path = "/api/v1/top-ups/{id}/cancellation", tag = "money", params(("id" = TopUpId, Path)), request_body = CancelAsked, responses(
        (status = 200, body = TopUpView),
        (status = 409, description = "`already_done`"),
))]
pub async fn cancel(
    state: State,
    who: Who,
    once: Once,
    Path(id): Path<TopUpId>,
    OptionalBody(asked): OptionalBody<CancelAsked>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let done = match who.staff() {
                Ok(staff) => top_up::cancel(tx, staff, id, &asked.reason)?,
                // Who buys nothing has no top-ups: to them every one is a stranger's.
                Err(_) => top_up::cancel_own(tx, who.buyer().map_err(|_| WebError::NotFound)?, id)?,
            };
            Ok::<_, WebError>(Reply::ok(&TopUpView::from(done)))
        })
        .await
}

/// Send a top-up back to whoever paid it: out of the wallet at once, once, as far as it was not spent.
#[utoipa::path(post, path = "/api/v1/top-ups/{id}/refund", tag = "money", params(("id" = TopUpId, Path)), request_body = RefundAsked, responses(
        (status = 200, body = TopUpView),
        (status = 409, description = "`not_refundable`: it is not confirmed, or was refunded before; `insufficient_funds`: it was spent"),
))]
pub async fn refund(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<TopUpId>,
    Body(asked): Body<RefundAsked>,
) -> Result<HttpResponse, WebError> {
    let amount = asked.amount.map(|amount| amount.0).unwrap_or_default();
    state
        .once(once, move |tx| {
            let done = refund::ask(tx, staff, id, &amount, &asked.reason)?;
            Ok::<_, PayoutError>(Reply::ok(&TopUpView::from(done)))
        })
        .await
}

/// Book a payment that is not what was asked for as it came: a top-up of its own.
#[utoipa::path(post, path = "/api/v1/top-ups/{id}/payment-booking", tag = "money", params(("id" = TopUpId, Path)), responses(
        (status = 200, body = TopUpView),
        (status = 409, description = "`already_done`: there is no such payment, or it is booked"),
))]
pub async fn book_payment(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<TopUpId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let done = checkout::book_odd(tx, staff, id)?;
            Ok::<_, PayoutError>(Reply::ok(&TopUpView::from(done)))
        })
        .await
}
