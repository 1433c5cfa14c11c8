//! Sends the rows of running imports, a block at a time.
//!
//! A block's transaction holds the import's row while the intake queue, on a connection of its own,
//! writes the leads; then counts and refusals are written and the row is let go. A crash in between
//! loses only the counts: the block is sent again, and each row's idempotency key gives the first
//! answer again.

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::find::{Counts, Row, Why, columns};
use super::row::Sheet;
use super::{Import, ImportStatus, Line, blocks};
use crate::accounts::{ContractorSeat, Person, Role};
use crate::db::{Db, Tx};
use crate::doors::DoorError;
use crate::kernel::ids::{ImportId, LeadId};
use crate::kernel::secret::Vault;
use crate::leads::intake::{Answer, NotTaken, Submission};
use crate::leads::queue::{Lost, Queue};
use crate::offers::engagements::work;
use crate::schema::{import_refusals, imports};

/// What became of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// So many rows were sent.
    Sent(usize),
    /// There is nothing to do for it, or another process does it.
    Nothing,
    /// The queue is full, or the database did not answer: nothing was counted, try again.
    Wait,
}

/// The imports that run, oldest first.
pub fn running(tx: &mut Tx<'_>) -> Result<Vec<ImportId>, DoorError> {
    Ok(imports::table
        .filter(imports::status.eq(ImportStatus::Running))
        .order(imports::id)
        .select(imports::id)
        .load(tx.conn())?)
}

/// Sends the next block of an import.
pub fn send_block(db: &Db, vault: &Vault, intake: &Queue, id: ImportId) -> Result<Turn, DoorError> {
    db.tx(|tx| {
        let row: Option<Row> = imports::table
            .filter(imports::id.eq(id.uuid()))
            .filter(imports::status.eq(ImportStatus::Running))
            .select(columns!())
            .for_update()
            .skip_locked()
            .first(tx.conn())
            .optional()?;
        let Some(import) = row.map(Import::from) else { return Ok(Turn::Nothing) };
        // Whoever sent it must still be one who may; there is nobody to ask otherwise.
        let Some(person) = owner(tx, &import)? else {
            return end(tx, &import, ImportStatus::Stopped);
        };
        if import.counts.done >= import.to_send() {
            return end(tx, &import, ImportStatus::Done);
        }
        let Some(mut lines) = blocks::next(tx, vault, id, import.next_row)? else {
            return end(tx, &import, ImportStatus::Stopped);
        };
        let left = usize::try_from(import.to_send().saturating_sub(import.counts.done));
        lines.truncate(left.unwrap_or_default());
        let seat = ContractorSeat { user: import.user, party: import.party };
        let work = work(tx, seat, import.engagement)?;
        let sheet = Sheet {
            import: &import,
            mapping: &import.mapping,
            form: &work.offer.terms.form,
            zone: person.time_zone.parse().unwrap_or(chrono_tz::UTC),
        };
        match send(intake, &sheet, &lines) {
            Some(results) => {
                record(tx, &import, &lines, &results)?;
                Ok(Turn::Sent(lines.len()))
            }
            None => Ok(Turn::Wait),
        }
    })
}

/// Whoever started it, if they may still act for its contractor.
fn owner(tx: &mut Tx<'_>, import: &Import) -> Result<Option<Person>, DoorError> {
    let person = Person::load(tx, import.user).map_err(|error| match error {
        crate::accounts::AccountError::Db(error) => DoorError::Db(error),
        _ => DoorError::NotFound,
    })?;
    Ok(person.filter(|person| {
        let mut seats = person.seats.iter();
        seats.any(|seat| seat.role == Role::Contractor && seat.party == Some(import.party))
    }))
}

/// What became of one row.
enum Fate {
    Delivered,
    Repeated(LeadId),
    Refused(LeadId, Why),
    Wrong(Why),
}

