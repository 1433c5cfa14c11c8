//! `GET /staff/leads/{id}` and `POST /staff/leads/{id}/unmasking`: one lead, its contact covered;
//! and shown once, on the page that answers the stated reason.

use actix_web::HttpResponse;
use askama::Template;

use super::super::told::{self, Answer, Clock, Told};
use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::disputes::find::ids_of;
use crate::i18n::{Reader, Text};
use crate::kernel::contact::spaced_phone;
use crate::kernel::ids::LeadId;
use crate::kernel::money::Money;
use crate::kernel::secret::Vault;
use crate::leads::contact::Contact;
use crate::leads::find::{Lead, card};
use crate::leads::history::history;
use crate::leads::{LeadError, unmask as verb};
use crate::web::extract::{Posted, Visit};
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::pages::certificates::Shown;
use crate::web::pages::doors::origin::Origin;
use crate::web::pages::offers::words::source_name;
use crate::web::{Path, State, WebError, render, render_refused};

#[derive(Template)]
#[template(path = "leads/staff/show.html")]
struct Show {
    page: Page,
    lead: Lead,
    score: i64,
    form: Form,
    /// Whether the contact stands here as it is.
    unmasked: bool,
    name: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    answers: Vec<Answer>,
    consent: Option<String>,
    source: Option<String>,
    subs: Vec<(String, String)>,
    clock: Option<Clock>,
    /// What the person agreed to on a page of the exchange, its address and browser covered.
    certificate: Option<Shown>,
    why: Option<String>,
    origin: Origin,
    /// The case about it, and what it came to when that was less than the price.
    dispute: Option<String>,
    split: Option<Text>,
    history: Vec<Told>,
}

/// Shows a lead with its contact covered.
pub async fn show(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Path(id): Path<LeadId>,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let page =
        state.run(move |tx| read(tx, &visit, &vault, staff, id, Form::default(), None)).await?;
    Ok(render(&page))
}

/// Writes down why, then shows the contact on the answering page and nowhere else: opening the lead
/// again covers it again.
pub async fn unmask(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Path(id): Path<LeadId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let page = state
        .run(move |tx| match verb::unmask(tx, &vault, staff, id, form.value("reason")) {
            Ok(contact) => read(tx, &visit, &vault, staff, id, Form::default(), Some(contact)),
            Err(LeadError::Invalid(faults)) => {
                read(tx, &visit, &vault, staff, id, form.refused(faults), None)
            }
            Err(error) => Err(error.into()),
        })
        .await?;
    if page.unmasked { Ok(render(&page)) } else { Ok(render_refused(&page)) }
}

fn read(
    tx: &mut Tx<'_>,
    visit: &Visit,
    vault: &Vault,
    staff: StaffSeat,
    id: LeadId,
    form: Form,
    unmasked: Option<Contact>,
) -> Result<Show, WebError> {
    let mut page = visit.page(tx, Area::Staff)?;
    // The answer to a POST stands under the address of the act; the frame looks like the lead's.
    page.path = format!("/staff/leads/{id}");
    let card = card(tx, vault, staff, id)?;
    let lines = history(tx, staff, id)?;
    let dispute = ids_of(tx, staff, &[id])?.remove(&id);
    let origin = Origin::read(tx, vault, &page.reader, Area::Staff, &card.lead)?;
    let reader = page.reader;
    let certificate = Shown::read(tx, vault, &reader, staff, id)?;
    let shown = unmasked.is_some();
    let contact = unmasked.or(card.contact);
    let contact = contact.as_ref();
    Ok(Show {
        certificate,
        form,
        score: i64::from(card.lead.score),
        unmasked: shown,
        name: contact.and_then(|contact| contact.name.clone()),
        // A covered number is spaced already, and is no number to read.
        phone: contact
            .and_then(|contact| contact.phone.as_deref())
            .map(|phone| if shown { spaced_phone(phone) } else { phone.to_owned() }),
        email: contact.and_then(|contact| contact.email.clone()),
        answers: contact
            .map(|contact| told::answers(&reader, &card.terms, contact))
            .unwrap_or_default(),
        consent: told::consent(&reader, contact),
        source: card.lead.source.as_deref().map(|source| source_name(&reader, source)),
        subs: told::subs(&card.lead),
        clock: told::clock(&reader, &card.lead),
        why: told::why(&reader, &card.lead),
        origin,
        dispute: dispute.map(|dispute| format!("/staff/disputes/{dispute}")),
        split: split(&reader, &card.lead),
        history: told::history(&reader, lines),
        lead: card.lead,
        page,
    })
}

/// What a lead came to in the end, where the price was split.
fn split(reader: &Reader, lead: &Lead) -> Option<Text> {
    let (charged, earned) = lead.charged.zip(lead.earned)?;
    let less =
        |whole: Money, part: Money| Money::new(whole.minor() - part.minor(), part.currency());
    (charged != lead.price).then(|| {
        reader
            .t("moderation-lead-charged-split")
            .with("charged", reader.money_full(charged))
            .with("earned", reader.money_full(earned))
            .with("fee", reader.money_full(less(charged, earned)))
            .with("back", reader.money_full(less(lead.price, charged)))
    })
}
