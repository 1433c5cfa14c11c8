//! `/buyer/leads/{id}`: one lead with everything the buyer does with it.

use actix_web::HttpResponse;
use askama::Template;

use super::asked::stages;
use super::panel::Panel;
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::i18n::Text;
use crate::kernel::ids::LeadId;
use crate::kernel::secret::Vault;
use crate::leads::attempt::{self, Attempt, Outcome};
use crate::leads::find;
use crate::leads::history;
use crate::leads::note::{self, Note};
use crate::leads::task::{self, Task};
use crate::web::extract::Visit;
use crate::web::form::{Choice, Form};
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::pages::certificates::Shown;
use crate::web::pages::disputes::card::Card;
use crate::web::pages::disputes::forms::{self, Forms};
use crate::web::refusal::{Refusal, Sent};
use crate::web::{Path, State, WebError};

/// How many attempts, notes and tasks the page shows, newest first.
const MOST: i64 = 50;

#[derive(Template)]
#[template(path = "leads/buyer/lead.html")]
struct LeadPage {
    page: Page,
    notice: Option<Text>,
    panel: Panel,
    /// What became of a rejection.
    dispute: Option<Card>,
    forms: Forms,
    /// What the person agreed to on a page of the exchange.
    certificate: Option<Shown>,
    stages: Vec<Choice>,
    stage: Form,
    outcomes: Vec<Choice>,
    attempt: Form,
    attempt_open: bool,
    attempts: Vec<Attempt>,
    note: Form,
    notes: Vec<Note>,
    tasks: Vec<Task>,
}

/// Which form of the page came back refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Accept,
    Reject,
    Stage,
    Attempt,
    Note,
    Dispute(forms::Part),
}

/// The page.
pub async fn show(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<LeadId>,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let template = state.run(move |tx| read(tx, &vault, &visit, seat, id, None)).await?;
    Ok(Sent::default().page(&template))
}

/// The page with a form that was refused.
pub async fn refused(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    id: LeadId,
    part: Part,
    form: Form,
    error: WebError,
) -> Result<HttpResponse, WebError> {
    let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
    let vault = state.vault.clone();
    let back = Some((part, form, notice));
    let template = state.run(move |tx| read(tx, &vault, &visit, seat, id, back)).await?;
    Ok(sent.page(&template))
}

fn read(
    tx: &mut Tx<'_>,
    vault: &Vault,
    visit: &Visit,
    seat: BuyerSeat,
    id: LeadId,
    refused: Option<(Part, Form, Option<Text>)>,
) -> Result<LeadPage, WebError> {
    let mut page = visit.page(tx, Area::Buyer)?;
    // The answer to a POST stands under the address of the act; the frame looks like the lead's.
    page.path = format!("/buyer/leads/{id}");
    let reader = page.reader;
    let card = find::card(tx, vault, seat, id)?;
    let lines = history::history(tx, seat, id)?;
    let (dispute, forms) = Card::read(tx, &reader, seat.into(), &card, &lines)?.unzip();
    let panel = Panel::of(tx, vault, &reader, card, lines, String::new())?;
    let mut shown = LeadPage {
        notice: None,
        stages: stages(&reader),
        stage: Form::default().named("stage").with("stage", panel.stage),
        outcomes: Outcome::ALL
            .iter()
            .map(|outcome| Choice::new(outcome, reader.word("lead-outcome", outcome.as_str())))
            .collect(),
        attempt: Form::default().named("attempt"),
        attempt_open: false,
        attempts: attempt::attempts(tx, seat, id, MOST)?,
        note: Form::default().named("note"),
        notes: note::notes(tx, seat, id, MOST)?,
        tasks: task::open(tx, seat, Some(id), MOST)?,
        dispute,
        forms: forms.unwrap_or_default(),
        certificate: Shown::read(tx, vault, &reader, seat, id)?,
        panel,
        page,
    };
    if let Some((part, form, notice)) = refused {
        shown.notice = notice;
        match part {
            Part::Accept => {}
            Part::Reject => {
                shown.panel.reject = form.named("reject");
                shown.panel.reject_open = true;
            }
            Part::Stage => shown.stage = form.named("stage"),
            Part::Attempt => {
                shown.attempt = form.named("attempt");
                shown.attempt_open = true;
            }
            Part::Note => shown.note = form.named("note"),
            Part::Dispute(part) => shown.forms.put(part, form),
        }
    }
    Ok(shown)
}
