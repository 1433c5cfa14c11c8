//! Disputes as both sides and staff read them.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::disputes::evidence::{self, Media, Piece};
use crate::disputes::find::{self, Dispute, Filter, Row, Statement};
use crate::disputes::{Opening, Outcome, Turn};
use crate::kernel::fault::Fault;
use crate::kernel::ids::{DisputeId, EvidenceId, LeadId, StatementId};
use crate::leads::VerdictReason;
use crate::leads::actor::Side;
use crate::leads::find::card;
use crate::offers::Reason;
use crate::web::api::v1::leads::read::{first, reaches};
use crate::web::api::v1::leads::view::LeadPartyJson;
use crate::web::api::{List, list as listed, ok};
use crate::web::extract::Paged;
use crate::web::extract::who::Who;
use crate::web::{Path, State, WebError};

/// What one side said.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatementJson {
    pub id: StatementId,
    pub side: Side,
    pub at: DateTime<Utc>,
    /// Who it was, by address: to the own side and to staff.
    pub person: Option<String>,
    pub text: String,
}

impl From<Statement> for StatementJson {
    fn from(statement: Statement) -> Self {
        let Statement { id, side, at, person, text } = statement;
        Self { id, side, at, person, text }
    }
}

/// A verdict's reason and words.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerdictJson {
    pub reason: VerdictReason,
    pub text: String,
}

/// A dispute with all that was said.
#[derive(Debug, Serialize, ToSchema)]
pub struct DisputeJson {
    pub id: DisputeId,
    pub lead: LeadId,
    pub opening: Opening,
    /// Whose move it is; null once it has ended.
    pub turn: Option<Turn>,
    pub opened_at: DateTime<Utc>,
    /// What each side proposes the contractor should get, in percent.
    pub buyer_offers: Option<i16>,
    pub contractor_offers: Option<i16>,
    pub ended_at: Option<DateTime<Utc>>,
    pub outcome: Option<Outcome>,
    /// What the contractor got, in percent of the price.
    pub contractor_percent: Option<i16>,
    pub verdict: Option<VerdictJson>,
    /// Oldest first.
    pub statements: Vec<StatementJson>,
}

impl From<Dispute> for DisputeJson {
    fn from(dispute: Dispute) -> Self {
        Self {
            id: dispute.id,
            lead: dispute.lead,
            opening: dispute.opening,
            turn: dispute.turn,
            opened_at: dispute.opened_at,
            buyer_offers: dispute.buyer_offers,
            contractor_offers: dispute.contractor_offers,
            ended_at: dispute.ended_at,
            outcome: dispute.outcome,
            contractor_percent: dispute.percent,
            verdict: dispute.verdict.map(|(reason, text)| VerdictJson { reason, text }),
            statements: dispute.statements.into_iter().map(StatementJson::from).collect(),
        }
    }
}

/// One line of a list of disputes.
#[derive(Debug, Serialize, ToSchema)]
pub struct DisputeRowJson {
    pub id: DisputeId,
    pub lead: LeadId,
    pub offer_title: String,
    pub buyer: LeadPartyJson,
    pub contractor: LeadPartyJson,
    #[schema(example = "500.00")]
    pub price: String,
    #[schema(value_type = String, example = "RUB")]
    pub currency: &'static str,
    pub reason: Option<Reason>,
    pub opening: Opening,
    pub turn: Option<Turn>,
    pub opened_at: DateTime<Utc>,
    /// When the running clock ends.
    pub deadline: Option<DateTime<Utc>>,
    pub outcome: Option<Outcome>,
    pub contractor_percent: Option<i16>,
    pub ended_at: Option<DateTime<Utc>>,
}

impl From<Row> for DisputeRowJson {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            lead: row.lead,
            offer_title: row.offer_title,
            buyer: LeadPartyJson { id: row.buyer, name: row.buyer_name },
            contractor: LeadPartyJson { id: row.contractor, name: row.contractor_name },
            price: row.price.decimal().to_string(),
            currency: row.price.currency().code(),
            reason: row.reason,
            opening: row.opening,
            turn: row.turn,
            opened_at: row.opened_at,
            deadline: row.due_at,
            outcome: row.outcome,
            contractor_percent: row.percent,
            ended_at: row.ended_at,
        }
    }
}

