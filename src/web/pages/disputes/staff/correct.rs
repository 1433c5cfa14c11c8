//! `POST /staff/disputes/{id}/corrections`: asking to make a mistaken verdict good; and what the
//! case's page shows of its corrections.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};

use super::case::{self, Part};
use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::disputes::Outcome;
use crate::disputes::find::{self, Dispute};
use crate::i18n::{Reader, Text};
use crate::kernel::fault::Fault;
use crate::kernel::ids::DisputeId;
use crate::kernel::paging::Paging;
use crate::leads::actor::Side;
use crate::leads::find::Lead;
use crate::moderation::ModerationError;
use crate::moderation::correction::{self, Correction, CorrectionStatus, Filter};
use crate::web::extract::{Posted, Visit};
use crate::web::form::{Choice, Form};
use crate::web::{Path, State, WebError, see_other_with_flash};

/// The form that asks for a correction.
pub(super) struct Correct {
    pub form: Form,
    /// The sides that lost something, each with the most it can get.
    pub sides: Vec<Choice>,
    pub currency: &'static str,
}

/// One correction of the lead.
pub(super) struct Corrected {
    pub status: Text,
    pub tone: &'static str,
    /// "₽450.00 to Leads North".
    pub what: Text,
    pub reason: String,
    pub asked_by: String,
    pub asked_at: DateTime<Utc>,
    pub decided_at: Option<DateTime<Utc>>,
    pub waits: bool,
}

/// The tone of a correction's mark.
pub const fn tone(status: CorrectionStatus) -> &'static str {
    match status {
        CorrectionStatus::Asked => "warn",
        CorrectionStatus::Approved => "good",
        CorrectionStatus::Declined => "",
    }
}

/// The form, where a correction may be asked for, and all there were, newest first.
pub(super) fn of(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    reader: &Reader,
    lead: &Lead,
    dispute: &Dispute,
    own: bool,
    form: Form,
) -> Result<(Option<Correct>, Vec<Corrected>), ModerationError> {
    if dispute.ended_at.is_none() {
        return Ok((None, Vec::new()));
    }
    let filter = Filter { lead: Some(lead.id), ..Filter::default() };
    let made = correction::list(tx, staff, filter, Paging::default())?.items;
    let judged = matches!(dispute.outcome, Some(Outcome::Verdict | Outcome::Undecided));
    let waits = made.iter().any(|one| one.status == CorrectionStatus::Asked);
    let sides = sides(tx, reader, lead)?;
    let correct = (judged && !waits && !own && !sides.is_empty()).then(|| Correct {
        form: form.named("correct"),
        sides,
        currency: lead.price.currency().code(),
    });
    Ok((correct, made.into_iter().map(|one| line(reader, one)).collect()))
}

/// What each side could still be given.
fn sides(tx: &mut Tx<'_>, reader: &Reader, lead: &Lead) -> Result<Vec<Choice>, ModerationError> {
    let mut choices = Vec::new();
    for (side, name) in [(Side::Buyer, &lead.buyer_name), (Side::Contractor, &lead.contractor_name)]
    {
        let most = correction::unmended(tx, lead, side)?;
        if most.minor() > 0 {
            let text = reader
                .word("moderation-correct-side", side.as_str())
                .with("name", name.as_str())
                .with("most", reader.money_full(most));
            choices.push(Choice::new(side, text));
        }
    }
    Ok(choices)
}

fn line(reader: &Reader, one: Correction) -> Corrected {
    Corrected {
        status: reader.word("correction-status", one.status.as_str()),
        tone: tone(one.status),
        what: reader
            .word("moderation-corrected", one.side().as_str())
            .with("amount", reader.money_full(one.amount))
            .with("name", one.party_name),
        reason: one.reason,
        asked_by: one.asked_by_name,
        asked_at: one.asked_at,
        decided_at: one.decided_at,
        waits: one.status == CorrectionStatus::Asked,
    }
}

/// Asks for a correction; nothing moves until a colleague approves it.
pub async fn correct(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Path(id): Path<DisputeId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let side = match form.value("side") {
        "" => Err(Fault::new("side", "required")),
        word => word.parse().map_err(|_| Fault::new("side", "not-a-choice")),
    };
    let (amount, reason) = (form.value("amount").to_owned(), form.value("reason").to_owned());
    let asked = match side {
        Ok(side) => {
            let ask = state.run(move |tx| {
                let lead = find::lead_of(tx, staff, id)?;
                correction::ask(tx, staff, lead, side, &amount, &reason)
            });
            ask.await.map(|_| ())
        }
        Err(fault) => Err(fault.into()),
    };
    match asked {
        Ok(()) => Ok(see_other_with_flash(
            format!("{}/{id}#corrections", super::PATH),
            "moderation-correction-asked",
        )),
        Err(error) => case::refused(visit, state, staff, id, (Part::Correction, form, error)).await,
    }
}
