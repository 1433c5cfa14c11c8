//! The bank's statements and their lines over JSON, for staff.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::top_ups::TopUpView;
use crate::accounts::StaffSeat;
use crate::doors::imports::format::Choice;
use crate::kernel::fault::Fault;
use crate::kernel::ids::{BankLineId, BankStatementId, PartyId, TopUpId};
use crate::kernel::money::Currency;
use crate::payouts::PayoutError;
use crate::payouts::bank::list::{End, find};
use crate::payouts::bank::{
    BankLine, Booking, Columns, Direction, Filter, Mapping, Stand, Statement, StatementFormat,
    StatementStatus, book, list, set_aside, statements as kept, take,
};
use crate::web::api::{self, List, Reply, ok};
use crate::web::extract::{Body, BodyFiles, Once, OptionalBody, Paged};
use crate::web::pages::staff::bank::lines::book_all;
use crate::web::pages::staff::bank::statements::look;
use crate::web::{Path, State, WebError};

/// One uploaded statement.
#[derive(Serialize, ToSchema)]
pub struct BankStatementView {
    id: BankStatementId,
    #[schema(example = "DE89370400440532013000")]
    account: String,
    name: String,
    format: StatementFormat,
    /// `read` while its columns are to be named on its page.
    status: StatementStatus,
    /// Lines no statement brought before.
    lines_new: i32,
    lines_known: i32,
    /// Lines the bank has not booked: not kept.
    lines_pending: i32,
    /// Rows of a table with a date and no amount, or an amount and no date: not kept.
    lines_left_out: i32,
    /// The first twenty of them, as the file counts its rows.
    left_out_rows: Vec<i32>,
    created_at: DateTime<Utc>,
}

impl From<Statement> for BankStatementView {
    fn from(statement: Statement) -> Self {
        let Statement {
            id,
            account,
            name,
            format,
            status,
            lines_new,
            lines_known,
            lines_pending,
            lines_left_out,
            left_out_rows,
            created_at,
        } = statement;
        Self {
            id,
            account,
            name,
            format,
            status,
            lines_new,
            lines_known,
            lines_pending,
            lines_left_out,
            left_out_rows,
            created_at,
        }
    }
}

/// What may come with the file.
#[derive(Debug, Deserialize, ToSchema)]
pub struct BankStatementBody {
    /// The bank account; needed for tables, and for a camt.053 that does not name it.
    #[serde(default)]
    account: Option<String>,
    /// As for files of leads; found out when left out.
    #[serde(default)]
    encoding: Option<String>,
    #[serde(default)]
    delimiter: Option<String>,
    /// What the columns of a table are: JSON text of the shape `BankMapping`. Left out: as in the account's
    /// last file, else by their headings.
    #[serde(default)]
    mapping: Option<String>,
}

/// Take a statement in: camt.053, CSV or .xlsx, up to 20 MiB. Lines that came before are left out.
#[utoipa::path(post, path = "/api/v1/bank-statements", tag = "money", request_body = BankStatementBody,
    responses((status = 201, body = BankStatementView)))]
pub async fn upload(
    state: State,
    staff: StaffSeat,
    once: Once,
    BodyFiles { body, files }: BodyFiles<BankStatementBody>,
) -> Result<HttpResponse, WebError> {
    let text = |given: &Option<String>| given.clone().unwrap_or_default();
    let choice = Choice::read(&text(&body.encoding), &text(&body.delimiter))?;
    let mapping: Option<Mapping> = match &body.mapping {
        None => None,
        Some(json) => {
            Some(serde_json::from_str(json).map_err(|_| Fault::new("mapping", "invalid"))?)
        }
    };
    let upload = look(&text(&body.account), choice, files).await?;
    let vault = state.vault.clone();
    state
        .once(once, move |tx| {
            let columns = mapping.as_ref().map_or(Columns::Guessed, Columns::Named);
            let id = take(tx, &vault, staff, &upload, columns)?;
            let taken = kept::find(tx, staff, id)?;
            Ok::<_, PayoutError>(Reply::created(&BankStatementView::from(taken)))
        })
        .await
}

