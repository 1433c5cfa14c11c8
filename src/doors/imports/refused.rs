//! The rows that became no delivered lead, as a file its owner can mend and send again: its own
//! columns, then the row's number and the reason.

use std::collections::HashMap;

use super::find::{Import, Refusal, Why, refusals};
use super::{Line, blocks};
use crate::db::Tx;
use crate::doors::DoorError;
use crate::kernel::cell::{UTF8_MARK, harmless};
use crate::kernel::secret::Vault;

/// Writes the file. `headings` are those of the two columns added; `told` says a reason in words.
pub fn csv(
    tx: &mut Tx<'_>,
    vault: &Vault,
    import: &Import,
    headings: [&str; 2],
    mut told: impl FnMut(&Refusal) -> String,
) -> Result<Vec<u8>, DoorError> {
    let mut file =
        csv::WriterBuilder::new().flexible(true).from_writer(UTF8_MARK.as_bytes().to_vec());
    let width = import.headings.len();
    let head = import.headings.iter().map(String::as_str).chain(headings);
    // Writing into memory does not fail.
    let _ = file.write_record(head.map(harmless));
    let mut refused: HashMap<u32, Refusal> = refusals(tx, import, -1, i64::from(i32::MAX))?
        .into_iter()
        .filter_map(|refusal| Some((u32::try_from(refusal.row).ok()?, refusal)))
        .collect();
    for start in blocks::starts(tx, import.id)? {
        let lines = blocks::next(tx, vault, import.id, start)?.unwrap_or_default();
        for line in lines {
            if let Some(refusal) = refused.remove(&line.row) {
                let _ = file.write_record(record(&line, width, &told(&refusal)));
            }
        }
    }
    // Once the rows were deleted only their numbers and the reasons are left.
    let mut left: Vec<Refusal> = refused.into_values().collect();
    left.sort_by_key(|refusal| refusal.row);
    for refusal in left {
        let row = u32::try_from(refusal.row).unwrap_or_default();
        let _ = file.write_record(record(
            &Line { row, cells: Vec::new(), typed: Vec::new(), failed: Vec::new() },
            width,
            &told(&refusal),
        ));
    }
    Ok(file.into_inner().unwrap_or_default())
}

fn record(line: &Line, width: usize, reason: &str) -> Vec<String> {
    let mut cells: Vec<String> = line.cells.iter().map(|cell| harmless(cell)).collect();
    cells.resize(cells.len().max(width), String::new());
    cells.push(line.row.to_string());
    cells.push(harmless(reason));
    cells
}

impl Why {
    /// The word a program decides by: the rule, the first fault's code, `repeated`.
    pub fn code(&self) -> &str {
        match self {
            Self::Rule(rule) => rule.as_str(),
            Self::Faults(faults) => faults.first().map_or("invalid", |fault| fault.code.as_str()),
            Self::Repeated => "repeated",
            Self::Other(word) => word,
        }
    }
}
