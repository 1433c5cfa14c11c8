//! An import as JSON.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::doors::imports::find::{Refusal, Why};
use crate::doors::imports::{Format, Import, ImportStatus, Mapping, Target};
use crate::i18n::Reader;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{EngagementId, ImportId, LeadId};
use crate::offers::form::LeadForm;
use crate::web::api::problem::FieldProblem;
use crate::web::pages::doors::imports::words;

/// What each column of a file is.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(example = json!({"columns": ["name", "phone", null, "fields.city"], "source": "search_ads", "agreed": true}))]
pub struct MappingJson {
    /// One for each column, in their order: `name`, `phone`, `email`, `region`, `source`,
    /// `external_id`, `consent_given_at`, `consent_text_version`, `order_amount`, `sub1` to `sub8`,
    /// `fields.<key>`; null leaves a column out.
    pub columns: Vec<Option<String>>,
    /// The source of rows that name none.
    #[serde(default)]
    pub source: Option<String>,
    /// The contractor's declaration that everybody in the file gave the consent the form asks.
    #[serde(default)]
    pub agreed: bool,
}

impl From<&Mapping> for MappingJson {
    fn from(mapping: &Mapping) -> Self {
        let word = |target: &Option<Target>| target.as_ref().map(ToString::to_string);
        Self {
            columns: mapping.columns.iter().map(word).collect(),
            source: mapping.source.clone(),
            agreed: mapping.agreed,
        }
    }
}

impl MappingJson {
    pub fn read(self) -> Result<Mapping, Faults> {
        let mut faults = Faults::default();
        let mut columns = Vec::with_capacity(self.columns.len().min(200));
        for (index, word) in self.columns.into_iter().enumerate() {
            columns.push(match word {
                None => None,
                Some(word) => faults.take(
                    word.parse()
                        .map_err(|_| Fault::new(format!("columns[{index}]"), "not-a-choice")),
                ),
            });
        }
        faults.finish()?;
        Ok(Mapping { columns, source: self.source, agreed: self.agreed })
    }
}

/// A file of leads.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportJson {
    pub id: ImportId,
    pub engagement: EngagementId,
    pub name: String,
    pub format: Format,
    /// Of a text file.
    pub encoding: Option<String>,
    /// Of a text file: `,`, `;`, `tab` or `|`.
    pub delimiter: Option<String>,
    /// As many as there are columns; empty ones when the file has none.
    pub headings: Vec<String>,
    /// As it was set, else as it was guessed.
    pub mapping: MappingJson,
    /// Whether its rows are sent as tests.
    pub test: bool,
    pub status: ImportStatus,
    pub rows: i32,
    pub done: i32,
    pub delivered: i32,
    /// Refused by a rule; kept as leads.
    pub refused: i32,
    /// Did not fit the form; not kept as leads.
    pub wrong: i32,
    /// Sent before under the same `external_id`.
    pub repeated: i32,
    pub created_at: DateTime<Utc>,
    pub started_at: Option<DateTime<Utc>>,
    pub ended_at: Option<DateTime<Utc>>,
}

impl From<Import> for ImportJson {
    fn from(import: Import) -> Self {
        let counts = import.counts;
        Self {
            id: import.id,
            engagement: import.engagement,
            mapping: MappingJson::from(&import.mapping),
            name: import.name,
            format: import.format,
            encoding: import.encoding,
            delimiter: import.delimiter,
            headings: import.headings,
            test: import.test,
            status: import.status,
            rows: import.rows,
            done: counts.done,
            delivered: counts.delivered,
            refused: counts.refused,
            wrong: counts.wrong,
            repeated: counts.repeated,
            created_at: import.created_at,
            started_at: import.started_at,
            ended_at: import.ended_at,
        }
    }
}

/// A row that became no delivered lead.
#[derive(Debug, Serialize, ToSchema)]
pub struct RowRefusalJson {
    /// As the sheet counts: the headings are usually row 1.
    pub row: i32,
    /// The refused lead, or the first one of the same `external_id`; null when nothing was kept.
    pub lead: Option<LeadId>,
    /// The rule, the first fault's code, or `repeated`.
    pub code: String,
    pub message: String,
    /// What did not fit the form.
    pub errors: Vec<FieldProblem>,
}

impl RowRefusalJson {
    pub fn new(refusal: Refusal, reader: &Reader, form: &LeadForm) -> Self {
        let errors = match &refusal.why {
            Why::Faults(faults) => faults
                .iter()
                .map(|fault| FieldProblem {
                    field: fault.field.clone(),
                    code: fault.code.clone(),
                    message: words::fault(reader, fault).to_string(),
                })
                .collect(),
            Why::Rule(_) | Why::Repeated | Why::Other(_) => Vec::new(),
        };
        Self {
            row: refusal.row,
            lead: refusal.lead,
            code: refusal.why.code().to_owned(),
            message: words::reason(reader, form, &refusal.why),
            errors,
        }
    }
}
