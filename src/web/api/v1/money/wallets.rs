//! `/wallets`.

use actix_web::HttpResponse;
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::PartySeat;
use crate::kernel::money::Currency;
use crate::ledger::account::Balance;
use crate::payouts::wallet;
use crate::web::api::{List, ok};
use crate::web::{State, WebError};

/// What a party has in one currency.
#[derive(Serialize, ToSchema)]
pub struct WalletView {
    #[schema(value_type = String, example = "RUB")]
    currency: Currency,
    /// In the wallet, to spend or withdraw. Below zero by what is used of the credit.
    #[schema(value_type = String, example = "12000.00")]
    free: Decimal,
    /// How far below zero leads may take the wallet; set by staff.
    #[schema(value_type = String, example = "0.00")]
    credit: Decimal,
    /// What of the credit is used.
    #[schema(value_type = String, example = "0.00")]
    credit_used: Decimal,
    /// What leads may be paid with: `free` and `credit`.
    #[schema(value_type = String, example = "12000.00")]
    spendable: Decimal,
    /// Reserved for leads.
    #[schema(value_type = String, example = "500.00")]
    held: Decimal,
    /// On its way out.
    #[schema(value_type = String, example = "0.00")]
    withdrawing: Decimal,
}

impl From<Balance> for WalletView {
    fn from(balance: Balance) -> Self {
        Self {
            currency: balance.currency,
            free: balance.free.decimal(),
            credit: balance.credit.decimal(),
            credit_used: balance.credit_used().decimal(),
            spendable: balance.spendable().decimal(),
            held: balance.held.decimal(),
            withdrawing: balance.withdrawing.decimal(),
        }
    }
}

/// What the party has, in every currency the exchange works with.
#[utoipa::path(get, path = "/api/v1/wallets", tag = "money", responses(
        (status = 200, body = List<WalletView>),
))]
pub async fn list(state: State, seat: PartySeat) -> Result<HttpResponse, WebError> {
    let config = state.config.clone();
    let all = state.run(move |tx| wallet::all(tx, seat, &config.currencies)).await?;
    let items = all.into_iter().map(WalletView::from).collect();
    Ok(ok(&List { items, next: None }))
}
