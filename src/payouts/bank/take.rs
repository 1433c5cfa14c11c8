//! Takes a file in: its lines are kept, each once.

use std::collections::HashMap;

use bytes::Bytes;
use diesel::sql_types::{
    Array, BigInt, Bool, Bytea, Date, Nullable, Text, Timestamptz, Uuid as SqlUuid,
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};
use serde_json::json;

use super::key::keys;
use super::mapping::{self, Mapping};
use super::table::Sheet;
use super::values::{kept, name_of};
use super::{FILE, Found, LIMITS, Lines, StatementFormat, StatementStatus, camt};
use crate::accounts::{StaffSeat, audit};
use crate::db::Tx;
use crate::doors::imports::format::Choice;
use crate::doors::imports::{csv, text};
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{BankLineId, BankStatementId, TopUpId};
use crate::kernel::readable;
use crate::kernel::secret::Vault;
use crate::payouts::{PayoutError, Rail, Reference};
use crate::schema::{bank_statements, top_ups};

/// How many of the rows that were left out are named.
const ROWS_NAMED: usize = 20;
/// Lines written by one statement.
const AT_ONCE: usize = 1_000;

/// A file as it came, told apart: this is done before the transaction.
#[derive(Debug)]
pub struct Upload {
    name: String,
    /// The account as whoever uploads it names it; a file that says its own is believed.
    account: String,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Statement(Lines),
    Table { bytes: Bytes, choice: Choice },
}

impl Upload {
    pub fn read(name: &str, account: &str, content: Bytes, choice: Choice) -> Result<Self, Faults> {
        if content.len() > LIMITS.file {
            let fault = Fault::new(FILE, "statement-too-large");
            return Err(fault.with("max", LIMITS.file / 1024 / 1024).into());
        }
        // Some browsers send the whole path.
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let name = kept(name, 200);
        let name = if name.is_empty() { "statement".to_owned() } else { name };
        let account = name_of(account);
        let content = if camt::is_xml(&content) {
            let mut lines = camt::read(&content, LIMITS)?;
            if account.is_empty() && lines.found.iter().any(|line| line.account.is_empty()) {
                return Err(Fault::new("account", "required").into());
            }
            for line in lines.found.iter_mut().filter(|line| line.account.is_empty()) {
                line.account.clone_from(&account);
            }
            Content::Statement(lines)
        } else {
            if account.is_empty() {
                return Err(Fault::new("account", "required").into());
            }
            Content::Table { bytes: content, choice }
        };
        Ok(Self { name, account, content })
    }
}

/// What is known of a table's columns.
#[derive(Debug, Clone, Copy)]
pub enum Columns<'a> {
    /// Somebody will look at the guess: the table waits for [`name_columns`].
    Asked,
    /// The guess is taken, where it says enough.
    Guessed,
    Named(&'a Mapping),
}

/// Keeps the lines of a file, or a table that waits for its columns to be named.
pub fn take(
    tx: &mut Tx<'_>,
    vault: &Vault,
    staff: StaffSeat,
    upload: &Upload,
    columns: Columns<'_>,
) -> Result<BankStatementId, PayoutError> {
    match &upload.content {
        Content::Statement(lines) => {
            let first = lines.found.first().map(|line| line.account.clone());
            let account = first.filter(|account| !account.is_empty());
            let account = account.or_else(|| Some(upload.account.clone()));
            let account = account.filter(|account| !account.is_empty());
            let account = account.unwrap_or_else(|| "?".to_owned());
            let id = open(tx, staff, upload, &account, StatementFormat::Camt053, None)?;
            done(tx, staff, id, lines, StatementFormat::Camt053)?;
            Ok(id)
        }
        Content::Table { bytes, choice } => {
            let known = mapping::remembered(tx, &upload.account)?;
            let sheet = Sheet::read(bytes.clone(), *choice, &known)?;
            let named = match columns {
                Columns::Asked => None,
                Columns::Guessed => Some(Mapping::guess(&sheet.headings, &known)),
                Columns::Named(named) => Some(named.clone()),
            };
            let waiting = Waiting { vault, sheet: &sheet, bytes };
            let kept = named.is_none().then_some(&waiting);
            let id = open(tx, staff, upload, &upload.account, sheet.format, kept)?;
            if let Some(named) = &named {
                mapping::remember(tx, &upload.account, named)?;
                let lines = sheet.lines(named, &upload.account)?;
                done(tx, staff, id, &lines, sheet.format)?;
            }
            Ok(id)
        }
    }
}

