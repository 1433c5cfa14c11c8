//! One page of leads.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::RunQueryDsl;
use diesel::sql_types::{Array, BigInt, Bytea, SmallInt, Text, Timestamptz, Uuid as SqlUuid};

use super::filter::{Band, Filter, Needle, Sort, place};
use super::lead::{COLUMNS, JOINS, Lead, Row};
use super::sql::Sql;
use super::{Reach, card};
use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::kernel::ids::LeadId;
use crate::kernel::paging::{Listing, Paging, Ranked};
use crate::kernel::secret::Vault;
use crate::leads::contact::{self, Contact};
use crate::leads::{LeadError, Status};
use crate::offers::form::LeadForm;

/// Leads within reach that fit the filter.
pub fn list(
    tx: &mut Tx<'_>,
    reach: impl Into<Reach>,
    filter: &Filter,
    sort: Sort,
    paging: &Paging<Ranked>,
) -> Result<Listing<Lead, Ranked>, LeadError> {
    let reach = reach.into();
    if filter.needle == Some(Needle::Nothing) {
        return Ok(Listing { items: Vec::new(), next: None });
    }
    let sort = sort.fitting(reach, filter.status);
    let walk = Walk { reach, filter, sort, paging };
    let rows: Vec<Row> = walk.query().done().load(tx.conn())?;
    let leads: Vec<Lead> = rows.into_iter().filter_map(Row::typed).collect();
    Ok(paging.cut(leads, |lead| {
        place(sort, lead.due_at.map(|due| due.timestamp_micros()), lead.score, lead.id.uuid())
    }))
}

/// The contacts of the leads of a page: to the buyer where its status reveals it, to the contractor
/// always, to staff never (see [`super::card`] for the masked one).
pub fn contacts(
    tx: &mut Tx<'_>,
    vault: &Vault,
    reach: impl Into<Reach>,
    leads: &[Lead],
) -> Result<HashMap<LeadId, Contact>, LeadError> {
    let reach = reach.into();
    let seen: Vec<LeadId> =
        leads.iter().filter(|lead| card::may_see(reach, lead)).map(|lead| lead.id).collect();
    contact::load(tx, vault, &seen)
}

/// The contacts of the leads of a page as staff see them before they unmask one: covered.
pub fn masked_contacts(
    tx: &mut Tx<'_>,
    vault: &Vault,
    _staff: StaffSeat,
    leads: &[Lead],
) -> Result<HashMap<LeadId, Contact>, LeadError> {
    let ids: Vec<LeadId> = leads.iter().map(|lead| lead.id).collect();
    let contacts = contact::load(tx, vault, &ids)?;
    // No form is at hand, so every answer is covered; a list shows none anyway.
    let form = LeadForm::default();
    Ok(contacts.into_iter().map(|(lead, contact)| (lead, contact.masked(&form))).collect())
}

struct Walk<'a> {
    reach: Reach,
    filter: &'a Filter,
    sort: Sort,
    paging: &'a Paging<Ranked>,
}

/// Statuses with a running clock the buyer can see.
const OPEN: [Status; 4] = [Status::Delivered, Status::Accepted, Status::Rejected, Status::Disputed];
/// Every status the buyer can see.
const RECEIVED: [Status; 6] = [
    Status::Delivered,
    Status::Accepted,
    Status::Rejected,
    Status::Disputed,
    Status::Settled,
    Status::Returned,
];

