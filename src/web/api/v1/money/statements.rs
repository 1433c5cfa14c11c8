//! `/statements` and `/balances`: a wallet in a period, and what there was at a moment.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::transfers::TransferView;
use super::wallets::WalletView;
use crate::accounts::PartySeat;
use crate::i18n::Reader;
use crate::kernel::ids::PartyId;
use crate::kernel::money::{Currency, Money};
use crate::ledger::Code;
use crate::ledger::statement::Place;
use crate::payouts::of_period::{self, Flow, Statement};
use crate::payouts::period::read_at;
use crate::web::api::ok;
use crate::web::extract::{Paged, cursor};
use crate::web::form::Form;
use crate::web::pages::money::statement::{Wanted, csv_of, pdf_of};
use crate::web::{State, WebError};

/// Which statement is wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PeriodAsked {
    #[param(example = "RUB", required = true, value_type = String)]
    currency: Option<String>,
    /// A day in the caller's time zone, or a moment (RFC 3339).
    #[param(example = "2026-11-01", required = true, value_type = String)]
    from: Option<String>,
    /// A day, the whole of it included, or a moment, which is not.
    #[param(example = "2026-11-30", required = true, value_type = String)]
    to: Option<String>,
}

impl PeriodAsked {
    fn form(self) -> Form {
        let given = Option::unwrap_or_default;
        Form::default()
            .with("currency", given(self.currency))
            .with("from", given(self.from))
            .with("to", given(self.to))
    }
}

/// An account at both ends of the period, and what passed through it.
#[derive(Serialize, ToSchema)]
pub struct PeriodView {
    #[schema(value_type = String, example = "12000.00")]
    opening: Decimal,
    #[schema(value_type = String, example = "5000.00")]
    came: Decimal,
    #[schema(value_type = String, example = "1500.00")]
    went: Decimal,
    #[schema(value_type = String, example = "15500.00")]
    closing: Decimal,
}

impl PeriodView {
    fn new(opening: Money, flow: Flow, closing: Money) -> Self {
        Self {
            opening: opening.decimal(),
            came: flow.came.decimal(),
            went: flow.went.decimal(),
            closing: closing.decimal(),
        }
    }
}

/// What one code came to.
#[derive(Serialize, ToSchema)]
pub struct KindTotalView {
    code: Code,
    lines: i64,
    /// Positive into the wallet, negative out of it.
    #[schema(value_type = String, example = "-1500.00")]
    amount: Decimal,
}

/// One wallet in a period, with a page of its lines.
#[derive(Serialize, ToSchema)]
pub struct WalletStatementView {
    party: PartyId,
    #[schema(value_type = String, example = "RUB")]
    currency: Currency,
    from: DateTime<Utc>,
    /// Not included.
    to: DateTime<Utc>,
    #[schema(example = "Europe/Moscow")]
    time_zone: String,
    /// Whether the period has ended; else it is told up to now.
    ended: bool,
    /// Free to spend or withdraw: what the lines are of.
    wallet: PeriodView,
    /// Held for leads.
    held: PeriodView,
    /// On its way out.
    withdrawing: PeriodView,
    totals: Vec<KindTotalView>,
    /// How many lines there are in all.
    lines: i64,
    /// Equal for equal statements.
    #[schema(example = "9F3A-00B7-51C2-8E4D")]
    check_code: String,
    /// Oldest first.
    items: Vec<TransferView>,
    /// The cursor of the next page; null on the last one.
    next: Option<String>,
}

fn view(of: &Statement, items: Vec<TransferView>, next: Option<Place>) -> WalletStatementView {
    let (opening, closing) = (of.opening, of.closing);
    WalletStatementView {
        party: of.party,
        currency: of.currency,
        from: of.period.from,
        to: of.period.to,
        time_zone: of.period.zone.name().to_owned(),
        ended: of.ended,
        wallet: PeriodView::new(opening.free, of.wallet(), closing.free),
        held: PeriodView::new(opening.held, of.held, closing.held),
        withdrawing: PeriodView::new(opening.withdrawing, of.withdrawing, closing.withdrawing),
        totals: of
            .totals
            .iter()
            .map(|total| KindTotalView {
                code: total.code,
                lines: total.lines,
                amount: total.amount.decimal(),
            })
            .collect(),
        lines: of.lines,
        check_code: of.check_code(),
        items,
        next: next.map(cursor),
    }
}

