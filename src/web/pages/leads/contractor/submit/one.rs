//! `POST /contractor/leads`: one lead from the form.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use super::page::{One, Result as Outcome};
use super::read::{Door, beside_fields, read};
use super::{Sent, form_id, key, send};
use crate::accounts::ContractorSeat;
use crate::kernel::fault::Faults;
use crate::kernel::ids::EngagementId;
use crate::leads::Channel;
use crate::leads::intake::{NotTaken, Receipt, Rule};
use crate::leads::queue::Lost;
use crate::offers::engagements::{Work, work};
use crate::web::answer::{query_value, render_as};
use crate::web::extract::{Posted, Visit};
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::refused_lead;
use crate::web::{State, WebError, render, render_refused, see_other};

/// Sends a lead. Delivered: on to a fresh form that says so. Refused or wrong: the same form with
/// what was typed, to be mended.
pub async fn one(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let id: EngagementId = form.value("engagement").parse().map_err(|_| WebError::NotFound)?;
    let (page, work) = state
        .run(move |tx| {
            let page = visit.page(tx, Area::Contractor)?;
            Ok::<_, WebError>((page, work(tx, seat, id)?))
        })
        .await?;
    let sent_id = form.value("form_id").to_owned();
    let door = Door {
        seat,
        engagement: id,
        terms: &work.offer.terms,
        channel: Channel::Page,
        zone: page.reader.zone,
        now: page.now,
    };
    let submission = match read(door, &form, key(&state, seat.user, &sent_id, None, &form)) {
        Ok(submission) => submission,
        Err(faults) => return wrong(page, &work, form, faults),
    };
    let answer = match send(&state, vec![submission]).await {
        Sent::Busy => return Ok(try_again(page, &work, form, sent_id, "submit-busy")),
        Sent::Answered(answers) => answers.into_iter().next(),
    };
    match answer {
        Some(Ok(Ok(receipt))) => match receipt.refusal {
            None => Ok(see_other(again(id, &receipt, &form))),
            Some(rule) => refused(page, &work, form, &receipt, rule),
        },
        Some(Ok(Err(NotTaken::Invalid(faults)))) => wrong(page, &work, form, faults),
        Some(Ok(Err(NotTaken::KeyReused))) => key_reused(page, &work, form),
        Some(Ok(Err(why))) => Err(why.into()),
        // The same form id: whatever became of it, pressing again counts once.
        None | Some(Err(Lost::Unknown)) => {
            Ok(try_again(page, &work, form, sent_id, "submit-unknown"))
        }
        Some(Err(lost)) => Err(lost.into()),
    }
}

/// The form for the next lead. The source is usually the same again.
fn again(engagement: EngagementId, receipt: &Receipt, form: &Form) -> String {
    let mut address = format!("/contractor/leads/new?engagement={engagement}&sent={}", receipt.id);
    let source = form.value("source");
    if !source.is_empty() {
        address.push_str("&source=");
        address.push_str(&query_value(source));
    }
    address
}

fn wrong(page: Page, work: &Work, form: Form, faults: Faults) -> Result<HttpResponse, WebError> {
    let form = form.refused(beside_fields(faults));
    Ok(render_refused(&One::new(page, work, form, form_id()?)))
}

/// A rule said no. The attempt is kept, and with it the sender's own id: a mended lead needs
/// another, or it would be answered as this one.
fn refused(
    page: Page,
    work: &Work,
    form: Form,
    receipt: &Receipt,
    rule: Rule,
) -> Result<HttpResponse, WebError> {
    let outcome = Outcome {
        tone: "bad",
        title: page
            .t("submit-refused-title")
            .with("rule", refused_lead::words(&page.reader, rule, receipt.full.as_ref()))
            .to_string(),
        text: page.word("desk-mend", rule.as_str()).to_string(),
        lead: Some(format!("/contractor/leads/{}", receipt.id)),
    };
    let mut page = One::new(page, work, form, form_id()?);
    page.result = Some(outcome);
    Ok(render(&page))
}

/// A form that was sent, changed and sent again: its first answer stands.
fn key_reused(page: Page, work: &Work, form: Form) -> Result<HttpResponse, WebError> {
    let outcome = Outcome {
        tone: "warn",
        title: page.t("submit-sent-before-title").to_string(),
        text: page.t("submit-sent-before-text").to_string(),
        lead: None,
    };
    let mut page = One::new(page, work, form, form_id()?);
    page.result = Some(outcome);
    Ok(render_refused(&page))
}

fn try_again(
    page: Page,
    work: &Work,
    form: Form,
    form_id: String,
    key: &'static str,
) -> HttpResponse {
    let outcome = busy(&page, key);
    let mut page = One::new(page, work, form, form_id);
    page.result = Some(outcome);
    render_as(StatusCode::SERVICE_UNAVAILABLE, &page)
}

/// Nothing was answered; what was typed is still there.
pub(super) fn busy(page: &Page, key: &'static str) -> Outcome {
    Outcome {
        tone: "warn",
        title: page.t("submit-try-again").to_string(),
        text: page.t(key).to_string(),
        lead: None,
    }
}
