//! What became of a rejection, as one of its two sides reads it: whose move it is and until when, what
//! both said, what a split would mean, what can be done now, and in the end how it ended.
//!
//! A lead's page includes `disputes/card.html` and has a `dispute: Option<Card>` and a
//! `forms: Forms`. Nothing is offered that the status does not allow.

use chrono::{DateTime, Utc};

use super::ended::{Correction, Ended};
use super::forms::Forms;
use super::sides::{Sides, rejection};
use super::splits::Splits;
use super::standing;
use crate::db::Tx;
use crate::disputes::find::Dispute;
use crate::disputes::{DisputeError, Opening, Speaker, Standing, Turn, statement, turns};
use crate::disputes::{evidence, find as disputes};
use crate::i18n::{Reader, Text};
use crate::leads::Event;
use crate::leads::Status;
use crate::leads::actor::Side;
use crate::leads::find::{self, Reach};
use crate::leads::history::Line;
use crate::web::pages::leads::told::{self, Clock};

/// The card of a lead that was rejected.
#[derive(Debug, Clone)]
pub struct Card {
    pub title: Text,
    /// Whose move it is, until when, and what happens then; none once it is over.
    pub standing: Option<Text>,
    pub clock: Option<Clock>,
    pub sides: Sides,
    pub ended: Option<Ended>,
    pub corrections: Vec<Correction>,
    pub splits: Splits,
    pub acts: Acts,
    /// The lead's page: every form's address begins with it.
    pub path: String,
}

/// A sentence to agree to before something is done for good.
#[derive(Debug, Clone)]
pub struct Question {
    /// What is posted to, under the lead's own address.
    pub verb: &'static str,
    pub label: Text,
    pub question: Text,
    pub yes: Text,
}

/// What the reader can do now.
#[derive(Debug, Clone, Default)]
pub struct Acts {
    /// The contractor may contest, with this hint of what follows.
    pub contest: Option<Text>,
    pub say: Option<Say>,
    /// This side has said all it may.
    pub spent: bool,
    /// To end it by giving in.
    pub give_in: Option<Question>,
}

/// A form for a statement.
#[derive(Debug, Clone)]
pub struct Say {
    /// Whether it is this side's turn: then it is the page's first act.
    pub answering: bool,
    pub hint: Text,
}

/// Who reads: a side, and its name in addresses and texts.
#[derive(Debug, Clone, Copy)]
pub(super) struct As<'a> {
    pub reader: &'a Reader,
    pub side: Side,
    pub now: DateTime<Utc>,
    pub lead: &'a find::Card,
}

impl As<'_> {
    /// The text `<family>-<word>-<side>`.
    pub fn text(&self, family: &str, word: &str) -> Text {
        self.reader.word(family, &format!("{word}-{}", self.side))
    }

    pub fn is_buyer(&self) -> bool {
        self.side == Side::Buyer
    }

    /// Whether the lead's clock still runs.
    pub fn in_time(&self) -> bool {
        self.lead.lead.due_at.is_some_and(|due| due > self.now)
    }

    /// Whether the lead's status allows an event.
    pub fn may(&self, event: Event) -> bool {
        self.lead.lead.status.on(event).is_ok()
    }
}

/// The address of a lead's page as a side has it.
pub fn path(speaker: Speaker, lead: crate::kernel::ids::LeadId) -> String {
    let (_, side) = seat(speaker);
    format!("/{side}/leads/{lead}")
}

fn seat(speaker: Speaker) -> (Reach, Side) {
    match speaker {
        Speaker::Buyer(seat) => (Reach::Buyer(seat), Side::Buyer),
        Speaker::Contractor(seat) => (Reach::Contractor(seat), Side::Contractor),
    }
}

impl Card {
    /// Reads the card of a lead and its forms, or nothing for a lead that never was rejected.
    pub fn read(
        tx: &mut Tx<'_>,
        reader: &Reader,
        speaker: Speaker,
        lead: &find::Card,
        lines: &[Line],
    ) -> Result<Option<(Self, Forms)>, DisputeError> {
        if rejection(lines).is_none() {
            return Ok(None);
        }
        let (reach, side) = seat(speaker);
        let id = lead.lead.id;
        let dispute = disputes::of_lead(tx, reach, id)?;
        let standing = turns::of(tx, std::slice::from_ref(&lead.lead))?.remove(&id);
        let files = evidence::of(tx, reach, id)?;
        let whose = As { reader, side, now: tx.now(), lead };
        let sides = Sides::new(reader, Some(side), &lead.lead, lines, dispute.as_ref(), files);
        let forms = Forms::new(splits_own(side, dispute.as_ref()));
        let card = Self::new(&whose, sides, lines, dispute.as_ref(), standing, path(speaker, id));
        Ok(Some((card, forms)))
    }

