//! What the contractor posts: agreeing with a rejection or contesting it, more words, a split, or
//! taking the appeal back.

use actix_web::HttpResponse;

use super::acts::{self, Refused};
use super::card::path;
use super::forms::Part;
use crate::accounts::ContractorSeat;
use crate::disputes::{DisputeError, Opening, appeal as contest, concede as agree, find, give_in};
use crate::kernel::ids::LeadId;
use crate::leads::outcomes::only;
use crate::web::extract::{Posted, PostedFiles, Visit};
use crate::web::{Path, State, WebError, see_other_with_flash};

/// Contests a rejection.
pub async fn appeal(
    state: State,
    visit: Visit,
    seat: ContractorSeat,
    Path(id): Path<LeadId>,
    posted: PostedFiles,
) -> Result<HttpResponse, WebError> {
    let (form, read) = acts::read(posted);
    let vault = state.vault.clone();
    let done = match read {
        Ok((words, files)) => {
            state
                .run(move |tx| {
                    contest::appeal(tx, &vault, seat, id, &words, &files)?;
                    Ok::<_, DisputeError>(())
                })
                .await
        }
        Err(faults) => Err(faults.into()),
    };
    let sent = (Part::Appeal, form);
    acts::finish(state, visit, seat.into(), id, sent, done, "dispute-flash-appealed").await
}

/// Gives the money of a rejected lead back to its buyer.
pub async fn concede(
    state: State,
    visit: Visit,
    seat: ContractorSeat,
    Path(id): Path<LeadId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let done = state.run(move |tx| only(agree::concede(tx, seat, &[id])?).map(drop)).await;
    let sent = (Part::Button, form);
    acts::finish(state, visit, seat.into(), id, sent, done, "desk-conceded").await
}

/// Takes the appeal back; where there was none, agrees with the rejection staff look at.
pub async fn withdraw(
    state: State,
    visit: Visit,
    seat: ContractorSeat,
    Path(id): Path<LeadId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let done = state
        .run(move |tx| {
            give_in::withdraw(tx, seat, id)?;
            let dispute = find::of_lead(tx, seat, id)?;
            Ok::<_, DisputeError>(dispute.is_some_and(|one| one.opening == Opening::ReturnShare))
        })
        .await;
    match done {
        Ok(true) => Ok(see_other_with_flash(path(seat.into(), id), "desk-conceded")),
        Ok(false) => Ok(see_other_with_flash(path(seat.into(), id), "dispute-flash-withdrawn")),
        Err(error) => {
            let refused = Refused { part: Part::Button, form, error };
            acts::refused(state, visit, seat.into(), id, refused).await
        }
    }
}

/// Says more.
pub async fn say(
    state: State,
    visit: Visit,
    seat: ContractorSeat,
    Path(id): Path<LeadId>,
    posted: PostedFiles,
) -> Result<HttpResponse, WebError> {
    acts::say(state, visit, seat.into(), id, posted).await
}

/// Proposes a split.
pub async fn propose(
    state: State,
    visit: Visit,
    seat: ContractorSeat,
    Path(id): Path<LeadId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    acts::propose(state, visit, seat.into(), id, form).await
}

/// Takes the own proposal back.
pub async fn unpropose(
    state: State,
    visit: Visit,
    seat: ContractorSeat,
    Path(id): Path<LeadId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    acts::unpropose(state, visit, seat.into(), id, form).await
}

/// Takes the buyer's proposal.
pub async fn accept(
    state: State,
    visit: Visit,
    seat: ContractorSeat,
    Path(id): Path<LeadId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    acts::accept(state, visit, seat.into(), id, form).await
}
