//! A party's record in the reader's words, for every page that shows one: `templates/components/record.html`.

use chrono::{DateTime, Utc};

use crate::i18n::{Reader, SMALLEST_SAMPLE, Text};
use crate::reports::record::{BuyerRecord, ContractorRecord, DAYS, Part, PartyRecord};
use crate::web::pages::offers::words::{source_name, topic_name};

/// A record, ready to show: in a line, in a few figures, in its parts.
#[derive(Debug, Clone)]
pub struct RecordView {
    /// The figure a decision hangs on most, in a line.
    pub brief: String,
    /// What else would fit a line; empty when there is nothing.
    pub rest: String,
    /// Each figure with its name; none while no lead was decided.
    pub facts: Vec<(Text, String)>,
    /// What the figures are split into.
    pub groups: Vec<Group>,
    /// What all of it was counted over.
    pub basis: Text,
}

/// One way a record is split.
#[derive(Debug, Clone)]
pub struct Group {
    pub title: Text,
    /// Each part with how it stands.
    pub lines: Vec<(String, String)>,
}

impl RecordView {
    /// How a buyer decides.
    pub fn buyer(reader: &Reader, record: &BuyerRecord) -> Self {
        let accepted = reader.percent(record.accepted, record.decided);
        let by_clock = reader.percent(record.by_clock, record.decided);
        let returned = reader.percent(record.returned, record.decided);
        let lost = reader.percent(record.disputes_lost, record.disputes);
        let median = record.median().map(|median| reader.duration(median));
        let line = |key: &'static str, share: &str| reader.t(key).with("share", share).to_string();
        let mut brief = vec![line("record-line-accepts", &accepted)];
        brief.extend(
            median
                .as_deref()
                .map(|time| reader.t("record-line-median").with("time", time).to_string()),
        );
        let mut rest = vec![line("record-line-clock", &by_clock)];
        if record.disputes > 0 {
            rest.push(line("record-line-lost", &lost));
        }
        let mut facts =
            vec![(reader.t("record-accepted"), accepted), (reader.t("record-clock"), by_clock)];
        facts.extend(median.map(|time| {
            let of = reader.t("record-by-hand").with("count", record.by_hand());
            (reader.t("record-median"), format!("{time} · {of}"))
        }));
        facts.push((reader.t("record-returned"), returned));
        facts.push((reader.t("record-lost"), lost));
        Self {
            brief: brief.join(" · "),
            rest: rest.join(" · "),
            facts,
            groups: Vec::new(),
            basis: basis(
                reader,
                record.decided,
                record.capped().then_some(record.oldest).flatten(),
            ),
        }
        .unless_empty(reader, record.decided)
    }

    /// What became of a contractor's leads.
    pub fn contractor(reader: &Reader, record: &ContractorRecord) -> Self {
        let accepted = reader.percent(record.accepted, record.decided);
        let returned = reader.percent(record.returned, record.decided);
        let won = reader.percent(record.disputes_won, record.disputes);
        let line = |key: &'static str, share: &str| reader.t(key).with("share", share).to_string();
        let mut rest = vec![line("record-line-returned", &returned)];
        if record.disputes > 0 {
            rest.push(line("record-line-won", &won));
        }
        let facts = vec![
            (reader.t("record-accepted"), accepted.clone()),
            (reader.t("record-returned"), returned),
            (reader.t("record-won"), won),
        ];
        let reasons = record.reasons.iter().map(|(reason, count)| {
            let of = reader.t("format-sample").with("part", *count).with("whole", record.returned);
            (reader.word("lead-reason", reason.as_str()).to_string(), of.to_string())
        });
        let named = |part: &Part, name: fn(&Reader, &str) -> String| {
            let name = part.name.as_deref().map(|word| name(reader, word));
            let name = name.unwrap_or_else(|| reader.t("record-no-source").to_string());
            (name, reader.percent(part.accepted, part.decided))
        };
        let groups = [
            (reader.t("record-reasons"), reasons.collect::<Vec<_>>()),
            (
                reader.t("record-topics"),
                record.topics.iter().map(|part| named(part, topic_name)).collect(),
            ),
            (
                reader.t("record-sources"),
                record.sources.iter().map(|part| named(part, source_name)).collect(),
            ),
        ];
        let groups = groups.into_iter().filter(|(_, lines)| !lines.is_empty());
        Self {
            brief: line("record-line-accepted", &accepted),
            rest: rest.join(" · "),
            facts,
            groups: groups.map(|(title, lines)| Group { title, lines }).collect(),
            basis: basis(
                reader,
                record.decided,
                record.capped().then_some(record.oldest).flatten(),
            ),
        }
        .unless_empty(reader, record.decided)
    }

