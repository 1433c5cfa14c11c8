//! What the two sides of a dispute do: appeal, state, give in, agree on a split.

use actix_web::HttpResponse;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::accounts::{BuyerSeat, ContractorSeat};
use crate::db::Tx;
use crate::disputes::appeal::appeal as appeal_lead;
use crate::disputes::{DisputeError, Speaker, Words, evidence, give_in, split, statement};
use crate::i18n::Reader;
use crate::kernel::ids::LeadId;
use crate::leads::LeadError;
use crate::leads::find::{Reach, card};
use crate::web::api::Reply;
use crate::web::api::v1::leads::decide::as_it_is;
use crate::web::api::v1::leads::view::LeadJson;
use crate::web::extract::who::Who;
use crate::web::extract::{Body, BodyFiles, Once};
use crate::web::{Path, State, WebError};

/// What a side says. As `multipart/form-data` it may carry `files` as evidence.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(example = json!({"text": "The person confirmed the order by phone; the recording is attached"}))]
pub struct StatementBody {
    /// Up to 4,000 characters.
    pub text: String,
}

/// What the contractor would get.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(example = json!({"contractor_percent": 50}))]
pub struct SplitBody {
    /// In percent of the price, 1 to 99. Null takes an own proposal back.
    pub contractor_percent: Option<i64>,
}

/// Contest a rejection, while its clock runs. The text is the contractor's statement; now the buyer
/// must answer, or the lead settles.
#[utoipa::path(
    post, path = "/api/v1/leads/{id}/appeal", tag = "disputes", params(("id" = LeadId, Path)), request_body = StatementBody,
    responses(
        (status = 200, body = LeadJson),
        (status = 409, description = "`illegal_move`: not in its status; `deadline_passed`: too late"),
    ),
)]
pub async fn appeal(
    state: State,
    seat: ContractorSeat,
    once: Once,
    Path(id): Path<LeadId>,
    BodyFiles { body, files }: BodyFiles<StatementBody>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    let words = Words::new(&body.text)?;
    let files = evidence::read(files)?;
    let vault = state.vault.clone();
    state
        .once(once, move |tx| {
            appeal_lead(tx, &vault, seat, id, &words, &files)?;
            Ok::<_, DisputeError>(as_it_is(tx, seat, id, &reader)?)
        })
        .await
}

/// Which side of a lead the caller is on: a party never sells to itself, so at most one.
fn speaker(tx: &mut Tx<'_>, who: &Who, id: LeadId) -> Result<(Speaker, Reach), LeadError> {
    if let Ok(seat) = who.buyer() {
        match card::lead(tx, seat, id) {
            Err(LeadError::NotFound) => {}
            found => return found.map(|_| (seat.into(), seat.into())),
        }
    }
    let seat = who.contractor().map_err(|_| LeadError::NotFound)?;
    card::lead(tx, seat, id)?;
    Ok((seat.into(), seat.into()))
}

/// Say something in an open dispute. The buyer's first statement answers the appeal: then staff must
/// decide. More changes no clock.
#[utoipa::path(
    post, path = "/api/v1/leads/{id}/statements", tag = "disputes", params(("id" = LeadId, Path)), request_body = StatementBody,
    responses(
        (status = 201, body = LeadJson),
        (status = 409, description = "`illegal_move`: not disputed; `deadline_passed`: too late"),
    ),
)]
pub async fn state_case(
    state: State,
    who: Who,
    once: Once,
    Path(id): Path<LeadId>,
    BodyFiles { body, files }: BodyFiles<StatementBody>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    let words = Words::new(&body.text)?;
    let files = evidence::read(files)?;
    let (vault, config) = (state.vault.clone(), state.config.clone());
    state
        .once(once, move |tx| {
            let (speaker, reach) = speaker(tx, &who, id)?;
            statement::state(tx, &vault, &config.calendar, speaker, id, &words, &files)?;
            let lead = card::lead(tx, reach, id)?;
            Ok::<_, DisputeError>(Reply::created(&LeadJson::new(lead, reach, &reader)))
        })
        .await
}

/// Give in to an appeal: the contractor is paid in full.
#[utoipa::path(
    post, path = "/api/v1/leads/{id}/buyer-concession", tag = "disputes", params(("id" = LeadId, Path)),
    responses(
        (status = 200, body = LeadJson),
        (status = 409, description = "`illegal_move`: not disputed"),
    ),
)]
pub async fn buyer_concede(
    state: State,
    seat: BuyerSeat,
    once: Once,
    Path(id): Path<LeadId>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            give_in::buyer_concede(tx, seat, id)?;
            Ok::<_, DisputeError>(as_it_is(tx, seat, id, &reader)?)
        })
        .await
}

/// Take an appeal back: the buyer has its money back.
#[utoipa::path(
    post, path = "/api/v1/leads/{id}/appeal-withdrawal", tag = "disputes", params(("id" = LeadId, Path)),
    responses(
        (status = 200, body = LeadJson),
        (status = 409, description = "`illegal_move`: not disputed; `deadline_passed`: too late"),
    ),
)]
pub async fn withdraw(
    state: State,
    seat: ContractorSeat,
    once: Once,
    Path(id): Path<LeadId>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            give_in::withdraw(tx, seat, id)?;
            Ok::<_, DisputeError>(as_it_is(tx, seat, id, &reader)?)
        })
        .await
}

/// Propose what the contractor should get, in place of an earlier proposal of this side. It binds
/// nobody until the other side accepts it.
#[utoipa::path(
    post, path = "/api/v1/leads/{id}/split-proposal", tag = "disputes", params(("id" = LeadId, Path)), request_body = SplitBody,
    responses(
        (status = 200, body = LeadJson),
        (status = 409, description = "`illegal_move`: not disputed; `deadline_passed`: too late"),
    ),
)]
pub async fn propose(
    state: State,
    who: Who,
    once: Once,
    Path(id): Path<LeadId>,
    Body(body): Body<SplitBody>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let (speaker, reach) = speaker(tx, &who, id)?;
            match body.contractor_percent {
                Some(percent) => split::propose(tx, speaker, id, split::percent(percent)?)?,
                None => split::unpropose(tx, speaker, id)?,
            }
            Ok::<_, DisputeError>(as_it_is(tx, reach, id, &reader)?)
        })
        .await
}

/// Take the split the other side proposes: the money is split at once, for good. Names the
/// percentage that was seen.
#[utoipa::path(
    post, path = "/api/v1/leads/{id}/split-acceptance", tag = "disputes", params(("id" = LeadId, Path)), request_body = SplitBody,
    responses(
        (status = 200, body = LeadJson),
        (status = 409, description = "`not_proposed`: the other side does not propose this; `illegal_move`: not disputed; \
                           `deadline_passed`: too late"),
    ),
)]
pub async fn accept_split(
    state: State,
    who: Who,
    once: Once,
    Path(id): Path<LeadId>,
    Body(body): Body<SplitBody>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let (speaker, reach) = speaker(tx, &who, id)?;
            let percent = split::percent(body.contractor_percent.unwrap_or_default())?;
            split::accept(tx, speaker, id, percent)?;
            Ok::<_, DisputeError>(as_it_is(tx, reach, id, &reader)?)
        })
        .await
}
