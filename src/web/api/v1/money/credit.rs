//! `/parties/{id}/credit`: how far staff let a party's wallet go below zero.

use actix_web::HttpResponse;
use serde::Deserialize;
use utoipa::ToSchema;

use super::wallets::WalletView;
use crate::accounts::StaffSeat;
use crate::kernel::ids::PartyId;
use crate::payouts::{credit, wallet};
use crate::web::api::{List, Written, ok};
use crate::web::extract::Body;
use crate::web::{Path, State, WebError};

/// A limit and why.
#[derive(Deserialize, ToSchema)]
#[schema(example = json!({"currency": "RUB", "amount": "50000.00", "reason": "Paid on time for two years"}))]
pub struct CreditAsked {
    #[schema(example = "RUB")]
    currency: String,
    /// Zero ends it.
    amount: Written,
    /// Up to 500 characters.
    reason: String,
}

/// Set how far below zero a party's wallet may go to pay for leads, in place of the limit before.
/// Withdrawals, refunds and exchanges never use it. Answers the party's wallets.
#[utoipa::path(put, path = "/api/v1/parties/{id}/credit", tag = "money",
    params(("id" = PartyId, Path)), request_body = CreditAsked, responses(
        (status = 200, body = List<WalletView>),
        (status = 409, description = "`credit_in_use`: more of it is used than that"),
))]
pub async fn set(
    state: State,
    staff: StaffSeat,
    Path(id): Path<PartyId>,
    Body(asked): Body<CreditAsked>,
) -> Result<HttpResponse, WebError> {
    let enabled = &state.config.currencies;
    let order = credit::Order::read(&asked.amount.0, &asked.currency, &asked.reason, enabled);
    let wallets = state
        .run(move |tx| {
            // A stranger's id is not found, whatever else is wrong.
            credit::known(tx, staff, id)?;
            credit::set(tx, staff, id, &order?)?;
            wallet::of(tx, staff, id)
        })
        .await?;
    let items = wallets.into_iter().map(WalletView::from).collect();
    Ok(ok(&List { items, next: None }))
}
