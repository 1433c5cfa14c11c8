//! Checks the answers of one lead against the form, and brings them to one normal form each.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{Field, FieldKind, LeadForm, MAX_ANSWER};
use crate::kernel::contact::{Email, Phone};
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::number::{self, BadNumber};
use crate::kernel::region::Region;

/// Which parts of the contact came beside the answers. They satisfy the fields `name`, `phone`
/// and `email`, so that nobody has to write them twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ContactGiven {
    pub name: bool,
    pub phone: bool,
    pub email: bool,
}

impl ContactGiven {
    fn covers(self, key: &str) -> bool {
        match key {
            "name" => self.name,
            "phone" => self.phone,
            "email" => self.email,
            _ => false,
        }
    }
}

impl LeadForm {
    /// The answers in normal form by key, or everything wrong with them (`fields.<key>`).
    ///
    /// Texts are trimmed, phones in E.164 (one without a country code is read as dialled in
    /// `home`), addresses in lower case, numbers decimal strings with a point, choices as the
    /// offer writes them, dates ISO 8601, consents true or false. Fields answered by the contact
    /// are left out: the caller keeps the contact. Answers nobody asked for are not kept: the
    /// buyer has no ground to hold personal data its form does not name. Where nobody could be `asked`
    /// (a call, an order on the buyer's site) nothing is missing.
    pub fn check(
        &self,
        answers: &Map<String, Value>,
        home: Option<&Region>,
        contact: ContactGiven,
        asked: bool,
    ) -> Result<BTreeMap<String, Value>, Faults> {
        let mut faults = Faults::default();
        let mut kept = BTreeMap::new();
        for field in &self.fields {
            match answers.get(&field.key).filter(|answer| !is_blank(answer)) {
                Some(answer) => {
                    let read = field.read(answer, home).map_err(|code| {
                        Fault::new(format!("fields.{}", field.key), code).with("max", MAX_ANSWER)
                    });
                    if let Some(value) = faults.take(read) {
                        kept.insert(field.key.clone(), value);
                    }
                }
                None if asked && field.required && !contact.covers(&field.key) => {
                    let code = match field.kind {
                        FieldKind::Consent => "not-accepted",
                        FieldKind::Text
                        | FieldKind::Phone
                        | FieldKind::Email
                        | FieldKind::Number
                        | FieldKind::Choice
                        | FieldKind::Date => "required",
                    };
                    faults.add(format!("fields.{}", field.key), code);
                }
                None => {}
            }
        }
        faults.finish().map(|()| kept)
    }
}

fn is_blank(answer: &Value) -> bool {
    match answer {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => false,
    }
}

/// What was written, when it is a word or a number.
fn written(answer: &Value) -> Option<String> {
    match answer {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

impl Field {
    /// One answer in normal form, or the code of what is wrong with it.
    fn read(&self, answer: &Value, home: Option<&Region>) -> Result<Value, &'static str> {
        if self.kind == FieldKind::Consent {
            return self.consent(answer);
        }
        let text = written(answer).ok_or("wrong-type")?;
        if text.chars().count() > MAX_ANSWER {
            return Err("too-long");
        }
        let normal = match self.kind {
            FieldKind::Text | FieldKind::Consent => {
                if text.chars().any(|c| c.is_control() && c != '\n' && c != '\r' && c != '\t') {
                    return Err("invalid");
                }
                text
            }
            FieldKind::Phone => Phone::parse(&text, home).ok_or("phone")?.e164().to_owned(),
            FieldKind::Email => Email::parse(&text).ok_or("email")?.as_str().to_owned(),
            FieldKind::Number => number(&text)?,
            FieldKind::Choice => self.choice(&text).ok_or("not-a-choice")?.to_owned(),
            FieldKind::Date => date(&text).ok_or("date")?.format("%Y-%m-%d").to_string(),
        };
        Ok(Value::String(normal))
    }

    fn consent(&self, answer: &Value) -> Result<Value, &'static str> {
        let given = match answer {
            Value::Bool(given) => *given,
            other => match written(other).ok_or("wrong-type")?.to_lowercase().as_str() {
                "true" | "yes" | "on" | "1" => true,
                "false" | "no" | "off" | "0" => false,
                _ => return Err("wrong-type"),
            },
        };
        if self.required && !given { Err("not-accepted") } else { Ok(Value::Bool(given)) }
    }

    /// The option meant, whatever its case.
    fn choice(&self, text: &str) -> Option<&str> {
        let folded = text.to_lowercase();
        let exact = self.options.iter().find(|option| option.as_str() == text);
        exact
            .or_else(|| self.options.iter().find(|option| option.to_lowercase() == folded))
            .map(String::as_str)
    }
}

