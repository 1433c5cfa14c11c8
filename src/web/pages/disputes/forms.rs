//! The forms of a lead's page that belong to its dispute, as they stand on it.

use crate::web::form::Form;

/// Which form came back refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Appeal,
    Say,
    Split,
    /// A button without fields.
    Button,
}

/// The forms, filled in or fresh.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    pub appeal: Form,
    pub say: Form,
    pub say_open: bool,
    pub split: Form,
    pub split_open: bool,
}

impl Forms {
    /// Fresh ones; the split as this side proposes it now, in percent.
    pub fn new(proposed: Option<i16>) -> Self {
        let split = Form::default().named("split");
        Self {
            appeal: Form::default().named("appeal"),
            say: Form::default().named("say"),
            split: match proposed {
                Some(percent) => split.with("contractor_percent", percent),
                None => split,
            },
            ..Self::default()
        }
    }

    /// Puts a refused form in its place, and opens it.
    pub fn put(&mut self, part: Part, form: Form) {
        match part {
            Part::Appeal => self.appeal = form.named("appeal"),
            Part::Say => {
                self.say = form.named("say");
                self.say_open = true;
            }
            Part::Split => {
                self.split = form.named("split");
                self.split_open = true;
            }
            Part::Button => {}
        }
    }
}
