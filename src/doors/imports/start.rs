//! Names the columns of a file and sends it: as a test, or for good.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::find::{find, has_rows, lock};
use super::{Import, ImportStatus, Mapping, guess};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::kernel::ids::ImportId;
use crate::offers::engagements::work;
use crate::schema::{import_refusals, imports};

/// Names the columns, and remembers it for the engagement's next file. Checked under the terms as
/// they are now.
pub fn name_columns(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    id: ImportId,
    mapping: &Mapping,
) -> Result<Import, DoorError> {
    let import = lock(tx, seat, id)?;
    if !import.is_open() {
        return Err(DoorError::Conflict("import_not_open"));
    }
    let work = work(tx, seat, import.engagement)?;
    mapping.check(import.headings.len(), &work.offer.terms)?;
    guess::remember(tx, import.engagement, &import.headings, mapping)?;
    diesel::update(imports::table.filter(imports::id.eq(id.uuid())))
        .set(imports::mapping.eq(mapping.to_json()))
        .execute(tx.conn())?;
    find(tx, seat, id)
}

/// Sends the rows, or goes on where it was stopped. The work is done by a job; a test's rows are sent
/// as tests, and afterwards the file can be sent for good.
pub fn start(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    id: ImportId,
    test: bool,
) -> Result<Import, DoorError> {
    let import = lock(tx, seat, id)?;
    let now = tx.now();
    let target = imports::table.filter(imports::id.eq(id.uuid()));
    let never = Option::<chrono::DateTime<chrono::Utc>>::None;
    if import.may_go_on() && !test {
        diesel::update(target)
            .set((imports::status.eq(ImportStatus::Running), imports::ended_at.eq(never)))
            .execute(tx.conn())?;
    } else if import.is_open() {
        let work = work(tx, seat, import.engagement)?;
        import.mapping.check(import.headings.len(), &work.offer.terms)?;
        if !has_rows(tx, &import)? {
            return Err(DoorError::Conflict("import_rows_gone"));
        }
        diesel::delete(import_refusals::table.filter(import_refusals::import_id.eq(id.uuid())))
            .execute(tx.conn())?;
        diesel::update(target)
            .set((
                imports::status.eq(ImportStatus::Running),
                imports::test.eq(test),
                imports::user_id.eq(seat.user),
                imports::done.eq(0),
                imports::delivered.eq(0),
                imports::refused.eq(0),
                imports::wrong.eq(0),
                imports::repeated.eq(0),
                imports::next_row.eq(0),
                imports::started_at.eq(now),
                imports::ended_at.eq(never),
            ))
            .execute(tx.conn())?;
    } else {
        return Err(DoorError::Conflict("import_not_open"));
    }
    tx.announce();
    find(tx, seat, id)
}
