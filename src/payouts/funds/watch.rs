//! Pauses and resumes, and tells of it once in an episode.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::sql_types::{BigInt, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use crate::db::Tx;
use crate::kernel::ids::{OfferId, PartyId};
use crate::kernel::money::Money;
use crate::offers::OfferError;
use crate::offers::funds::{Moved, pause_poor, resume_rich};
use crate::outbox::{self, Fact};
use crate::payouts::{PayoutError, money_of};

/// Offers moved in one transaction.
const AT_ONCE: i64 = 200;

/// Offers by their buyer and currency.
fn grouped(moved: &[Moved]) -> BTreeMap<(PartyId, String), i64> {
    let mut groups = BTreeMap::new();
    for offer in moved {
        *groups.entry((offer.party_id, offer.currency.clone())).or_insert(0) += 1;
    }
    groups
}

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = BigInt)]
    told: i64,
}

/// Takes one step: resumes what can pay again, pauses what cannot. Answers how many offers it moved.
pub fn watch(tx: &mut Tx<'_>) -> Result<usize, PayoutError> {
    let resumed = resume_rich(tx, AT_ONCE).map_err(of_offers)?;
    let paused = pause_poor(tx, AT_ONCE).map_err(of_offers)?;
    let mut facts = Vec::new();
    for ((party, currency), offers) in grouped(&resumed) {
        if goes_on(tx, party, &currency)? {
            facts.push(Fact::FundsBack { party, currency, offers });
        }
    }
    for ((party, currency), _) in grouped(&paused) {
        if runs_out(tx, party, &currency)? {
            facts.push(Fact::FundsOut { party, currency });
        }
    }
    outbox::tell(tx, &facts)?;
    Ok(resumed.len().saturating_add(paused.len()))
}

fn of_offers(error: OfferError) -> PayoutError {
    match error {
        OfferError::Db(error) => error.into(),
        // Pausing and resuming by money asks no rule that could say no.
        _ => PayoutError::NotFound,
    }
}

/// Opens the episode, or goes on in it. Whether the buyer is to be told: once in an episode, and not of
/// what they were told this day.
fn runs_out(tx: &mut Tx<'_>, party: PartyId, currency: &str) -> Result<bool, PayoutError> {
    let now = tx.now();
    let told: Vec<Told> = diesel::sql_query(
        "INSERT INTO low_balances AS l (party_id, currency, since, out_told) VALUES ($1, $2, $3, $3)
         ON CONFLICT (party_id, currency) DO UPDATE SET out_told = $3, back_told = NULL
          WHERE l.out_told IS NULL OR l.out_told < $3 - interval '1 day'
         RETURNING 1::bigint AS told",
    )
    .bind::<SqlUuid, _>(party)
    .bind::<Text, _>(currency)
    .bind::<Timestamptz, _>(now)
    .load(tx.conn())?;
    Ok(told.iter().any(|row| row.told > 0))
}

/// Whether the buyer is to be told that offers go on: once after being told that they stopped.
fn goes_on(tx: &mut Tx<'_>, party: PartyId, currency: &str) -> Result<bool, PayoutError> {
    let now = tx.now();
    let told = diesel::sql_query(
        "UPDATE low_balances SET back_told = $3
          WHERE party_id = $1 AND currency = $2 AND out_told IS NOT NULL AND back_told IS NULL",
    )
    .bind::<SqlUuid, _>(party)
    .bind::<Text, _>(currency)
    .bind::<Timestamptz, _>(now)
    .execute(tx.conn())?;
    Ok(told > 0)
}

/// A currency in which a party's money runs low, for its pages.
#[derive(Debug, Clone)]
pub struct Short {
    pub free: Money,
    /// What one more lead of the dearest offer waiting for money may cost; none while all go on.
    pub needed: Option<Money>,
    /// How many offers wait for money.
    pub paused: i64,
    /// One of them, to lead to when it is the only one.
    pub offer: Option<OfferId>,
    pub since: DateTime<Utc>,
}

#[derive(QueryableByName)]
struct ShortRow {
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    free: i64,
    #[diesel(sql_type = diesel::sql_types::Nullable<BigInt>)]
    needed: Option<i64>,
    #[diesel(sql_type = BigInt)]
    paused: i64,
    #[diesel(sql_type = diesel::sql_types::Nullable<SqlUuid>)]
    offer: Option<OfferId>,
    #[diesel(sql_type = Timestamptz)]
    since: DateTime<Utc>,
}

/// Where a party is short of money now.
pub fn short(tx: &mut Tx<'_>, party: PartyId) -> Result<Vec<Short>, PayoutError> {
    let rows: Vec<ShortRow> = diesel::sql_query(
        "SELECT l.currency, coalesce(a.balance + a.credit, 0) AS free, w.needed, w.paused, w.offer, l.since
           FROM low_balances l
           LEFT JOIN accounts a ON a.party_id = l.party_id AND a.kind = 'wallet' AND a.currency = l.currency
          CROSS JOIN LATERAL (
              SELECT max(coalesce(t.price_cap, t.price)) AS needed, count(*) AS paused, (array_agg(o.id))[1] AS offer
                FROM offers o JOIN terms t ON t.offer_id = o.id AND t.version = o.terms_version
               WHERE o.party_id = l.party_id AND o.out_of_funds_since IS NOT NULL AND t.currency = l.currency) w
          WHERE l.party_id = $1 ORDER BY l.currency",
    )
    .bind::<SqlUuid, _>(party)
    .load(tx.conn())?;
    rows.into_iter()
        .map(|row| {
            let needed = row.needed.map(|needed| money_of(needed, &row.currency)).transpose()?;
            Ok(Short {
                free: money_of(row.free, &row.currency)?,
                needed,
                paused: row.paused,
                offer: row.offer,
                since: row.since,
            })
        })
        .collect()
}
