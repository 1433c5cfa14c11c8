//! The machine's part: what the exchange's own records say of a rejection's reason.
//!
//! Only three reasons can be looked up; the rest are for people. What is found never names the other
//! seller, and what cannot be known is said to be unknown: a number that fits its country's plan may
//! still belong to nobody.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Integer, Nullable, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::DisputeError;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::contact::Phone;
use crate::kernel::ids::LeadId;
use crate::kernel::region::Region;
use crate::kernel::secret::Vault;
use crate::leads::contact::{self, Contact};
use crate::leads::finding::Finding;
use crate::leads::locked::Locked;
use crate::offers::reason::Reason;

/// What is found about leads rejected for one reason; nothing for a reason no machine can judge.
pub(super) fn check(
    tx: &mut Tx<'_>,
    vault: &Vault,
    reason: Reason,
    leads: &[Locked],
) -> Result<HashMap<LeadId, Finding>, DisputeError> {
    match reason {
        Reason::Duplicate => duplicates(tx, leads),
        Reason::OutOfArea => numbers(tx, vault, leads, area),
        Reason::InvalidContact => numbers(tx, vault, leads, validity),
        Reason::WrongTopic
        | Reason::NeverRequested
        | Reason::NotTargetPerson
        | Reason::Language
        | Reason::Spam
        | Reason::ConsentMissing
        | Reason::OrderCancelled
        | Reason::Other => Ok(HashMap::new()),
    }
}

#[derive(QueryableByName)]
struct Earlier {
    #[diesel(sql_type = SqlUuid)]
    id: LeadId,
    #[diesel(sql_type = Integer)]
    days: i32,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    here: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    elsewhere: Option<DateTime<Utc>>,
}

fn duplicates(tx: &mut Tx<'_>, leads: &[Locked]) -> Result<HashMap<LeadId, Finding>, DisputeError> {
    // Looked up by number and by address apart: each is one walk along its own index.
    let rows: Vec<Earlier> = diesel::sql_query(
        "SELECT x.id, t.dedupe_days AS days,
                max(e.created_at) FILTER (WHERE e.offer_id = x.offer_id) AS here,
                max(e.created_at) FILTER (WHERE e.offer_id <> x.offer_id) AS elsewhere
           FROM leads x
           JOIN terms t ON t.offer_id = x.offer_id AND t.version = x.terms_version
           LEFT JOIN LATERAL (
                SELECT p.offer_id, p.buyer_id, p.created_at FROM leads p
                 WHERE p.phone_key = x.phone_key AND p.phone_key IS NOT NULL AND p.status <> 'refused' AND p.id <> x.id
                UNION ALL
                SELECT m.offer_id, m.buyer_id, m.created_at FROM leads m
                 WHERE m.email_key = x.email_key AND m.email_key IS NOT NULL AND m.status <> 'refused' AND m.id <> x.id
           ) e ON e.buyer_id = x.buyer_id AND e.created_at < x.created_at
              AND e.created_at > x.created_at - t.dedupe_days * interval '1 day'
          WHERE x.id = ANY ($1) GROUP BY x.id, t.dedupe_days",
    )
    .bind::<Array<SqlUuid>, _>(leads.iter().map(|lead| lead.id).collect::<Vec<_>>())
    .prepared()
    .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let found = match (row.here, row.elsewhere) {
                (Some(at), _) => Finding::EarlierLead { at, days: row.days },
                (None, Some(at)) => Finding::EarlierElsewhere { at },
                (None, None) => Finding::NoEarlierLead { days: row.days },
            };
            (row.id, found)
        })
        .collect())
}

fn numbers(
    tx: &mut Tx<'_>,
    vault: &Vault,
    leads: &[Locked],
    judge: fn(&Locked, &Contact) -> Finding,
) -> Result<HashMap<LeadId, Finding>, DisputeError> {
    let ids: Vec<LeadId> = leads.iter().map(|lead| lead.id).collect();
    let contacts = contact::load(tx, vault, &ids)?;
    Ok(leads
        .iter()
        .filter_map(|lead| Some((lead.id, judge(lead, contacts.get(&lead.id)?))))
        .collect())
}

fn area(lead: &Locked, contact: &Contact) -> Finding {
    let asked: Vec<Region> = lead.regions.iter().filter_map(|code| code.parse().ok()).collect();
    if asked.is_empty() {
        return Finding::AnyRegion;
    }
    let phone = contact.phone.as_deref().and_then(|text| Phone::parse(text, None));
    let Some(country) = phone.as_ref().and_then(Phone::country) else { return Finding::NoNumber };
    let region = country.code().to_owned();
    // The number tells a country and no more.
    if asked.contains(country) {
        Finding::NumberInside { region }
    } else if asked.iter().any(|asked| asked.may_include(country)) {
        Finding::RegionUntold { region }
    } else {
        Finding::NumberOutside { region }
    }
}

fn validity(_: &Locked, contact: &Contact) -> Finding {
    let Some(text) = contact.phone.as_deref() else { return Finding::NoNumber };
    match Phone::parse(text, None) {
        None => Finding::NumberImpossible,
        Some(phone) => {
            let region = phone.country().map(Region::code).unwrap_or_default().to_owned();
            Finding::NumberPossible { region }
        }
    }
}
