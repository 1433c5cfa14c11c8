//! `GET /staff/disputes/{id}`: one case with everything a verdict needs.

use actix_web::HttpResponse;
use askama::Template;
use chrono::{DateTime, Utc};

use super::correct::{self, Correct, Corrected};
use super::list::opening;
use super::stakes::{self, Stake};
use super::verdict::{self, Decide};
use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::disputes::find::{self, Dispute};
use crate::disputes::verdict::parties_of;
use crate::disputes::{Turn, evidence};
use crate::i18n::{Reader, Text};
use crate::kernel::ids::{DisputeId, PartyId};
use crate::kernel::money::Money;
use crate::kernel::rate::Percent;
use crate::kernel::secret::Vault;
use crate::leads::actor::Side;
use crate::leads::find::card::Card;
use crate::leads::find::{Lead, card};
use crate::leads::history::history;
use crate::leads::{LeadError, Status};
use crate::reports::record;
use crate::web::extract::Visit;
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::pages::disputes::sides::Sides;
use crate::web::pages::leads::told::{self, Answer, Clock, Told};
use crate::web::pages::offers::words::source_name;
use crate::web::pages::offers::{TermRow, judged};
use crate::web::records::RecordView;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{Path, State, WebError};

/// The page.
#[derive(Template)]
#[template(path = "disputes/staff/case.html")]
pub(super) struct Case {
    page: Page,
    notice: Option<Text>,
    /// What was typed into a form that no longer stands here: so that no words are lost.
    typed: Option<String>,
    id: DisputeId,
    lead: Lead,
    opening: Text,
    opened_at: DateTime<Utc>,
    /// What the case waits for; nothing once it has ended.
    turn: Option<Text>,
    clock: Option<Clock>,
    sides: Sides,
    /// What each side proposes the contractor should get.
    proposals: Vec<Text>,
    person: Person,
    unmask: Form,
    terms: Vec<TermRow>,
    /// Whose record, where their page is, and the record.
    records: Vec<(Text, String, RecordView)>,
    history: Vec<Told>,
    stakes: Vec<Stake>,
    decide: Option<Decide>,
    /// Why there is no verdict to give here, while the case is open.
    why_not: Option<Text>,
    ended: Option<Ended>,
    correct: Option<Correct>,
    corrections: Vec<Corrected>,
}

/// The person behind the lead, covered, and what came with them.
struct Person {
    name: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    answers: Vec<Answer>,
    consent: Option<String>,
    source: Option<String>,
    subs: Vec<(String, String)>,
}

/// How the case ended, and what it came to.
struct Ended {
    at: DateTime<Utc>,
    outcome: Text,
    share: String,
    reason: Option<Text>,
    text: Option<String>,
    charged: Money,
    earned: Money,
    fee: Money,
    back: Money,
}

/// Which of the page's forms was sent and refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Verdict,
    Correction,
}

/// A form that was refused, as it was typed.
pub(super) struct Refused {
    part: Part,
    form: Form,
    notice: Option<Text>,
}

impl Refused {
    /// The words typed into a field, if there are any.
    fn words(&self, field: &str) -> Option<String> {
        let words = self.form.value(field);
        (!words.trim().is_empty()).then(|| words.to_owned())
    }
}

/// A form as it was typed when it is the one refused; else an empty one.
fn form_of(refused: &Option<Refused>, part: Part) -> Form {
    let typed = refused.as_ref().filter(|refused| refused.part == part);
    typed.map(|refused| refused.form.clone()).unwrap_or_default()
}

/// Shows a case.
pub async fn show(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Path(id): Path<DisputeId>,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let case = state.run(move |tx| read(tx, &visit, &vault, staff, id, None)).await?;
    Ok(Sent::default().page(&case))
}

/// The case again, with the form that was refused as it was typed.
pub(super) async fn refused(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    id: DisputeId,
    (part, form, error): (Part, Form, WebError),
) -> Result<HttpResponse, WebError> {
    let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
    let refused = Refused { part, form, notice };
    let vault = state.vault.clone();
    let case = state.run(move |tx| read(tx, &visit, &vault, staff, id, Some(refused))).await?;
    Ok(sent.page(&case))
}

