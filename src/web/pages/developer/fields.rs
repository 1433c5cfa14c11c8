//! What one lead is made of, field by field, as the offer's form asks.

use crate::i18n::Reader;
use crate::offers::form::{Field, FieldKind};
use crate::offers::price::ORDER_AMOUNT;
use crate::offers::terms::{Price, Terms};
use crate::web::pages::offers::words::question_label;

/// The parts of the contact: they answer the form's questions of these names.
const CONTACT: [(&str, FieldKind); 3] =
    [("name", FieldKind::Text), ("phone", FieldKind::Phone), ("email", FieldKind::Email)];

/// One line of the table.
#[derive(Debug)]
pub struct FieldRow {
    /// Where it stands in the body: `fields.city`.
    pub key: String,
    pub label: String,
    pub kind: String,
    pub required: bool,
    pub options: Vec<String>,
    /// What is taken, and how it is kept.
    pub accepts: String,
}

/// Everything a body may hold for these terms.
pub fn field_rows(reader: &Reader, terms: &Terms) -> Vec<FieldRow> {
    let mut rows = vec![plain(reader, "engagement", true)];
    for (name, kind) in CONTACT {
        let asked = terms.form.field(name);
        rows.push(FieldRow {
            key: format!("contact.{name}"),
            label: asked.map_or_else(
                || reader.word("submit-column", name).to_string(),
                |field| question_label(reader, field),
            ),
            kind: kind_name(reader, kind),
            required: asked.is_some_and(|field| field.required),
            options: Vec::new(),
            accepts: match name {
                "name" => reader.t("developer-accepts-name").to_string(),
                _ => accepts(reader, terms, kind),
            },
        });
    }
    let asked = terms.form.fields.iter().filter(|field| !is_contact(&field.key));
    rows.extend(asked.map(|field| question(reader, terms, field)));
    if matches!(terms.price, Price::Percent { .. }) && terms.form.field(ORDER_AMOUNT).is_none() {
        rows.push(plain(reader, "order_amount", true));
    }
    for name in ["region", "source", "sub1", "external_id", "consent", "test"] {
        rows.push(plain(reader, name, false));
    }
    rows
}

pub fn is_contact(key: &str) -> bool {
    CONTACT.iter().any(|(name, _)| *name == key)
}

fn question(reader: &Reader, terms: &Terms, field: &Field) -> FieldRow {
    FieldRow {
        key: format!("fields.{}", field.key),
        label: question_label(reader, field),
        kind: kind_name(reader, field.kind),
        required: field.required,
        options: field.options.clone(),
        accepts: accepts(reader, terms, field.kind),
    }
}

fn kind_name(reader: &Reader, kind: FieldKind) -> String {
    reader.word("field-kind", kind.as_str()).to_string()
}

fn accepts(reader: &Reader, terms: &Terms, kind: FieldKind) -> String {
    let text = reader.word("developer-accepts", kind.as_str());
    match (kind, terms.home()) {
        (FieldKind::Phone, Some(home)) => {
            let at_home = reader.t("developer-accepts-home").with("country", home.country());
            format!("{text} {at_home}")
        }
        _ => text.to_string(),
    }
}

/// A field every offer has.
fn plain(reader: &Reader, name: &str, required: bool) -> FieldRow {
    FieldRow {
        key: if name == "sub1" { "sub1 … sub8".to_owned() } else { name.to_owned() },
        label: reader.word("developer-field", name).to_string(),
        kind: String::new(),
        required,
        options: Vec::new(),
        accepts: reader.word("developer-field-accepts", name).to_string(),
    }
}
