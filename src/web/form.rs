//! A form as it stands on a page: what was typed, and what is wrong with it.
//!
//! A refused form comes back with every value the person gave (except passwords, which the field
//! macros never write out) and a fault beside each wrong field. Fields are named as the API names
//! them, so a slice's faults fit both without translation.

use std::fmt;

use crate::kernel::fault::{Fault, Faults};

/// The values and the faults of one form. Empty for a form nobody has filled in.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// Before every id, so that two forms of one page can have fields of one name.
    prefix: &'static str,
    values: Vec<(String, String)>,
    faults: Vec<Fault>,
}

impl Form {
    /// A form with what was sent, in the order it was sent.
    pub fn new(values: Vec<(String, String)>) -> Self {
        Self { values, ..Self::default() }
    }

    /// Adds a value: to show a saved record or a default in a fresh form.
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.values.push((name.to_owned(), value.to_string()));
        self
    }

    /// The same form, refused for these reasons.
    pub fn refused(mut self, faults: Faults) -> Self {
        self.faults = faults.0;
        self
    }

    /// The form without a field, to let its next value be shown in place of the one typed.
    pub fn without(mut self, name: &str) -> Self {
        self.values.retain(|(key, _)| key != name);
        self
    }

    /// Everything sent, in the order it was sent.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// A form whose ids begin with this word: needed when a page has two with the same fields.
    pub fn named(mut self, prefix: &'static str) -> Self {
        self.prefix = prefix;
        self
    }

    /// The id of a field's control.
    pub fn id(&self, name: &str) -> String {
        let prefix = if self.prefix.is_empty() { "f" } else { self.prefix };
        format!("{prefix}-{name}")
    }

    /// The first value of a field, trimmed by nobody; empty when there is none.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Every value of a field that may be given several times.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether a box without a value of its own is ticked.
    pub fn checked(&self, name: &str) -> bool {
        self.values(name).any(|value| !matches!(value, "" | "false" | "off"))
    }

    /// Whether this choice of a field is among those taken.
    pub fn selected(&self, name: &str, value: &str) -> bool {
        self.values(name).any(|taken| taken == value)
    }

    /// What is wrong with a field, if anything.
    pub fn fault(&self, name: &str) -> Option<&Fault> {
        self.faults.iter().find(|fault| fault.field == name)
    }

    /// Everything wrong, in the order it was found.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }
}

impl From<Vec<(String, String)>> for Form {
    fn from(values: Vec<(String, String)>) -> Self {
        Self::new(values)
    }
}

/// One choice of a select, a radio group or a list of boxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A line under the label; empty for none. Selects do not show it.
    pub hint: String,
}

impl Choice {
    /// A choice by its value and its label.
    pub fn new(value: impl fmt::Display, label: impl fmt::Display) -> Self {
        Self { value: value.to_string(), label: label.to_string(), hint: String::new() }
    }

    /// The choice that asks for nothing, for the head of a filter.
    pub fn any(label: impl fmt::Display) -> Self {
        Self::new("", label)
    }

    /// Adds a line under the label.
    pub fn hint(mut self, hint: impl fmt::Display) -> Self {
        self.hint = hint.to_string();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        Form::new(vec![pair("regions", "RU"), pair("regions", "BY"), pair("agree", "on")])
    }

    #[test]
    fn keeps_what_was_sent() {
        let form = form().with("price", 500);
        assert_eq!(form.value("price"), "500");
        assert_eq!(form.value("nothing"), "");
        assert_eq!(form.values("regions").collect::<Vec<_>>(), ["RU", "BY"]);
        assert!(form.selected("regions", "BY") && !form.selected("regions", "KZ"));
        assert!(form.checked("agree") && !form.checked("spam"));
    }

    #[test]
    fn shows_a_fault_beside_its_field() {
        let form = form().refused(Fault::new("agree", "not-accepted").into());
        assert_eq!(form.fault("agree").map(|fault| fault.code), Some("not-accepted"));
        assert!(form.fault("regions").is_none());
        assert_eq!(form.value("regions"), "RU");
    }
}