    fn new(
        whose: &As<'_>,
        sides: Sides,
        lines: &[Line],
        dispute: Option<&Dispute>,
        standing: Option<Standing>,
        path: String,
    ) -> Self {
        let lead = &whose.lead.lead;
        let ended = Ended::of(whose, lines, dispute);
        let title = match (lead.status, &ended) {
            (_, Some(_)) => whose.reader.t("dispute-title-ended"),
            (Status::Disputed, None) => whose.reader.t("dispute-title-open"),
            (_, None) => whose.reader.t("dispute-title-rejected"),
        };
        Self {
            title,
            standing: standing::sentence(whose.reader, whose.side, whose.now, whose.lead, standing),
            clock: told::clock_since(whose.reader, lead, standing.map(|standing| standing.since)),
            sides,
            ended,
            corrections: Correction::all(whose, lines),
            splits: Splits::new(whose, dispute),
            acts: acts(whose, dispute),
            path,
        }
    }

    /// Whether the reader's answer is due: the form stands below what is to be read first.
    pub fn is_answering(&self) -> bool {
        self.acts.say.as_ref().is_some_and(|say| say.answering)
    }

    /// Whether there is anything to do but read.
    pub fn has_acts(&self) -> bool {
        let Acts { contest, say, spent, give_in } = &self.acts;
        contest.is_some() || say.is_some() || *spent || give_in.is_some()
    }
}

/// What this side proposes now.
fn splits_own(side: Side, dispute: Option<&Dispute>) -> Option<i16> {
    let dispute = dispute?;
    if side == Side::Buyer { dispute.buyer_offers } else { dispute.contractor_offers }
}

fn acts(whose: &As<'_>, dispute: Option<&Dispute>) -> Acts {
    let contest = !whose.is_buyer() && whose.may(Event::Appeal) && whose.in_time();
    let hours = chrono::TimeDelta::hours(i64::from(whose.lead.lead.statement_hours));
    let hint = || {
        let text = whose.reader.t("dispute-contest-hint");
        text.with("time", whose.reader.duration(hours))
    };
    let speaks = whose.may(Event::Answer) && whose.in_time();
    let said = dispute.map_or(0, |dispute| dispute.said_by(whose.side).count());
    let left = statement::MOST.saturating_sub(i64::try_from(said).unwrap_or(statement::MOST));
    Acts {
        contest: contest.then(hint),
        say: (speaks && left > 0).then(|| say(whose, dispute, left)),
        spent: speaks && left <= 0,
        give_in: give_in(whose, dispute),
    }
}

fn say(whose: &As<'_>, dispute: Option<&Dispute>, left: i64) -> Say {
    let turn = dispute.and_then(|dispute| dispute.turn);
    let answering = whose.is_buyer() && turn == Some(Turn::Buyer);
    let hint = if answering {
        whose.reader.t("dispute-answer-hint")
    } else {
        whose.reader.t("dispute-say-hint").with("left", left)
    };
    Say { answering, hint }
}

/// How the reader gives in: the contractor to a rejection, or by taking its appeal back; the buyer to
/// an appeal. What was never an appeal is not taken back.
fn give_in(whose: &As<'_>, dispute: Option<&Dispute>) -> Option<Question> {
    let reader = whose.reader;
    let price = reader.money(whose.lead.lead.owed);
    if whose.is_buyer() {
        return whose.may(Event::BuyerConcede).then(|| Question {
            verb: "concession",
            label: reader.t("dispute-concede"),
            question: reader.t("dispute-concede-question").with("price", price),
            yes: reader.t("dispute-concede-yes"),
        });
    }
    let agree = |verb| Question {
        verb,
        label: reader.t("desk-concede"),
        question: reader.t("desk-concede-question"),
        yes: reader.t("desk-concede-yes"),
    };
    if whose.may(Event::Concede) {
        return Some(agree("concession"));
    }
    if !(whose.may(Event::WithdrawAppeal) && whose.in_time()) {
        return None;
    }
    if dispute.is_some_and(|dispute| dispute.opening == Opening::ReturnShare) {
        return Some(agree("appeal-withdrawal"));
    }
    Some(Question {
        verb: "appeal-withdrawal",
        label: reader.t("dispute-withdraw"),
        question: reader.t("dispute-withdraw-question").with("price", price),
        yes: reader.t("dispute-withdraw-yes"),
    })
}
