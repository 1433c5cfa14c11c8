//! What staff see of a contact before they unmask it: enough to tell two leads apart, too little to
//! reach anybody.

use serde_json::Value;

use super::contact::{Consent, Contact};
use crate::kernel::contact::spaced_phone;
use crate::offers::form::{FieldKind, LeadForm};

/// Stands for what is not shown.
const DOTS: &str = "•••";

impl Contact {
    /// The contact with what identifies a person covered. Answers are shown only where the form
    /// says they are a choice, a number, a date or a tick.
    #[must_use]
    pub fn masked(&self, form: &LeadForm) -> Self {
        let covered = |(key, value): (&String, &Value)| {
            let plain = form.field(key).is_some_and(|field| tells_nobody(field.kind));
            let value = if plain || value.is_null() { value.clone() } else { Value::from(DOTS) };
            (key.clone(), value)
        };
        Self {
            name: self.name.as_deref().map(name),
            phone: self.phone.as_deref().map(phone),
            email: self.email.as_deref().map(email),
            fields: self.fields.iter().map(covered).collect(),
            consent: self.consent.as_ref().map(|consent| Consent {
                ip: consent.ip.as_ref().map(|_| DOTS.to_owned()),
                user_agent: consent.user_agent.as_ref().map(|_| DOTS.to_owned()),
                ..consent.clone()
            }),
        }
    }
}

const fn tells_nobody(kind: FieldKind) -> bool {
    match kind {
        FieldKind::Choice | FieldKind::Number | FieldKind::Date | FieldKind::Consent => true,
        FieldKind::Text | FieldKind::Phone | FieldKind::Email => false,
    }
}

/// `Анна Петрова` as `А••• П•••`.
fn name(name: &str) -> String {
    let initials: Vec<String> = name
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .map(|first| format!("{first}{DOTS}"))
        .collect();
    initials.join(" ")
}

/// `+7 916 123-45-67` as `+7 916 •••-••-67`: country and network, and the last two digits.
pub fn phone(e164: &str) -> String {
    let spaced = spaced_phone(e164);
    let digits = spaced.chars().filter(char::is_ascii_digit).count();
    let mut seen = 0;
    spaced
        .chars()
        .map(|c| {
            if !c.is_ascii_digit() {
                return c;
            }
            seen += 1;
            let shown = digits >= 9 && (seen + 7 <= digits || seen + 2 > digits);
            if shown { c } else { '•' }
        })
        .collect()
}

/// `anna@example.com` as `a•••@example.com`.
fn email(address: &str) -> String {
    match address.split_once('@') {
        Some((local, domain)) => {
            let first: String = local.chars().take(1).collect();
            format!("{first}{DOTS}@{domain}")
        }
        None => DOTS.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn covers_what_identifies() {
        assert_eq!(name("Анна  Петрова"), "А••• П•••");
        assert_eq!(phone("+79161234567"), "+7 916 •••-••-67");
        assert_eq!(phone("+34612345678").chars().filter(char::is_ascii_digit).count(), 6);
        assert_eq!(phone("12345"), "•••••", "what is no number says nothing");
        assert_eq!(email("anna.p@example.com"), "a•••@example.com");
        assert_eq!(email("nonsense"), "•••");
    }

    #[test]
    fn answers_in_words_are_covered() {
        let form: LeadForm = serde_json::from_value(serde_json::json!([
            {"key": "rooms", "label": "Rooms", "type": "number"},
            {"key": "about", "label": "About", "type": "text"},
        ]))
        .unwrap();
        let fields = serde_json::from_value(
            serde_json::json!({"rooms": "3", "about": "Lenin st. 5", "stray": "x"}),
        )
        .unwrap();
        let contact = Contact { name: None, phone: None, email: None, fields, consent: None };
        let masked = serde_json::to_value(contact.masked(&form).fields).unwrap();
        assert_eq!(masked, serde_json::json!({"rooms": "3", "about": "•••", "stray": "•••"}));
    }
}
