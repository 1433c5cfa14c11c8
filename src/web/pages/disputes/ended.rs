//! How a rejection ended: by whom, with how much for the reader, in which words; and whether it was
//! made good later.

use chrono::{DateTime, Utc};

use super::card::As;
use crate::disputes::find::Dispute;
use crate::disputes::{Opening, Outcome};
use crate::i18n::Text;
use crate::kernel::money::Money;
use crate::leads::actor::Side;
use crate::leads::history::{Happening, Line};
use crate::leads::{Event, Status};
use crate::web::pages::leads::told::corrected;

/// The end of a rejection.
#[derive(Debug, Clone)]
pub struct Ended {
    /// Who or what ended it.
    pub how: Text,
    /// What the reader got, paid, or got back.
    pub money: Text,
    pub at: DateTime<Utc>,
    /// A verdict's reason and its text in full.
    pub verdict: Option<(Text, String)>,
    /// `good` where the reader has what it wanted, `bad` where it has nothing of it.
    pub tone: &'static str,
}

impl Ended {
    /// `None` while it is open.
    pub(super) fn of(whose: &As<'_>, lines: &[Line], dispute: Option<&Dispute>) -> Option<Self> {
        let at = whose.lead.lead.ended_at?;
        let verdict = dispute.and_then(|dispute| dispute.verdict.clone());
        Some(Self {
            how: how(whose, lines, dispute),
            money: money(whose),
            at,
            verdict: verdict
                .map(|(reason, text)| (whose.reader.word("verdict-reason", reason.as_str()), text)),
            tone: tone(whose),
        })
    }
}

fn how(whose: &As<'_>, lines: &[Line], dispute: Option<&Dispute>) -> Text {
    let text = |word: &str| whose.text("dispute-end", word);
    let Some((dispute, outcome)) = dispute.and_then(|one| Some((one, one.outcome?))) else {
        // It never became a dispute: the contractor agreed, or let the time pass.
        let agreed = lines.iter().any(|line| line.detail.by == Some(Event::Concede));
        return text(if agreed { "agreed-to" } else { "uncontested" });
    };
    let percent = i64::from(dispute.percent.unwrap_or_default());
    match outcome {
        Outcome::Conceded => text("conceded"),
        // Only an appeal can be taken back.
        Outcome::Withdrawn if dispute.opening == Opening::ReturnShare => text("agreed-to"),
        Outcome::Withdrawn => text("withdrawn"),
        Outcome::Agreed => whose.reader.t("dispute-end-split").with("percent", percent),
        Outcome::Verdict => match percent {
            0 => whose.reader.t("dispute-end-verdict-none"),
            100 => whose.reader.t("dispute-end-verdict-all"),
            _ => whose.reader.t("dispute-end-verdict-part").with("percent", percent),
        },
        Outcome::Unanswered => text("unanswered"),
        Outcome::Undecided => text("undecided"),
    }
}

fn money(whose: &As<'_>) -> Text {
    let (lead, reader) = (&whose.lead.lead, whose.reader);
    let nothing = Money::new(0, lead.price.currency());
    let charged = lead.charged.unwrap_or(nothing);
    let earned = lead.earned.unwrap_or(nothing);
    let less = |a: Money, b: Money| Money::new(a.minor() - b.minor(), a.currency());
    let word = match (charged.minor(), charged == lead.price) {
        (0, _) => "nothing",
        (_, true) => "all",
        (_, false) => "part",
    };
    whose
        .text("dispute-money", word)
        .with("price", reader.money(lead.price))
        .with("charged", reader.money(charged))
        .with("back", reader.money(less(lead.price, charged)))
        .with("earned", reader.money(earned))
        .with("fee", reader.money(less(charged, earned)))
}

fn tone(whose: &As<'_>) -> &'static str {
    let lead = &whose.lead.lead;
    let part = lead.charged.is_some_and(|charged| charged != lead.owed);
    match (lead.status, part, whose.is_buyer()) {
        (Status::Settled, true, _) => "warn",
        (Status::Settled, false, buyer) => {
            if buyer {
                "bad"
            } else {
                "good"
            }
        }
        (_, _, buyer) => {
            if buyer {
                "good"
            } else {
                "bad"
            }
        }
    }
}

/// A mistaken decision made good.
#[derive(Debug, Clone)]
pub struct Correction {
    /// How much, and to whom.
    pub title: Text,
    pub text: String,
    pub at: DateTime<Utc>,
}

impl Correction {
    /// Those of a lead's history, oldest first.
    pub(super) fn all(whose: &As<'_>, lines: &[Line]) -> Vec<Self> {
        let corrected = lines.iter().filter(|line| line.what == Happening::Corrected);
        corrected.map(|line| Self::new(whose, line)).collect()
    }

    fn new(whose: &As<'_>, line: &Line) -> Self {
        let to = line.detail.paid_to.unwrap_or(Side::Buyer);
        let word = if to == whose.side { "own" } else { to.as_str() };
        let amount = corrected(&line.detail).map(|money| whose.reader.money(money));
        Self {
            title: whose
                .reader
                .word("dispute-corrected", word)
                .with("amount", amount.unwrap_or_default()),
            text: line.detail.text.clone().unwrap_or_default(),
            at: line.at,
        }
    }
}
