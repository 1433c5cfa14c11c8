//! The desk in words.

use askama::Template;
use chrono::NaiveDate;

use super::super::offered::{payout, room_words};
use super::Read;
use crate::config::Withdrawals;
use crate::i18n::Reader;
use crate::kernel::money::Money;
use crate::leads::Status;
use crate::leads::desk::{Earned, EarnedDay, Held, PayDay};
use crate::offers::engagements::Work;
use crate::offers::{Offer, Room};
use crate::reports::record::BuyerRecord;
use crate::web::charts::{Caption, Chart, Series};
use crate::web::page::Page;
use crate::web::pages::money::withdrawals::withdrawable;
use crate::web::records::RecordView;

#[derive(Template)]
#[template(path = "leads/contractor/desk.html")]
pub(super) struct Desk {
    page: Page,
    /// Where a newcomer stands: 1 find an offer, 2 send a lead; 0 for everybody else.
    step: usize,
    waits: Vec<Wait>,
    figures: Vec<Figure>,
    /// What can be taken out of the wallet; empty for nothing.
    withdrawable: String,
    held: Vec<HeldLine>,
    pay_days: Vec<PayLine>,
    chart: Option<Chart>,
    rejected: i64,
    decided: i64,
    reasons: Vec<Count>,
    refusals: Vec<Count>,
    work: Vec<WorkLine>,
    suggested: Vec<Suggestion>,
}

/// Leads that will be lost or decided unless somebody acts, and where they stand.
struct Wait {
    text: String,
    tone: &'static str,
    href: String,
    act: String,
}

struct Figure {
    label: String,
    value: String,
    note: String,
}

/// What one status holds.
struct HeldLine {
    status: &'static str,
    amount: String,
    leads: i64,
    next: String,
    href: String,
}

struct PayLine {
    day: String,
    amount: String,
    leads: i64,
}

/// How often something happened, and what to do about it.
struct Count {
    name: String,
    count: i64,
    href: String,
    advice: String,
}

struct WorkLine {
    title: String,
    offer: String,
    buyer: String,
    send: Option<String>,
    payout: String,
    room: String,
    room_tone: &'static str,
    record: RecordView,
}

struct Suggestion {
    title: String,
    href: String,
    about: String,
    payout: String,
    mode: &'static str,
}

impl Desk {
    pub(super) fn new(page: Page, read: Read, rules: &Withdrawals) -> Self {
        let reader = page.reader;
        let begun = !(read.earned.is_empty()
            && read.held.is_empty()
            && read.rejections.decided == 0
            && read.refusals.is_empty());
        let step = match (begun, read.work.is_empty()) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        };
        let now = page.now;
        Self {
            step,
            waits: waits(&page, &read.held),
            figures: figures(&reader, &read),
            withdrawable: withdrawable(&reader, &read.wallets, rules),
            held: read.held.iter().flat_map(|held| held_lines(&page, held)).collect(),
            pay_days: read.pay_days.iter().map(|day| pay_line(&reader, day)).collect(),
            chart: read.earned.first().and_then(|earned| chart(&reader, earned, &read.days)),
            rejected: read.rejections.rejected(),
            decided: read.rejections.decided,
            reasons: read
                .rejections
                .reasons
                .iter()
                .map(|(reason, count)| {
                    let word = reason.as_str();
                    count_line(&reader, ("lead-reason", "desk-look", "reason"), word, *count)
                })
                .collect(),
            refusals: read
                .refusals
                .iter()
                .map(|(rule, count)| {
                    count_line(&reader, ("refusal", "desk-mend", "rule"), rule.as_str(), *count)
                })
                .collect(),
            work: read
                .work
                .iter()
                .map(|work| {
                    let record = read.records.get(&work.offer.party).copied().unwrap_or_default();
                    work_line(&page, work, &record, work.offer.room(now))
                })
                .collect(),
            suggested: read.suggested.iter().map(|offer| suggestion(&reader, offer)).collect(),
            page,
        }
    }
}

/// Rejected leads and disputes, in whatever currency, with the nearest deadline of each.
fn waits(page: &Page, held: &[Held]) -> Vec<Wait> {
    [(Status::Rejected, "bad"), (Status::Disputed, "warn")]
        .into_iter()
        .filter_map(|(status, tone)| {
            let parts = || held.iter().filter_map(|held| held.part(status));
            let next = parts().map(|part| part.next).min()?;
            let text = page
                .word("desk-wait", status.as_str())
                .with("count", parts().map(|part| part.leads).sum::<i64>())
                .with("when", page.near(next));
            Some(Wait {
                text: text.to_string(),
                tone,
                href: format!("/contractor/leads?status={status}"),
                act: page.word("desk-wait", &format!("{status}-act")).to_string(),
            })
        })
        .collect()
}

