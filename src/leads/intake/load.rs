//! Everything the decisions on a batch need, read under locks in a fixed number of statements.
//!
//! The offers' rows are locked first, in the order of their ids, and stay locked until the commit:
//! caps, budgets and duplicates of one offer are decided by one batch at a time. Wallets follow.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::sql_types::{
    Array, BigInt, Bytea, Date, Integer, Nullable, SmallInt, Text, Timestamptz, Uuid as SqlUuid,
};
use diesel::{
    ExpressionMethods, JoinOnDsl, NullableExpressionMethods, QueryDsl, QueryableByName, RunQueryDsl,
};
use uuid::Uuid;

use super::lot::OpenLot;
use super::sent_before::{Keys, external, keys};
use super::{Desk, Receipt, Sender, Submission};
use crate::accounts::Role;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::contact::{Email, Phone};
use crate::kernel::ids::{EngagementId, OfferId, PartyId, UserId};
use crate::kernel::money::Currency;
use crate::kernel::secret::Vault;
use crate::leads::LeadError;
use crate::leads::contact::{email_key, phone_key};
use crate::ledger::{Purse, account};
use crate::offers::budget::Spent;
use crate::offers::terms::{FrozenTerms, Terms};
use crate::offers::{EngagementStatus, OfferStatus};
use crate::schema::{engagements, parties, seats, users};

/// A contractor's right to work on an offer, as the batch finds it.
#[derive(Debug, Clone)]
pub struct Engaged {
    pub offer: OfferId,
    pub buyer: PartyId,
    pub contractor: PartyId,
    pub status: EngagementStatus,
    pub contractor_suspended: bool,
}

/// An offer with its counters, which the decisions move on as they go.
#[derive(Debug, Clone)]
pub struct OpenOffer {
    pub status: OfferStatus,
    pub buyer_suspended: bool,
    pub terms: Arc<Terms>,
    /// Leads bought and not returned, ever and on `counted_on`.
    pub leads_total: i64,
    pub leads_today: i64,
    pub counted_on: Option<NaiveDate>,
    /// Money held or paid for them, minor units.
    pub committed: i64,
    /// The same for the leads of the periods `counted_on` lies in.
    pub spent: Spent,
    /// The test lot it is in.
    pub lot: Option<OpenLot>,
}

/// What a token's user may do.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    pub epoch: i32,
    pub active: bool,
    /// Parties the user is a contractor for.
    pub parties: HashSet<PartyId>,
}

/// How a contact reads once normalised.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// `None` when none was given, `Some(None)` when it is no number.
    pub phone: Option<Option<Phone>>,
    pub email: Option<Option<Email>>,
    pub phone_key: Option<Vec<u8>>,
    pub email_key: Option<Vec<u8>>,
}

/// When the person behind a contact key last came to an offer.
pub type Seen = HashMap<(OfferId, Vec<u8>), DateTime<Utc>>;

/// The part of the exchange a batch touches.
#[derive(Debug, Default)]
pub struct Market {
    pub standings: HashMap<UserId, Standing>,
    pub engagements: HashMap<EngagementId, Engaged>,
    pub offers: HashMap<OfferId, OpenOffer>,
    pub purses: HashMap<(PartyId, Currency), Purse>,
    /// Answers given before, by owner and key; `None` when the key was used for something else.
    pub keys: Keys,
    /// Leads received before under the sender's own ids.
    pub external: HashMap<(EngagementId, String), Receipt>,
    /// When each person last came to each offer.
    pub seen: Seen,
}

/// Reads and locks the market for a batch.
pub fn load(tx: &mut Tx<'_>, desk: &Desk, batch: &[Submission]) -> Result<Market, LeadError> {
    let mut market = Market { standings: standings(tx, batch)?, ..Market::default() };
    // Locked before the offers, in the order in which a suspension or a departure locks them: what
    // was ended before a lead is answered takes no lead.
    market.engagements = engaged(tx, batch)?;
    let ids: BTreeSet<OfferId> = market.engagements.values().map(|engaged| engaged.offer).collect();
    market.offers = lock_offers(tx, &desk.terms, &ids.into_iter().collect::<Vec<_>>())?;
    // Read under the offers' locks, so that what another batch has just written is seen.
    market.keys = keys(tx, batch)?;
    market.external = external(tx, batch)?;
    market.seen = seen(tx, &desk.vault, batch, &market)?;
    let wallets: BTreeSet<(PartyId, &str)> = market
        .engagements
        .values()
        .filter_map(|engaged| {
            Some((engaged.buyer, market.offers.get(&engaged.offer)?.terms.currency.code()))
        })
        .collect();
    let wallets: Vec<(PartyId, Currency)> =
        wallets.into_iter().filter_map(|(party, code)| Some((party, code.parse().ok()?))).collect();
    market.purses = account::lock_purses(tx, &wallets)?;
    Ok(market)
}