    /// Both halves of a party's record, each with its title, as far as the party has them.
    pub fn halves(reader: &Reader, party: Option<&PartyRecord>) -> Vec<(Text, Self)> {
        let buyer = party.and_then(|party| party.buyer.as_ref());
        let contractor = party.and_then(|party| party.contractor.as_ref());
        let buyer = buyer.map(|half| (reader.t("record-buyer"), Self::buyer(reader, half)));
        let contractor =
            contractor.map(|half| (reader.t("record-contractor"), Self::contractor(reader, half)));
        buyer.into_iter().chain(contractor).collect()
    }

    /// Without a decided lead there is one thing to say, and it is not a row of empty shares.
    fn unless_empty(self, reader: &Reader, decided: i64) -> Self {
        if decided > 0 {
            return self;
        }
        Self {
            brief: reader.t("record-line-none").to_string(),
            rest: String::new(),
            facts: Vec::new(),
            groups: Vec::new(),
            basis: self.basis,
        }
    }
}

/// What a record was counted over, and whether that is enough. `since` when it was cut short.
fn basis(reader: &Reader, decided: i64, since: Option<DateTime<Utc>>) -> Text {
    let text = match since {
        Some(since) => reader.t("record-basis-newest").with("day", reader.date(since)),
        None if decided < SMALLEST_SAMPLE => reader.t("record-basis-few"),
        None => reader.t("record-basis"),
    };
    text.with("count", decided).with("days", DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::locale::Locale;
    use crate::offers::Reason;

    fn reader() -> Reader {
        Reader::new(Locale::En, chrono_tz::UTC)
    }

    #[test]
    fn nothing_decided_is_said_in_a_sentence() {
        let view = RecordView::buyer(&reader(), &BuyerRecord::default());
        assert_eq!(view.brief, "no leads decided yet");
        assert!(view.facts.is_empty() && view.rest.is_empty());
        assert!(view.basis.to_string().contains("nothing to tell"), "{}", view.basis);
        let view = RecordView::contractor(&reader(), &ContractorRecord::default());
        assert!(view.groups.is_empty() && view.facts.is_empty());
    }

    #[test]
    fn every_share_has_its_sample() {
        let record = BuyerRecord {
            decided: 40,
            accepted: 30,
            by_clock: 10,
            median_seconds: Some(7_200),
            returned: 8,
            disputes: 2,
            disputes_lost: 1,
            oldest: None,
        };
        let view = RecordView::buyer(&reader(), &record);
        assert_eq!(view.brief, "accepts: 75\u{a0}% · 30 of 40 · decides in 2\u{a0}h");
        let lost = view.facts.last().map(|(_, value)| value.clone());
        assert_eq!(lost.as_deref(), Some("too early to tell · 1 of 2"));
    }

    #[test]
    fn a_contractor_is_told_by_reason_topic_and_source() {
        let part =
            |name: Option<&str>| Part { name: name.map(str::to_owned), decided: 30, accepted: 27 };
        let record = ContractorRecord {
            decided: 60,
            accepted: 54,
            returned: 5,
            reasons: vec![(Reason::Spam, 4), (Reason::Other, 1)],
            topics: vec![part(Some("windows")), part(Some("Beekeeping"))],
            sources: vec![part(None)],
            ..ContractorRecord::default()
        };
        let view = RecordView::contractor(&reader(), &record);
        assert_eq!(view.groups.len(), 3);
        assert_eq!(view.groups[0].lines[0], ("Spam".to_owned(), "4 of 5".to_owned()));
        assert_eq!(view.groups[1].lines[1].0, "Beekeeping");
        assert_eq!(view.groups[2].lines[0].0, "no source named");
        assert_eq!(view.groups[2].lines[0].1, "90\u{a0}% · 27 of 30");
    }
}