/// The statement of one of the party's wallets for a period: what there was at its start, every line
/// oldest first, and what there was at its end, which is what the next period starts with.
#[utoipa::path(get, path = "/api/v1/statements", tag = "money",
    params(PeriodAsked, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)), responses(
        (status = 200, body = WalletStatementView),
        (status = 422, description = "No such currency, or no such period"),
))]
pub async fn show(
    state: State,
    reader: Reader,
    seat: PartySeat,
    asked: Query<PeriodAsked>,
    paged: Paged<Place>,
) -> Result<HttpResponse, WebError> {
    let form = asked.into_inner().form();
    let view = state
        .run(move |tx| {
            let wanted = Wanted::read(&form, reader, tx.now())?;
            let of = of_period::open(tx, seat, wanted.currency, wanted.period)?;
            let page = of_period::lines(tx, seat, &of, &paged.0)?;
            let items = page.items.into_iter().map(TransferView::from).collect();
            Ok::<_, WebError>(view(&of, items, page.next))
        })
        .await?;
    Ok(ok(&view))
}

/// The same as a file of lines, however many.
#[utoipa::path(get, path = "/api/v1/statements.csv", tag = "money", params(PeriodAsked), responses(
        (status = 200, content_type = "text/csv", body = String),
        (status = 422, description = "No such currency, or no such period"),
))]
pub async fn csv(
    state: State,
    reader: Reader,
    seat: PartySeat,
    asked: Query<PeriodAsked>,
) -> Result<HttpResponse, WebError> {
    csv_of(&state, reader, seat, asked.into_inner().form()).await
}

/// The same as a document to print, in the caller's language, up to 10,000 lines.
#[utoipa::path(get, path = "/api/v1/statements.pdf", tag = "money", params(PeriodAsked), responses(
        (status = 200, content_type = "application/pdf", body = Vec<u8>),
        (status = 422, description = "No such currency, or no such period; `statement_too_long`"),
))]
pub async fn pdf(
    state: State,
    reader: Reader,
    seat: PartySeat,
    asked: Query<PeriodAsked>,
) -> Result<HttpResponse, WebError> {
    pdf_of(&state, reader, seat, asked.into_inner().form()).await
}

/// At which moment.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct At {
    /// A moment of the past (RFC 3339), or a day, which means its start; now, when left out.
    #[param(example = "2026-11-22T10:00:00Z")]
    at: Option<String>,
}

/// What a party had at a moment.
#[derive(Serialize, ToSchema)]
pub struct BalancesView {
    at: DateTime<Utc>,
    items: Vec<WalletView>,
}

/// What the party had at any moment of the past, in every currency it ever had money in. What moved at
/// that very moment is not in it.
#[utoipa::path(get, path = "/api/v1/balances", tag = "money", params(At), responses(
        (status = 200, body = BalancesView),
        (status = 422, description = "No moment, or one that is still to come"),
))]
pub async fn balances(
    state: State,
    reader: Reader,
    seat: PartySeat,
    asked: Query<At>,
) -> Result<HttpResponse, WebError> {
    let asked = asked.into_inner().at.filter(|at| !at.is_empty());
    let view = state
        .run(move |tx| {
            let now = tx.now();
            let at = asked.map(|at| read_at(&at, reader.zone, now)).transpose()?;
            let had = of_period::balances_at(tx, seat, at)?;
            let items = had.into_iter().map(WalletView::from).collect();
            Ok::<_, WebError>(BalancesView { at: at.unwrap_or(now), items })
        })
        .await?;
    Ok(ok(&view))
}
