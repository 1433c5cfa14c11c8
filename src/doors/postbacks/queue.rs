//! Queues what trackers are to be told, when a lead's news leaves the outbox.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, BigInt, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, QueryableByName, RunQueryDsl, SelectableHelper};
use serde_json::Value;

use super::{PostbackStatus, Told, Tracker, own, template};
use crate::accounts::ContractorSeat;
use crate::db::{DbError, PreparedDsl, Tx};
use crate::doors::DoorError;
use crate::kernel::ids::{EngagementId, LeadId, OfferId, PartyId, PostbackId, TrackerId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::rate::{Rate, split};
use crate::leads::Status;
use crate::offers::Action;
use crate::outbox::Fact;
use crate::schema::{postbacks, trackers};

/// What a tracker may be told about a lead.
#[derive(QueryableByName)]
struct Lead {
    #[diesel(sql_type = SqlUuid)]
    id: LeadId,
    #[diesel(sql_type = SqlUuid)]
    offer_id: OfferId,
    #[diesel(sql_type = SqlUuid)]
    engagement_id: EngagementId,
    #[diesel(sql_type = SqlUuid)]
    contractor_id: PartyId,
    #[diesel(sql_type = Text)]
    status: Status,
    #[diesel(sql_type = Text)]
    action: Action,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    owed: i64,
    #[diesel(sql_type = diesel::sql_types::Integer)]
    fee_rate: i32,
    #[diesel(sql_type = Nullable<BigInt>)]
    earned: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    source: Option<String>,
    #[diesel(sql_type = Jsonb)]
    subs: Value,
    #[diesel(sql_type = Nullable<Text>)]
    external_id: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
}

/// The lead a fact is about.
fn lead_of(fact: &Fact) -> Option<LeadId> {
    match fact {
        Fact::LeadDelivered { lead }
        | Fact::LeadAccepted { lead }
        | Fact::LeadRejected { lead }
        | Fact::LeadSettled { lead }
        | Fact::LeadReturned { lead }
        | Fact::RejectionReferred { lead }
        | Fact::LeadAppealed { lead }
        | Fact::DisputeEnded { lead } => Some(*lead),
        _ => None,
    }
}

/// What trackers call a status; `None` for one nobody is told of.
const fn told(status: Status) -> Option<Told> {
    match status {
        Status::Delivered => Some(Told::Delivered),
        Status::Accepted => Some(Told::Accepted),
        Status::Rejected => Some(Told::Rejected),
        Status::Disputed => Some(Told::Disputed),
        Status::Settled => Some(Told::Settled),
        Status::Returned => Some(Told::Returned),
        Status::Refused | Status::Quarantined => None,
    }
}

/// The three words most trackers know.
const fn state(status: Status) -> &'static str {
    match status {
        Status::Settled => "approved",
        Status::Returned | Status::Refused => "rejected",
        Status::Quarantined
        | Status::Delivered
        | Status::Accepted
        | Status::Rejected
        | Status::Disputed => "pending",
    }
}

