//! Requests that can be run as they stand: the offer's own fields with plausible values, sent as
//! tests, so that whoever tries them out spends nothing.

mod language;
mod literal;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::fields::is_contact;
use crate::i18n::Reader;
use crate::kernel::ids::EngagementId;
use crate::offers::form::{Field, FieldKind};
use crate::offers::price::ORDER_AMOUNT;
use crate::offers::source::SourceType;
use crate::offers::terms::{Price, Terms};

pub use language::Language;

/// One lead, or many at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    One,
    Many,
}

impl Shape {
    pub const fn word(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Many => "many",
        }
    }
}

/// The keys of a body in the order people read them; the offer's own stand as its form asks.
pub fn order(terms: &Terms) -> Vec<String> {
    let keys = ["leads", "engagement", "test", "contact", "name", "phone", "email", "fields"];
    let asked = terms.form.fields.iter().map(|field| field.key.as_str());
    let rest = [ORDER_AMOUNT, "region", "source", "sub1", "external_id", "consent"];
    keys.into_iter().chain(asked).chain(rest).map(str::to_owned).collect()
}

const ORDER: &str = "12500.00";

/// The body of `POST /leads` for these terms: delivered when it is sent.
pub fn lead(reader: &Reader, terms: &Terms, engagement: EngagementId, today: NaiveDate) -> Value {
    let mut fields = Map::new();
    for field in terms.form.fields.iter().filter(|field| !is_contact(&field.key)) {
        fields.insert(field.key.clone(), answer(reader, field, terms, today));
    }
    let mut body = json!({
        "engagement": engagement,
        "contact": {
            "name": reader.t("submit-example-name").to_string(),
            "phone": phone(terms),
            "email": "anna@example.com",
        },
        "fields": fields,
        "source": source(terms),
        "sub1": "campaign-12",
        "external_id": "crm-10452",
        "consent": { "text_version": "2026-11", "given_at": format!("{today}T00:00:00Z") },
        "test": true,
    });
    let Some(more) = body.as_object_mut() else { return body };
    // The number above says a country and no more: where that is not enough, or the country has no
    // number here, the region is said besides.
    if let Some(region) = terms.regions.first() {
        more.insert("region".to_owned(), Value::from(region.code()));
    }
    let percent = matches!(terms.price, Price::Percent { .. });
    if percent && terms.form.field(ORDER_AMOUNT).is_none() {
        more.insert(ORDER_AMOUNT.to_owned(), Value::from(ORDER));
    }
    body
}

/// The body of `POST /leads/batch`: that lead, and another person's.
pub fn batch(reader: &Reader, lead: &Value) -> Value {
    let mut other = lead.clone();
    if let Some(contact) = other.get_mut("contact").and_then(Value::as_object_mut) {
        let phone = contact.get("phone").and_then(Value::as_str).unwrap_or_default().to_owned();
        let next = phone.strip_suffix(|c: char| c.is_ascii_digit()).unwrap_or(&phone);
        contact.insert("phone".to_owned(), Value::from(format!("{next}1")));
        contact.insert("email".to_owned(), Value::from("ivan@example.com"));
        let name = reader.t("developer-example-name").to_string();
        contact.insert("name".to_owned(), Value::from(name));
    }
    if let Some(other) = other.as_object_mut() {
        other.insert("external_id".to_owned(), Value::from("crm-10453"));
    }
    json!({ "leads": [lead, other] })
}

/// A number that looks like one of the offer's country and belongs to nobody we know.
fn phone(terms: &Terms) -> &'static str {
    match terms.home().map(|home| home.country()) {
        Some("RU") => "+7 916 123-45-67",
        Some("KZ") => "+7 701 123-45-67",
        Some("BY") => "+375 29 123-45-67",
        Some("ES") => "+34 612 34 56 78",
        Some("MX") => "+52 55 1234 5678",
        Some("GB") => "+44 7400 123456",
        Some("DE") => "+49 1512 3456789",
        Some("FR") => "+33 6 12 34 56 78",
        Some("PL") => "+48 512 345 678",
        _ => "+1 201 555 0123",
    }
}

/// A source the offer allows.
fn source(terms: &Terms) -> &'static str {
    let welcome = |kind: &&SourceType| terms.sources.permits(**kind);
    SourceType::ALL.iter().find(welcome).map_or("landing", |kind| kind.as_str())
}

fn answer(reader: &Reader, field: &Field, terms: &Terms, today: NaiveDate) -> Value {
    if field.key == ORDER_AMOUNT {
        return Value::from(ORDER);
    }
    match field.kind {
        FieldKind::Text => Value::from(words(reader, field)),
        FieldKind::Phone => Value::from(phone(terms)),
        FieldKind::Email => Value::from("anna@example.com"),
        FieldKind::Number => Value::from(2),
        FieldKind::Choice => Value::from(field.options.first().cloned().unwrap_or_default()),
        FieldKind::Date => Value::from(today.to_string()),
        FieldKind::Consent => Value::from(true),
    }
}

/// What somebody might write, by what the question seems to ask.
fn words(reader: &Reader, field: &Field) -> String {
    let asks = |words: &[&str]| {
        let (key, label) = (field.key.to_lowercase(), field.label.to_lowercase());
        words.iter().any(|word| key.contains(word) || label.contains(word))
    };
    let key = if asks(&["city", "town", "город", "ciudad"]) {
        "developer-example-city"
    } else if asks(&["address", "street", "адрес", "улиц", "direcci", "calle"]) {
        "developer-example-address"
    } else {
        "developer-example-text"
    };
    reader.t(key).to_string()
}
