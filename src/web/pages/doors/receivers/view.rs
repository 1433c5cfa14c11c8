//! A receiver's mapping as its page shows it: a line for each name, what came under it last, and what
//! the last lead would become.

use crate::doors::imports::Target;
use crate::doors::imports::mapping::choices;
use crate::doors::receivers::lead::Understood;
use crate::doors::receivers::mapping::{proposed, usual};
use crate::doors::receivers::payload::Value;
use crate::doors::receivers::preview::Seen;
use crate::doors::receivers::{Mapping, Receiver};
use crate::i18n::Reader;
use crate::offers::form::{FieldKind, LeadForm};
use crate::offers::terms::Terms;
use crate::web::form::{Choice, Form};
use crate::web::pages::doors::imports::words::target as target_words;

/// The choice that leaves a name to what it is called.
pub(super) const PROPOSED: &str = "auto";
/// How long a shown value is at most, characters.
const SHOWN: usize = 80;

/// A name and what it is.
pub(super) struct Row {
    /// The fields of the form: the name's, hidden, and the choice's.
    pub name_field: String,
    pub field: String,
    pub name: String,
    pub label: Option<String>,
    /// What came under it last.
    pub sample: String,
    /// What it is called for whoever hears the page.
    pub spoken: String,
    pub choices: Vec<Choice>,
}

/// The form that says which value is what.
pub(super) struct Editor {
    pub form: Form,
    pub rows: Vec<Row>,
    /// For a name that did not come yet.
    pub all: Vec<Choice>,
    pub asks_consent: bool,
    /// What the last lead would become.
    pub told: Vec<(String, String)>,
    pub seen: Option<Seen>,
}

fn short(text: &str) -> String {
    let cut: String = text.chars().take(SHOWN).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { cut }
}

/// Every name there is something to say about: those that came, those somebody named, those that usually
/// come.
fn names(receiver: &Receiver, mapping: &Mapping, seen: Option<&Seen>) -> Vec<Value> {
    let mut names: Vec<Value> = seen.map(|seen| seen.payload.values.clone()).unwrap_or_default();
    let more = mapping.names.keys().map(String::as_str);
    let usual = usual(receiver.kind);
    for name in more.chain(usual.into_iter().filter(|_| seen.is_none())) {
        if !names.iter().any(|known| known.name == name) {
            names.push(Value { name: name.to_owned(), label: None, text: String::new() });
        }
    }
    names
}

impl Editor {
    pub fn new(
        reader: &Reader,
        receiver: &Receiver,
        terms: &Terms,
        seen: Option<Seen>,
        refused: Option<Form>,
    ) -> Self {
        let mapping = receiver.mapping();
        let offered: Vec<Choice> = choices(terms)
            .into_iter()
            .map(|one| Choice::new(&one, target_words(reader, &terms.form, &one)))
            .collect();
        let names = names(receiver, &mapping, seen.as_ref());
        let form = refused.unwrap_or_else(|| filled(&mapping, &names));
        let rows = names
            .into_iter()
            .enumerate()
            .map(|(index, value)| row(reader, receiver, &terms.form, &offered, index, value))
            .collect();
        let told = seen.as_ref().map(|seen| {
            let understood = Understood::new(receiver, &mapping, terms, &seen.payload);
            let word = |target: &Target| target_words(reader, &terms.form, target);
            let told = understood.told().into_iter();
            told.map(|(target, text)| (word(&target), short(&text))).collect()
        });
        let leave = Choice::any(reader.t("import-leave-out"));
        Self {
            form,
            rows,
            all: std::iter::once(leave).chain(offered).collect(),
            asks_consent: terms.form.fields.iter().any(|field| field.kind == FieldKind::Consent),
            told: told.unwrap_or_default(),
            seen,
        }
    }
}

fn row(
    reader: &Reader,
    receiver: &Receiver,
    form: &LeadForm,
    offered: &[Choice],
    index: usize,
    value: Value,
) -> Row {
    let is = match proposed(receiver.kind, &value, form) {
        Some(target) => target_words(reader, form, &target),
        None => reader.t("import-leave-out").to_string(),
    };
    let auto = Choice::new(PROPOSED, reader.t("receiver-auto").with("is", is));
    let leave = Choice::any(reader.t("import-leave-out"));
    Row {
        name_field: format!("name[{index}]"),
        field: format!("target[{index}]"),
        spoken: reader.t("import-what-is").with("column", short(&value.name)).to_string(),
        sample: short(&value.text),
        label: value.label.filter(|label| *label != value.name),
        name: value.name,
        choices: [auto, leave].into_iter().chain(offered.iter().cloned()).collect(),
    }
}

fn filled(mapping: &Mapping, names: &[Value]) -> Form {
    let mut form = Form::default();
    for (index, value) in names.iter().enumerate() {
        let word = match mapping.names.get(&value.name) {
            None => PROPOSED.to_owned(),
            Some(None) => String::new(),
            Some(Some(target)) => target.to_string(),
        };
        form = form.with(&format!("target[{index}]"), word);
    }
    if let Some(version) = &mapping.consent_version {
        form = form.with("consent_version", version);
    }
    if mapping.agreed { form.with("agreed", "true") } else { form }
}
