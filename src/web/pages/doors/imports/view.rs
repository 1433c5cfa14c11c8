//! An import as pages show it.

use chrono::{DateTime, Utc};

use super::path;
use super::words::{reason, target};
use crate::doors::imports::find::Refusal;
use crate::doors::imports::mapping::choices;
use crate::doors::imports::{Import, ImportStatus, Line};
use crate::i18n::{Reader, Text};
use crate::offers::form::LeadForm;
use crate::offers::terms::Terms;
use crate::web::form::{Choice, Form};

/// How many values of a column are shown beside its name.
const SAMPLES: usize = 3;
/// How long a shown value is at most, characters.
const SHOWN: usize = 60;

/// A line of a list.
pub struct Summary {
    pub href: String,
    pub name: String,
    pub status: Text,
    pub tone: &'static str,
    pub test: bool,
    pub rows: i32,
    pub delivered: i32,
    pub refused: i32,
    pub at: DateTime<Utc>,
}

impl Summary {
    pub fn new(reader: &Reader, import: &Import) -> Self {
        let counts = import.counts;
        Self {
            href: path(import.id),
            name: import.name.clone(),
            status: reader.word("import-status", import.status.as_str()),
            tone: tone(import.status),
            test: import.test,
            rows: import.rows,
            delivered: counts.delivered,
            refused: counts.refused.saturating_add(counts.wrong).saturating_add(counts.repeated),
            at: import.created_at,
        }
    }
}

pub const fn tone(status: ImportStatus) -> &'static str {
    match status {
        ImportStatus::Read => "warn",
        ImportStatus::Running => "info",
        ImportStatus::Done => "good",
        ImportStatus::Stopped => "",
    }
}

/// A column to be named.
pub struct Column {
    /// The name of its field.
    pub field: String,
    pub heading: String,
    pub samples: Vec<String>,
    /// For whoever hears the page: "What is «Телефон»?"
    pub label: String,
}

/// The form that names columns, with what it chooses from.
pub struct Columns {
    pub form: Form,
    pub columns: Vec<Column>,
    pub choices: Vec<Choice>,
    /// Whether the offer's form asks for consent.
    pub asks_consent: bool,
    /// The offer's form as the rows must answer it: label, and whether it must be answered.
    pub first: Vec<PreviewRow>,
    /// Whether some letters could not be read.
    pub broken: bool,
}

/// One of the first rows.
pub struct PreviewRow {
    pub row: u32,
    pub cells: Vec<String>,
}

fn short(text: &str) -> String {
    let cut: String = text.chars().take(SHOWN).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { cut }
}

impl Columns {
    pub fn new(
        reader: &Reader,
        import: &Import,
        terms: &Terms,
        lines: &[Line],
        form: Form,
    ) -> Self {
        let headings = &import.headings;
        let columns = headings
            .iter()
            .enumerate()
            .map(|(index, heading)| {
                let number = index.saturating_add(1);
                let heading = match heading.as_str() {
                    "" => reader.t("import-column").with("number", number.to_string()).to_string(),
                    heading => short(heading),
                };
                let cells = lines.iter().filter_map(|line| line.cell(index));
                Column {
                    field: format!("columns[{index}]"),
                    label: reader.t("import-what-is").with("column", heading.clone()).to_string(),
                    samples: cells.take(SAMPLES).map(short).collect(),
                    heading,
                }
            })
            .collect();
        let choices = choices(terms)
            .into_iter()
            .map(|one| Choice::new(&one, target(reader, &terms.form, &one)));
        let left_out = Choice::any(reader.t("import-leave-out"));
        let shown = lines.iter().map(|line| PreviewRow {
            row: line.row,
            cells: (0..headings.len())
                .map(|index| line.cell(index).map(short).unwrap_or_default())
                .collect(),
        });
        let broken = |text: &String| text.contains('\u{fffd}');
        Self {
            form,
            columns,
            choices: std::iter::once(left_out).chain(choices).collect(),
            asks_consent: asks_consent(&terms.form),
            first: shown.collect(),
            broken: headings.iter().any(broken)
                || lines.iter().any(|line| line.cells.iter().any(broken)),
        }
    }
}

fn asks_consent(form: &LeadForm) -> bool {
    use crate::offers::form::FieldKind;
    form.fields.iter().any(|field| field.required && field.kind == FieldKind::Consent)
}

/// A row that became no delivered lead.
pub struct RefusedRow {
    pub row: i32,
    pub lead: Option<String>,
    pub told: String,
}

impl RefusedRow {
    pub fn new(reader: &Reader, form: &LeadForm, refusal: &Refusal) -> Self {
        Self {
            row: refusal.row,
            lead: refusal.lead.map(|lead| format!("/contractor/leads/{lead}")),
            told: reason(reader, form, &refusal.why),
        }
    }
}
