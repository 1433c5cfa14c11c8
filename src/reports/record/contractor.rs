//! What became of a contractor's leads, for buyers to see before they let it deliver and beside each
//! lead it sent.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, BigInt, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::{ENOUGH, NEWEST, contractor_won, since};
use crate::db::{DbError, PreparedDsl, Tx};
use crate::kernel::ids::PartyId;
use crate::offers::Reason;

/// How many topics and sources a record names.
const MOST_PARTS: usize = 5;

/// One topic or one source of a contractor's leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// A topic's word, or a source as the contractor named it; `None` for leads without a source.
    pub name: Option<String>,
    pub decided: i64,
    /// Of these, never rejected.
    pub accepted: i64,
}

/// What became of a contractor's newest decided leads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContractorRecord {
    /// Leads decided, by a buyer or for it: at most [`NEWEST`].
    pub decided: i64,
    /// Of these, never rejected.
    pub accepted: i64,
    /// Of those decided, given back to the buyer in the end.
    pub returned: i64,
    /// Why those were, the commonest first.
    pub reasons: Vec<(Reason, i64)>,
    /// Disputes over these leads that have ended.
    pub disputes: i64,
    /// Of these, won by the contractor.
    pub disputes_won: i64,
    /// The topics with most decided leads, at most five.
    pub topics: Vec<Part>,
    /// The sources with most decided leads, at most five.
    pub sources: Vec<Part>,
    /// When the oldest of these leads was decided.
    pub oldest: Option<DateTime<Utc>>,
}

impl ContractorRecord {
    /// Whether there are too few decisions to tell.
    pub fn too_few(&self) -> bool {
        self.decided < ENOUGH
    }

    /// Whether there were more decided leads than a record looks at.
    pub fn capped(&self) -> bool {
        self.decided >= NEWEST
    }
}

/// Which grouping a row is of, as `grouping(topic, source, reason)` says it: a bit is set for each
/// column that was not grouped by.
const WHOLE: i32 = 0b111;
const BY_TOPIC: i32 = 0b011;
const BY_SOURCE: i32 = 0b101;
const BY_REASON: i32 = 0b110;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    party: PartyId,
    #[diesel(sql_type = Integer)]
    grouped: i32,
    #[diesel(sql_type = Nullable<Text>)]
    topic: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    source: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<Reason>,
    #[diesel(sql_type = BigInt)]
    decided: i64,
    #[diesel(sql_type = BigInt)]
    accepted: i64,
    #[diesel(sql_type = BigInt)]
    returned: i64,
    #[diesel(sql_type = BigInt)]
    disputes: i64,
    #[diesel(sql_type = BigInt)]
    disputes_won: i64,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    oldest: Option<DateTime<Utc>>,
}

impl ContractorRecord {
    fn take(&mut self, row: Row) {
        let part = |name| Part { name, decided: row.decided, accepted: row.accepted };
        match (row.grouped, row.reason) {
            (WHOLE, _) => {
                self.decided = row.decided;
                self.accepted = row.accepted;
                self.returned = row.returned;
                self.disputes = row.disputes;
                self.disputes_won = row.disputes_won;
                self.oldest = row.oldest;
            }
            (BY_TOPIC, _) => self.topics.push(part(row.topic)),
            (BY_SOURCE, _) => self.sources.push(part(row.source)),
            (BY_REASON, Some(reason)) if row.returned > 0 => {
                self.reasons.push((reason, row.returned));
            }
            _ => {}
        }
    }

    /// Puts the parts in order: the largest first, equal ones by name so that pages stand still.
    fn settle(&mut self) {
        self.reasons.sort_by_key(|(reason, count)| (Reverse(*count), *reason));
        for parts in [&mut self.topics, &mut self.sources] {
            parts.sort_by(|a, b| b.decided.cmp(&a.decided).then_with(|| a.name.cmp(&b.name)));
            parts.truncate(MOST_PARTS);
        }
    }
}