/// Statements, newest first.
#[utoipa::path(get, path = "/api/v1/bank-statements", tag = "money",
    params(("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = List<BankStatementView>)))]
pub async fn statements(
    state: State,
    staff: StaffSeat,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let found = state.run(move |tx| kept::list(tx, staff, &paging)).await?;
    Ok(api::list(found.map(BankStatementView::from)))
}

/// One line.
#[derive(Serialize, ToSchema)]
pub struct BankLineView {
    id: BankLineId,
    statement: BankStatementId,
    account: String,
    direction: Direction,
    /// Whether it takes back an earlier line.
    reversal: bool,
    #[schema(value_type = String, example = "12000.00")]
    amount: Decimal,
    #[schema(value_type = String, example = "RUB")]
    currency: Currency,
    booked_on: NaiveDate,
    payer: Option<String>,
    payer_account: Option<String>,
    purpose: String,
    bank_reference: Option<String>,
    /// `match` and `proof` are sure; `amount_differs`, `late`, `likely`, `maybe`, `known_payer` and
    /// `unknown` need a look; `not_money` is never booked.
    #[schema(example = "match")]
    proposal: &'static str,
    /// The top-up proposed or booked.
    top_up: Option<TopUpId>,
    /// The party proposed, or the top-up's.
    party: Option<PartyId>,
    /// Whether its money is booked.
    booked: bool,
    set_aside_reason: Option<String>,
    ended_at: Option<DateTime<Utc>>,
}

impl From<BankLine> for BankLineView {
    fn from(line: BankLine) -> Self {
        let known = match line.proposal {
            crate::payouts::bank::Proposal::KnownPayer(party) => Some(party),
            _ => None,
        };
        Self {
            id: line.id,
            statement: line.statement,
            account: line.account,
            direction: line.direction,
            reversal: line.reversal,
            amount: line.amount.decimal(),
            currency: line.amount.currency(),
            booked_on: line.booked_on,
            payer: line.payer,
            payer_account: line.payer_account,
            purpose: line.purpose,
            bank_reference: line.bank_reference,
            proposal: line.proposal.as_str(),
            top_up: line.told.as_ref().map(|told| told.id),
            party: line.told.as_ref().map(|told| told.party).or(known),
            booked: matches!(line.end, Some(End::Booked(_))),
            set_aside_reason: match line.end {
                Some(End::SetAside(reason)) => Some(reason),
                _ => None,
            },
            ended_at: line.ended_at,
        }
    }
}

/// Which lines are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LinesAsked {
    /// `open`, `booked`, `set_aside` or `other` (debits and reversals).
    stand: Option<String>,
    statement: Option<BankStatementId>,
}

/// Lines with what is proposed for each: open ones oldest first, others newest first.
#[utoipa::path(get, path = "/api/v1/bank-lines", tag = "money",
    params(LinesAsked, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = List<BankLineView>)))]
pub async fn lines(
    state: State,
    staff: StaffSeat,
    Query(asked): Query<LinesAsked>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let stand: Option<Stand> = match asked.stand.as_deref().unwrap_or_default() {
        "" => None,
        word => Some(word.parse().map_err(|_| Fault::new("stand", "not-a-choice"))?),
    };
    let filter = Filter { stand, statement: asked.statement, line: None };
    let found = state.run(move |tx| list(tx, staff, filter, &paging)).await?;
    Ok(api::list(found.map(BankLineView::from)))
}

/// How many were booked.
#[derive(Serialize, ToSchema)]
pub struct BookedSure {
    booked: i64,
}

/// Book every line whose reference, amount and currency agree with a waiting top-up.
#[utoipa::path(post, path = "/api/v1/bank-lines/booking", tag = "money",
    responses((status = 200, body = BookedSure)))]
pub async fn book_sure(state: State, staff: StaffSeat) -> Result<HttpResponse, WebError> {
    // Each is booked on its own, so a repeat goes on where the first ended.
    let booked = book_all(&state, staff).await?;
    Ok(ok(&BookedSure { booked }))
}

/// What a line is to be booked as. Nothing said: as proposed, when that is sure.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct BookingAsked {
    /// The top-up it pays.
    top_up: Option<TopUpId>,
    /// The amount is another than the top-up asked for: what came becomes a top-up of its own, and the one
    /// asked for is cancelled.
    as_received: bool,
    /// With `as_received`: the rest is still to come, so the top-up asked for goes on waiting.
    rest_to_come: bool,
    /// Whose money it is, when no top-up asked for it.
    party: Option<PartyId>,
}

/// Book a line, once.
#[utoipa::path(post, path = "/api/v1/bank-lines/{id}/booking", tag = "money", params(("id" = BankLineId, Path)),
    request_body = BookingAsked, responses(
        (status = 200, body = TopUpView),
        (status = 409, description = "`already_done`: the line or the top-up has its other half; `line_unfit`: the two do not agree, or it is no money that came in"),
))]
pub async fn book_line(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<BankLineId>,
    OptionalBody(asked): OptionalBody<BookingAsked>,
) -> Result<HttpResponse, WebError> {
    if asked.as_received && asked.top_up.is_none() {
        return Err(Fault::new("top_up", "required").into());
    }
    if asked.rest_to_come && !asked.as_received {
        return Err(Fault::new("as_received", "required").into());
    }
    let booking = match (asked.top_up, asked.party) {
        (Some(_), Some(_)) => return Err(Fault::new("party", "repeated").into()),
        (Some(top_up), None) if asked.as_received => {
            Booking::Received { asked: top_up, rest_to_come: asked.rest_to_come }
        }
        (Some(top_up), None) => Booking::TopUp(top_up),
        (None, Some(party)) => Booking::Party(party),
        (None, None) => Booking::AsProposed,
    };
    state
        .once(once, move |tx| {
            let done = book(tx, staff, id, booking)?;
            Ok::<_, PayoutError>(Reply::ok(&TopUpView::from(done)))
        })
        .await
}

/// Why a line is no top-up.
#[derive(Deserialize, ToSchema)]
pub struct AsideAsked {
    #[schema(max_length = 500)]
    reason: String,
}

/// Set a line aside: it is no top-up.
#[utoipa::path(post, path = "/api/v1/bank-lines/{id}/setting-aside", tag = "money",
    params(("id" = BankLineId, Path)), request_body = AsideAsked, responses(
        (status = 200, body = BankLineView),
        (status = 409, description = "`already_done`"),
))]
pub async fn put_aside(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<BankLineId>,
    Body(asked): Body<AsideAsked>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            set_aside(tx, staff, id, &asked.reason)?;
            Ok::<_, PayoutError>(Reply::ok(&BankLineView::from(find(tx, staff, id)?)))
        })
        .await
}
