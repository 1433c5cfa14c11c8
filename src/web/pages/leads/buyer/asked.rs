//! What the inbox was asked to show: read out of the address, and written into the next one.

use crate::i18n::{Reader, Text};
use crate::leads::find::{Band, Choices, Counts, Filter, Sort};
use crate::leads::{Stage, Status};
use crate::offers::Reason;
use crate::web::form::{Choice, Form};
use crate::web::nav::Tab;
use crate::web::pages::leads::asked::{address, given, words};

/// The address of the inbox.
pub const PATH: &str = "/buyer/leads";
/// What the list is narrowed and ordered by.
const NAMES: [&str; 9] =
    ["status", "stage", "offer", "contractor", "source", "reason", "band", "q", "sort"];
/// What stays when another status is looked at.
const NARROWING: [&str; 7] = ["stage", "offer", "contractor", "source", "reason", "band", "sort"];
/// The word for every status.
const ALL: &str = "all";

/// The address's values.
#[derive(Debug, Clone, Default)]
pub struct Asked(pub Form);

impl Asked {
    /// The status of the list: what waits for a decision when nobody says otherwise; everything
    /// when something is searched for. Words nobody knows are no reason for an error here.
    pub fn status(&self) -> Option<Status> {
        match self.0.value("status") {
            "" if self.0.value("q").trim().is_empty() => Some(Status::Delivered),
            word => word.parse().ok(),
        }
    }

    /// The filter, all but the search.
    pub fn filter(&self) -> Filter {
        let form = &self.0;
        Filter {
            status: self.status(),
            stage: given(form, "stage"),
            offer: given(form, "offer"),
            contractor: given(form, "contractor"),
            source: words(form, "source"),
            reason: given(form, "reason"),
            band: given(form, "band"),
            ..Filter::default()
        }
    }

    pub fn sort(&self) -> Sort {
        self.0.value("sort").parse().unwrap_or_default()
    }

    /// Whether anything but the status and the order narrows the list.
    pub fn is_narrow(&self) -> bool {
        ["stage", "offer", "contractor", "source", "reason", "band", "q"]
            .iter()
            .any(|name| !self.0.value(name).trim().is_empty())
    }

    /// The address of this list.
    pub fn address(&self) -> String {
        address(PATH, &self.kept(&NAMES), "", "")
    }

    /// The address of the page of this list after a cursor.
    pub fn page(&self, cursor: &str) -> String {
        address(PATH, &self.kept(&NAMES), "cursor", cursor)
    }

    /// The address of this list without its narrowing.
    pub fn cleared(&self) -> String {
        address(PATH, &self.kept(&["status", "sort"]), "", "")
    }

    /// What was given of some values.
    fn kept(&self, names: &[&str]) -> Form {
        names.iter().fold(Form::default(), |form, name| form.with(name, self.0.value(name)))
    }

    /// A tab a status, with how many leads it holds.
    pub fn tabs(&self, reader: &Reader, counts: &Counts) -> Vec<Tab> {
        let tab = |text: Text, word: &str, count: i64, current: bool| Tab {
            text,
            // A search is left behind: it looked everywhere.
            href: address(PATH, &self.kept(&NARROWING), "status", word),
            count: Some(count),
            current,
        };
        let mut tabs = Vec::new();
        for status in [
            Status::Delivered,
            Status::Accepted,
            Status::Rejected,
            Status::Disputed,
            Status::Settled,
            Status::Returned,
        ] {
            let text = match status {
                Status::Delivered => reader.t("leads-tab-decide"),
                _ => reader.word("lead-status", status.as_str()),
            };
            let current = self.status() == Some(status);
            tabs.push(tab(text, status.as_str(), counts.of(status), current));
        }
        let current = self.status().is_none();
        tabs.push(tab(reader.t("leads-tab-all"), ALL, counts.all(), current));
        tabs
    }
}

/// What the filters offer.
#[derive(Debug, Clone)]
pub struct FilterChoices {
    pub offers: Vec<Choice>,
    pub contractors: Vec<Choice>,
    pub stages: Vec<Choice>,
    pub reasons: Vec<Choice>,
    pub bands: Vec<Choice>,
    pub sorts: Vec<Choice>,
}

impl FilterChoices {
    pub fn new(reader: &Reader, choices: &Choices) -> Self {
        let any = || Choice::new("", reader.t("leads-filter-any"));
        let list = |choices: Vec<Choice>| std::iter::once(any()).chain(choices).collect();
        Self {
            offers: list(choices.offers.iter().map(|(id, title)| Choice::new(id, title)).collect()),
            contractors: list(
                choices.contractors.iter().map(|(id, name)| Choice::new(id, name)).collect(),
            ),
            stages: list(stages(reader)),
            reasons: list(
                Reason::ALL
                    .iter()
                    .map(|reason| Choice::new(reason, reader.word("lead-reason", reason.as_str())))
                    .collect(),
            ),
            bands: list(
                [Band::Hot, Band::Warm, Band::Cold]
                    .iter()
                    .map(|band| Choice::new(band, reader.word("leads-band", band.as_str())))
                    .collect(),
            ),
            sorts: Sort::ALL
                .iter()
                .map(|sort| Choice::new(sort, reader.word("leads-sort", sort.as_str())))
                .collect(),
        }
    }
}

/// Every stage, to choose from.
pub fn stages(reader: &Reader) -> Vec<Choice> {
    Stage::ALL
        .iter()
        .map(|stage| Choice::new(stage, reader.word("lead-stage", stage.as_str())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(values: &[(&str, &str)]) -> Asked {
        Asked(values.iter().fold(Form::default(), |form, (name, value)| form.with(name, value)))
    }

    #[test]
    fn the_inbox_opens_on_what_waits() {
        assert_eq!(asked(&[]).status(), Some(Status::Delivered));
        assert_eq!(asked(&[("status", "all")]).status(), None);
        assert_eq!(asked(&[("q", "+7916")]).status(), None, "a search looks everywhere");
        assert_eq!(asked(&[("status", "settled"), ("q", "x")]).status(), Some(Status::Settled));
    }

    #[test]
    fn links_keep_the_filters_and_drop_the_page() {
        let asked =
            asked(&[("stage", "won"), ("cursor", "abc"), ("lead", "lead_1"), ("sort", "score")]);
        assert_eq!(asked.address(), "/buyer/leads?stage=won&sort=score");
        assert_eq!(asked.page("def"), "/buyer/leads?stage=won&sort=score&cursor=def");
        assert_eq!(asked.cleared(), "/buyer/leads?sort=score");
        assert!(asked.is_narrow());
    }
}