impl Walk<'_> {
    /// The rows of the page, cut in the inner query, then what is joined to them.
    fn query(&self) -> Sql {
        let order = self.order();
        let sql = Sql::new("SELECT ").text(COLUMNS).text(" FROM (");
        let sql = match self.statuses() {
            None => self.rows(sql, None),
            // Each status is a stretch of the index in the sort's own order: take the head of each.
            Some(statuses) => {
                let words: Vec<String> = statuses.iter().map(ToString::to_string).collect();
                let sql = sql
                    .text("SELECT w.* FROM unnest(")
                    .value::<Array<Text>, _>(words)
                    .text(") AS s (status) CROSS JOIN LATERAL (");
                self.rows(sql, Some("s.status"))
                    .text(") w ORDER BY ")
                    .text(order)
                    .text(" LIMIT ")
                    .value::<BigInt, _>(self.paging.fetch())
            }
        };
        sql.text(") l ").text(JOINS).text(" ORDER BY ").text(order)
    }

    /// The statuses to walk one by one, when the order is kept within each and not over all.
    fn statuses(&self) -> Option<&'static [Status]> {
        match (self.filter.status, self.sort, self.reach) {
            (None, Sort::Urgent, Reach::Buyer(_)) => Some(&OPEN),
            (None, Sort::Score, Reach::Buyer(_)) => Some(&RECEIVED),
            _ => None,
        }
    }

    const fn order(&self) -> &'static str {
        match self.sort {
            Sort::Newest => "id DESC",
            Sort::Oldest => "id",
            Sort::Urgent => "due_at, id",
            Sort::Score => "score DESC, id DESC",
        }
    }

    fn rows(&self, sql: Sql, status: Option<&str>) -> Sql {
        let sql = sql.text("SELECT * FROM leads l WHERE ");
        let sql = match self.reach {
            Reach::Buyer(seat) => sql
                .text("l.buyer_id = ")
                .value::<SqlUuid, _>(seat.party)
                .text(" AND l.status <> 'refused' AND l.status <> 'quarantined'"),
            Reach::Contractor(seat) => {
                sql.text("l.contractor_id = ").value::<SqlUuid, _>(seat.party)
            }
            Reach::Staff(_) => sql.text("true"),
        };
        let sql = match (status, self.filter.status) {
            (Some(column), _) => sql.text(" AND l.status = ").text(column),
            (None, Some(status)) => sql.text(" AND l.status = ").value::<Text, _>(status),
            (None, None) => sql,
        };
        let sql = self.needle(self.narrow(sql));
        self.after(sql)
            .text(" ORDER BY ")
            .text(self.order())
            .text(" LIMIT ")
            .value::<BigInt, _>(self.paging.fetch())
    }

    fn narrow(&self, mut sql: Sql) -> Sql {
        let filter = self.filter;
        if self.sort == Sort::Urgent {
            sql = sql.text(" AND l.due_at IS NOT NULL");
        }
        if let Some(stage) = filter.stage {
            sql = sql.text(" AND l.stage = ").value::<Text, _>(stage);
        }
        if let Some(offer) = filter.offer {
            sql = sql.text(" AND l.offer_id = ").value::<SqlUuid, _>(offer);
        }
        if let Some(engagement) = filter.engagement {
            sql = sql.text(" AND l.engagement_id = ").value::<SqlUuid, _>(engagement);
        }
        if let Some(contractor) = filter.contractor {
            sql = sql.text(" AND l.contractor_id = ").value::<SqlUuid, _>(contractor);
        }
        if let Some(buyer) = filter.buyer {
            sql = sql.text(" AND l.buyer_id = ").value::<SqlUuid, _>(buyer);
        }
        if let Some(source) = &filter.source {
            sql = sql.text(" AND l.source = ").value::<Text, _>(source.clone());
        }
        if let Some(sub) = &filter.sub {
            sql = sql
                .text(" AND EXISTS (SELECT FROM jsonb_each_text(l.subs) AS s (key, value) WHERE s.value = ")
                .value::<Text, _>(sub.clone())
                .text(")");
        }
        if let Some(reason) = filter.reason {
            sql = sql.text(" AND l.reason = ").value::<Text, _>(reason);
        }
        if let Some(rule) = filter.refusal {
            sql = sql.text(" AND l.refusal_rule = ").value::<Text, _>(rule);
        }
        if let Some(band) = filter.band {
            let (from, to) = bounds(band);
            sql = sql
                .text(" AND l.score BETWEEN ")
                .value::<SmallInt, _>(from)
                .text(" AND ")
                .value::<SmallInt, _>(to);
        }
        sql
    }

    fn needle(&self, sql: Sql) -> Sql {
        match &self.filter.needle {
            None => sql,
            Some(Needle::Nothing) => sql.text(" AND false"),
            Some(Needle::Lead(id)) => sql.text(" AND l.id = ").value::<SqlUuid, _>(*id),
            Some(Needle::External(id)) => {
                sql.text(" AND l.external_id = ").value::<Text, _>(id.clone())
            }
            Some(Needle::Phone(keys)) => found_by(sql, "phone_key", keys.clone()),
            Some(Needle::Email(key)) => found_by(sql, "email_key", vec![key.clone()]),
        }
    }

    fn after(&self, sql: Sql) -> Sql {
        let Some(Ranked { rank, id }) = self.paging.after else { return sql };
        match self.sort {
            Sort::Newest => sql.text(" AND l.id < ").value::<SqlUuid, _>(id),
            Sort::Oldest => sql.text(" AND l.id > ").value::<SqlUuid, _>(id),
            Sort::Urgent => sql
                .text(" AND (l.due_at, l.id) > (")
                .value::<Timestamptz, _>(
                    DateTime::from_timestamp_micros(rank).unwrap_or(DateTime::<Utc>::MAX_UTC),
                )
                .text(", ")
                .value::<SqlUuid, _>(id)
                .text(")"),
            Sort::Score => sql
                .text(" AND (l.score, l.id) < (")
                .value::<SmallInt, _>(i16::try_from(rank).unwrap_or(i16::MAX))
                .text(", ")
                .value::<SqlUuid, _>(id)
                .text(")"),
        }
    }
}

/// Refused leads are indexed apart, so that a flood of them never slows down intake's own look-ups.
fn found_by(sql: Sql, column: &str, keys: Vec<Vec<u8>>) -> Sql {
    sql.text(" AND l.id IN (SELECT id FROM leads WHERE status <> 'refused' AND ")
        .text(column)
        .text(" = ANY (")
        .value::<Array<Bytea>, _>(keys.clone())
        .text(") UNION ALL SELECT id FROM leads WHERE status = 'refused' AND ")
        .text(column)
        .text(" = ANY (")
        .value::<Array<Bytea>, _>(keys)
        .text("))")
}

const fn bounds(band: Band) -> (i16, i16) {
    match band {
        Band::Cold => (0, 39),
        Band::Warm => (40, 69),
        Band::Hot => (70, 100),
    }
}
