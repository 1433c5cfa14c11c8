//! Stops a file on its way: the block in hand is finished, what was sent stays sent.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::find::{find, lock};
use super::{Import, ImportStatus};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::kernel::ids::ImportId;
use crate::schema::imports;

pub fn stop(tx: &mut Tx<'_>, seat: ContractorSeat, id: ImportId) -> Result<Import, DoorError> {
    // Waits for the block in hand, whose transaction holds the row.
    let import = lock(tx, seat, id)?;
    if import.status != ImportStatus::Running {
        return Err(DoorError::Conflict("import_not_running"));
    }
    let now = tx.now();
    diesel::update(imports::table.filter(imports::id.eq(id.uuid())))
        .set((imports::status.eq(ImportStatus::Stopped), imports::ended_at.eq(now)))
        .execute(tx.conn())?;
    find(tx, seat, id)
}