/// A table that is kept until its columns are named.
struct Waiting<'a> {
    vault: &'a Vault,
    sheet: &'a Sheet,
    bytes: &'a Bytes,
}

fn open(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    upload: &Upload,
    account: &str,
    format: StatementFormat,
    waiting: Option<&Waiting<'_>>,
) -> Result<BankStatementId, PayoutError> {
    let (id, now) = (BankStatementId::new(), tx.now());
    let content = match waiting {
        Some(waiting) => Some(waiting.vault.seal(id.uuid().as_bytes(), waiting.bytes)?),
        None => None,
    };
    let status = if content.is_some() { StatementStatus::Read } else { StatementStatus::Done };
    let told = waiting.and_then(|waiting| waiting.sheet.told);
    diesel::insert_into(bank_statements::table)
        .values((
            bank_statements::id.eq(id),
            bank_statements::account.eq(account),
            bank_statements::name.eq(&upload.name),
            bank_statements::format.eq(format),
            bank_statements::status.eq(status),
            bank_statements::content.eq(content),
            bank_statements::encoding.eq(told.map(|(encoding, _)| encoding)),
            bank_statements::delimiter.eq(told.map(|(_, delimiter)| delimiter)),
            bank_statements::uploaded_by.eq(staff.user),
            bank_statements::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// A table that waits for its columns, opened again, with what is known of its account.
pub fn waiting(
    tx: &mut Tx<'_>,
    vault: &Vault,
    _: StaffSeat,
    id: BankStatementId,
) -> Result<(Sheet, Mapping, String), PayoutError> {
    type Row = (String, Option<Vec<u8>>, Option<String>, Option<String>);
    let row: Option<Row> = bank_statements::table
        .find(id)
        .select((
            bank_statements::account,
            bank_statements::content,
            bank_statements::encoding,
            bank_statements::delimiter,
        ))
        .for_update()
        .first(tx.conn())
        .optional()?;
    let (account, content, encoding, delimiter) = row.ok_or(PayoutError::NotFound)?;
    let sealed = content.ok_or(PayoutError::AlreadyDone)?;
    let bytes = vault
        .open(id.uuid().as_bytes(), &sealed)
        .map_err(|error| diesel::result::Error::DeserializationError(Box::new(error)))?;
    let choice = Choice {
        encoding: encoding.as_deref().and_then(text::chosen),
        delimiter: delimiter.as_deref().and_then(csv::chosen),
    };
    let known = mapping::remembered(tx, &account)?;
    Ok((Sheet::read(bytes.into(), choice, &known)?, known, account))
}

/// Names the columns of a table that waits, and keeps its lines. Remembered for the account's next.
pub fn name_columns(
    tx: &mut Tx<'_>,
    vault: &Vault,
    staff: StaffSeat,
    id: BankStatementId,
    named: &Mapping,
) -> Result<(), PayoutError> {
    let (sheet, _, account) = waiting(tx, vault, staff, id)?;
    let lines = sheet.lines(named, &account)?;
    mapping::remember(tx, &account, named)?;
    done(tx, staff, id, &lines, sheet.format)
}

/// Keeps what is new, and says on the statement how much that was.
fn done(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    id: BankStatementId,
    lines: &Lines,
    format: StatementFormat,
) -> Result<(), PayoutError> {
    let new = keep(tx, id, &lines.found, format)?;
    let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let rows = lines.left_out.iter().filter_map(|row| i32::try_from(*row).ok());
    let rows: Vec<i32> = rows.take(ROWS_NAMED).collect();
    diesel::update(bank_statements::table.find(id))
        .set((
            bank_statements::status.eq(StatementStatus::Done),
            bank_statements::content.eq(None::<Vec<u8>>),
            bank_statements::lines_new.eq(count(new)),
            bank_statements::lines_known.eq(count(lines.found.len().saturating_sub(new))),
            bank_statements::lines_pending.eq(count(lines.pending)),
            bank_statements::lines_left_out.eq(count(lines.left_out.len())),
            bank_statements::left_out_rows.eq(rows),
        ))
        .execute(tx.conn())?;
    let detail = json!({ "new": new, "lines": lines.found.len() });
    audit::record(tx, staff, "statement_taken", "bank_statement", id.uuid(), detail)?;
    Ok(())
}

fn keep(
    tx: &mut Tx<'_>,
    statement: BankStatementId,
    found: &[Found],
    format: StatementFormat,
) -> Result<usize, PayoutError> {
    let named = top_ups_named(tx, found)?;
    // Ids grow in the order of the file; rows are written in the order of their keys, so that two
    // uploads at once wait for each other in one place.
    let mut rows: Vec<(BankLineId, [u8; 32], &Found, Option<TopUpId>)> = keys(found, format)
        .into_iter()
        .zip(found)
        .zip(named)
        .map(|((key, line), named)| (BankLineId::new(), key, line, named))
        .collect();
    rows.sort_by(|a, b| (&a.2.account, a.1).cmp(&(&b.2.account, b.1)));
    let now = tx.now();
    let mut new = 0usize;
    for rows in rows.chunks(AT_ONCE) {
        macro_rules! each {
            ($row:ident => $value:expr) => {
                rows.iter().map(|$row| $value).collect::<Vec<_>>()
            };
        }
        new += diesel::sql_query(
            "INSERT INTO bank_lines (id, statement_id, account, entry_key, direction, reversal, amount, currency,
                                     booked_on, payer, payer_account, purpose, bank_reference, names, created_at)
             SELECT n.id, $1, n.account, n.key, n.direction, n.reversal, n.amount, n.currency,
                    n.booked_on, n.payer, n.payer_account, n.purpose, n.reference, n.names, $2
               FROM unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) WITH ORDINALITY
                    AS n (id, account, key, direction, reversal, amount, currency, booked_on, payer,
                          payer_account, purpose, reference, names, place)
              ORDER BY n.place
                 ON CONFLICT ON CONSTRAINT bank_lines_once DO NOTHING",
        )
        .bind::<SqlUuid, _>(statement)
        .bind::<Timestamptz, _>(now)
        .bind::<Array<SqlUuid>, _>(each!(row => row.0))
        .bind::<Array<Text>, _>(each!(row => row.2.account.as_str()))
        .bind::<Array<Bytea>, _>(each!(row => row.1.to_vec()))
        .bind::<Array<Text>, _>(each!(row => row.2.direction.as_str()))
        .bind::<Array<Bool>, _>(each!(row => row.2.reversal))
        .bind::<Array<BigInt>, _>(each!(row => row.2.amount.minor()))
        .bind::<Array<Text>, _>(each!(row => row.2.amount.currency().code()))
        .bind::<Array<Date>, _>(each!(row => row.2.booked_on))
        .bind::<Array<Nullable<Text>>, _>(each!(row => row.2.payer.as_deref()))
        .bind::<Array<Nullable<Text>>, _>(each!(row => row.2.payer_account.as_deref()))
        .bind::<Array<Text>, _>(each!(row => row.2.purpose.as_str()))
        .bind::<Array<Nullable<Text>>, _>(each!(row => row.2.reference.as_deref()))
        .bind::<Array<Nullable<SqlUuid>>, _>(each!(row => row.3))
        .execute(tx.conn())?;
    }
    Ok(new)
}

/// For each line the one top-up it names, if it names one. A line that names several is nobody's.
fn top_ups_named(tx: &mut Tx<'_>, found: &[Found]) -> Result<Vec<Option<TopUpId>>, PayoutError> {
    let written: Vec<Vec<String>> = found
        .iter()
        .map(|line| {
            let places = [&line.purpose, &line.elsewhere];
            let found =
                places.into_iter().flat_map(|text| Reference::all_in(&readable::line(text)));
            found.map(|reference| reference.to_string()).collect()
        })
        .collect();
    let all: Vec<&String> = written.iter().flatten().collect();
    let known: Vec<(String, TopUpId)> = top_ups::table
        .filter(top_ups::reference.eq_any(all))
        .filter(top_ups::rail.eq(Rail::Bank))
        .select((top_ups::reference, top_ups::id))
        .load(tx.conn())?;
    let known: HashMap<String, TopUpId> = known.into_iter().collect();
    Ok(written
        .iter()
        .map(|references| {
            let mut ids: Vec<TopUpId> =
                references.iter().filter_map(|one| known.get(one).copied()).collect();
            ids.sort_unstable();
            ids.dedup();
            match ids.as_slice() {
                [only] => Some(*only),
                _ => None,
            }
        })
        .collect())
}
