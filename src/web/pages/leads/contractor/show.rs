//! `GET /contractor/leads/{id}`: one lead as its sender sees it.

use actix_web::HttpResponse;
use askama::Template;
use chrono::TimeDelta;

use super::super::told::{self, Answer, Clock, Told};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::i18n::{Reader, Text};
use crate::kernel::contact::spaced_phone;
use crate::kernel::ids::LeadId;
use crate::kernel::secret::Vault;
use crate::leads::Status;
use crate::leads::find::{Card, Lead, card};
use crate::leads::history::{Line, history};
use crate::web::extract::Visit;
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::pages::certificates::Shown;
use crate::web::pages::disputes::card as dispute;
use crate::web::pages::disputes::forms::{Forms, Part};
use crate::web::pages::doors::origin::Origin;
use crate::web::pages::offers::words::source_name;
use crate::web::refusal::Refusal;
use crate::web::{Path, State, WebError, render};

#[derive(Template)]
#[template(path = "leads/contractor/show.html")]
struct Show {
    page: Page,
    lead: Lead,
    who: String,
    name: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    answers: Vec<Answer>,
    consent: Option<String>,
    source: Option<String>,
    subs: Vec<(String, String)>,
    clock: Option<Clock>,
    money: String,
    origin: Origin,
    notice: Option<Text>,
    /// What became of a rejection.
    dispute: Option<dispute::Card>,
    forms: Forms,
    /// What the person agreed to on a page of the exchange.
    certificate: Option<Shown>,
    why: Option<String>,
    what_to_do: Option<String>,
    send_another: String,
    history: Vec<Told>,
}

/// Shows a lead.
pub async fn show(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<LeadId>,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let template = state.run(move |tx| read(tx, &vault, &visit, seat, id)).await?;
    Ok(render(&template))
}

/// The page with a form of its dispute that was refused.
pub async fn refused(
    state: State,
    visit: Visit,
    seat: ContractorSeat,
    id: LeadId,
    part: Part,
    form: Form,
    error: WebError,
) -> Result<HttpResponse, WebError> {
    let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
    let vault = state.vault.clone();
    let mut template = state.run(move |tx| read(tx, &vault, &visit, seat, id)).await?;
    template.notice = notice;
    template.forms.put(part, form);
    Ok(sent.page(&template))
}

fn read(
    tx: &mut Tx<'_>,
    vault: &Vault,
    visit: &Visit,
    seat: ContractorSeat,
    id: LeadId,
) -> Result<Show, WebError> {
    let mut page = visit.page(tx, Area::Contractor)?;
    // The answer to a POST stands under the address of the act; the frame looks like the lead's.
    page.path = format!("/contractor/leads/{id}");
    let card = card(tx, vault, seat, id)?;
    let lines = history(tx, seat, id)?;
    let (dispute, forms) =
        dispute::Card::read(tx, &page.reader, seat.into(), &card, &lines)?.unzip();
    let certificate = Shown::read(tx, vault, &page.reader, seat, id)?;
    let origin = Origin::read(tx, vault, &page.reader, Area::Contractor, &card.lead)?;
    let forms = forms.unwrap_or_default();
    Ok(Show { dispute, certificate, forms, origin, ..view(page, card, lines) })
}

fn view(page: Page, card: Card, lines: Vec<Line>) -> Show {
    let Card { lead, terms, contact } = card;
    let reader = page.reader;
    let contact = contact.as_ref();
    Show {
        notice: None,
        dispute: None,
        forms: Forms::default(),
        certificate: None,
        who: told::who(&lead, contact),
        name: contact.and_then(|contact| contact.name.clone()),
        phone: contact.and_then(|contact| contact.phone.as_deref().map(spaced_phone)),
        email: contact.and_then(|contact| contact.email.clone()),
        answers: contact.map(|contact| told::answers(&reader, &terms, contact)).unwrap_or_default(),
        consent: told::consent(&reader, contact),
        source: lead.source.as_deref().map(|source| source_name(&reader, source)),
        subs: told::subs(&lead),
        clock: told::clock(&reader, &lead),
        money: money(&reader, &lead),
        origin: Origin::default(),
        why: lead.refusal.and_then(|_| told::why(&reader, &lead)),
        what_to_do: what_to_do(&reader, &lead),
        send_another: format!("/contractor/leads/new?engagement={}", lead.engagement),
        history: told::history(&reader, lines),
        lead,
        page,
    }
}

/// Where the payout is, and what moves it on.
fn money(reader: &Reader, lead: &Lead) -> String {
    let (key, when) = match lead.status {
        Status::Refused => ("desk-money-refused", None),
        Status::Quarantined => ("desk-money-quarantined", None),
        Status::Delivered => {
            let guarantee = TimeDelta::hours(i64::from(lead.guarantee_hours));
            ("desk-money-delivered", lead.due_at.map(|due| due + guarantee))
        }
        Status::Accepted => ("desk-money-accepted", lead.due_at),
        Status::Rejected => ("desk-money-rejected", lead.due_at),
        Status::Disputed => ("desk-money-disputed", lead.due_at),
        Status::Settled => ("desk-money-settled", lead.ended_at),
        Status::Returned => ("desk-money-returned", lead.ended_at),
    };
    reader
        .t(key)
        .with("payout", reader.money(lead.earned.unwrap_or(lead.owes().earned)))
        .with("when", when.map(|when| reader.when(when)).unwrap_or_default())
        .to_string()
}

fn what_to_do(reader: &Reader, lead: &Lead) -> Option<String> {
    if lead.status == Status::Settled {
        // Won, or split: nothing to be told.
        return None;
    }
    let text = match (lead.refusal, lead.reason) {
        (Some(rule), _) => reader.word("desk-mend", rule.as_str()),
        (None, Some(reason)) => reader.word("desk-look", reason.as_str()),
        (None, None) => return None,
    };
    Some(text.to_string())
}