/// The record of one contractor.
pub fn of_contractor(tx: &mut Tx<'_>, contractor: PartyId) -> Result<ContractorRecord, DbError> {
    Ok(of_contractors(tx, &[contractor])?.remove(&contractor).unwrap_or_default())
}

/// The records of several contractors, in one statement; each that was asked for has one.
pub fn of_contractors(
    tx: &mut Tx<'_>,
    contractors: &[PartyId],
) -> Result<HashMap<PartyId, ContractorRecord>, DbError> {
    if contractors.is_empty() {
        return Ok(HashMap::new());
    }
    let since = since(tx);
    let mut parties = contractors.to_vec();
    parties.sort();
    parties.dedup();
    let rows: Vec<Row> = diesel::sql_query(concat!(
        "SELECT p.id AS party, r.*
           FROM unnest($1) AS p (id) CROSS JOIN LATERAL (
               SELECT grouping(topic, source, reason) AS grouped, topic, source, reason,
                      count(*) AS decided,
                      count(*) FILTER (WHERE reason IS NULL) AS accepted,
                      count(*) FILTER (WHERE status = 'returned') AS returned,
                      count(ended_at) AS disputes,
                      count(*) FILTER (WHERE won) AS disputes_won,
                      min(decided_at) AS oldest
                 FROM (SELECT t.topic, l.source, l.reason, l.status, l.decided_at, d.ended_at, ",
        contractor_won!(),
        " AS won
                         FROM (SELECT id, offer_id, terms_version, source, reason, status, decided_at FROM leads
                                WHERE contractor_id = p.id AND decided_at IS NOT NULL AND decided_at >= $2
                                ORDER BY decided_at DESC LIMIT $3) l
                         JOIN terms t ON t.offer_id = l.offer_id AND t.version = l.terms_version
                         LEFT JOIN disputes d ON d.lead_id = CASE WHEN l.reason IS NOT NULL THEN l.id END
                                             AND d.ended_at IS NOT NULL) sample
                GROUP BY GROUPING SETS ((), (topic), (source), (reason))) r",
    ))
    .bind::<Array<SqlUuid>, _>(parties)
    .bind::<Timestamptz, _>(since)
    .bind::<BigInt, _>(NEWEST)
    .prepared()
    .load(tx.conn())?;
    let mut records: HashMap<PartyId, ContractorRecord> = HashMap::new();
    for row in rows {
        records.entry(row.party).or_default().take(row);
    }
    records.values_mut().for_each(ContractorRecord::settle);
    Ok(records)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(grouped: i32, decided: i64) -> Row {
        Row {
            party: PartyId::new(),
            grouped,
            topic: None,
            source: None,
            reason: None,
            decided,
            accepted: decided,
            returned: 0,
            disputes: 0,
            disputes_won: 0,
            oldest: None,
        }
    }

    #[test]
    fn the_largest_parts_come_first_and_only_a_few_are_named() {
        let mut record = ContractorRecord::default();
        for (name, decided) in [("a", 1), ("b", 7), ("c", 2), ("d", 3), ("e", 4), ("f", 7)] {
            record.take(Row { source: Some(name.into()), ..row(BY_SOURCE, decided) });
        }
        record.take(Row { returned: 2, reason: Some(Reason::Spam), ..row(BY_REASON, 3) });
        record.take(Row { returned: 3, reason: Some(Reason::Other), ..row(BY_REASON, 3) });
        // Rejected once, and paid in the end.
        record.take(Row { reason: Some(Reason::Language), ..row(BY_REASON, 1) });
        record.take(row(BY_REASON, 20));
        record.settle();
        let names: Vec<_> = record.sources.iter().filter_map(|part| part.name.as_deref()).collect();
        assert_eq!(names, ["b", "f", "e", "d", "c"]);
        assert_eq!(record.reasons, [(Reason::Other, 3), (Reason::Spam, 2)]);
    }
}
