//! What an import says, in the reader's words.

use crate::doors::imports::Target;
use crate::doors::imports::find::{KeptFault, Why};
use crate::i18n::{Reader, Text};
use crate::offers::form::LeadForm;
use crate::web::pages::offers::words::question_label;

/// What a column may be, as it is called on the page.
pub fn target(reader: &Reader, form: &LeadForm, target: &Target) -> String {
    match target {
        Target::Sub(number) => {
            reader.t("import-target-sub").with("number", number.to_string()).to_string()
        }
        Target::Field(key) => {
            form.field(key).map_or_else(|| key.clone(), |field| question_label(reader, field))
        }
        other => reader.word("import-target", &other.to_string()).to_string(),
    }
}

/// A fault as it was kept, without its field.
pub fn fault(reader: &Reader, fault: &KeptFault) -> Text {
    let text = reader.word("fault", &fault.code);
    fault.args.iter().fold(text, |text, (name, value)| match value.parse::<i64>() {
        Ok(number) => text.with(name.clone(), number),
        Err(_) => text.with(name.clone(), value.clone()),
    })
}

/// Why a row became no delivered lead.
pub fn reason(reader: &Reader, form: &LeadForm, why: &Why) -> String {
    match why {
        Why::Rule(rule) => reader.word("refusal", rule.as_str()).to_string(),
        Why::Repeated => reader.t("import-why-repeated").to_string(),
        Why::Other(word) => reader.word("import-why", word).to_string(),
        Why::Faults(faults) => {
            let told: Vec<String> = faults
                .iter()
                .map(|one| match label(reader, form, &one.field) {
                    Some(label) => format!("{label}: {}", fault(reader, one)),
                    None => fault(reader, one).to_string(),
                })
                .collect();
            told.join(" ")
        }
    }
}

/// What the field of a fault is called; `None` for what is of the whole row.
fn label(reader: &Reader, form: &LeadForm, field: &str) -> Option<String> {
    let word = match field {
        "row" | "contact" => return None,
        "consent.given_at" => "consent_given_at",
        "consent.text_version" => "consent_text_version",
        other => other.strip_prefix("contact.").unwrap_or(other),
    };
    let known: Option<Target> = word.parse().ok();
    Some(known.map_or_else(|| word.to_owned(), |known| target(reader, form, &known)))
}
