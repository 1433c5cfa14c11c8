//! Which column of a file is what.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::kernel::fault::{Fault, Faults};
use crate::offers::form::{FieldKind, LeadForm};
use crate::offers::price::ORDER_AMOUNT;
use crate::offers::terms::{Action, Price, Terms};

/// The fields of a form that the contact answers: nobody is asked them twice.
pub const CONTACT: [&str; 3] = ["name", "phone", "email"];

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    Name,
    Phone,
    Email,
    Region,
    Source,
    /// `sub1` to `sub8`.
    Sub(u8),
    ExternalId,
    ConsentAt,
    ConsentVersion,
    OrderAmount,
    /// An answer to the offer's form, by its key.
    Field(String),
}

/// The targets every form has, in the order they are offered.
pub const COMMON: [Target; 9] = [
    Target::Name,
    Target::Phone,
    Target::Email,
    Target::Region,
    Target::Source,
    Target::ExternalId,
    Target::ConsentAt,
    Target::ConsentVersion,
    Target::OrderAmount,
];

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name => f.write_str("name"),
            Self::Phone => f.write_str("phone"),
            Self::Email => f.write_str("email"),
            Self::Region => f.write_str("region"),
            Self::Source => f.write_str("source"),
            Self::Sub(number) => write!(f, "sub{number}"),
            Self::ExternalId => f.write_str("external_id"),
            Self::ConsentAt => f.write_str("consent_given_at"),
            Self::ConsentVersion => f.write_str("consent_text_version"),
            Self::OrderAmount => f.write_str("order_amount"),
            Self::Field(key) => write!(f, "fields.{key}"),
        }
    }
}

/// No word for a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not what a column can be")]
pub struct UnknownTarget;

impl FromStr for Target {
    type Err = UnknownTarget;

    fn from_str(word: &str) -> Result<Self, UnknownTarget> {
        if let Some(known) = COMMON.iter().find(|known| known.to_string() == word) {
            return Ok(known.clone());
        }
        if let Some(key) = word.strip_prefix("fields.") {
            return Ok(Self::Field(key.to_owned()));
        }
        let number = word.strip_prefix("sub").and_then(|number| number.parse().ok());
        number.filter(|number| (1..=8).contains(number)).map(Self::Sub).ok_or(UnknownTarget)
    }
}

impl Serialize for Target {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let word = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        word.parse().map_err(serde::de::Error::custom)
    }
}

/// How a file is understood.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// What each column is, in their order; `None` leaves it out.
    pub columns: Vec<Option<Target>>,
    /// The source of rows that name none.
    pub source: Option<String>,
    /// Whether the contractor declares that everybody in the file gave the consent the form asks.
    pub agreed: bool,
}

impl Mapping {
    pub fn to_json(&self) -> serde_json::Value {
        // A struct of words and flags always has a JSON form.
        serde_json::to_value(self).unwrap_or_default()
    }

    pub fn has(&self, target: &Target) -> bool {
        self.columns.iter().flatten().any(|known| known == target)
    }

    /// Whether a file of so many columns can be sent by it under these terms; everything that is
    /// wrong with it otherwise. A column is `columns[0]`, what is missing is of `columns`.
    pub fn check(&self, columns: usize, terms: &Terms) -> Result<(), Faults> {
        let mut faults = Faults::default();
        if self.columns.len() > columns {
            faults.push(Fault::new("columns", "too-many").with("max", columns));
        }
        let mut taken = BTreeSet::new();
        for (index, target) in self.columns.iter().enumerate() {
            let Some(target) = target else { continue };
            if !fits(target, terms) {
                faults.add(format!("columns[{index}]"), "not-a-choice");
            } else if !taken.insert(target) {
                faults.add(format!("columns[{index}]"), "import-column-twice");
            }
        }
        if self.source.as_ref().is_some_and(|source| source.chars().count() > 120) {
            faults.push(Fault::new("source", "too-long").with("max", 120));
        }
        self.check_contact(terms, &mut faults);
        self.check_consent(&terms.form, &mut faults);
        faults.finish()
    }

    fn check_contact(&self, terms: &Terms, faults: &mut Faults) {
        let reached = self.has(&Target::Phone) || self.has(&Target::Email);
        if !reached && matches!(terms.action, Action::Call | Action::Application) {
            faults.add("columns", "import-contact-needed");
        }
        for field in &terms.form.fields {
            let asked = field.required && field.kind != FieldKind::Consent;
            if asked && !self.has(&target_of(&field.key)) {
                let fault = Fault::new("columns", "import-column-needed");
                faults.push(fault.with("column", field.label.clone()));
            }
        }
    }

    fn check_consent(&self, form: &LeadForm, faults: &mut Faults) {
        let (at, version) = (self.has(&Target::ConsentAt), self.has(&Target::ConsentVersion));
        if at != version {
            faults.add("columns", "import-consent-halves");
        }
        let asked =
            form.fields.iter().filter(|field| field.required && field.kind == FieldKind::Consent);
        let missing = asked.filter(|field| !self.has(&Target::Field(field.key.clone()))).count();
        if missing > 0 && !self.agreed && !(at && version) {
            faults.add("agreed", "import-consent-needed");
        }
    }
}

/// The target that answers a field of the form.
pub fn target_of(key: &str) -> Target {
    match key {
        "name" => Target::Name,
        "phone" => Target::Phone,
        "email" => Target::Email,
        ORDER_AMOUNT => Target::OrderAmount,
        other => Target::Field(other.to_owned()),
    }
}

/// Whether leads under these terms have such a thing.
pub(in crate::doors) fn fits(target: &Target, terms: &Terms) -> bool {
    match target {
        Target::Field(key) => target_of(key) == *target && terms.form.field(key).is_some(),
        Target::OrderAmount => wants_amount(terms),
        _ => true,
    }
}

/// Whether the price is a share of an order, or the form asks its amount.
fn wants_amount(terms: &Terms) -> bool {
    matches!(terms.price, Price::Percent { .. }) || terms.form.field(ORDER_AMOUNT).is_some()
}

/// Everything a column may be under these terms, in the order it is offered: the contact, the form's
/// own questions, then the rest.
pub fn choices(terms: &Terms) -> Vec<Target> {
    let asked = terms.form.fields.iter().map(|field| target_of(&field.key));
    let (contact, rest) = COMMON.split_at(CONTACT.len());
    let mut all: Vec<Target> = contact.to_vec();
    all.extend(asked.filter(|target| matches!(target, Target::Field(_))));
    all.extend(rest.iter().filter(|target| fits(target, terms)).cloned());
    all.extend((1..=8).map(Target::Sub));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_words() {
        for target in COMMON.iter().cloned().chain([Target::Sub(8), Target::Field("city".into())]) {
            assert_eq!(target.to_string().parse(), Ok(target));
        }
        assert_eq!("sub9".parse::<Target>(), Err(UnknownTarget));
        assert_eq!("colour".parse::<Target>(), Err(UnknownTarget));
    }
}
