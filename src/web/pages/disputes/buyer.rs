//! What the buyer posts: a rejection with evidence, an answer, a split, or giving in.

use actix_web::HttpResponse;

use super::acts;
use super::forms::Part;
use crate::accounts::BuyerSeat;
use crate::disputes::evidence::{self, File};
use crate::disputes::{DisputeError, Grounds, Rejection, give_in, reject as reject_lead};
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::LeadId;
use crate::leads::Status;
use crate::leads::outcomes::only;
use crate::web::extract::{Posted, PostedFiles, Visit};
use crate::web::form::Form;
use crate::web::pages::leads::buyer::{back, lead};
use crate::web::{Path, State, WebError, see_other_with_flash};

/// The reason and comment of a form.
pub fn grounds(form: &Form) -> Result<Grounds, Faults> {
    let word = form.value("reason");
    if word.is_empty() {
        return Err(Fault::new("reason", "required").into());
    }
    let reason = word.parse().map_err(|_| Faults::from(Fault::new("reason", "not-a-choice")))?;
    Grounds::new(reason, Some(form.value("comment")))
}

/// Grounds and files, everything wrong with them named at once.
fn read(posted: PostedFiles) -> (Form, Result<(Grounds, Vec<File>), Faults>) {
    let PostedFiles { form, files } = posted;
    let read = match (grounds(&form), evidence::read(files)) {
        (Ok(grounds), Ok(files)) => Ok((grounds, files)),
        (Err(mut wrong), Err(files)) => {
            files.0.into_iter().for_each(|fault| wrong.push(fault));
            Err(wrong)
        }
        (Err(wrong), Ok(_)) | (Ok(_), Err(wrong)) => Err(wrong),
    };
    (form, read)
}

/// Rejects a lead; over the offer's return share it goes to staff.
pub async fn reject(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<LeadId>,
    posted: PostedFiles,
) -> Result<HttpResponse, WebError> {
    let (form, read) = read(posted);
    let (vault, config) = (state.vault.clone(), state.config.clone());
    let outcome = match read {
        Ok((grounds, files)) => {
            state
                .run(move |tx| {
                    let rejection = Rejection { grounds: &grounds, files: &files };
                    let calendar = &config.calendar;
                    only(reject_lead::reject(tx, &vault, calendar, seat, &[id], rejection)?)
                })
                .await
        }
        Err(faults) => Err(faults.into()),
    };
    match outcome.map(|lead| lead.status) {
        Ok(Status::Disputed) => Ok(see_other_with_flash(back(&form, id), "leads-flash-referred")),
        Ok(_) => Ok(see_other_with_flash(back(&form, id), "leads-flash-rejected")),
        Err(error) => lead::refused(state, visit, seat, id, lead::Part::Reject, form, error).await,
    }
}

/// Answers the appeal, or says more.
pub async fn say(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<LeadId>,
    posted: PostedFiles,
) -> Result<HttpResponse, WebError> {
    acts::say(state, visit, seat.into(), id, posted).await
}

/// Gives in to the appeal: the contractor is paid.
pub async fn concede(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<LeadId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let done = state
        .run(move |tx| {
            give_in::buyer_concede(tx, seat, id)?;
            Ok::<_, DisputeError>(())
        })
        .await;
    let sent = (Part::Button, form);
    acts::finish(state, visit, seat.into(), id, sent, done, "dispute-flash-conceded").await
}

/// Proposes a split.
pub async fn propose(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<LeadId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    acts::propose(state, visit, seat.into(), id, form).await
}

/// Takes the own proposal back.
pub async fn unpropose(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<LeadId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    acts::unpropose(state, visit, seat.into(), id, form).await
}

/// Takes the contractor's proposal.
pub async fn accept(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<LeadId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    acts::accept(state, visit, seat.into(), id, form).await
}