fn standings(
    tx: &mut Tx<'_>,
    batch: &[Submission],
) -> Result<HashMap<UserId, Standing>, LeadError> {
    let wanted: HashSet<Uuid> = batch
        .iter()
        .filter_map(|submission| match submission.sender {
            Sender::Token { user, .. } => Some(user.uuid()),
            Sender::Seat(_) | Sender::Door { .. } => None,
        })
        .collect();
    let mut standings: HashMap<UserId, Standing> = HashMap::new();
    if wanted.is_empty() {
        return Ok(standings);
    }
    type Row = (UserId, i32, String, Option<Role>, Option<PartyId>);
    let rows: Vec<Row> = users::table
        .left_join(seats::table)
        .filter(users::id.eq_any(wanted.into_iter().collect::<Vec<_>>()))
        .select((
            users::id,
            users::epoch,
            users::status,
            seats::role.nullable(),
            seats::party_id.nullable(),
        ))
        .load(tx.conn())?;
    for (user, epoch, status, role, party) in rows {
        let standing = standings.entry(user).or_default();
        standing.epoch = epoch;
        standing.active = status == "active";
        if let (Some(Role::Contractor), Some(party)) = (role, party) {
            standing.parties.insert(party);
        }
    }
    Ok(standings)
}

fn engaged(
    tx: &mut Tx<'_>,
    batch: &[Submission],
) -> Result<HashMap<EngagementId, Engaged>, LeadError> {
    let wanted: BTreeSet<Uuid> =
        batch.iter().map(|submission| submission.engagement.uuid()).collect();
    let rows: Vec<(EngagementId, OfferId, PartyId, PartyId, EngagementStatus, String)> =
        engagements::table
            .inner_join(parties::table.on(parties::id.eq(engagements::party_id)))
            .filter(engagements::id.eq_any(wanted.into_iter().collect::<Vec<_>>()))
            .select((
                engagements::id,
                engagements::offer_id,
                engagements::buyer_id,
                engagements::party_id,
                engagements::status,
                parties::status,
            ))
            .order(engagements::id)
            .for_share()
            .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .map(|(id, offer, buyer, contractor, status, party_status)| {
            let contractor_suspended = party_status != "active";
            (id, Engaged { offer, buyer, contractor, status, contractor_suspended })
        })
        .collect())
}

#[derive(QueryableByName)]
struct OfferRow {
    #[diesel(sql_type = SqlUuid)]
    id: OfferId,
    #[diesel(sql_type = Text)]
    status: OfferStatus,
    #[diesel(sql_type = Text)]
    buyer_status: String,
    #[diesel(sql_type = Integer)]
    terms_version: i32,
    #[diesel(sql_type = BigInt)]
    leads_total: i64,
    #[diesel(sql_type = BigInt)]
    leads_today: i64,
    #[diesel(sql_type = Nullable<Date>)]
    counted_on: Option<NaiveDate>,
    #[diesel(sql_type = BigInt)]
    committed: i64,
    #[diesel(sql_type = BigInt)]
    spent_day: i64,
    #[diesel(sql_type = BigInt)]
    spent_week: i64,
    #[diesel(sql_type = BigInt)]
    spent_month: i64,
    #[diesel(embed)]
    lot: super::lot::Row,
}

