//! The rows of a file as they wait: sealed, because they are people's contacts, in blocks small enough
//! to be one transaction's work.

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::Line;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::kernel::ids::ImportId;
use crate::kernel::secret::{CannotOpen, Vault};
use crate::schema::import_blocks;

/// How many rows one block holds.
pub const BLOCK: usize = 500;

/// What a block is sealed for: in another import or another place it does not open.
fn owner(import: ImportId, first_row: i32) -> Vec<u8> {
    let mut owner = import.uuid().as_bytes().to_vec();
    owner.extend_from_slice(&first_row.to_be_bytes());
    owner
}

/// Keeps the next rows of a file.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    vault: &Vault,
    import: ImportId,
    lines: &[Line],
) -> Result<(), DoorError> {
    let Some(first) = lines.first() else { return Ok(()) };
    let first_row = i32::try_from(first.row).unwrap_or(i32::MAX);
    // Numbers and texts always have a JSON form.
    let plain = serde_json::to_vec(lines).unwrap_or_default();
    diesel::insert_into(import_blocks::table)
        .values((
            import_blocks::import_id.eq(import.uuid()),
            import_blocks::first_row.eq(first_row),
            import_blocks::rows.eq(i32::try_from(lines.len()).unwrap_or(i32::MAX)),
            import_blocks::sealed.eq(vault.seal(&owner(import, first_row), &plain)?),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// The first block that begins at this row of the sheet or after it.
pub(super) fn next(
    tx: &mut Tx<'_>,
    vault: &Vault,
    import: ImportId,
    from: i32,
) -> Result<Option<Vec<Line>>, DoorError> {
    let found: Option<(i32, Vec<u8>)> = import_blocks::table
        .filter(import_blocks::import_id.eq(import.uuid()))
        .filter(import_blocks::first_row.ge(from))
        .order(import_blocks::first_row)
        .select((import_blocks::first_row, import_blocks::sealed))
        .first(tx.conn())
        .optional()?;
    let Some((first_row, sealed)) = found else { return Ok(None) };
    let plain = vault.open(&owner(import, first_row), &sealed)?;
    Ok(Some(serde_json::from_slice(&plain).map_err(|_| CannotOpen)?))
}

/// Where the blocks begin, in order.
pub(super) fn starts(tx: &mut Tx<'_>, import: ImportId) -> Result<Vec<i32>, DoorError> {
    Ok(import_blocks::table
        .filter(import_blocks::import_id.eq(import.uuid()))
        .order(import_blocks::first_row)
        .select(import_blocks::first_row)
        .load(tx.conn())?)
}
