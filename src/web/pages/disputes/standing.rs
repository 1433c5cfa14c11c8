//! Where a rejection stands, in a sentence: whose move it is, until when, and what happens then.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use crate::disputes::{Opening, Standing, Turn};
use crate::i18n::{Reader, Text};
use crate::leads::Status;
use crate::leads::actor::Side;
use crate::leads::find::Card;

/// The sentence for one of the two sides; none for a lead that is over.
pub fn sentence(
    reader: &Reader,
    side: Side,
    now: DateTime<Utc>,
    card: &Card,
    standing: Option<Standing>,
) -> Option<Text> {
    let lead = &card.lead;
    let due = lead.due_at?;
    if due <= now {
        return Some(reader.t("dispute-stand-late"));
    }
    let word = match (lead.status, standing) {
        (Status::Disputed, Some(standing)) => stage(standing),
        _ => "rejected",
    };
    let text = reader
        .word("dispute-stand", &format!("{word}-{side}"))
        .with("when", reader.when(due))
        .with("price", reader.money(lead.owed))
        .with("payout", reader.money(lead.owes().earned))
        .with("cap", reader.rate(Decimal::from(card.terms.return_share_cap)));
    Some(text)
}

const fn stage(standing: Standing) -> &'static str {
    match (standing.turn, standing.opening) {
        (Turn::Buyer, _) => "answer",
        (Turn::Staff, Opening::Appeal) => "decide",
        (Turn::Staff, Opening::ReturnShare) => "referred",
    }
}

/// Whose turn it is, for a line of a list.
pub fn turn(reader: &Reader, side: Side, standing: Standing) -> Text {
    // What the other side proposes comes first: it may end the matter now.
    if let Some(percent) = offered(side, standing) {
        return reader.t("dispute-turn-offered").with("share", reader.rate(Decimal::from(percent)));
    }
    match standing.turn {
        Turn::Buyer => reader.word("dispute-turn-answer", side.as_str()),
        Turn::Staff => reader.t("dispute-turn-decide"),
    }
}

/// What the other side proposes the contractor should get.
const fn offered(side: Side, standing: Standing) -> Option<i16> {
    match side {
        Side::Buyer => standing.contractor_offers,
        Side::Contractor => standing.buyer_offers,
        Side::Staff | Side::Clock | Side::Exchange => None,
    }
}

/// How that sounds: a move of the reader's own is to be seen.
pub fn turn_tone(side: Side, standing: Standing) -> &'static str {
    match (side, standing.turn) {
        (Side::Buyer, Turn::Buyer) => "bad",
        _ => "",
    }
}