/// Earned and held, one pair a currency.
fn figures(reader: &Reader, read: &Read) -> Vec<Figure> {
    let earned = read.earned.iter().map(|earned| Figure {
        label: reader.t("desk-earned").to_string(),
        value: reader.money(earned.amount),
        note: compared(reader, earned),
    });
    let held = read.held.iter().map(|held| Figure {
        label: reader.t("desk-held").to_string(),
        value: reader.money(held.total),
        note: reader.t("desk-held-note").with("leads", held.leads).to_string(),
    });
    earned.chain(held).collect()
}

fn compared(reader: &Reader, earned: &Earned) -> String {
    let difference = earned.amount.minor() - earned.before.minor();
    let amount = reader.money(Money::new(difference.abs(), earned.amount.currency()));
    let key = match (earned.before.minor(), difference) {
        (0, _) => "desk-earned-first",
        (_, 0) => "desk-earned-same",
        (_, more) if more > 0 => "desk-earned-more",
        _ => "desk-earned-less",
    };
    reader.t(key).with("leads", earned.leads).with("amount", amount).to_string()
}

fn held_lines(page: &Page, held: &Held) -> Vec<HeldLine> {
    let line = |(status, part): &(Status, crate::leads::desk::Part)| {
        let key = match status {
            Status::Rejected => "desk-held-rejected",
            Status::Disputed => "desk-held-disputed",
            _ => "desk-held-paid",
        };
        HeldLine {
            status: status.as_str(),
            amount: page.money(part.amount),
            leads: part.leads,
            next: page.t(key).with("when", page.near(part.next)).to_string(),
            href: format!("/contractor/leads?status={status}"),
        }
    };
    held.parts.iter().map(line).collect()
}

fn pay_line(reader: &Reader, day: &PayDay) -> PayLine {
    PayLine { day: reader.calendar(day.day), amount: reader.money(day.amount), leads: day.leads }
}

/// Earnings by day in the currency most leads are paid in. With a single day to show there is no
/// shape to see.
fn chart(reader: &Reader, earned: &Earned, days: &[EarnedDay]) -> Option<Chart> {
    if days.iter().filter(|day| day.amount > 0).count() < 2 {
        return None;
    }
    let currency = earned.amount.currency();
    let title = reader.t("desk-chart").with("currency", currency.code()).to_string();
    let best = days.iter().max_by_key(|day| day.amount)?;
    let summary = reader
        .t("desk-chart-summary")
        .with("total", reader.money(earned.amount))
        .with("best", reader.money(Money::new(best.amount, currency)))
        .with("day", reader.calendar(best.day))
        .to_string();
    let caption = Caption { id: "earned-by-day".to_owned(), title: title.clone(), summary };
    let labels = days.iter().map(|day| short(reader, day.day)).collect();
    let unit = 10_i64.checked_pow(currency.decimals()).unwrap_or(1);
    let series = Series {
        name: reader.t("desk-earned").to_string(),
        values: days.iter().map(|day| day.amount / unit).collect(),
        shown: days.iter().map(|day| reader.money(Money::new(day.amount, currency))).collect(),
    };
    Some(Chart::bars(reader, caption, labels, vec![series]))
}

fn short(reader: &Reader, day: NaiveDate) -> String {
    reader.calendar(day)
}

fn count_line(
    reader: &Reader,
    (family, advice, filter): (&str, &str, &str),
    word: &str,
    count: i64,
) -> Count {
    Count {
        name: reader.word(family, word).to_string(),
        count,
        href: format!("/contractor/leads?{filter}={word}"),
        advice: reader.word(advice, word).to_string(),
    }
}

fn work_line(page: &Page, work: &Work, record: &BuyerRecord, room: Room) -> WorkLine {
    let reader = page.reader;
    let (room_text, room_tone) = room_words(&reader, &room);
    WorkLine {
        title: work.offer.terms.title.clone(),
        offer: format!("/offers/{}", work.offer.id),
        buyer: work.offer.party_name.clone(),
        send: room
            .taking
            .then(|| format!("/contractor/leads/new?engagement={}", work.engagement.id)),
        payout: payout(&reader, &work.offer.terms),
        room: room_text,
        room_tone,
        record: RecordView::buyer(&reader, record),
    }
}

fn suggestion(reader: &Reader, offer: &Offer) -> Suggestion {
    let terms = &offer.terms;
    let mut about =
        vec![terms.topic.clone(), reader.word("offer-action", terms.action.as_str()).to_string()];
    if !terms.regions.is_empty() {
        let regions: Vec<&str> = terms.regions.iter().map(|region| region.code()).collect();
        about.push(regions.join(", "));
    }
    Suggestion {
        title: terms.title.clone(),
        href: format!("/offers/{}", offer.id),
        about: about.join(" · "),
        payout: payout(reader, terms),
        mode: terms.engagement.as_str(),
    }
}
