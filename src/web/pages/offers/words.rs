//! How the parts of an offer are said to a reader.

use chrono::TimeDelta;

use crate::db::{DbError, Tx};
use crate::i18n::{Reader, Text, has};
use crate::kernel::locale::Locale;
use crate::kernel::money::{Currency, Money};
use crate::kernel::rate::{Rate, split};
use crate::kernel::region::Region;
use crate::offers::fee::{Applied, Target, now as fee_now};
use crate::offers::form::Field;
use crate::offers::hours::{Hours, WEEKDAYS};
use crate::offers::lot::Lot;
use crate::offers::price::{ORDER_AMOUNT, Priced, price_range};
use crate::offers::source::SourceType;
use crate::offers::{Offer, Price, Terms, TermsDraft, topic};

/// A topic: a known one in the reader's language, any other as it was written.
pub fn topic_name(reader: &Reader, word: &str) -> String {
    if topic::is_known(word) { reader.word("topic", word).to_string() } else { word.to_owned() }
}

/// The word of a known topic however it was typed, in any of our languages; else what was typed.
pub fn topic_word(typed: &str) -> String {
    let folded = typed.trim().to_lowercase();
    let named = |word: &&&str| {
        Locale::ALL.iter().any(|&locale| {
            Reader::new(locale, chrono_tz::UTC).word("topic", word).to_string().to_lowercase()
                == folded
        })
    };
    topic::KNOWN
        .iter()
        .find(named)
        .map_or_else(|| typed.trim().to_owned(), |word| (*word).to_owned())
}

/// The known topics by name in the reader's language, in its alphabetical order.
pub fn topic_names(reader: &Reader) -> Vec<String> {
    let mut names: Vec<String> =
        topic::KNOWN.iter().map(|word| reader.word("topic", word).to_string()).collect();
    names.sort_by_key(|name| name.to_lowercase());
    names
}

/// What a question of the lead form is called. The one that a price in percent implies is asked
/// under its key alone, so it gets its name here.
pub fn question_label(reader: &Reader, field: &Field) -> String {
    if field.key == ORDER_AMOUNT && field.label == ORDER_AMOUNT {
        return reader.t("offer-order-amount").to_string();
    }
    field.label.clone()
}

/// Where a lead came from: a known kind of source in words, any other as its sender calls it.
pub fn source_name(reader: &Reader, source: &str) -> String {
    match source.parse::<SourceType>() {
        Ok(kind) => reader.word("source-type", kind.as_str()).to_string(),
        Err(_) => source.to_owned(),
    }
}

/// Countries proposed by name; any other is written by its code.
pub(super) const COUNTRIES: [&str; 24] = [
    "RU", "BY", "KZ", "UZ", "KG", "AM", "GE", "AZ", "MD", "RS", "TR", "ES", "MX", "AR", "CO", "CL",
    "PE", "US", "GB", "DE", "FR", "IT", "PT", "PL",
];

/// A region by name where we know one, with its code where a name could mislead.
pub fn region_name(reader: &Reader, region: &Region) -> String {
    let key = format!("region-{}", region.country());
    let country = if has(reader.locale, &key) {
        reader.t(key).to_string()
    } else {
        region.country().to_owned()
    };
    if region.code().len() == 2 { country } else { format!("{country} ({})", region.code()) }
}

/// Where leads must come from.
pub fn regions(reader: &Reader, terms: &Terms) -> String {
    if terms.regions.is_empty() {
        return reader.t("offer-regions-anywhere").to_string();
    }
    let names: Vec<String> =
        terms.regions.iter().map(|region| region_name(reader, region)).collect();
    names.join(", ")
}

/// An amount, or a range of amounts.
fn range(reader: &Reader, least: Money, most: Money) -> String {
    if least == most {
        return reader.money(least);
    }
    reader
        .t("offer-range")
        .with("from", reader.money(least))
        .with("to", reader.money(most))
        .to_string()
}

/// What the buyer pays for one lead.
pub(super) fn price(reader: &Reader, terms: &Terms) -> String {
    match terms.price {
        Price::Flat(price) => reader.money(price),
        Price::Percent { rate, floor, cap } => reader
            .t("offer-price-share")
            .with("rate", reader.rate(rate.percent()))
            .with("from", reader.money(floor))
            .with("to", reader.money(cap))
            .to_string(),
    }
}

/// What the contractor gets for one lead.
pub(super) fn payout(reader: &Reader, terms: &Terms) -> String {
    let (least, most) = price_range(terms);
    range(reader, least.payout, most.payout)
}

/// What the operator keeps, with the share it is.
pub(super) fn fee(reader: &Reader, terms: &Terms) -> String {
    let (least, most): (Priced, Priced) = price_range(terms);
    format!("{} · {}", reader.rate(terms.fee.percent()), range(reader, least.fee, most.fee))
}

