//! Reads imports: those of an engagement, one with its first rows, and what was refused.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Format, ImportStatus, Line, Mapping, blocks};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::kernel::fault::Faults;
use crate::kernel::ids::{EngagementId, ImportId, LeadId, PartyId, UserId};
use crate::kernel::paging::{Listing, Paging};
use crate::kernel::secret::Vault;
use crate::leads::intake::Rule;
use crate::schema::{import_blocks, import_refusals, imports};

/// One file.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    pub id: ImportId,
    pub engagement: EngagementId,
    pub party: PartyId,
    pub user: UserId,
    pub name: String,
    pub format: Format,
    pub encoding: Option<String>,
    pub delimiter: Option<String>,
    /// As many as there are columns; empty ones when the file has none.
    pub headings: Vec<String>,
    pub mapping: Mapping,
    pub test: bool,
    pub status: ImportStatus,
    pub rows: i32,
    pub counts: Counts,
    pub created_at: DateTime<Utc>,
    pub started_at: Option<DateTime<Utc>>,
    pub ended_at: Option<DateTime<Utc>>,
    pub(super) next_row: i32,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub done: i32,
    pub delivered: i32,
    /// By a rule; kept as leads.
    pub refused: i32,
    /// Rows that did not fit the form; nothing of them is kept but here.
    pub wrong: i32,
    /// Sent before under the same id.
    pub repeated: i32,
}

impl Import {
    /// How many rows it sends: a test only the first ones.
    pub fn to_send(&self) -> i32 {
        if self.test { self.rows.min(super::TEST_ROWS) } else { self.rows }
    }

    /// Whether its columns may be named, and it may be sent: it was only read, or tried.
    pub fn is_open(&self) -> bool {
        match self.status {
            ImportStatus::Read => true,
            ImportStatus::Running => false,
            ImportStatus::Done | ImportStatus::Stopped => self.test,
        }
    }

    /// Whether it was stopped on the way and may go on.
    pub fn may_go_on(&self) -> bool {
        self.status == ImportStatus::Stopped && !self.test && self.counts.done < self.rows
    }
}

type Ids = (ImportId, EngagementId, PartyId, UserId);
type File = (String, Format, Option<String>, Option<String>, Value, Option<Value>);
type State = (bool, ImportStatus, i32, i32, i32, i32, i32, i32, i32);
type Times = (DateTime<Utc>, Option<DateTime<Utc>>, Option<DateTime<Utc>>);
pub(super) type Row = (Ids, File, State, Times);

/// The columns of a [`Row`].
macro_rules! columns {
    () => {
        (
            (imports::id, imports::engagement_id, imports::party_id, imports::user_id),
            (
                imports::name,
                imports::format,
                imports::encoding,
                imports::delimiter,
                imports::headings,
                imports::mapping,
            ),
            (
                imports::test,
                imports::status,
                imports::rows,
                imports::done,
                imports::delivered,
                imports::refused,
                imports::wrong,
                imports::repeated,
                imports::next_row,
            ),
            (imports::created_at, imports::started_at, imports::ended_at),
        )
    };
}
pub(super) use columns;

impl From<Row> for Import {
    fn from((ids, file, state, times): Row) -> Self {
        let (id, engagement, party, user) = ids;
        let (name, format, encoding, delimiter, headings, mapping) = file;
        let (test, status, rows, done, delivered, refused, wrong, repeated, next_row) = state;
        let (created_at, started_at, ended_at) = times;
        Self {
            id,
            engagement,
            party,
            user,
            name,
            format,
            encoding,
            delimiter,
            headings: serde_json::from_value(headings).unwrap_or_default(),
            mapping: mapping.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default(),
            test,
            status,
            rows,
            counts: Counts { done, delivered, refused, wrong, repeated },
            created_at,
            started_at,
            ended_at,
            next_row,
        }
    }
}

