//! The developer page of an engagement, as it is shown.

use askama::Template;

use super::example::{self, Language, Shape};
use super::fields::{FieldRow, field_rows};
use super::key_form;
use super::requests::Line;
use super::rules::{Meaning, answers, refusals, rules};
use crate::accounts::key::ApiKey;
use crate::i18n::Text;
use crate::kernel::secret::Token;
use crate::leads::requests::KeptRequest;
use crate::offers::EngagementStatus;
use crate::offers::engagements::Work;
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::pages::doors::ways::{Way, Ways};

/// What stands where the key belongs while nobody knows it.
const NO_KEY: &str = "key_…";

/// What the page reads, in one transaction.
pub struct Read {
    pub page: Page,
    pub work: Work,
    pub keys: Vec<ApiKey>,
    pub last: Vec<KeptRequest>,
}

/// One request in one language.
pub struct Example {
    pub id: String,
    pub name: Text,
    pub code: String,
}

/// A language with its two requests.
pub struct Examples {
    pub name: &'static str,
    pub needs: Text,
    pub open: bool,
    pub requests: Vec<Example>,
}

#[derive(Template)]
#[template(path = "developer/show.html")]
pub struct Developer {
    pub page: Page,
    pub ways: Ways,
    pub form: Form,
    pub notice: Option<Text>,
    engagement: String,
    make: String,
    active: bool,
    /// The key just made, whole; never again.
    fresh: Option<String>,
    /// What stands for the key in the examples.
    shown_key: String,
    /// Keys that work.
    keys: Vec<ApiKey>,
    address: String,
    batch_address: String,
    fields: Vec<FieldRow>,
    rules: Vec<Meaning>,
    examples: Vec<Examples>,
    answers: Vec<Meaning>,
    refusals: Vec<Meaning>,
    last: Vec<Line>,
}

impl Developer {
    pub fn new(read: Read, base: &str, fresh: Option<Token>) -> Self {
        let Read { page, work, keys, last } = read;
        let reader = &page.reader;
        let terms = &work.offer.terms;
        let engagement = work.engagement.id;
        let keys: Vec<ApiKey> = keys.into_iter().filter(|key| key.revoked_at.is_none()).collect();
        let fresh = fresh.map(|text| text.reveal().to_owned());
        let shown_key = match (&fresh, keys.first()) {
            (Some(text), _) => text.clone(),
            (None, Some(key)) => key.brief(),
            (None, None) => NO_KEY.to_owned(),
        };
        let (address, batch_address) = (format!("{base}/leads"), format!("{base}/leads/batch"));
        let one = example::lead(reader, terms, engagement, page.now.date_naive());
        let many = example::batch(reader, &one);
        let order = example::order(terms);
        let examples = Language::ALL
            .into_iter()
            .map(|language| Examples {
                name: language.name(),
                needs: reader.word("developer-needs", language.word()),
                open: language == Language::Curl,
                requests: [(Shape::One, &address, &one), (Shape::Many, &batch_address, &many)]
                    .into_iter()
                    .map(|(shape, address, body)| Example {
                        id: format!("{}-{}", language.word(), shape.word()),
                        name: reader.word("developer-example", shape.word()),
                        code: language.write(address, &shown_key, body, &order),
                    })
                    .collect(),
            })
            .collect();
        Self {
            ways: Ways::new(reader, &work, Way::Developer),
            form: key_form(&terms.title),
            notice: None,
            engagement: engagement.to_string(),
            make: format!("/contractor/engagements/{engagement}/developer/keys"),
            active: work.engagement.status == EngagementStatus::Active,
            fields: field_rows(reader, terms),
            rules: rules(reader, terms),
            answers: answers(reader),
            refusals: refusals(reader),
            last: last.iter().map(|request| Line::new(reader, request)).collect(),
            fresh,
            shown_key,
            keys,
            address,
            batch_address,
            examples,
            page,
        }
    }
}