/// The normal form of a number as people write it.
fn number(text: &str) -> Result<String, &'static str> {
    match number::read(text, false) {
        Ok(number) => Ok(number.normalize().to_string()),
        Err(BadNumber::NotANumber) => Err("not-a-number"),
        Err(BadNumber::Ambiguous) => Err("number-ambiguous"),
    }
}

/// Reads `2026-11-22` and `22.11.2026`. A date with slashes is refused: nobody can tell which of
/// its numbers is the month.
fn date(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d.%m.%Y"].iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn form() -> LeadForm {
        let field = |key: &str, kind, required| Field {
            key: key.into(),
            label: key.into(),
            kind,
            required,
            options: if kind == FieldKind::Choice {
                vec!["Кухня".into(), "Bath".into()]
            } else {
                vec![]
            },
        };
        LeadForm {
            fields: vec![
                field("name", FieldKind::Text, true),
                field("phone", FieldKind::Phone, true),
                field("mail", FieldKind::Email, false),
                field("rooms", FieldKind::Number, false),
                field("what", FieldKind::Choice, true),
                field("day", FieldKind::Date, false),
                field("agreed", FieldKind::Consent, true),
            ],
        }
    }

    fn check(
        answers: Value,
        contact: ContactGiven,
    ) -> Result<BTreeMap<String, Value>, Vec<(String, &'static str)>> {
        let home = "RU".parse().unwrap();
        form()
            .check(answers.as_object().unwrap(), Some(&home), contact, true)
            .map_err(|faults| faults.0.into_iter().map(|fault| (fault.field, fault.code)).collect())
    }

    #[test]
    fn brings_answers_to_their_normal_form() {
        let kept = check(
            json!({"name": "  Анна ", "phone": "8 (916) 123-45-67", "mail": "Anna@Example.COM", "rooms": "1 250,50",
                   "what": "кухня", "day": "22.11.2026", "agreed": "yes", "unasked": "dropped"}),
            ContactGiven::default(),
        )
        .unwrap();
        assert_eq!(
            serde_json::to_value(kept).unwrap(),
            json!({"name": "Анна", "phone": "+79161234567", "mail": "anna@example.com", "rooms": "1250.5",
                   "what": "Кухня", "day": "2026-11-22", "agreed": true})
        );
    }

    #[test]
    fn names_everything_wrong_at_once() {
        let wrong = check(
            json!({"phone": "12345", "mail": "anna@", "rooms": "many", "what": "Garden", "day": "11/22/2026", "agreed": false}),
            ContactGiven::default(),
        )
        .unwrap_err();
        let wrong: Vec<_> = wrong.iter().map(|(field, code)| (field.as_str(), *code)).collect();
        assert_eq!(
            wrong,
            [
                ("fields.name", "required"),
                ("fields.phone", "phone"),
                ("fields.mail", "email"),
                ("fields.rooms", "not-a-number"),
                ("fields.what", "not-a-choice"),
                ("fields.day", "date"),
                ("fields.agreed", "not-accepted"),
            ]
        );
    }

    #[test]
    fn the_contact_answers_for_itself() {
        let contact = ContactGiven { name: true, phone: true, email: false };
        let kept = check(json!({"what": "Bath", "agreed": true, "rooms": 3}), contact).unwrap();
        assert_eq!(
            serde_json::to_value(kept).unwrap(),
            json!({"what": "Bath", "agreed": true, "rooms": "3"})
        );
    }

    #[test]
    fn lists_and_objects_are_no_answers() {
        let contact = ContactGiven { name: true, phone: true, email: true };
        let wrong = check(json!({"what": ["Bath"], "agreed": {"a": 1}}), contact).unwrap_err();
        assert_eq!(
            wrong,
            [("fields.what".into(), "wrong-type"), ("fields.agreed".into(), "wrong-type")]
        );
    }
}
