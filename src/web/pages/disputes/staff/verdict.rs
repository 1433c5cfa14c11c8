//! `POST /staff/disputes/{id}/verdict`: the case decided, and with it those ticked beside it.

use std::collections::HashSet;

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};

use super::case::{self, Part, takes_turn};
use super::stakes;
use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::disputes::find::{self, Dispute};
use crate::disputes::verdict::{Verdict, decide as verdict};
use crate::disputes::{DisputeError, Turn};
use crate::i18n::{Reader, Text};
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{DisputeId, LeadId};
use crate::kernel::money::Money;
use crate::leads::VerdictReason;
use crate::leads::find::{Lead, card};
use crate::web::extract::{Posted, Visit};
use crate::web::flash::Flash;
use crate::web::form::{Choice, Form};
use crate::web::{Path, State, WebError, see_other_with_flash};

/// What the radio sends when the share is written as a number.
const OTHER: &str = "other";

/// The verdict's form.
pub(super) struct Decide {
    pub form: Form,
    pub reasons: Vec<Choice>,
    pub similar: Vec<Similar>,
    /// That deciding now takes the buyer's turn away, and until when it would run.
    pub takes_turn: Option<Text>,
}

/// Another open case between the same two parties over the same reason.
pub(super) struct Similar {
    pub lead: LeadId,
    pub href: String,
    pub offer: String,
    /// The buyer's, which tells cases apart.
    pub comment: Option<String>,
    pub price: Money,
    pub opened_at: DateTime<Utc>,
    pub due: Option<DateTime<Utc>>,
    /// Whether the buyer may still answer in it.
    pub with_buyer: bool,
    pub ticked: bool,
}

/// The form as it stands on the page.
pub(super) fn form(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    reader: &Reader,
    lead: &Lead,
    dispute: &Dispute,
    form: Form,
) -> Result<Decide, WebError> {
    let reason = |reason: &VerdictReason| {
        Choice::new(reason, reader.word("verdict-reason", reason.as_str()))
    };
    let similar = find::similar(tx, staff, lead)?;
    Ok(Decide {
        reasons: VerdictReason::ALL.iter().map(reason).collect(),
        similar: similar
            .into_iter()
            .map(|row| Similar {
                href: format!("{}/{}", super::PATH, row.id),
                offer: row.offer_title,
                comment: row.comment,
                price: row.price,
                opened_at: row.opened_at,
                due: row.due_at,
                with_buyer: row.turn == Some(Turn::Buyer),
                ticked: form.selected("similar", &row.lead.to_string()),
                lead: row.lead,
            })
            .collect(),
        takes_turn: takes_turn(reader, lead, dispute),
        form,
    })
}

/// Decides.
pub async fn decide(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Path(id): Path<DisputeId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let ticked: HashSet<LeadId> = form.values("similar").filter_map(|id| id.parse().ok()).collect();
    let outcome = match written(&form) {
        Ok(given) => state.run(move |tx| all(tx, staff, id, &ticked, &given)).await,
        Err(faults) => Err(faults.into()),
    };
    match outcome {
        Ok(done) => Ok(see_other_with_flash(format!("{}/{id}", super::PATH), told(&done))),
        Err(error) => case::refused(visit, state, staff, id, (Part::Verdict, form, error)).await,
    }
}

/// The verdict a form says, with every fault of it at once.
fn written(form: &Form) -> Result<Verdict, Faults> {
    let mut faults = Faults::default();
    let percent = faults.take(share(form));
    let reason = match form.value("reason") {
        "" => Err(Fault::new("reason", "required")),
        word => word.parse().map_err(|_| Fault::new("reason", "not-a-choice")),
    };
    let reason = faults.take(reason);
    let text = form.value("text");
    match (percent, reason) {
        (Some(percent), Some(reason)) => Verdict::new(percent, reason, text),
        // No reason contradicts these, so that only the words can be at fault.
        _ => {
            let words = Verdict::new(50, VerdictReason::NoEvidence, text);
            let wrong = words.err().unwrap_or_default();
            wrong.0.into_iter().for_each(|fault| faults.push(fault));
            Err(faults)
        }
    }
}

