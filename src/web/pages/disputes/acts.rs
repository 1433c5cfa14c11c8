//! What both sides do on a lead's page, each with its own seat: say more, and agree on a split.
//!
//! A refused form comes back on the page it was sent from; its files do not, and the page says so.

use actix_web::HttpResponse;

use super::card::path;
use super::forms::Part;
use crate::db::Tx;
use crate::disputes::{DisputeError, Speaker, Turn, Words, evidence, find, split, statement};
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::LeadId;
use crate::kernel::rate::Percent;
use crate::web::extract::{PostedFiles, Visit};
use crate::web::form::Form;
use crate::web::pages::leads::{buyer, contractor};
use crate::web::{State, WebError, see_other_with_flash};

/// What came back refused: which form, as it was typed, and why.
pub struct Refused {
    pub part: Part,
    pub form: Form,
    pub error: WebError,
}

/// The side's page of the lead with the form that was refused.
pub async fn refused(
    state: State,
    visit: Visit,
    speaker: Speaker,
    id: LeadId,
    refused: Refused,
) -> Result<HttpResponse, WebError> {
    let Refused { part, form, error } = refused;
    match speaker {
        Speaker::Buyer(seat) => {
            let part = buyer::lead::Part::Dispute(part);
            buyer::lead::refused(state, visit, seat, id, part, form, error).await
        }
        Speaker::Contractor(seat) => {
            contractor::refused(state, visit, seat, id, part, form, error).await
        }
    }
}

/// Words and files of a form, everything wrong with them named at once.
pub fn read(posted: PostedFiles) -> (Form, Result<(Words, Vec<evidence::File>), Faults>) {
    let PostedFiles { form, files } = posted;
    let mut faults = Faults::default();
    let mut take = |wrong: Faults| wrong.0.into_iter().for_each(|fault| faults.push(fault));
    let words = Words::new(form.value("text")).map_err(&mut take).ok();
    let files = evidence::read(files).map_err(&mut take).ok();
    match words.zip(files) {
        Some(read) => (form, Ok(read)),
        None => (form, Err(faults)),
    }
}

/// Says something in an open dispute: the buyer's first answers the appeal.
pub async fn say(
    state: State,
    visit: Visit,
    speaker: Speaker,
    id: LeadId,
    posted: PostedFiles,
) -> Result<HttpResponse, WebError> {
    let (form, read) = read(posted);
    let (vault, config) = (state.vault.clone(), state.config.clone());
    let done = match read {
        Ok((words, files)) => {
            state
                .run(move |tx| {
                    let answers = answers(tx, speaker, id)?;
                    statement::state(tx, &vault, &config.calendar, speaker, id, &words, &files)?;
                    Ok::<_, DisputeError>(answers)
                })
                .await
        }
        Err(faults) => Err(faults.into()),
    };
    match done {
        Ok(true) => Ok(see_other_with_flash(path(speaker, id), "dispute-flash-answered")),
        Ok(false) => Ok(see_other_with_flash(path(speaker, id), "dispute-flash-stated")),
        Err(error) => {
            refused(state, visit, speaker, id, Refused { part: Part::Say, form, error }).await
        }
    }
}

/// Whether what is about to be said answers the appeal: only for the words that confirm it.
fn answers(tx: &mut Tx<'_>, speaker: Speaker, id: LeadId) -> Result<bool, DisputeError> {
    match speaker {
        Speaker::Buyer(seat) => {
            let dispute = find::of_lead(tx, seat, id)?;
            Ok(dispute.is_some_and(|dispute| dispute.turn == Some(Turn::Buyer)))
        }
        Speaker::Contractor(_) => Ok(false),
    }
}

/// The percentage of a form, written as people write one.
fn percent(form: &Form) -> Result<Percent, Faults> {
    let name = "contractor_percent";
    let written = form.value(name).trim().trim_end_matches('%').trim();
    if written.is_empty() {
        return Err(Fault::new(name, "required").into());
    }
    let percent = written.parse().map_err(|_| Faults::from(Fault::new(name, "not-a-split")))?;
    split::percent(percent)
}

/// Proposes a split.
pub async fn propose(
    state: State,
    visit: Visit,
    speaker: Speaker,
    id: LeadId,
    form: Form,
) -> Result<HttpResponse, WebError> {
    let done = match percent(&form) {
        Ok(percent) => state.run(move |tx| split::propose(tx, speaker, id, percent)).await,
        Err(faults) => Err(faults.into()),
    };
    finish(state, visit, speaker, id, (Part::Split, form), done, "dispute-flash-proposed").await
}

/// Takes the own proposal back.
pub async fn unpropose(
    state: State,
    visit: Visit,
    speaker: Speaker,
    id: LeadId,
    form: Form,
) -> Result<HttpResponse, WebError> {
    let done = state.run(move |tx| split::unpropose(tx, speaker, id)).await;
    finish(state, visit, speaker, id, (Part::Button, form), done, "dispute-flash-unproposed").await
}

/// Takes the split the other side proposes, as it was seen.
pub async fn accept(
    state: State,
    visit: Visit,
    speaker: Speaker,
    id: LeadId,
    form: Form,
) -> Result<HttpResponse, WebError> {
    let done = match percent(&form) {
        Ok(percent) => {
            let work = move |tx: &mut Tx<'_>| -> Result<(), DisputeError> {
                split::accept(tx, speaker, id, percent).map(drop)
            };
            state.run(work).await
        }
        Err(faults) => Err(faults.into()),
    };
    finish(state, visit, speaker, id, (Part::Button, form), done, "dispute-flash-agreed").await
}

/// Back to the lead with a message, or the form again with what was wrong.
pub async fn finish(
    state: State,
    visit: Visit,
    speaker: Speaker,
    id: LeadId,
    (part, form): (Part, Form),
    done: Result<(), WebError>,
    flash: &str,
) -> Result<HttpResponse, WebError> {
    match done {
        Ok(()) => Ok(see_other_with_flash(path(speaker, id), flash)),
        Err(error) => refused(state, visit, speaker, id, Refused { part, form, error }).await,
    }
}
