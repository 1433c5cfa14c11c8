//! `/transfers`: a wallet's statement.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::accounts::PartySeat;
use crate::db::Tx;
use crate::kernel::fault::Fault;
use crate::kernel::ids::TransferId;
use crate::kernel::money::Currency;
use crate::kernel::paging::Listing;
use crate::ledger::Code;
use crate::ledger::statement::Place;
use crate::payouts::statement::{self, Line};
use crate::payouts::wallet;
use crate::web::api::{self, List};
use crate::web::extract::Paged;
use crate::web::{State, WebError};

/// Which wallet's transfers are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Needed once the party has had money in several currencies.
    #[param(example = "RUB")]
    currency: Option<String>,
}

/// One movement of the wallet.
#[derive(Serialize, ToSchema)]
pub struct TransferView {
    id: TransferId,
    at: DateTime<Utc>,
    code: Code,
    /// The lead, top-up or withdrawal it was for.
    #[schema(example = "lead_01h455vb4pex5vsknk084sn02q")]
    subject: String,
    /// The offer's title or the top-up's reference.
    about: Option<String>,
    /// Positive into the wallet, negative out of it.
    #[schema(value_type = String, example = "-500.00")]
    amount: Decimal,
    #[schema(value_type = String, example = "RUB")]
    currency: Currency,
    /// What was in the wallet afterwards.
    #[schema(value_type = String, example = "11500.00")]
    balance: Decimal,
}

impl From<Line> for TransferView {
    fn from(line: Line) -> Self {
        Self {
            id: line.id,
            at: line.at,
            code: line.code,
            subject: line.subject.to_string(),
            about: line.about,
            amount: line.amount.decimal(),
            currency: line.amount.currency(),
            balance: line.balance.decimal(),
        }
    }
}

/// The movements of one of the party's wallets, newest first, each with the balance after it.
#[utoipa::path(get, path = "/api/v1/transfers", tag = "money",
    params(Wanted, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)), responses(
        (status = 200, body = List<TransferView>),
        (status = 422, description = "No such currency, or several to choose from"),
))]
pub async fn list(
    state: State,
    seat: PartySeat,
    wanted: Query<Wanted>,
    paged: Paged<Place>,
) -> Result<HttpResponse, WebError> {
    let wanted = wanted.into_inner().currency.filter(|code| !code.is_empty());
    let found = state
        .run(move |tx| {
            let Some(currency) = currency(tx, seat, wanted.as_deref())? else {
                return Ok(Listing { items: Vec::new(), next: None });
            };
            Ok::<_, WebError>(statement::lines(tx, seat, currency, &paged.0)?)
        })
        .await?;
    Ok(api::list(found.map(TransferView::from)))
}

/// The currency asked for, or the only one there is money in; none when there never was any.
fn currency(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    wanted: Option<&str>,
) -> Result<Option<Currency>, WebError> {
    if let Some(code) = wanted {
        let known = code.parse().map_err(|_| Fault::new("currency", "unknown-currency"))?;
        return Ok(Some(known));
    }
    match wallet::used(tx, seat)?.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(only.currency)),
        _ => Err(Fault::new("currency", "required").into()),
    }
}