/// Sends lines; `None` when nobody knows what became of one of them.
fn send(intake: &Queue, sheet: &Sheet<'_>, lines: &[Line]) -> Option<Vec<Fate>> {
    let read: Vec<Result<Submission, Why>> =
        lines.iter().map(|line| sheet.submission(line).map_err(Why::from)).collect();
    let submissions: Vec<Submission> =
        read.iter().filter_map(|one| one.as_ref().ok()).cloned().collect();
    let answers = intake.submit_blocking(submissions).ok()?;
    let mut answers = answers.into_iter();
    read.into_iter()
        .map(|one| match one {
            Err(why) => Some(Fate::Wrong(why)),
            Ok(_) => fate(answers.next()?),
        })
        .collect()
}

fn fate(answer: Result<Answer, Lost>) -> Option<Fate> {
    Some(match answer {
        Ok(Ok(receipt)) => match receipt.refusal {
            _ if receipt.repeated => Fate::Repeated(receipt.id),
            Some(rule) => Fate::Refused(receipt.id, Why::Rule(rule)),
            None => Fate::Delivered,
        },
        Ok(Err(NotTaken::Invalid(faults))) => Fate::Wrong(faults.into()),
        Ok(Err(NotTaken::KeyReused)) => Fate::Wrong(Why::Other("key-reused".to_owned())),
        Ok(Err(NotTaken::NoSuchEngagement | NotTaken::SignInNeeded | NotTaken::Forbidden)) => {
            Fate::Wrong(Why::Other("no-engagement".to_owned()))
        }
        Err(Lost::Internal(_)) => Fate::Wrong(Why::Other("internal".to_owned())),
        Err(Lost::Unknown) => return None,
    })
}

/// Writes what became of a block.
fn record(
    tx: &mut Tx<'_>,
    import: &Import,
    lines: &[Line],
    fates: &[Fate],
) -> Result<(), DoorError> {
    let mut counts = import.counts;
    let mut refusals = Vec::new();
    let mut last = import.next_row;
    for (line, fate) in lines.iter().zip(fates) {
        let row = i32::try_from(line.row).unwrap_or(i32::MAX);
        last = row.saturating_add(1);
        let (count, lead, why) = match fate {
            Fate::Delivered => (&mut counts.delivered, None, None),
            Fate::Repeated(lead) => (&mut counts.repeated, Some(*lead), Some(&Why::Repeated)),
            Fate::Refused(lead, why) => (&mut counts.refused, Some(*lead), Some(why)),
            Fate::Wrong(why) => (&mut counts.wrong, None, Some(why)),
        };
        *count = count.saturating_add(1);
        counts.done = counts.done.saturating_add(1);
        if let Some(why) = why {
            refusals.push((
                import_refusals::import_id.eq(import.id.uuid()),
                import_refusals::row.eq(row),
                // A test's leads are not among the leads.
                import_refusals::lead_id.eq(lead.filter(|_| !import.test)),
                import_refusals::why.eq(serde_json::to_value(why).unwrap_or_default()),
            ));
        }
    }
    diesel::insert_into(import_refusals::table)
        .values(&refusals)
        .on_conflict_do_nothing()
        .execute(tx.conn())?;
    let ended = counts.done >= import.to_send();
    write(tx, import, counts, last, ended)
}

fn write(
    tx: &mut Tx<'_>,
    import: &Import,
    counts: Counts,
    next_row: i32,
    ended: bool,
) -> Result<(), DoorError> {
    let now = tx.now();
    let status = if ended { ImportStatus::Done } else { ImportStatus::Running };
    diesel::update(imports::table.filter(imports::id.eq(import.id.uuid())))
        .set((
            imports::status.eq(status),
            imports::done.eq(counts.done),
            imports::delivered.eq(counts.delivered),
            imports::refused.eq(counts.refused),
            imports::wrong.eq(counts.wrong),
            imports::repeated.eq(counts.repeated),
            imports::next_row.eq(next_row),
            imports::ended_at.eq(ended.then_some(now)),
        ))
        .execute(tx.conn())?;
    Ok(())
}

fn end(tx: &mut Tx<'_>, import: &Import, status: ImportStatus) -> Result<Turn, DoorError> {
    let now = tx.now();
    diesel::update(imports::table.filter(imports::id.eq(import.id.uuid())))
        .set((imports::status.eq(status), imports::ended_at.eq(now)))
        .execute(tx.conn())?;
    Ok(Turn::Nothing)
}
