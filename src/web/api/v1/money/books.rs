//! `/books`: the operator's books as they stand.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::accounts::StaffSeat;
use crate::i18n::Reader;
use crate::kernel::fault::Fault;
use crate::kernel::ids::LeadId;
use crate::kernel::money::Currency;
use crate::ledger::AccountKind;
use crate::reports::books::unbooked::Said;
use crate::reports::books::{self, Age, Books, FeeDay, LastCheck, LedgerFault};
use crate::web::api::ok;
use crate::web::{State, WebError};

/// Which currency's fees are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FeesAsked {
    /// The fees of the last 30 days are told in it; left out, no fees are told.
    #[param(example = "RUB")]
    currency: Option<String>,
}

/// What crossed the edge of the exchange in one currency.
#[derive(Serialize, ToSchema)]
pub struct EdgeView {
    #[schema(value_type = String, example = "RUB")]
    currency: Currency,
    /// By confirmed top-ups.
    #[schema(value_type = String, example = "12000.00")]
    came: Decimal,
    /// By paid withdrawals and refunds.
    #[schema(value_type = String, example = "2000.00")]
    went: Decimal,
    /// By exchanges: into this currency, less out of it.
    #[schema(value_type = String, example = "0.00")]
    exchanged: Decimal,
    /// What the ledger says has come and not gone.
    #[schema(value_type = String, example = "10000.00")]
    clearing: Decimal,
    /// What is left when one is taken from the other: nothing, when all is well.
    #[schema(value_type = String, example = "0.00")]
    unexplained: Decimal,
}

/// Money that came, as the bank or the provider says, and that nobody has booked.
#[derive(Serialize, ToSchema)]
pub struct UnbookedView {
    /// `bank`: lines neither booked nor set aside; `provider`: payments that are not what was asked for.
    by: Said,
    count: i64,
    #[schema(value_type = String, example = "120.00")]
    amount: Decimal,
    #[schema(value_type = String, example = "EUR")]
    currency: Currency,
    /// When the exchange heard of the oldest.
    since: DateTime<Utc>,
}

/// Open holds of one age.
#[derive(Serialize, ToSchema)]
pub struct HeldView {
    /// Up to a day, a week, a month (30 days), or older.
    age: Age,
    holds: i64,
    #[schema(value_type = String, example = "1500.00")]
    amount: Decimal,
    #[schema(value_type = String, example = "RUB")]
    currency: Currency,
}

/// One of the ten oldest open holds.
#[derive(Serialize, ToSchema)]
pub struct OldHoldView {
    lead: Option<LeadId>,
    offer_title: Option<String>,
    #[schema(value_type = String, example = "500.00")]
    amount: Decimal,
    #[schema(value_type = String, example = "RUB")]
    currency: Currency,
    opened_at: DateTime<Utc>,
}

/// All accounts of a kind.
#[derive(Serialize, ToSchema)]
pub struct KindView {
    kind: AccountKind,
    accounts: i64,
    #[schema(value_type = String, example = "12000.00")]
    balance: Decimal,
    #[schema(value_type = String, example = "RUB")]
    currency: Currency,
}

/// The last check of the books.
#[derive(Serialize, ToSchema)]
pub struct CheckView {
    at: DateTime<Utc>,
    milliseconds: i64,
    accounts: i64,
    transfers: i64,
    open_holds: i64,
    /// How many faults there were.
    faults: i64,
    /// The first fifty of them.
    named: Vec<LedgerFault>,
}

/// What the fees grew by on one day, less what was paid out of them.
#[derive(Serialize, ToSchema)]
pub struct FeeDayView {
    day: NaiveDate,
    #[schema(value_type = String, example = "450.00")]
    amount: Decimal,
}

/// The books as they stand.
#[derive(Serialize, ToSchema)]
pub struct BooksView {
    edges: Vec<EdgeView>,
    unbooked: Vec<UnbookedView>,
    held: Vec<HeldView>,
    /// Oldest first.
    oldest: Vec<OldHoldView>,
    kinds: Vec<KindView>,
    /// Null before the first check.
    check: Option<CheckView>,
    /// Oldest first, by days of the caller's time zone; empty without a currency.
    fees: Vec<FeeDayView>,
}

fn view(books: Books, fees: Vec<FeeDay>) -> BooksView {
    let edge = |edge: books::Edge| EdgeView {
        currency: edge.currency,
        came: edge.came.decimal(),
        went: edge.went.decimal(),
        exchanged: edge.exchanged.decimal(),
        clearing: edge.clearing.decimal(),
        unexplained: edge.unexplained().decimal(),
    };
    let unbooked = |unbooked: books::Unbooked| UnbookedView {
        by: unbooked.by,
        count: unbooked.count,
        amount: unbooked.amount.decimal(),
        currency: unbooked.amount.currency(),
        since: unbooked.since,
    };
    let held = |held: books::Held| HeldView {
        age: held.age,
        holds: held.holds,
        amount: held.amount.decimal(),
        currency: held.amount.currency(),
    };
    let old = |old: books::OldHold| OldHoldView {
        lead: old.lead,
        offer_title: old.title,
        amount: old.amount.decimal(),
        currency: old.amount.currency(),
        opened_at: old.opened_at,
    };
    let kind = |kind: books::Kind| KindView {
        kind: kind.kind,
        accounts: kind.accounts,
        balance: kind.balance.decimal(),
        currency: kind.balance.currency(),
    };
    let check = |check: LastCheck| CheckView {
        at: check.at,
        milliseconds: check.milliseconds,
        accounts: check.accounts,
        transfers: check.transfers,
        open_holds: check.open_holds,
        faults: check.faults,
        named: check.named,
    };
    BooksView {
        edges: books.edges.into_iter().map(edge).collect(),
        unbooked: books.unbooked.into_iter().map(unbooked).collect(),
        held: books.held.into_iter().map(held).collect(),
        oldest: books.oldest.into_iter().map(old).collect(),
        kinds: books.kinds.into_iter().map(kind).collect(),
        check: books.check.map(check),
        fees: fees
            .into_iter()
            .map(|day| FeeDayView { day: day.day, amount: day.amount.decimal() })
            .collect(),
    }
}

/// The operator's books: what crossed the edge against the documents of it, what is held and since
/// when, what each kind of account holds, and what the last check found.
#[utoipa::path(get, path = "/api/v1/books", tag = "money", params(FeesAsked), responses(
        (status = 200, body = BooksView),
        (status = 422, description = "No such currency"),
))]
pub async fn show(
    state: State,
    reader: Reader,
    staff: StaffSeat,
    asked: Query<FeesAsked>,
) -> Result<HttpResponse, WebError> {
    let currency = match asked.into_inner().currency.filter(|code| !code.is_empty()) {
        Some(code) => Some(
            code.to_ascii_uppercase()
                .parse()
                .map_err(|_| Fault::new("currency", "unknown-currency"))?,
        ),
        None => None,
    };
    let view = state
        .run(move |tx| {
            let fees = match currency {
                Some(currency) => books::fees_by_day(tx, staff, currency, reader.zone)?,
                None => Vec::new(),
            };
            Ok::<_, WebError>(view(books::read(tx, staff)?, fees))
        })
        .await?;
    Ok(ok(&view))
}