/// What the exchange keeps of terms as they are typed, and what that leaves of a price that can be
/// read; `kept` is the rate of the terms in force.
pub(super) fn fee_note(
    reader: &Reader,
    draft: &TermsDraft,
    fee: Applied,
    kept: Option<Rate>,
) -> Vec<Text> {
    let rate = |rate: Rate| reader.rate(rate.percent());
    let mut note = match kept.filter(|kept| *kept != fee.rate) {
        Some(kept) => {
            vec![
                reader.t("offer-fee-changes").with("kept", rate(kept)).with("rate", rate(fee.rate)),
            ]
        }
        None => vec![reader.t("offer-fee-now").with("rate", rate(fee.rate))],
    };
    let currency: Option<Currency> = draft.currency.trim().to_ascii_uppercase().parse().ok();
    let price = currency.and_then(|currency| Money::parse_positive(&draft.price, currency).ok());
    note.extend(price.map(|price| {
        let payout = split(price, fee.rate).rest;
        reader
            .t("offer-fee-example")
            .with("price", reader.money(price))
            .with("payout", reader.money(payout))
    }));
    note
}

/// What an offer nobody can see yet would pay if it were published now, where that is not what its
/// terms say: a rule has begun since they were written.
pub(super) fn fee_since(
    tx: &mut Tx<'_>,
    reader: &Reader,
    offer: &Offer,
    usual: Rate,
) -> Result<Option<Text>, DbError> {
    if offer.status.was_public() {
        return Ok(None);
    }
    let topic = offer.terms.topic.clone();
    let target = Target { offer: Some(offer.id), party: offer.party, topic };
    let fee = fee_now(tx, &target, usual)?;
    let rate = |rate: Rate| reader.rate(rate.percent());
    Ok((fee.rate != offer.terms.fee).then(|| {
        let text = reader.t("offer-fee-since").with("kept", rate(offer.terms.fee));
        text.with("rate", rate(fee.rate))
    }))
}

/// So many hours, as people say it; `none` for zero.
pub(super) fn hours_long(reader: &Reader, hours: i32) -> String {
    if hours == 0 {
        return reader.t("offer-none").to_string();
    }
    reader.duration(TimeDelta::hours(i64::from(hours)))
}

/// Working hours, a line a run of equal days: `Mon–Fri 09:00–18:00`.
pub fn working_hours(reader: &Reader, hours: Option<&Hours>) -> Vec<String> {
    let Some(hours) = hours else {
        return vec![reader.t("offer-hours-always").to_string()];
    };
    let written = hours.written();
    let day_times = |word: &str| -> String {
        let spans = written.iter().filter(|span| span.day == word);
        spans.map(|span| format!("{}–{}", span.from, span.to)).collect::<Vec<_>>().join(", ")
    };
    let mut runs: Vec<(&str, &str, String)> = Vec::new();
    for (_, word) in WEEKDAYS {
        let times = day_times(word);
        match runs.last_mut() {
            Some((_, last, same)) if *same == times => *last = word,
            Some(_) | None => runs.push((word, word, times)),
        }
    }
    let day = |word: &str| reader.word("weekday", word);
    runs.iter()
        .filter(|(.., times)| !times.is_empty())
        .map(|(first, last, times)| {
            if first == last {
                format!("{} {times}", day(first))
            } else {
                format!("{}–{} {times}", day(first), day(last))
            }
        })
        .collect()
}

/// Source types by name.
pub fn sources(reader: &Reader, kinds: &[SourceType]) -> String {
    let names: Vec<String> =
        kinds.iter().map(|kind| reader.word("source-type", kind.as_str()).to_string()).collect();
    names.join(", ")
}

/// How large a lot is: `20 leads`, `10 000 ₽`, or both.
pub fn lot_size(reader: &Reader, lot: &Lot, currency: Currency) -> String {
    let leads = lot.leads.map(|leads| reader.t("lot-leads").with("count", leads).to_string());
    let budget = lot.budget.map(|budget| reader.money(Money::new(budget, currency)));
    match (leads, budget) {
        (Some(leads), Some(budget)) => {
            reader.t("lot-either").with("leads", leads).with("money", budget).to_string()
        }
        (one, other) => one.or(other).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offers::hours::WrittenSpan;

    #[test]
    fn a_known_topic_is_understood_in_any_language() {
        assert_eq!(topic_word(" Пластиковые окна "), "windows");
        assert_eq!(topic_word("beekeeping"), "beekeeping");
        let russian = Reader::new(Locale::Ru, chrono_tz::UTC);
        assert_eq!(topic_name(&russian, "windows"), "Пластиковые окна");
        assert_eq!(topic_name(&russian, "Пчёлы"), "Пчёлы");
    }

    #[test]
    fn every_known_word_has_a_name() {
        for locale in Locale::ALL {
            for word in topic::KNOWN {
                assert!(has(*locale, &format!("topic-{word}")), "{word}");
            }
            for code in COUNTRIES {
                assert!(has(*locale, &format!("region-{code}")), "{code}");
            }
            for kind in SourceType::ALL {
                assert!(has(*locale, &format!("source-type-{kind}")), "{kind}");
            }
        }
    }

    #[test]
    fn equal_days_are_said_once() {
        let span =
            |day: &str| WrittenSpan { day: day.into(), from: "09:00".into(), to: "18:00".into() };
        let hours = Hours::read(&["mon", "tue", "wed", "sat"].map(span), chrono_tz::UTC).unwrap();
        let reader = Reader::new(Locale::En, chrono_tz::UTC);
        assert_eq!(
            working_hours(&reader, hours.as_ref()),
            ["Mon–Wed 09:00–18:00", "Sat 09:00–18:00"]
        );
    }
}