fn read(
    tx: &mut Tx<'_>,
    visit: &Visit,
    vault: &Vault,
    staff: StaffSeat,
    id: DisputeId,
    refused: Option<Refused>,
) -> Result<Case, WebError> {
    let mut page = visit.page(tx, Area::Staff)?;
    // The answer to a POST stands under the address of the act; the frame looks like the case's.
    page.path = format!("{}/{id}", super::PATH);
    let reader = page.reader;
    let lead = find::lead_of(tx, staff, id)?;
    let card = card(tx, vault, staff, lead)?;
    let lead = card.lead.clone();
    let dispute = find::of_lead(tx, staff, lead.id)?.ok_or(LeadError::NotFound)?;
    let lines = history(tx, staff, lead.id)?;
    let files = evidence::of(tx, staff, lead.id)?;
    let own = parties_of(tx, staff)?;
    let own = own.contains(&lead.buyer) || own.contains(&lead.contractor);
    let why_not = why_not(&reader, &lead, own, tx.now());
    let decide = if lead.status == Status::Disputed && why_not.is_none() {
        let form = form_of(&refused, Part::Verdict);
        Some(verdict::form(tx, staff, &reader, &lead, &dispute, form)?)
    } else {
        None
    };
    let form = form_of(&refused, Part::Correction);
    let (correct, corrections) = correct::of(tx, staff, &reader, &lead, &dispute, own, form)?;
    let records = records(tx, &reader, &lead)?;
    let fee_rate = card.terms.fee;
    Ok(Case {
        typed: refused.as_ref().and_then(|refused| match refused.part {
            Part::Verdict if decide.is_none() => refused.words("text"),
            Part::Correction if correct.is_none() => refused.words("reason"),
            Part::Verdict | Part::Correction => None,
        }),
        notice: refused.and_then(|refused| refused.notice),
        id,
        opening: opening(&reader, dispute.opening),
        opened_at: dispute.opened_at,
        turn: dispute.turn.map(|turn| reader.word("moderation-turn", turn.as_str())),
        clock: told::clock(&reader, &lead),
        sides: Sides::new(&reader, None, &lead, &lines, Some(&dispute), files),
        proposals: proposals(&reader, &dispute, |share| stakes::at(&lead, fee_rate, share)),
        person: person(&reader, &card),
        unmask: Form::default().named("unmask"),
        terms: judged(&reader, &card.terms),
        records,
        history: told::history(&reader, lines),
        stakes: stakes::usual(&reader, &lead, fee_rate, decide.as_ref().map(|decide| &decide.form)),
        decide,
        why_not,
        ended: ended(&reader, &lead, &dispute),
        correct,
        corrections,
        lead,
        page,
    })
}

/// How the buyer decides and what became of the contractor's leads.
fn records(
    tx: &mut Tx<'_>,
    reader: &Reader,
    lead: &Lead,
) -> Result<Vec<(Text, String, RecordView)>, WebError> {
    let title =
        |side: Side, name: &str| reader.word("dispute-side", side.as_str()).with("name", name);
    let href = |party: PartyId| format!("/staff/parties/{party}");
    let buyer = RecordView::buyer(reader, &record::of_buyer(tx, lead.buyer)?);
    let contractor = RecordView::contractor(reader, &record::of_contractor(tx, lead.contractor)?);
    Ok(vec![
        (title(Side::Buyer, &lead.buyer_name), href(lead.buyer), buyer),
        (title(Side::Contractor, &lead.contractor_name), href(lead.contractor), contractor),
    ])
}

/// Why an open case cannot be decided here.
fn why_not(reader: &Reader, lead: &Lead, own: bool, now: DateTime<Utc>) -> Option<Text> {
    if lead.status != Status::Disputed {
        return None;
    }
    if own {
        return Some(reader.t("moderation-own-party"));
    }
    let over = lead.due_at.is_none_or(|due| due <= now);
    over.then(|| reader.t("moderation-too-late"))
}

fn proposals(
    reader: &Reader,
    dispute: &Dispute,
    at: impl Fn(Percent) -> crate::leads::paid::Paid,
) -> Vec<Text> {
    let both = [
        ("moderation-proposes-buyer", dispute.buyer_offers),
        ("moderation-proposes-contractor", dispute.contractor_offers),
    ];
    both.into_iter()
        .filter_map(|(key, share)| {
            let share = Percent::new(share?.into())?;
            let paid = at(share);
            Some(
                reader
                    .t(key)
                    .with("share", stakes::percent(reader, share.get()))
                    .with("earned", reader.money_full(paid.earned))
                    .with("back", reader.money_full(paid.back)),
            )
        })
        .collect()
}

fn person(reader: &Reader, card: &Card) -> Person {
    let contact = card.contact.as_ref();
    Person {
        name: contact.and_then(|contact| contact.name.clone()),
        phone: contact.and_then(|contact| contact.phone.clone()),
        email: contact.and_then(|contact| contact.email.clone()),
        answers: contact
            .map(|contact| told::answers(reader, &card.terms, contact))
            .unwrap_or_default(),
        consent: told::consent(reader, contact),
        source: card.lead.source.as_deref().map(|source| source_name(reader, source)),
        subs: told::subs(&card.lead),
    }
}

fn ended(reader: &Reader, lead: &Lead, dispute: &Dispute) -> Option<Ended> {
    let (at, outcome) = dispute.ended_at.zip(dispute.outcome)?;
    let nothing = Money::zero(lead.price.currency());
    let charged = lead.charged.unwrap_or(nothing);
    let earned = lead.earned.unwrap_or(nothing);
    let less =
        |whole: Money, part: Money| Money::new(whole.minor() - part.minor(), part.currency());
    let (reason, text) = dispute.verdict.clone().unzip();
    Some(Ended {
        at,
        outcome: reader.word("dispute-outcome", outcome.as_str()),
        share: stakes::percent(reader, dispute.percent.unwrap_or_default()),
        reason: reason.map(|reason| reader.word("verdict-reason", reason.as_str())),
        text,
        charged,
        earned,
        fee: less(charged, earned),
        back: less(lead.price, charged),
    })
}

/// What the buyer's running time to answer means for a verdict now.
pub(super) fn takes_turn(reader: &Reader, lead: &Lead, dispute: &Dispute) -> Option<Text> {
    let until = lead.due_at.filter(|_| dispute.turn == Some(Turn::Buyer))?;
    Some(reader.t("moderation-takes-turn").with("when", reader.when(until)))
}
