//! Statements as staff read them.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, Queryable, RunQueryDsl, Selectable,
    SelectableHelper,
};

use super::{StatementFormat, StatementStatus};
use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::kernel::ids::BankStatementId;
use crate::kernel::paging::{Listing, Paging};
use crate::payouts::PayoutError;
use crate::schema::bank_statements;

/// One uploaded statement.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = bank_statements, check_for_backend(Pg))]
pub struct Statement {
    pub id: BankStatementId,
    pub account: String,
    pub name: String,
    pub format: StatementFormat,
    pub status: StatementStatus,
    pub lines_new: i32,
    /// Those an earlier statement brought.
    pub lines_known: i32,
    /// Those the bank has not booked.
    pub lines_pending: i32,
    /// Rows of a table that are no lines, though they have a date or an amount.
    pub lines_left_out: i32,
    /// The first of them, as the file counts its rows.
    pub left_out_rows: Vec<i32>,
    pub created_at: DateTime<Utc>,
}

impl Statement {
    /// The numbers of the rows that were left out, with an ellipsis where there are more: `7, 12, …`.
    pub fn rows_left_out(&self) -> String {
        let mut named: Vec<String> = self.left_out_rows.iter().map(i32::to_string).collect();
        if i32::try_from(named.len()).is_ok_and(|named| named < self.lines_left_out) {
            named.push("…".to_owned());
        }
        named.join(", ")
    }
}

/// One by its id.
pub fn find(tx: &mut Tx<'_>, _: StaffSeat, id: BankStatementId) -> Result<Statement, PayoutError> {
    let found: Option<Statement> = bank_statements::table
        .find(id)
        .select(Statement::as_select())
        .first(tx.conn())
        .optional()?;
    found.ok_or(PayoutError::NotFound)
}

/// All of them, newest first.
pub fn list(
    tx: &mut Tx<'_>,
    _: StaffSeat,
    paging: &Paging,
) -> Result<Listing<Statement>, PayoutError> {
    let mut query = bank_statements::table
        .order(bank_statements::id.desc())
        .limit(paging.fetch())
        .select(Statement::as_select())
        .into_boxed();
    if let Some(after) = paging.after {
        query = query.filter(bank_statements::id.lt(after));
    }
    let rows: Vec<Statement> = query.load(tx.conn())?;
    Ok(paging.cut(rows, |row| row.id.uuid()))
}
