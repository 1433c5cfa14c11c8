//! The buyer's own work on a lead, by forms: stage, attempts, notes.

use actix_web::HttpResponse;

use super::lead::{Part, refused};
use super::{back, moment};
use crate::accounts::BuyerSeat;
use crate::i18n::Reader;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::LeadId;
use crate::leads::attempt::{self, NewAttempt, Outcome};
use crate::leads::task::NextTask;
use crate::leads::{Stage, note, stage};
use crate::web::extract::{Posted, Visit};
use crate::web::form::Form;
use crate::web::{Path, State, WebError, see_other_with_flash};

fn choice<T: std::str::FromStr>(form: &Form, name: &str) -> Result<T, Fault> {
    match form.value(name) {
        "" => Err(Fault::new(name, "required")),
        word => word.parse().map_err(|_| Fault::new(name, "not-a-choice")),
    }
}

/// Sets the stage.
pub async fn set_stage(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<LeadId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let done = match choice::<Stage>(&form, "stage") {
        Ok(stage) => state.run(move |tx| stage::set_stage(tx, seat, id, stage)).await,
        Err(fault) => Err(fault.into()),
    };
    match done {
        Ok(()) => Ok(see_other_with_flash(back(&form, id), "leads-flash-stage")),
        Err(error) => refused(state, visit, seat, id, Part::Stage, form, error).await,
    }
}

fn new_attempt(reader: &Reader, form: &Form) -> Result<NewAttempt, Faults> {
    let mut faults = Faults::default();
    let outcome = faults.take(choice::<Outcome>(form, "outcome"));
    let next = faults.take(moment(reader, form, "next_at"));
    match (outcome, next) {
        (Some(outcome), Some(next)) => Ok(NewAttempt {
            outcome,
            note: form.value("note").to_owned(),
            next: next.map(|due_at| NextTask { due_at, text: form.value("next_text").to_owned() }),
        }),
        _ => Err(faults),
    }
}

/// Logs an attempt.
pub async fn log_attempt(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<LeadId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let done = match new_attempt(&visit.reader, &form) {
        Ok(new) => state.run(move |tx| attempt::log_attempt(tx, seat, id, &new)).await.map(drop),
        Err(faults) => Err(faults.into()),
    };
    match done {
        Ok(()) => Ok(see_other_with_flash(back(&form, id), "leads-flash-attempt")),
        Err(error) => refused(state, visit, seat, id, Part::Attempt, form, error).await,
    }
}

/// Keeps a note.
pub async fn add_note(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<LeadId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let text = form.value("text").to_owned();
    match state.run(move |tx| note::add_note(tx, seat, id, &text)).await {
        Ok(_) => Ok(see_other_with_flash(back(&form, id), "leads-flash-note")),
        Err(error) => refused(state, visit, seat, id, Part::Note, form, error).await,
    }
}
