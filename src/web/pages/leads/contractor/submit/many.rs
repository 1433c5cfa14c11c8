//! `POST /contractor/leads/batch`: a pasted sheet of leads.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use super::columns::headers;
use super::one::busy;
use super::page::{Aside, Column, Many, RowResult, Summary, Way};
use super::read::{CONTACT, Door, beside_fields, read};
use super::sheet::{FIELD, Row, Sheet};
use super::{Sent, example, form_id, key, send};
use crate::accounts::ContractorSeat;
use crate::kernel::fault::Faults;
use crate::kernel::ids::EngagementId;
use crate::leads::Channel;
use crate::leads::intake::{Answer, NotTaken, Receipt};
use crate::leads::queue::Lost;
use crate::offers::engagements::{Work, work};
use crate::web::answer::render_as;
use crate::web::extract::{Posted, Visit};
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::pages::offers::words::question_label;
use crate::web::refused_lead;
use crate::web::{State, WebError, render, render_refused};

/// Sends every row of a sheet and answers each. Rows that were not taken stay in the form.
pub async fn many(
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
    let sheet = match Sheet::read(form.value(FIELD), &work.offer.terms.form) {
        Ok(sheet) => sheet,
        Err(faults) => {
            let form = form.refused(faults);
            return Ok(render_refused(&many_page(page, &work, form, form_id()?)));
        }
    };
    let sent_id = form.value("form_id").to_owned();
    let door = Door {
        seat,
        engagement: id,
        terms: &work.offer.terms,
        channel: Channel::Import,
        zone: page.reader.zone,
        now: page.now,
    };
    let mut waiting = Vec::new();
    let mut submissions = Vec::new();
    let mut summary = Summary::default();
    for row in &sheet.rows {
        let once = key(&state, seat.user, &sent_id, Some(row.line), &row.form);
        match read(door, &row.form, once) {
            _ if row.is_too_long(sheet.columns()) => {
                summary.add(not_taken(row, page.t("submit-row-too-long").to_string()));
            }
            Ok(submission) => {
                waiting.push(row);
                submissions.push(submission);
            }
            Err(faults) => summary.add(not_taken(row, faulty(&page, &work, faults))),
        }
    }
    let answers = match send(&state, submissions).await {
        Sent::Answered(answers) => answers,
        Sent::Busy => {
            let outcome = busy(&page, "submit-busy");
            let mut page = many_page(page, &work, form, sent_id);
            page.result = Some(outcome);
            return Ok(render_as(StatusCode::SERVICE_UNAVAILABLE, &page));
        }
    };
    for (row, answer) in waiting.into_iter().zip(answers) {
        summary.add(told(&page, &work, row, answer));
    }
    summary.rows.sort_by_key(|row| row.line);
    // What went in is done with; what did not stays to be mended.
    let left: Vec<u64> =
        summary.rows.iter().filter(|row| row.status.is_none()).map(|row| row.line).collect();
    let form = match left.as_slice() {
        [] => Form::default(),
        lines => Form::default().with(FIELD, sheet.only(lines)),
    };
    let mut page = many_page(page, &work, form, form_id()?);
    page.summary = Some(summary);
    Ok(render(&page))
}

/// The page to paste into, with what a sheet for this offer looks like.
pub(super) fn many_page(page: Page, work: &Work, form: Form, form_id: String) -> Many {
    let terms = &work.offer.terms;
    let columns = headers(&terms.form)
        .into_iter()
        .map(|name| {
            let field = terms.form.field(&name);
            let meaning = match field {
                Some(field) if !CONTACT.contains(&name.as_str()) => {
                    question_label(&page.reader, field)
                }
                _ => page.word("submit-column", &name).to_string(),
            };
            Column { required: field.is_some_and(|field| field.required), name, meaning }
        })
        .collect();
    Many {
        aside: Aside::new(&page, work, Way::Many),
        example: example::sheet(&page.reader, terms),
        columns,
        form,
        form_id,
        result: None,
        summary: None,
        page,
    }
}

impl Summary {
    fn add(&mut self, row: RowResult) {
        match row.status {
            Some("refused") => self.refused += 1,
            Some(_) => self.delivered += 1,
            None => self.not_taken += 1,
        }
        self.rows.push(row);
    }
}

/// How a row is called: by whoever is in it.
fn who(row: &Row) -> String {
    ["contact.name", "contact.phone", "contact.email", "external_id"]
        .into_iter()
        .map(|name| row.form.value(name))
        .find(|value| !value.is_empty())
        .unwrap_or("—")
        .to_owned()
}

fn not_taken(row: &Row, told: String) -> RowResult {
    RowResult { line: row.line, who: who(row), status: None, lead: None, told }
}

fn told(page: &Page, work: &Work, row: &Row, answer: Result<Answer, Lost>) -> RowResult {
    match answer {
        Ok(Ok(receipt)) => taken(page, row, &receipt),
        Ok(Err(NotTaken::Invalid(faults))) => not_taken(row, faulty(page, work, faults)),
        Ok(Err(NotTaken::KeyReused)) => {
            not_taken(row, page.t("submit-sent-before-text").to_string())
        }
        Ok(Err(NotTaken::NoSuchEngagement | NotTaken::SignInNeeded | NotTaken::Forbidden)) => {
            not_taken(row, page.t("problem-forbidden").to_string())
        }
        Err(Lost::Unknown) => not_taken(row, page.t("submit-unknown").to_string()),
        Err(Lost::Internal(_)) => not_taken(row, page.t("problem-internal").to_string()),
    }
}

fn taken(page: &Page, row: &Row, receipt: &Receipt) -> RowResult {
    let told = match (receipt.refusal, receipt.deadline) {
        (Some(rule), _) => refused_lead::words(&page.reader, rule, receipt.full.as_ref()),
        (None, Some(due)) => page
            .t("submit-row-delivered")
            .with("payout", page.money(receipt.payout))
            .with("when", page.when(due))
            .to_string(),
        (None, None) => page.money(receipt.payout),
    };
    RowResult {
        line: row.line,
        who: who(row),
        status: Some(receipt.status.as_str()),
        lead: Some(format!("/contractor/leads/{}", receipt.id)),
        told,
    }
}

/// What is wrong with a row, each fault under the name people know the field by.
fn faulty(page: &Page, work: &Work, faults: Faults) -> String {
    let form = &work.offer.terms.form;
    let told: Vec<String> = beside_fields(faults)
        .0
        .iter()
        .map(|fault| {
            let label = match fault.field.strip_prefix("fields.") {
                Some(key) => form
                    .field(key)
                    .map_or_else(|| key.to_owned(), |field| question_label(&page.reader, field)),
                None => match fault.field.strip_prefix("contact.") {
                    Some(part) => page.word("submit-column", part).to_string(),
                    None => fault.field.clone(),
                },
            };
            format!("{label}: {}", page.fault(fault))
        })
        .collect();
    told.join(" ")
}
