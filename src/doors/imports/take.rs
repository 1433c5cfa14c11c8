//! Takes a file in: reads it once and keeps its rows.

use bytes::Bytes;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::blocks::{self, BLOCK};
use super::format::{Choice, Table};
use super::{FILE, ImportStatus, LIMITS, Line, guess};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{EngagementId, ImportId};
use crate::kernel::readable;
use crate::kernel::secret::Vault;
use crate::offers::engagements::work;
use crate::schema::imports;

/// The longest heading that is kept, characters.
const MAX_HEADING: usize = 120;
/// The longest name of a file that is kept, characters.
const MAX_NAME: usize = 120;

/// A file as it came, told apart: this is done before the transaction, which then only reads rows.
#[derive(Debug)]
pub struct Upload {
    name: String,
    table: Table,
}

impl Upload {
    pub fn read(name: &str, content: Bytes, choice: Choice) -> Result<Self, Faults> {
        let table = Table::of(content, choice, LIMITS)?;
        // Some browsers send the whole path.
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let name: String = readable::line(name).chars().take(MAX_NAME).collect();
        let name = if name.is_empty() { format!("file.{}", table.format()) } else { name };
        Ok(Self { name, table })
    }
}

/// Keeps the rows of a file for an engagement of the contractor's. `instead` is an import that was
/// only read and that this file replaces: the same file in another encoding.
pub fn take(
    tx: &mut Tx<'_>,
    vault: &Vault,
    seat: ContractorSeat,
    engagement: EngagementId,
    upload: &Upload,
    instead: Option<ImportId>,
) -> Result<ImportId, DoorError> {
    let work = work(tx, seat, engagement)?;
    if let Some(old) = instead {
        diesel::delete(
            imports::table
                .filter(imports::id.eq(old.uuid()))
                .filter(imports::party_id.eq(seat.party))
                .filter(imports::status.eq(ImportStatus::Read)),
        )
        .execute(tx.conn())?;
    }
    let (id, now) = (ImportId::new(), tx.now());
    let told = upload.table.told();
    diesel::insert_into(imports::table)
        .values((
            imports::id.eq(id.uuid()),
            imports::engagement_id.eq(engagement),
            imports::party_id.eq(seat.party),
            imports::user_id.eq(seat.user),
            imports::name.eq(&upload.name),
            imports::format.eq(upload.table.format()),
            imports::encoding.eq(told.map(|(encoding, _)| encoding)),
            imports::delimiter.eq(told.map(|(_, delimiter)| delimiter)),
            imports::headings.eq(serde_json::json!([])),
            imports::status.eq(ImportStatus::Read),
            imports::rows.eq(0),
            imports::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    let mut kept = Kept::default();
    upload.table.each(LIMITS, |line| kept.add(tx, vault, id, line))?;
    blocks::keep(tx, vault, id, &kept.block)?;
    let rows = kept.rows;
    if rows == 0 {
        return Err(Faults::from(Fault::new(FILE, "import-no-rows")).into());
    }
    let headings = kept.headings();
    let samples = blocks::next(tx, vault, id, 0)?.unwrap_or_default();
    let known = guess::remembered(tx, engagement)?;
    let mapping = guess::guess(&headings, &samples, &work.offer.terms.form, &known);
    diesel::update(imports::table.filter(imports::id.eq(id.uuid())))
        .set((
            imports::rows.eq(rows),
            imports::headings.eq(serde_json::json!(headings)),
            imports::mapping.eq(mapping.to_json()),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// What was read so far.
#[derive(Default)]
struct Kept {
    /// `None` before the first row; empty when that was a lead already.
    headings: Option<Vec<String>>,
    block: Vec<Line>,
    rows: i32,
    width: usize,
}

impl Kept {
    fn add(
        &mut self,
        tx: &mut Tx<'_>,
        vault: &Vault,
        id: ImportId,
        line: Line,
    ) -> Result<(), DoorError> {
        if self.headings.is_none() {
            if !is_lead(&line) {
                self.headings = Some(line.cells.iter().map(|cell| heading(cell)).collect());
                return Ok(());
            }
            self.headings = Some(Vec::new());
        }
        self.width = self.width.max(line.cells.len());
        self.rows = self.rows.saturating_add(1);
        self.block.push(line);
        if self.block.len() == BLOCK {
            blocks::keep(tx, vault, id, &self.block)?;
            self.block.clear();
        }
        Ok(())
    }

    /// The headings; as many empty ones as there are columns when the file has none.
    fn headings(self) -> Vec<String> {
        match self.headings {
            Some(headings) if !headings.is_empty() => headings,
            _ => vec![String::new(); self.width],
        }
    }
}

fn heading(cell: &str) -> String {
    readable::line(cell).chars().take(MAX_HEADING).collect()
}

/// Whether the first row is a person and no headings. Headings are kept in the clear, people are not.
fn is_lead(line: &Line) -> bool {
    line.cells.iter().any(|cell| guess::looks_like_phone(cell) || guess::looks_like_email(cell))
}