/// What the contractor gets: one of the usual shares, or the number beside "another". Said twice and
/// differently it is asked again: nobody should have to guess which of the two moved the money.
fn share(form: &Form) -> Result<i64, Fault> {
    let fault = |code: &'static str| Fault::new("contractor_percent", code);
    let number = form.value("contractor_percent").trim().trim_end_matches('%').trim_end();
    let number: Option<i64> = match number {
        "" => None,
        text => Some(text.parse().map_err(|_| fault("not-a-percentage"))?),
    };
    let chosen: Option<i64> = match form.value("share") {
        "" | OTHER => None,
        text => Some(
            text.parse()
                .ok()
                .filter(|share| stakes::is_usual(*share))
                .ok_or_else(|| fault("not-a-choice"))?,
        ),
    };
    match (chosen, number) {
        (Some(chosen), Some(number)) if chosen != number => Err(fault("share-said-twice")),
        (Some(share), _) | (None, Some(share)) => Ok(share),
        (None, None) => Err(fault("share-needed")),
    }
}

/// How many cases were decided, and how many of those ticked were not.
struct Done {
    decided: i64,
    left: i64,
}

/// Decides the case and those ticked. When the case itself cannot be decided, nothing is: whoever
/// judges looks again before others are decided by its verdict.
fn all(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: DisputeId,
    ticked: &HashSet<LeadId>,
    given: &Verdict,
) -> Result<Done, DisputeError> {
    let lead = find::lead_of(tx, staff, id)?;
    let lead = card::lead(tx, staff, lead)?;
    let alike = find::similar(tx, staff, &lead)?;
    let with: Vec<LeadId> =
        alike.into_iter().map(|row| row.lead).filter(|lead| ticked.contains(lead)).collect();
    // One that ended since the page was shown is no longer among them.
    let mut left = i64::try_from(ticked.len() - with.len()).unwrap_or(i64::MAX);
    let ids: Vec<LeadId> = std::iter::once(lead.id).chain(with).collect();
    let mut decided = 0;
    for (each, outcome) in verdict(tx, staff, &ids, given)? {
        match outcome {
            Ok(_) => decided += 1,
            Err(error) if each == lead.id => return Err(error),
            Err(_) => left += 1,
        }
    }
    Ok(Done { decided, left })
}

fn told(done: &Done) -> Flash {
    match (done.decided, done.left) {
        (1, 0) => Flash::good("moderation-decided"),
        (count, 0) => Flash::good("moderation-decided-many").with("count", count),
        (count, left) => {
            Flash::warn("moderation-decided-some").with("count", count).with("left", left)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(share: &str, number: &str) -> Form {
        let form = Form::default().with("contractor_percent", number);
        if share.is_empty() { form } else { form.with("share", share) }
    }

    #[test]
    fn a_share_is_chosen_or_written() {
        assert_eq!(share(&form("25", "")), Ok(25));
        assert_eq!(share(&form(OTHER, " 33 % ")), Ok(33));
        assert_eq!(share(&form("", "60")), Ok(60));
        assert_eq!(share(&form("50", "50")), Ok(50));
    }

    #[test]
    fn a_share_is_never_guessed() {
        let code = |given: &Form| share(given).map_err(|fault| fault.code);
        assert_eq!(code(&form("", "")), Err("share-needed"));
        assert_eq!(code(&form(OTHER, "")), Err("share-needed"));
        assert_eq!(code(&form("25", "60")), Err("share-said-twice"));
        assert_eq!(code(&form("30", "")), Err("not-a-choice"));
        for wrong in ["half", "12.5", "1e2", "99999999999999999999"] {
            assert_eq!(code(&form(OTHER, wrong)), Err("not-a-percentage"), "{wrong}");
        }
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let told = |form: &Form| -> Vec<(String, &'static str)> {
            let faults = written(form).err().unwrap_or_default().0;
            faults.into_iter().map(|fault| (fault.field, fault.code)).collect()
        };
        let empty = told(&Form::default());
        let expected =
            [("contractor_percent", "share-needed"), ("reason", "required"), ("text", "required")];
        assert_eq!(empty, expected.map(|(field, code)| (field.to_owned(), code)));
        let unfit = form("0", "").with("reason", "lead_meets_terms").with("text", "Read both");
        assert_eq!(told(&unfit), [("reason".to_owned(), "verdict-reason-unfit")]);
    }
}
