//! What the columns of a pasted sheet mean.

use super::read::{CONTACT, SUBS};
use crate::offers::form::LeadForm;

/// Columns every sheet may have beside those of the offer's form, by the name in the header and the
/// field of the form they fill.
const COMMON: [(&str, &str); 9] = [
    ("name", "contact.name"),
    ("phone", "contact.phone"),
    ("email", "contact.email"),
    ("e-mail", "contact.email"),
    ("source", "source"),
    ("region", "region"),
    ("external_id", "external_id"),
    ("consent_given_at", "consent.given_at"),
    ("consent_text_version", "consent.text_version"),
];

/// The field a column fills, by its header: a known word, a key of the form, or the label people
/// read. `None` when nothing is called so.
pub fn field_of(header: &str, form: &LeadForm) -> Option<String> {
    let header = header.trim().trim_start_matches('\u{feff}').to_lowercase();
    if let Some((_, field)) = COMMON.iter().find(|(name, _)| *name == header) {
        return Some((*field).to_owned());
    }
    if SUBS.contains(&header.as_str()) {
        return Some(header);
    }
    let field = form
        .fields
        .iter()
        .find(|field| field.key == header)
        .or_else(|| form.fields.iter().find(|field| field.label.to_lowercase() == header))?;
    Some(if CONTACT.contains(&field.key.as_str()) {
        format!("contact.{}", field.key)
    } else {
        format!("fields.{}", field.key)
    })
}

/// The headers to write above a sheet for this form: the contact, then the form's own questions.
pub fn headers(form: &LeadForm) -> Vec<String> {
    let contact = CONTACT.iter().map(|name| (*name).to_owned());
    let asked = form.fields.iter().map(|field| field.key.clone());
    contact
        .chain(asked.filter(|key| !CONTACT.contains(&key.as_str())))
        .chain(["source".to_owned(), "external_id".to_owned()])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_found_by_word_key_or_label() {
        let form: LeadForm = serde_json::from_value(serde_json::json!([
            {"key": "phone", "label": "Телефон", "type": "phone", "required": true},
            {"key": "rooms", "label": "Сколько комнат", "type": "number"},
        ]))
        .unwrap();
        let field = |header: &str| field_of(header, &form);
        assert_eq!(field(" Phone ").as_deref(), Some("contact.phone"));
        assert_eq!(field("телефон").as_deref(), Some("contact.phone"));
        assert_eq!(field("\u{feff}rooms").as_deref(), Some("fields.rooms"));
        assert_eq!(field("Сколько комнат").as_deref(), Some("fields.rooms"));
        assert_eq!(field("sub3").as_deref(), Some("sub3"));
        assert_eq!(field("colour"), None);
        assert_eq!(headers(&form), ["name", "phone", "email", "rooms", "source", "external_id"]);
    }
}
