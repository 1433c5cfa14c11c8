//! The page leads are sent from, in its three ways.

use askama::Template;

use super::super::offered::{payout, room_words};
use super::read::CONTACT;
use crate::i18n::Reader;
use crate::offers::engagements::Work;
use crate::offers::form::{Field, FieldKind};
use crate::offers::{EngagementStatus, Room};
use crate::web::form::{Choice, Form};
use crate::web::nav::Tab;
use crate::web::page::Page;
use crate::web::pages::offers::words::question_label;

/// How leads are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    One,
    Many,
    Api,
}

impl Way {
    pub fn of(word: &str) -> Self {
        match word {
            "many" => Self::Many,
            "api" => Self::Api,
            _ => Self::One,
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Many => "many",
            Self::Api => "api",
        }
    }
}

/// What every way shows: the offer in short beside the form.
#[derive(Debug)]
pub struct Aside {
    pub engagement: String,
    pub offer: String,
    pub title: String,
    pub buyer: String,
    /// Whether leads may be sent at all.
    pub active: bool,
    pub tabs: Vec<Tab>,
    pub payout: String,
    pub room: String,
    pub room_tone: &'static str,
    pub facts: Vec<(String, String)>,
}

impl Aside {
    pub fn new(page: &Page, work: &Work, way: Way) -> Self {
        let reader = &page.reader;
        let terms = &work.offer.terms;
        let room: Room = work.offer.room(page.now);
        let (room, room_tone) = room_words(reader, &room);
        let hours = |hours: i32| reader.duration(chrono::TimeDelta::hours(i64::from(hours)));
        let mut facts = vec![
            fact(reader, "submit-term-decision", hours(terms.decision_hours)),
            if terms.guarantee_hours > 0 {
                fact(reader, "submit-term-guarantee", hours(terms.guarantee_hours))
            } else {
                fact(reader, "submit-term-guarantee", reader.t("submit-term-none"))
            },
        ];
        if terms.dedupe_days > 0 {
            let days = reader.t("format-days").with("n", terms.dedupe_days);
            facts.push(fact(reader, "submit-term-dedupe", days));
        }
        if !terms.regions.is_empty() {
            let regions: Vec<&str> = terms.regions.iter().map(|region| region.code()).collect();
            facts.push(fact(reader, "submit-term-regions", regions.join(", ")));
        }
        let tabs = [Way::One, Way::Many, Way::Api].map(|one| Tab {
            text: reader.word("submit-way", one.as_str()),
            href: format!(
                "/contractor/leads/new?engagement={}&how={}",
                work.engagement.id,
                one.as_str()
            ),
            count: None,
            current: one == way,
        });
        Self {
            engagement: work.engagement.id.to_string(),
            offer: format!("/offers/{}", work.offer.id),
            title: terms.title.clone(),
            buyer: work.offer.party_name.clone(),
            active: work.engagement.status == EngagementStatus::Active,
            tabs: tabs.into(),
            payout: payout(reader, terms),
            room,
            room_tone,
            facts,
        }
    }
}

fn fact(reader: &Reader, key: &'static str, value: impl ToString) -> (String, String) {
    (reader.t(key).to_string(), value.to_string())
}

/// One question of the offer's form.
#[derive(Debug)]
pub struct Asked {
    pub name: String,
    pub label: String,
    pub kind: FieldKind,
    pub required: bool,
    pub choices: Vec<Choice>,
}

/// The questions beside the contact, consents apart: they stand with their proof.
pub fn asked(reader: &Reader, fields: &[Field], consents: bool) -> Vec<Asked> {
    fields
        .iter()
        .filter(|field| !CONTACT.contains(&field.key.as_str()))
        .filter(|field| (field.kind == FieldKind::Consent) == consents)
        .map(|field| Asked {
            name: format!("fields.{}", field.key),
            label: question_label(reader, field),
            kind: field.kind,
            required: field.required,
            choices: field.options.iter().map(|option| Choice::new(option, option)).collect(),
        })
        .collect()
}

/// What became of what was sent before, above the form.
#[derive(Debug)]
pub struct Result {
    /// `good`, `warn` or `bad`.
    pub tone: &'static str,
    pub title: String,
    pub text: String,
    /// The lead's own page, when there is a lead.
    pub lead: Option<String>,
}

#[derive(Template)]
#[template(path = "leads/contractor/one.html")]
pub struct One {
    pub page: Page,
    pub aside: Aside,
    pub form: Form,
    pub form_id: String,
    pub name_required: bool,
    pub phone_required: bool,
    pub email_required: bool,
    pub asked: Vec<Asked>,
    pub consents: Vec<Asked>,
    pub result: Option<Result>,
    /// Whether the folded part holds something that must be seen.
    pub unfold: bool,
}

impl One {
    pub fn new(page: Page, work: &Work, form: Form, form_id: String) -> Self {
        let lead_form = &work.offer.terms.form;
        let required = |key| lead_form.field(key).is_some_and(|field| field.required);
        let folded =
            |name: &str| name.starts_with("sub") || matches!(name, "region" | "external_id");
        Self {
            aside: Aside::new(&page, work, Way::One),
            name_required: required("name"),
            phone_required: required("phone"),
            email_required: required("email"),
            asked: asked(&page.reader, &lead_form.fields, false),
            consents: asked(&page.reader, &lead_form.fields, true),
            result: None,
            unfold: form.pairs().any(|(name, value)| folded(name) && !value.is_empty())
                || form.faults().iter().any(|fault| folded(&fault.field)),
            form,
            form_id,
            page,
        }
    }
}

/// What became of one pasted row.
#[derive(Debug)]
pub struct RowResult {
    pub line: u64,
    pub who: String,
    /// The lead's status, or nothing when the row was not taken.
    pub status: Option<&'static str>,
    pub lead: Option<String>,
    pub told: String,
}

/// What became of a sheet.
#[derive(Debug, Default)]
pub struct Summary {
    pub delivered: usize,
    pub refused: usize,
    pub not_taken: usize,
    pub rows: Vec<RowResult>,
}

#[derive(Template)]
#[template(path = "leads/contractor/many.html")]
pub struct Many {
    pub page: Page,
    pub aside: Aside,
    pub form: Form,
    pub form_id: String,
    pub columns: Vec<Column>,
    pub example: String,
    pub result: Option<Result>,
    pub summary: Option<Summary>,
}

/// A column a sheet may have.
#[derive(Debug)]
pub struct Column {
    pub name: String,
    pub meaning: String,
    pub required: bool,
}

#[derive(Template)]
#[template(path = "leads/contractor/api.html")]
pub struct Api {
    pub page: Page,
    pub aside: Aside,
    pub address: String,
    pub curl: String,
}

/// Without an engagement: which one is it to be?
#[derive(Template)]
#[template(path = "leads/contractor/choose.html")]
pub struct Choose {
    pub page: Page,
    pub choices: Vec<Chosen>,
}

pub struct Chosen {
    pub href: String,
    pub title: String,
    pub buyer: String,
    pub payout: String,
    pub room: String,
    pub room_tone: &'static str,
}

impl Choose {
    pub fn new(page: Page, works: Vec<Work>) -> Self {
        let choices = works
            .into_iter()
            .map(|work| {
                let (room, room_tone) = room_words(&page.reader, &work.offer.room(page.now));
                Chosen {
                    href: format!("/contractor/leads/new?engagement={}", work.engagement.id),
                    payout: payout(&page.reader, &work.offer.terms),
                    title: work.offer.terms.title,
                    buyer: work.offer.party_name,
                    room,
                    room_tone,
                }
            })
            .collect();
        Self { page, choices }
    }
}
