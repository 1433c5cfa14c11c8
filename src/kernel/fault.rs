//! What is wrong with one field of an input, in a form both a page and the API can show.

use std::borrow::Cow;

/// One wrong field. The text a person reads is `fault-<code>` in the locale files, with `args`
/// filled in; the API shows field, code and that text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field as the API names it: `price`, `form[2].key`, `contact.phone`.
    pub field: String,
    /// Stable code, lower case with dashes or underscores: `required`, `too-long`.
    pub code: &'static str,
    /// Values the text mentions, such as the longest length allowed.
    pub args: Vec<(&'static str, Cow<'static, str>)>,
}

impl Fault {
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code, args: Vec::new() }
    }

    /// Adds a value the text mentions.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.args.push((name, Cow::Owned(value.to_string())));
        self
    }
}

/// Everything wrong with an input, collected so that one answer names all of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, thiserror::Error)]
#[error("{} field(s) are wrong", .0.len())]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    pub fn add(&mut self, field: impl Into<String>, code: &'static str) {
        self.0.push(Fault::new(field, code));
    }

    pub fn push(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Keeps the value, or notes what was wrong with it.
    pub fn take<T>(&mut self, result: Result<T, Fault>) -> Option<T> {
        result.map_err(|fault| self.0.push(fault)).ok()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `Ok` when nothing was wrong.
    pub fn finish(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}
