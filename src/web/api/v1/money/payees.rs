//! `/payees`: where a party is paid.

use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::PartySeat;
use crate::kernel::fault::Fault;
use crate::kernel::ids::PayeeId;
use crate::kernel::money::Currency;
use crate::payouts::PayoutError;
use crate::payouts::payee::{self, Details, Payee, PayeeKind, Written};
use crate::web::api::{List, ok};
use crate::web::extract::who::shown_lately;
use crate::web::extract::{Body, Client};
use crate::web::{State, WebError};

/// The account a party is paid on in one currency, covered.
#[derive(Serialize, ToSchema)]
pub struct PayeeView {
    id: PayeeId,
    #[schema(value_type = String, example = "EUR")]
    currency: Currency,
    /// Counted up with every change.
    version: i32,
    kind: PayeeKind,
    /// The account by its last characters.
    #[schema(example = "•••• 3000")]
    account: String,
    /// Who wrote it, by address.
    created_by: String,
    created_at: DateTime<Utc>,
    /// Nothing is paid to it earlier.
    usable_at: DateTime<Utc>,
}

impl From<Payee> for PayeeView {
    fn from(payee: Payee) -> Self {
        Self {
            account: payee.masked(),
            id: payee.id,
            currency: payee.currency,
            version: payee.version,
            kind: payee.kind,
            created_by: payee.created_by,
            created_at: payee.created_at,
            usable_at: payee.usable_at,
        }
    }
}

/// An account in full.
#[derive(Serialize, ToSchema)]
pub struct AccountView {
    kind: PayeeKind,
    holder: String,
    #[schema(example = "DE89370400440532013000")]
    account: String,
    bank_id: Option<String>,
    bank_name: Option<String>,
    #[schema(example = "DE")]
    country: String,
    address: Vec<String>,
}

impl From<Details> for AccountView {
    fn from(details: Details) -> Self {
        Self {
            kind: details.kind,
            holder: details.holder,
            account: details.account,
            bank_id: details.bank_id,
            bank_name: details.bank_name,
            country: details.country,
            address: details.address,
        }
    }
}

/// A payee, with its account in full for whoever has just written it.
#[derive(Serialize, ToSchema)]
pub struct PayeeSaved {
    #[serde(flatten)]
    payee: PayeeView,
    details: AccountView,
}

/// Where to be paid.
#[derive(Deserialize, ToSchema)]
#[schema(example = json!({"currency": "EUR", "kind": "iban", "holder": "Lead Studio GmbH",
    "account": "DE89370400440532013000", "country": "DE", "password": "…"}))]
pub struct PayeeAsked {
    currency: String,
    /// `iban`; `russian` with `bank_id` the bank's code (БИК); or `other` with `bank_id` a BIC.
    kind: String,
    /// Whose account it is, up to 70 characters.
    holder: String,
    account: String,
    #[serde(default)]
    bank_id: String,
    /// Needed unless the account is an IBAN.
    #[serde(default)]
    bank_name: String,
    /// Where the holder is, ISO 3166-1.
    country: String,
    #[serde(default)]
    address1: String,
    #[serde(default)]
    address2: String,
    /// The caller's password; not needed with a token that was got for it within ten minutes.
    #[serde(default)]
    password: Option<String>,
}

/// The accounts the party is paid on, one a currency, covered.
#[utoipa::path(get, path = "/api/v1/payees", tag = "money", responses(
        (status = 200, body = List<PayeeView>),
))]
pub async fn list(state: State, seat: PartySeat) -> Result<HttpResponse, WebError> {
    let all = state.run(move |tx| payee::current(tx, seat)).await?;
    let items = all.into_iter().map(PayeeView::from).collect();
    Ok(ok(&List { items, next: None }))
}

/// Name the account to be paid on in a currency, or another one. Everybody of the party is told, and
/// nothing is paid to a changed account for the operator's delay. The same details change nothing.
#[utoipa::path(put, path = "/api/v1/payees", tag = "money", request_body = PayeeAsked, responses(
        (status = 200, body = PayeeSaved),
        (status = 403, description = "`fresh_sign_in_needed`: send `password`, or a token got for it within ten minutes"),
        (status = 409, description = "`withdrawals_frozen`: the party is suspended"),
        (status = 429),
))]
pub async fn save(
    state: State,
    req: HttpRequest,
    client: Client,
    seat: PartySeat,
    Body(asked): Body<PayeeAsked>,
) -> Result<HttpResponse, WebError> {
    let currency = currency(&asked.currency)?;
    let details = Details::read(&Written {
        kind: asked.kind,
        holder: asked.holder,
        account: asked.account,
        bank_id: asked.bank_id,
        bank_name: asked.bank_name,
        country: asked.country,
        address: [asked.address1, asked.address2],
    })?;
    match asked.password.filter(|password| !password.is_empty()) {
        Some(password) => {
            state.prove_again(client.0, seat.user, password, "password").await?;
        }
        None if shown_lately(&req)? => {}
        None => return Err(WebError::forbidden("fresh_sign_in_needed")),
    }
    let (vault, delay) = (state.vault.clone(), state.config.withdrawals.payee_delay);
    let (saved, details) = state
        .run(move |tx| {
            payee::save(tx, &vault, seat, currency, &details, delay)?;
            let all = payee::current(tx, seat)?;
            let saved = all.into_iter().find(|payee| payee.currency == currency);
            Ok::<_, PayoutError>((saved.ok_or(PayoutError::NotFound)?, details))
        })
        .await?;
    Ok(ok(&PayeeSaved { payee: saved.into(), details: details.into() }))
}

/// Any currency: what a party has may leave even when the exchange works with it no more.
pub(in crate::web) fn currency(written: &str) -> Result<Currency, Fault> {
    match written.trim().to_ascii_uppercase() {
        code if code.is_empty() => Err(Fault::new("currency", "required")),
        code => code.parse().map_err(|_| Fault::new("currency", "unknown-currency")),
    }
}