/// Which disputes are wanted.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `open` (when left out) or `ended`.
    pub state: Option<String>,
    /// Open ones in which it is this side's move.
    #[param(value_type = Option<Turn>)]
    pub turn: Option<String>,
    /// `buyer` or `contractor`, for a caller who is both.
    pub seat: Option<String>,
}

impl Asked {
    fn filter(&self) -> Result<Filter, Fault> {
        let ended = match self.state.as_deref() {
            None | Some("" | "open") => false,
            Some("ended") => true,
            Some(_) => return Err(Fault::new("state", "not-a-choice")),
        };
        let turn = match self.turn.as_deref() {
            None | Some("") => None,
            Some(word) => Some(word.parse().map_err(|_| Fault::new("turn", "not-a-choice"))?),
        };
        Ok(Filter { ended, turn })
    }
}

/// List disputes: open ones oldest first, ended ones newest first.
#[utoipa::path(
    get, path = "/api/v1/disputes", tag = "disputes", params(Asked, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses(
        (status = 200, body = List<DisputeRowJson>),
    ),
)]
pub async fn list(
    state: State,
    who: Who,
    Query(asked): Query<Asked>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let reach =
        reaches(&who, asked.seat.as_deref())?.into_iter().next().ok_or(WebError::Forbidden)?;
    let filter = asked.filter()?;
    let rows = state.run(move |tx| find::list(tx, reach, filter, &paging)).await?;
    Ok(listed(rows.map(DisputeRowJson::from)))
}

/// A file given as evidence.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvidenceJson {
    /// Read it at `/api/v1/evidence/{id}`.
    pub id: EvidenceId,
    pub side: Side,
    /// The statement it came with; null when it came with the rejection.
    pub statement: Option<StatementId>,
    pub at: DateTime<Utc>,
    pub name: String,
    /// What the content shows it to be.
    pub media_type: Media,
    pub bytes: i64,
    /// SHA-256 of the content, in hexadecimal.
    pub sha256: String,
}

impl From<Piece> for EvidenceJson {
    fn from(piece: Piece) -> Self {
        let Piece { id, side, statement, at, name, media, bytes, digest, .. } = piece;
        Self { id, side, statement, at, name, media_type: media, bytes, sha256: digest }
    }
}

/// The files both sides gave as evidence, oldest first, whole.
#[utoipa::path(
    get, path = "/api/v1/leads/{id}/evidence", tag = "disputes", params(("id" = LeadId, Path)),
    responses(
        (status = 200, body = List<EvidenceJson>),
        (status = 404, description = "No such lead within your reach"),
    ),
)]
pub async fn evidence(
    state: State,
    who: Who,
    Path(id): Path<LeadId>,
) -> Result<HttpResponse, WebError> {
    let reaches = reaches(&who, None)?;
    let pieces = state
        .run(move |tx| {
            let (_, reach) = first(&reaches, |reach| card::lead(tx, reach, id))?;
            evidence::of(tx, reach, id)
        })
        .await?;
    let items: Vec<EvidenceJson> = pieces.into_iter().map(EvidenceJson::from).collect();
    Ok(ok(&List { items, next: None }))
}

/// The dispute about a lead, with all that was said. Its evidence is listed apart.
#[utoipa::path(
    get, path = "/api/v1/leads/{id}/dispute", tag = "disputes", params(("id" = LeadId, Path)),
    responses(
        (status = 200, body = DisputeJson),
        (status = 404, description = "No such lead within your reach, or it was never disputed"),
    ),
)]
pub async fn show(
    state: State,
    who: Who,
    Path(id): Path<LeadId>,
) -> Result<HttpResponse, WebError> {
    let reaches = reaches(&who, None)?;
    let dispute = state
        .run(move |tx| {
            let (_, reach) = first(&reaches, |reach| card::lead(tx, reach, id))?;
            find::of_lead(tx, reach, id)
        })
        .await?;
    let dispute = dispute.ok_or(WebError::NotFound)?;
    Ok(ok(&DisputeJson::from(dispute)))
}
