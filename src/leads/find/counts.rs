//! How many leads stand where, for the tabs above a list.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, BigInt, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::Reach;
use super::sql::Sql;
use crate::accounts::BuyerSeat;
use crate::db::{PreparedDsl, Tx};
use crate::leads::{LeadError, Status};

/// Counting stops here: beyond it a tab says "1000+", and costs no more than one that says 1000.
pub const COUNT_CAP: i64 = 1_000;

/// Leads by status, each counted up to [`COUNT_CAP`] and one beyond.
#[derive(Debug, Clone, Default)]
pub struct Counts(Vec<(Status, i64)>);

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    status: Status,
    #[diesel(sql_type = BigInt)]
    count: i64,
}

impl Counts {
    /// How many leads have a status.
    pub fn of(&self, status: Status) -> i64 {
        self.0.iter().find(|(of, _)| *of == status).map_or(0, |(_, count)| *count)
    }

    /// How many there are in all.
    pub fn all(&self) -> i64 {
        self.0.iter().map(|(_, count)| count).sum()
    }
}

/// Counts the leads within reach by status.
pub fn counts(tx: &mut Tx<'_>, reach: impl Into<Reach>) -> Result<Counts, LeadError> {
    let reach = reach.into();
    let hidden = |status: &&Status| match reach {
        Reach::Buyer(_) => !matches!(status, Status::Refused | Status::Quarantined),
        Reach::Contractor(_) => true,
        // Staff look at queues; how many leads ended well is a report's business.
        Reach::Staff(_) => {
            matches!(status, Status::Quarantined | Status::Rejected | Status::Disputed)
        }
    };
    let shown: Vec<Status> = Status::ALL.iter().filter(hidden).copied().collect();
    counts_of(tx, reach, &shown)
}

/// Counts the leads within reach that have one of these statuses: for what waits on somebody.
pub fn counts_of(
    tx: &mut Tx<'_>,
    reach: impl Into<Reach>,
    statuses: &[Status],
) -> Result<Counts, LeadError> {
    let words: Vec<String> = statuses.iter().map(ToString::to_string).collect();
    let sql = Sql::new("SELECT s.status, (SELECT count(*) FROM (SELECT 1 FROM leads l WHERE ");
    let sql = match reach.into() {
        Reach::Buyer(seat) => {
            sql.text("l.buyer_id = ").value::<SqlUuid, _>(seat.party).text(" AND ")
        }
        Reach::Contractor(seat) => {
            sql.text("l.contractor_id = ").value::<SqlUuid, _>(seat.party).text(" AND ")
        }
        // The words the partial index for queues is kept under.
        Reach::Staff(_) => {
            sql.text("l.status IN ('quarantined', 'rejected', 'disputed', 'returned') AND ")
        }
    };
    let rows: Vec<Row> = sql
        .text("l.status = s.status LIMIT ")
        .value::<BigInt, _>(COUNT_CAP + 1)
        .text(") c) AS count FROM unnest(")
        .value::<Array<Text>, _>(words)
        .text(") AS s (status)")
        .done()
        .load(tx.conn())?;
    Ok(Counts(rows.into_iter().map(|row| (row.status, row.count)).collect()))
}

#[derive(QueryableByName)]
struct Due {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// How many leads the buyer must decide by a moment, up to [`COUNT_CAP`] and one beyond.
pub fn due_by(tx: &mut Tx<'_>, seat: BuyerSeat, by: DateTime<Utc>) -> Result<i64, LeadError> {
    let due: Due = diesel::sql_query(
        "SELECT count(*) AS count FROM (SELECT 1 FROM leads
                  WHERE buyer_id = $1 AND status = 'delivered' AND due_at IS NOT NULL AND due_at <= $2 LIMIT $3) c",
    )
    .bind::<SqlUuid, _>(seat.party)
    .bind::<Timestamptz, _>(by)
    .bind::<BigInt, _>(COUNT_CAP + 1)
    .prepared()
    .get_result(tx.conn())?;
    Ok(due.count)
}
