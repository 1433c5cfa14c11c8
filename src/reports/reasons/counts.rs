//! The rows the reports are made of: rejections by what the rows of the matrix are and by day, and
//! decisions by the same.
//!
//! A statement differs by whose rejections are walked and by what they are grouped by, and both are
//! one of a few words of our own, so each text is planned once.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::sql_types::{BigInt, Bool, Date, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};
use uuid::Uuid;

use super::matrix::Tally;
use super::{By, Key, NEWEST, Question, Scope};
use crate::db::{DbError, PreparedDsl, Tx};
use crate::kernel::ids::{OfferId, PartyId};
use crate::offers::Reason;

/// Rejections counted two ways.
#[derive(Debug, Default)]
pub(super) struct Rejections {
    pub by_key: Vec<(Key, Reason, i64)>,
    pub by_day: Vec<(NaiveDate, Reason, i64)>,
}

impl By {
    /// The column grouped by, in `leads` and in `rejections` alike.
    const fn column(self) -> &'static str {
        match self {
            Self::Contractor => "contractor_id",
            Self::Buyer => "buyer_id",
            Self::Source => "source",
            Self::Offer => "offer_id",
        }
    }

    /// What a row is about, from the column's text.
    fn key(self, text: Option<String>) -> Option<Key> {
        match self {
            Self::Contractor | Self::Buyer => {
                Some(Key::Party(PartyId::from_uuid(text?.parse::<Uuid>().ok()?)))
            }
            Self::Offer => Some(Key::Offer(OfferId::from_uuid(text?.parse::<Uuid>().ok()?))),
            Self::Source => Some(text.map_or(Key::NoSource, Key::Source)),
        }
    }
}

impl Scope {
    /// The condition, with the buyer as `$1` and the contractor as `$2`. A party that is not asked
    /// about is null and named all the same, so that every text takes the same values.
    const fn condition(self) -> &'static str {
        match self.parties() {
            (Some(_), Some(_)) => "buyer_id = $1 AND contractor_id = $2",
            (Some(_), None) => "buyer_id = $1 AND $2::uuid IS NULL",
            (None, Some(_)) => "contractor_id = $2 AND $1::uuid IS NULL",
            (None, None) => "$1::uuid IS NULL AND $2::uuid IS NULL",
        }
    }
}

#[derive(QueryableByName)]
struct RejectionRow {
    #[diesel(sql_type = Bool)]
    by_day: bool,
    #[diesel(sql_type = Nullable<Text>)]
    key: Option<String>,
    #[diesel(sql_type = Nullable<Date>)]
    day: Option<NaiveDate>,
    #[diesel(sql_type = Text)]
    reason: Reason,
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// The newest rejections of the period.
pub(super) fn rejections(
    tx: &mut Tx<'_>,
    asked: &Question,
    since: DateTime<Utc>,
) -> Result<Rejections, DbError> {
    let (buyer, contractor) = asked.scope.parties();
    let text = format!(
        "SELECT grouping(key) = 1 AS by_day, key, day, reason, count(*) AS count
           FROM (SELECT {column}::text AS key, (at AT TIME ZONE $5)::date AS day, reason
                   FROM rejections WHERE {condition} AND at >= $3
                  ORDER BY at DESC LIMIT $4) newest
          GROUP BY GROUPING SETS ((key, reason), (day, reason))",
        column = asked.by.column(),
        condition = asked.scope.condition(),
    );
    let rows: Vec<RejectionRow> = diesel::sql_query(text)
        .bind::<Nullable<SqlUuid>, _>(buyer)
        .bind::<Nullable<SqlUuid>, _>(contractor)
        .bind::<Timestamptz, _>(since)
        .bind::<BigInt, _>(NEWEST)
        .bind::<Text, _>(asked.zone.name())
        .prepared()
        .load(tx.conn())?;
    let mut found = Rejections::default();
    for row in rows {
        if row.by_day {
            found.by_day.extend(row.day.map(|day| (day, row.reason, row.count)));
        } else {
            found.by_key.extend(asked.by.key(row.key).map(|key| (key, row.reason, row.count)));
        }
    }
    Ok(found)
}

#[derive(QueryableByName)]
struct DecisionRow {
    #[diesel(sql_type = Nullable<Text>)]
    key: Option<String>,
    #[diesel(sql_type = BigInt)]
    decided: i64,
    #[diesel(sql_type = BigInt)]
    rejected: i64,
}

/// The newest decisions of the period.
pub(super) fn decisions(
    tx: &mut Tx<'_>,
    asked: &Question,
    since: DateTime<Utc>,
) -> Result<HashMap<Key, Tally>, DbError> {
    let (buyer, contractor) = asked.scope.parties();
    let text = format!(
        "SELECT key, count(*) AS decided, count(*) FILTER (WHERE reason IS NOT NULL) AS rejected
           FROM (SELECT {column}::text AS key, reason
                   FROM leads WHERE {condition} AND decided_at IS NOT NULL AND decided_at >= $3
                  ORDER BY decided_at DESC LIMIT $4) newest
          GROUP BY key",
        column = asked.by.column(),
        condition = asked.scope.condition(),
    );
    let rows: Vec<DecisionRow> = diesel::sql_query(text)
        .bind::<Nullable<SqlUuid>, _>(buyer)
        .bind::<Nullable<SqlUuid>, _>(contractor)
        .bind::<Timestamptz, _>(since)
        .bind::<BigInt, _>(NEWEST)
        .prepared()
        .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let tally = Tally { decided: row.decided, rejected: row.rejected };
            Some((asked.by.key(row.key)?, tally))
        })
        .collect())
}
