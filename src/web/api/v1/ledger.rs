//! The chain of transfers: the days' signed heads, for anybody, and a party's own proof.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::{IntoParams, OpenApi};

use crate::accounts::PartySeat;
use crate::kernel::fault::{Fault, Faults};
use crate::ledger::chain::{self, SignedDay};
use crate::ledger::proof::{ProofFile, Wanted};
use crate::payouts;
use crate::web::api::{self, List, ok};
use crate::web::extract::Paged;
use crate::web::{Path, State, WebError};

/// What OpenAPI says of this slice.
#[derive(OpenApi)]
#[openapi(
    paths(days, day, proof),
    tags((name = "ledger", description = "What anybody can check: the signed days, and proofs of one's own transfers"))
)]
pub struct Doc;

/// The heads of the days, newest first: what the exchange signed of all transfers of each. Keep copies: a
/// head that is kept shows whether anything before it was changed later.
#[utoipa::path(
    get, path = "/api/v1/ledger/days", tag = "ledger",
    params(("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = List<SignedDay>)),
)]
pub async fn days(state: State, paged: Paged<NaiveDate>) -> Result<HttpResponse, WebError> {
    Ok(api::list(state.run(move |tx| chain::days(tx, &paged.0)).await?))
}

/// The head of one day (UTC). A day without transfers has none.
#[utoipa::path(
    get, path = "/api/v1/ledger/days/{day}", tag = "ledger",
    params(("day" = NaiveDate, Path, description = "A date, such as 2026-11-28")),
    responses((status = 200, body = SignedDay)),
)]
pub async fn day(state: State, Path(day): Path<NaiveDate>) -> Result<HttpResponse, WebError> {
    let found = state.run(move |tx| chain::day(tx, day)).await?;
    Ok(ok(&found.ok_or(WebError::NotFound)?))
}

/// Which transfers shall be proved.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// The first day (UTC); from the beginning when left out.
    #[param(value_type = Option<NaiveDate>)]
    from: Option<String>,
    /// The last day (UTC); up to now when left out.
    #[param(value_type = Option<NaiveDate>)]
    to: Option<String>,
    /// The position after which to begin, in place of `from`: `next` of the statement before.
    #[param(value_type = Option<i64>)]
    after: Option<String>,
}

impl Asked {
    /// What is asked for, or what of it cannot be read.
    pub fn wanted(&self) -> Result<Wanted, Faults> {
        let given = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let day = |field, text: &Option<String>| match given(text) {
            Some(text) => text.parse().map(Some).map_err(|_| Fault::new(field, "date")),
            None => Ok(None),
        };
        let mut faults = Faults::default();
        let from: Option<NaiveDate> = faults.take(day("from", &self.from)).flatten();
        let to: Option<NaiveDate> = faults.take(day("to", &self.to)).flatten();
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            faults.add("to", "date-before-start");
        }
        let after = match given(&self.after).map(|text| text.parse::<i64>()) {
            Some(Ok(after)) if after < 0 => {
                faults.push(Fault::new("after", "too-small").with("min", 0));
                None
            }
            Some(Ok(after)) => Some(after),
            Some(Err(_)) => {
                faults.add("after", "not-a-number");
                None
            }
            None => None,
        };
        faults.finish()?;
        Ok(Wanted { from, to, after })
    }

    /// The day the list begins with, as it was typed.
    pub fn from(&self) -> &str {
        self.from.as_deref().unwrap_or_default()
    }

    /// The position, as it was typed.
    pub fn after(&self) -> &str {
        self.after.as_deref().unwrap_or_default()
    }

    /// The day it ends with, as it was typed.
    pub fn to(&self) -> &str {
        self.to.as_deref().unwrap_or_default()
    }
}

/// The proof of your party's transfers: up to 2,000 with what is needed to check, without the exchange,
/// that they are in the chain and add up. The statement's `next` says where the following file begins.
#[utoipa::path(
    get, path = "/api/v1/proof", tag = "ledger", params(Asked),
    responses((status = 200, body = ProofFile)),
)]
pub async fn proof(
    state: State,
    seat: PartySeat,
    asked: Query<Asked>,
) -> Result<HttpResponse, WebError> {
    let wanted = asked.wanted()?;
    let vault = state.vault.clone();
    let proof = state.run(move |tx| payouts::proof::own(tx, vault.signer(), seat, wanted)).await?;
    Ok(ok(&proof))
}