fn lock_offers(
    tx: &mut Tx<'_>,
    frozen: &FrozenTerms,
    ids: &[OfferId],
) -> Result<HashMap<OfferId, OpenOffer>, LeadError> {
    let rows: Vec<OfferRow> = diesel::sql_query(
        "SELECT o.id, o.status, p.status AS buyer_status, o.terms_version, o.leads_total, o.leads_today,
                o.counted_on, o.committed, o.spent_day, o.spent_week, o.spent_month, b.id AS lot_id, b.leads AS lot_leads, b.budget AS lot_budget,
                b.leads_taken AS lot_leads_taken, b.committed AS lot_committed
           FROM offers o JOIN parties p ON p.id = o.party_id
           LEFT JOIN lots b ON b.offer_id = o.id AND b.status = 'open'
          WHERE o.id = ANY ($1) ORDER BY o.id FOR NO KEY UPDATE OF o",
    )
    .bind::<Array<SqlUuid>, _>(ids)
    .prepared()
    .load(tx.conn())?;
    let versions: Vec<(OfferId, i32)> =
        rows.iter().map(|row| (row.id, row.terms_version)).collect();
    let terms = frozen.get(tx, &versions)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let offer = OpenOffer {
                status: row.status,
                buyer_suspended: row.buyer_status != "active",
                terms: terms.get(&(row.id, row.terms_version))?.clone(),
                leads_total: row.leads_total,
                leads_today: row.leads_today,
                counted_on: row.counted_on,
                committed: row.committed,
                spent: Spent { day: row.spent_day, week: row.spent_week, month: row.spent_month },
                lot: row.lot.open(),
            };
            Some((row.id, offer))
        })
        .collect())
}

/// Reads a contact as the offer's home country would. Cheap enough to do twice, once to look
/// duplicates up and once to decide.
pub fn read_contact(vault: &Vault, submission: &Submission, terms: &Terms) -> Reading {
    let contact = &submission.contact;
    let home = terms.home();
    let phone = contact
        .phone
        .as_deref()
        .filter(|text| !text.trim().is_empty())
        .map(|text| Phone::parse(text, home));
    let email = contact.email.as_deref().filter(|text| !text.trim().is_empty()).map(Email::parse);
    Reading {
        phone_key: phone.iter().flatten().next().map(|phone| phone_key(vault, phone.e164())),
        email_key: email.iter().flatten().next().map(|email| email_key(vault, email.as_str())),
        phone,
        email,
    }
}

#[derive(QueryableByName)]
struct SeenRow {
    #[diesel(sql_type = SqlUuid)]
    offer_id: OfferId,
    #[diesel(sql_type = Bytea)]
    key: Vec<u8>,
    #[diesel(sql_type = Timestamptz)]
    at: DateTime<Utc>,
    #[allow(dead_code, reason = "keeps the two branches of the union apart")]
    #[diesel(sql_type = SmallInt)]
    kind: i16,
}

fn seen(
    tx: &mut Tx<'_>,
    vault: &Vault,
    batch: &[Submission],
    market: &Market,
) -> Result<Seen, LeadError> {
    let (mut phone_offers, mut phones, mut email_offers, mut emails) =
        (vec![], vec![], vec![], vec![]);
    for submission in batch {
        let Some(engaged) = market.engagements.get(&submission.engagement) else { continue };
        let Some(offer) = market.offers.get(&engaged.offer) else { continue };
        let reading = read_contact(vault, submission, &offer.terms);
        if let Some(key) = reading.phone_key {
            phone_offers.push(engaged.offer);
            phones.push(key);
        }
        if let Some(key) = reading.email_key {
            email_offers.push(engaged.offer);
            emails.push(key);
        }
    }
    let rows: Vec<SeenRow> = diesel::sql_query(
        "SELECT l.offer_id, l.phone_key AS key, l.created_at AS at, 1::smallint AS kind
           FROM unnest($1, $2) AS w (offer_id, key)
           JOIN leads l ON l.phone_key = w.key AND l.offer_id = w.offer_id AND l.status <> 'refused'
         UNION ALL
         SELECT l.offer_id, l.email_key, l.created_at, 2::smallint
           FROM unnest($3, $4) AS w (offer_id, key)
           JOIN leads l ON l.email_key = w.key AND l.offer_id = w.offer_id AND l.status <> 'refused'",
    )
    .bind::<Array<SqlUuid>, _>(phone_offers)
    .bind::<Array<Bytea>, _>(phones)
    .bind::<Array<SqlUuid>, _>(email_offers)
    .bind::<Array<Bytea>, _>(emails)
    .prepared()
    .load(tx.conn())?;
    let mut seen = HashMap::new();
    for row in rows {
        let last = seen.entry((row.offer_id, row.key)).or_insert(row.at);
        *last = (*last).max(row.at);
    }
    Ok(seen)
}
