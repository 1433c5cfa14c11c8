//! `/top-ups`: a buyer asks, staff confirm.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::accounts::{BuyerSeat, StaffSeat};
use crate::kernel::fault::Fault;
use crate::kernel::ids::{PartyId, TopUpId};
use crate::kernel::money::Currency;
use crate::payouts::top_up::{self, Filter, Order};
use crate::payouts::{PayoutError, TopUp, TopUpStatus};
use crate::web::api::{self, List, Reply, Written, ok};
use crate::web::extract::who::Who;
use crate::web::extract::{Body, Once, OptionalBody, Paged};
use crate::web::{Path, State, WebError};

/// How much is coming.
#[derive(Deserialize, ToSchema)]
pub struct TopUpAsked {
    amount: Written,
    #[schema(example = "RUB")]
    currency: String,
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
}

impl From<TopUp> for TopUpView {
    fn from(top_up: TopUp) -> Self {
        Self {
            id: top_up.id,
            reference: top_up.reference,
            status: top_up.status,
            amount: top_up.amount.decimal(),
            currency: top_up.amount.currency(),
            party: top_up.party,
            party_name: top_up.party_name,
            created_at: top_up.created_at,
            ended_at: top_up.ended_at,
            cancel_reason: top_up.cancel_reason,
        }
    }
}

/// Which top-ups are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// `requested`, `confirmed` or `cancelled`; for staff.
    status: Option<String>,
    /// A reference, or part of a party's name; for staff.
    q: Option<String>,
}

/// A buyer says that money is coming and gets the reference to pay with.
#[utoipa::path(post, path = "/api/v1/top-ups", tag = "money", request_body = TopUpAsked, responses(
        (status = 201, body = TopUpView),
        (status = 409, description = "`too_many_top_ups_waiting`"),
))]
pub async fn request(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Body(asked): Body<TopUpAsked>,
) -> Result<HttpResponse, WebError> {
    let config = state.config.clone();
    state
        .once(once, move |tx| {
            let order = Order::read(&asked.amount.0, &asked.currency, &config.currencies)?;
            let id = top_up::request(tx, seat, order)?;
            let made = top_up::by_id(tx, seat.into(), id)?;
            Ok::<_, PayoutError>(Reply::created(&TopUpView::from(made)))
        })
        .await
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
    Ok(ok(&TopUpView::from(found)))
}

/// Staff found the money: it goes into the wallet, once.
#[utoipa::path(post, path = "/api/v1/top-ups/{id}/confirmation", tag = "money", params(("id" = TopUpId, Path)), responses(
        (status = 200, body = TopUpView),
        (status = 409, description = "`already_done`"),
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