/// Queues what the facts mean to the trackers of their contractors. Tells what is true now: of two
/// facts about one lead the second has nothing new to say and is skipped.
pub fn hear(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<(), DbError> {
    let ids: BTreeSet<LeadId> = facts.iter().filter_map(lead_of).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let leads = read(tx, &ids.into_iter().collect::<Vec<_>>())?;
    let parties: BTreeSet<PartyId> = leads.iter().map(|lead| lead.contractor_id).collect();
    let listening: Vec<Tracker> = trackers::table
        .filter(trackers::party_id.eq_any(parties.into_iter().collect::<Vec<_>>()))
        .filter(trackers::closed_at.is_null())
        .order(trackers::id)
        .select(Tracker::as_select())
        .load(tx.conn())?;
    if listening.is_empty() {
        return Ok(());
    }
    let mut calls = Vec::new();
    for lead in &leads {
        let Some(word) = told(lead.status) else { continue };
        let hears = |tracker: &&Tracker| {
            tracker.party == lead.contractor_id
                && tracker.engagement.is_none_or(|only| only == lead.engagement_id)
                && tracker.told.contains(&word)
        };
        for tracker in listening.iter().filter(hears) {
            let address = template::fill(&tracker.template, |name| lead.value(name));
            calls.push(Call {
                tracker: tracker.id,
                party: tracker.party,
                lead: Some(lead.id),
                word: word.as_str(),
                address,
            });
        }
    }
    let last = last_told(tx, &calls)?;
    write(tx, &calls, &last)
}

fn read(tx: &mut Tx<'_>, ids: &[LeadId]) -> Result<Vec<Lead>, DbError> {
    Ok(diesel::sql_query(
        "SELECT l.id, l.offer_id, l.engagement_id, l.contractor_id, l.status, t.action, l.currency,
                coalesce(a.price, l.price) AS owed, t.fee_rate, l.earned, l.source, l.subs, l.external_id, l.reason,
                l.created_at
           FROM leads l JOIN terms t ON t.offer_id = l.offer_id AND t.version = l.terms_version
           LEFT JOIN amended_prices a ON a.lead_id = l.id
          WHERE l.id = ANY ($1) ORDER BY l.id",
    )
    .bind::<Array<SqlUuid>, _>(ids)
    .prepared()
    .load(tx.conn())?)
}

impl Lead {
    /// What a macro stands for; nothing where there is nothing to say.
    fn value(&self, name: &str) -> String {
        let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
        match name {
            "status" => self.status.as_str().to_owned(),
            "state" => state(self.status).to_owned(),
            "sum" => self.sum().map(|sum| sum.decimal().to_string()).unwrap_or_default(),
            "currency" => self.currency.clone(),
            "goal" => self.action.as_str().to_owned(),
            "offerid" => self.offer_id.to_string(),
            "transactionid" => self.id.to_string(),
            "externalid" => or_empty(&self.external_id),
            "source" => or_empty(&self.source),
            "reason" => or_empty(&self.reason),
            "date" => self.created_at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            "test" => "0".to_owned(),
            sub => self.subs.get(sub).and_then(Value::as_str).unwrap_or_default().to_owned(),
        }
    }

    /// What the contractor gets, or would get as things stand; nothing of a lead that was returned.
    fn sum(&self) -> Option<Money> {
        let currency: Currency = self.currency.parse().ok()?;
        let owed = Money::new(self.owed, currency);
        Some(match (self.status, self.earned) {
            (Status::Returned, _) => Money::zero(currency),
            (_, Some(earned)) => Money::new(earned, currency),
            (_, None) => split(owed, Rate::from_basis_points(self.fee_rate)?).rest,
        })
    }
}

/// A call about to be queued.
struct Call {
    tracker: TrackerId,
    party: PartyId,
    lead: Option<LeadId>,
    word: &'static str,
    address: String,
}

#[derive(QueryableByName)]
struct LastRow {
    #[diesel(sql_type = SqlUuid)]
    tracker_id: TrackerId,
    #[diesel(sql_type = SqlUuid)]
    lead_id: LeadId,
    #[diesel(sql_type = Text)]
    address: String,
}

/// What each tracker was last told, or is about to be told, of each lead.
fn last_told(
    tx: &mut Tx<'_>,
    calls: &[Call],
) -> Result<HashMap<(TrackerId, LeadId), String>, DbError> {
    let rows: Vec<LastRow> = diesel::sql_query(
        "SELECT DISTINCT ON (p.lead_id, p.tracker_id) p.tracker_id, p.lead_id, p.address
           FROM unnest($1, $2) AS w (tracker_id, lead_id)
           JOIN postbacks p ON p.lead_id = w.lead_id AND p.tracker_id = w.tracker_id
          WHERE p.status IN ('queued', 'sent') ORDER BY p.lead_id, p.tracker_id, p.id DESC",
    )
    .bind::<Array<SqlUuid>, _>(calls.iter().map(|call| call.tracker).collect::<Vec<_>>())
    .bind::<Array<Nullable<SqlUuid>>, _>(calls.iter().map(|call| call.lead).collect::<Vec<_>>())
    .prepared()
    .load(tx.conn())?;
    Ok(rows.into_iter().map(|row| ((row.tracker_id, row.lead_id), row.address)).collect())
}

fn write(
    tx: &mut Tx<'_>,
    calls: &[Call],
    last: &HashMap<(TrackerId, LeadId), String>,
) -> Result<(), DbError> {
    if calls.is_empty() {
        return Ok(());
    }
    let now = tx.now();
    let status = |call: &Call| {
        let said = call.lead.and_then(|lead| last.get(&(call.tracker, lead)));
        match said {
            Some(said) if *said == call.address => PostbackStatus::Skipped,
            _ => PostbackStatus::Queued,
        }
    };
    diesel::sql_query(
        "INSERT INTO postbacks (id, tracker_id, party_id, lead_id, word, address, status, next_try_at, created_at, ended_at)
         SELECT n.*, $8, $8, CASE n.status WHEN 'queued' THEN NULL ELSE $8 END
           FROM unnest($1, $2, $3, $4, $5, $6, $7) AS n (id, tracker_id, party_id, lead_id, word, address, status)",
    )
    .bind::<Array<SqlUuid>, _>(calls.iter().map(|_| PostbackId::new()).collect::<Vec<_>>())
    .bind::<Array<SqlUuid>, _>(calls.iter().map(|call| call.tracker).collect::<Vec<_>>())
    .bind::<Array<SqlUuid>, _>(calls.iter().map(|call| call.party).collect::<Vec<_>>())
    .bind::<Array<Nullable<SqlUuid>>, _>(calls.iter().map(|call| call.lead).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(calls.iter().map(|call| call.word).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(calls.iter().map(|call| call.address.as_str()).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(calls.iter().map(|call| status(call).as_str()).collect::<Vec<_>>())
    .bind::<Timestamptz, _>(now)
    .prepared()
    .run(tx.conn())?;
    tx.announce();
    Ok(())
}

/// Queues one call with example values, to try the address; `{test}` is 1 in it.
pub fn test(tx: &mut Tx<'_>, seat: ContractorSeat, id: TrackerId) -> Result<PostbackId, DoorError> {
    let tracker = own(tx, seat, id)?;
    if tracker.closed_at.is_some() {
        return Err(DoorError::Conflict("tracker_closed"));
    }
    let now = tx.now();
    let address = template::fill(&tracker.template, |name| match name {
        "status" => "settled".to_owned(),
        "state" => "approved".to_owned(),
        "sum" => "450.00".to_owned(),
        "currency" => "RUB".to_owned(),
        "goal" => "application".to_owned(),
        "offerid" => "offer_test".to_owned(),
        "transactionid" => "lead_test".to_owned(),
        "date" => now.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        "test" => "1".to_owned(),
        other => other.to_owned(),
    });
    let postback = PostbackId::new();
    diesel::insert_into(postbacks::table)
        .values((
            postbacks::id.eq(postback),
            postbacks::tracker_id.eq(id),
            postbacks::party_id.eq(seat.party),
            postbacks::word.eq("test"),
            postbacks::address.eq(address),
            postbacks::status.eq(PostbackStatus::Queued),
            postbacks::next_try_at.eq(now),
            postbacks::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    tx.announce();
    Ok(postback)
}
