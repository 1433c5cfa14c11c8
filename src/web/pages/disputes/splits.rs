//! Splits on a lead's page: what each side proposes, and what each proposal means in money for the
//! reader. The numbers are those that would be booked.

use super::card::As;
use crate::disputes::find::Dispute;
use crate::i18n::Text;
use crate::kernel::rate::Percent;
use crate::leads::Event;
use crate::leads::actor::Side;
use crate::leads::paid::Paid;

/// What is proposed, and what can be done about it.
#[derive(Debug, Clone)]
pub struct Splits {
    /// The reader's own proposal and the other side's, those that stand.
    pub proposed: Vec<Proposal>,
    /// Whether the reader may propose, or take back what it proposes.
    pub can_propose: bool,
    pub can_take_back: bool,
    /// To take what the other side proposes.
    pub accept: Option<Accept>,
    /// What the whole price is to the reader, to measure a share by.
    pub whole: Text,
}

/// One side's proposal.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Whose it is, and how much of the price it gives the contractor.
    pub title: Text,
    /// What the reader would get or pay.
    pub means: Text,
}

/// The other side's proposal, about to be taken.
#[derive(Debug, Clone)]
pub struct Accept {
    /// As the reader sees it: sent along, so that a proposal changed meanwhile is not taken.
    pub percent: i16,
    pub label: Text,
    pub question: Text,
}

impl Splits {
    pub(super) fn new(whose: &As<'_>, dispute: Option<&Dispute>) -> Self {
        let open = dispute.filter(|_| whose.may(Event::AgreeSplit));
        let offers = open.map_or((None, None), |dispute| {
            let (buyer, contractor) = (dispute.buyer_offers, dispute.contractor_offers);
            if whose.is_buyer() { (buyer, contractor) } else { (contractor, buyer) }
        });
        let (own, other) = (offers.0.and_then(percent), offers.1.and_then(percent));
        let able = open.is_some() && whose.in_time();
        let proposal = |word: &str, percent: Percent| Proposal {
            title: whose
                .reader
                .word("dispute-proposal", word)
                .with("percent", i64::from(percent.get())),
            means: means(whose, "dispute-share", percent),
        };
        let theirs = if whose.is_buyer() { Side::Contractor } else { Side::Buyer };
        let whole = whose.text("dispute-whole", "price");
        Self {
            proposed: own
                .map(|percent| proposal("own", percent))
                .into_iter()
                .chain(other.map(|percent| proposal(theirs.as_str(), percent)))
                .collect(),
            can_propose: able,
            can_take_back: able && own.is_some(),
            accept: other.filter(|_| able).map(|percent| accept(whose, percent)),
            whole: whole
                .with("price", whose.reader.money(whose.lead.lead.owed))
                .with("payout", whose.reader.money(whose.lead.lead.owes().earned)),
        }
    }

    /// Whether there is anything to show.
    pub fn is_empty(&self) -> bool {
        self.proposed.is_empty() && !self.can_propose
    }
}

fn percent(value: i16) -> Option<Percent> {
    Percent::new(i64::from(value))
}

fn accept(whose: &As<'_>, percent: Percent) -> Accept {
    let label = whose.reader.t("dispute-accept").with("percent", i64::from(percent.get()));
    Accept {
        percent: percent.get(),
        label,
        question: means(whose, "dispute-accept-question", percent),
    }
}

/// What a percentage is in money for the reader.
fn means(whose: &As<'_>, family: &str, percent: Percent) -> Text {
    let lead = whose.lead;
    let paid = Paid::part(lead.lead.price, lead.lead.owed, lead.terms.fee, percent);
    whose
        .reader
        .word(family, whose.side.as_str())
        .with("percent", i64::from(percent.get()))
        .with("earned", whose.reader.money(paid.earned))
        .with("fee", whose.reader.money(paid.fee))
        .with("charged", whose.reader.money(paid.charged))
        .with("back", whose.reader.money(paid.back))
}
