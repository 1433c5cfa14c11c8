//! The lead form: the typed questions an offer asks about every lead.
//!
//! A form is part of the terms, so it never changes under a lead. The contact itself (name, phone,
//! e-mail) always travels beside the answers; a form that lists `name`, `phone` or `email` makes
//! it required and checks it, and need not be answered twice.

mod answers;
mod definition;

use serde::{Deserialize, Serialize};

pub use answers::ContactGiven;
pub use definition::FieldDraft;

crate::text_enum! {
    /// What kind of answer a field takes.
    pub enum FieldKind {
        Text = "text",
        Phone = "phone",
        Email = "email",
        /// A decimal number.
        Number = "number",
        /// One of the field's options.
        Choice = "choice",
        /// A calendar date.
        Date = "date",
        /// A box to tick; required means it must be ticked.
        Consent = "consent",
    }
}

/// The most fields one form may have.
pub const MAX_FIELDS: usize = 40;
/// The most options one choice may have.
pub const MAX_OPTIONS: usize = 100;
/// The longest label or option, in characters.
pub const MAX_LABEL: usize = 120;
/// The longest key, in characters.
pub const MAX_KEY: usize = 40;
/// The longest text answer, in characters.
pub const MAX_ANSWER: usize = 2_000;

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Field {
    /// Names the answer: small latin letters, digits and underscores.
    pub key: String,
    /// What people read.
    pub label: String,
    #[serde(rename = "type")]
    pub kind: FieldKind,
    #[serde(default)]
    pub required: bool,
    /// What may be chosen; empty unless `kind` is a choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
}

/// The questions in the order they are asked. Keys are unique.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LeadForm {
    pub fields: Vec<Field>,
}

impl LeadForm {
    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}