/// The contractor's imports, of one engagement or of all, newest first.
pub fn list(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    engagement: Option<EngagementId>,
    paging: &Paging,
) -> Result<Listing<Import>, DoorError> {
    let mut query = imports::table
        .filter(imports::party_id.eq(seat.party))
        .order(imports::id.desc())
        .limit(paging.fetch())
        .select(columns!())
        .into_boxed();
    if let Some(engagement) = engagement {
        query = query.filter(imports::engagement_id.eq(engagement));
    }
    if let Some(after) = paging.after {
        query = query.filter(imports::id.lt(after));
    }
    let rows: Vec<Row> = query.load(tx.conn())?;
    Ok(paging.cut(rows.into_iter().map(Import::from).collect(), |import: &Import| import.id.uuid()))
}

/// One of the contractor's imports.
pub fn find(tx: &mut Tx<'_>, seat: ContractorSeat, id: ImportId) -> Result<Import, DoorError> {
    let row: Option<Row> = imports::table
        .filter(imports::id.eq(id.uuid()))
        .filter(imports::party_id.eq(seat.party))
        .select(columns!())
        .first(tx.conn())
        .optional()?;
    row.map(Import::from).ok_or(DoorError::NotFound)
}

/// The same, locked until the transaction ends: its state is about to change.
pub(super) fn lock(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    id: ImportId,
) -> Result<Import, DoorError> {
    let row: Option<Row> = imports::table
        .filter(imports::id.eq(id.uuid()))
        .filter(imports::party_id.eq(seat.party))
        .select(columns!())
        .for_update()
        .first(tx.conn())
        .optional()?;
    row.map(Import::from).ok_or(DoorError::NotFound)
}

/// The first rows of a file, as they were read; none once they were deleted.
pub fn first_rows(
    tx: &mut Tx<'_>,
    vault: &Vault,
    import: &Import,
    most: usize,
) -> Result<Vec<Line>, DoorError> {
    let mut lines = blocks::next(tx, vault, import.id, 0)?.unwrap_or_default();
    lines.truncate(most);
    Ok(lines)
}

/// Whether its rows are still there.
pub fn has_rows(tx: &mut Tx<'_>, import: &Import) -> Result<bool, DoorError> {
    let found: Option<i32> = import_blocks::table
        .filter(import_blocks::import_id.eq(import.id.uuid()))
        .select(import_blocks::first_row)
        .first(tx.conn())
        .optional()?;
    Ok(found.is_some())
}

/// Why a row became no delivered lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Rule(Rule),
    Faults(Vec<KeptFault>),
    /// Sent before under the same id.
    Repeated,
    /// A fault of ours, or the engagement is no more: a word of the texts `import-why-<word>`.
    Other(String),
}

/// A fault as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFault {
    pub field: String,
    pub code: String,
    pub args: Vec<(String, String)>,
}

impl From<Faults> for Why {
    fn from(faults: Faults) -> Self {
        // PostgreSQL keeps no zeros in a JSON document.
        let clean = |text: &str| text.replace('\0', "\u{fffd}");
        Self::Faults(
            faults
                .0
                .into_iter()
                .map(|fault| KeptFault {
                    field: clean(&fault.field),
                    code: fault.code.to_owned(),
                    args: fault
                        .args
                        .iter()
                        .map(|(name, value)| ((*name).to_owned(), clean(value)))
                        .collect(),
                })
                .collect(),
        )
    }
}

/// One row that became no delivered lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// As the sheet counts.
    pub row: i32,
    /// The refused lead, or the first one of the same id.
    pub lead: Option<LeadId>,
    pub why: Why,
}

/// What was refused, in the order of the rows, those after `after`.
pub fn refusals(
    tx: &mut Tx<'_>,
    import: &Import,
    after: i32,
    most: i64,
) -> Result<Vec<Refusal>, DoorError> {
    let rows: Vec<(i32, Option<LeadId>, Value)> = import_refusals::table
        .filter(import_refusals::import_id.eq(import.id.uuid()))
        .filter(import_refusals::row.gt(after))
        .order(import_refusals::row)
        .limit(most)
        .select((import_refusals::row, import_refusals::lead_id, import_refusals::why))
        .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .map(|(row, lead, why)| Refusal {
            row,
            lead,
            why: serde_json::from_value(why).unwrap_or(Why::Other("unknown".to_owned())),
        })
        .collect())
}
