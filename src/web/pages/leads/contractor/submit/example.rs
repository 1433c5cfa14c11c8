//! Example leads for one offer: a sheet to paste and a request to send, with the real field keys.

use serde_json::{Map, Value, json};

use super::columns::headers;
use super::read::CONTACT;
use crate::i18n::Reader;
use crate::kernel::ids::EngagementId;
use crate::offers::form::{Field, FieldKind, LeadForm};
use crate::offers::terms::Terms;

/// A number that looks like one of the offer's country and belongs to nobody we know.
fn phone(terms: &Terms) -> &'static str {
    match terms.home().map(|home| home.country()) {
        Some("RU" | "KZ") => "+7 916 123-45-67",
        Some("BY") => "+375 29 123-45-67",
        Some("ES") => "+34 612 34 56 78",
        Some("MX") => "+52 55 1234 5678",
        _ => "+1 202 555 0123",
    }
}

fn answer(field: &Field, terms: &Terms) -> String {
    match field.kind {
        FieldKind::Text => "…".to_owned(),
        FieldKind::Phone => phone(terms).to_owned(),
        FieldKind::Email => "anna@example.com".to_owned(),
        FieldKind::Number => "2".to_owned(),
        FieldKind::Choice => field.options.first().cloned().unwrap_or_default(),
        FieldKind::Date => "2026-11-22".to_owned(),
        FieldKind::Consent => "yes".to_owned(),
    }
}

fn common(reader: &Reader, terms: &Terms, name: &str) -> String {
    match name {
        "name" => reader.t("submit-example-name").to_string(),
        "phone" => phone(terms).to_owned(),
        "email" => "anna@example.com".to_owned(),
        "source" => "search_ads".to_owned(),
        "external_id" => "A-1042".to_owned(),
        _ => String::new(),
    }
}

fn field<'a>(form: &'a LeadForm, key: &str) -> Option<&'a Field> {
    form.field(key).filter(|_| !CONTACT.contains(&key))
}

/// A header and one row, separated by semicolons.
pub fn sheet(reader: &Reader, terms: &Terms) -> String {
    let headers = headers(&terms.form);
    let cells: Vec<String> = headers
        .iter()
        .map(|name| match field(&terms.form, name) {
            Some(field) => answer(field, terms),
            None => common(reader, terms, name),
        })
        .collect();
    format!("{}\n{}", headers.join(";"), cells.join(";"))
}

/// The body of `POST /leads` for this offer, as one would write it.
pub fn body(reader: &Reader, terms: &Terms, engagement: EngagementId) -> String {
    let mut fields = Map::new();
    for asked in terms.form.fields.iter().filter(|asked| field(&terms.form, &asked.key).is_some()) {
        let value = match asked.kind {
            FieldKind::Consent => Value::Bool(true),
            FieldKind::Text
            | FieldKind::Phone
            | FieldKind::Email
            | FieldKind::Number
            | FieldKind::Choice
            | FieldKind::Date => Value::String(answer(asked, terms)),
        };
        fields.insert(asked.key.clone(), value);
    }
    let body = json!({
        "engagement": engagement,
        "contact": {
            "name": common(reader, terms, "name"),
            "phone": phone(terms),
            "email": common(reader, terms, "email"),
        },
        "fields": fields,
        "source": "search_ads",
        "sub1": "campaign-12",
        "external_id": "A-1042",
        "consent": { "text_version": "2026-11", "given_at": "2026-11-22T07:04:00Z" },
    });
    serde_json::to_string_pretty(&body).unwrap_or_default()
}

/// The whole request for a terminal. Quotes inside the body would end the shell's, so they are
/// written the way a shell reads them.
pub fn curl(address: &str, body: &str) -> String {
    let body = body.replace('\'', r"'\''");
    format!(
        "curl -X POST {address} \\\n  -H \"Authorization: Bearer $TOKEN\" \\\n  -H \"Idempotency-Key: $(uuidgen)\" \\\n  \
         -H \"Content-Type: application/json\" \\\n  -d '{body}'"
    )
}
