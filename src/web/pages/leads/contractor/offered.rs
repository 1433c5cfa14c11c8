//! What an offer gives and takes, in the words the desk and the form share.

use crate::i18n::Reader;
use crate::offers::price::price_range;
use crate::offers::{Room, Terms};

/// The room of an offer in words, and how it sounds.
pub fn room_words(reader: &Reader, room: &Room) -> (String, &'static str) {
    let (text, tone) = match (room.taking, room.left()) {
        (false, _) => (reader.t("desk-room-paused"), "bad"),
        (true, Some(0)) if room.in_all == Some(0) => (reader.t("desk-room-used-up"), "bad"),
        (true, Some(0)) => (reader.t("desk-room-full-today"), "warn"),
        (true, _) if !room.open => (reader.t("desk-room-closed-now"), "warn"),
        (true, Some(left)) => (reader.t("desk-room-left").with("left", left), ""),
        (true, None) => (reader.t("desk-room-open"), ""),
    };
    (text.to_string(), tone)
}

/// What one lead brings: an amount, or from where to where.
pub fn payout(reader: &Reader, terms: &Terms) -> String {
    let (least, most) = price_range(terms);
    if least.payout == most.payout {
        return reader.money(least.payout);
    }
    reader
        .t("desk-payout-range")
        .with("least", reader.money(least.payout))
        .with("most", reader.money(most.payout))
        .to_string()
}
