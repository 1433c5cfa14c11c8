//! Offers that wait for money. Paused here and resumed here, by whoever watches the wallets
//! ([`crate::payouts::funds`]); a buyer's own pause and one by staff are other things.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, BigInt, Bool, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, QueryableByName, RunQueryDsl};

use super::OfferError;
use crate::db::Tx;
use crate::kernel::ids::{OfferId, PartyId};
use crate::schema::offer_fundings;

/// An offer that was paused or resumed, with what its next lead may cost and what was free.
#[derive(Debug, Clone, QueryableByName)]
pub struct Moved {
    #[diesel(sql_type = SqlUuid)]
    pub id: OfferId,
    #[diesel(sql_type = SqlUuid)]
    pub party_id: PartyId,
    #[diesel(sql_type = Text)]
    pub currency: String,
    #[diesel(sql_type = BigInt)]
    pub needed: i64,
    #[diesel(sql_type = BigInt)]
    pub free: i64,
}

/// Offers on one side or the other, with the most their next lead may cost and what their buyer has free.
const SHORT: &str = "
    SELECT o.id, o.party_id, t.currency, coalesce(t.price_cap, t.price) AS needed, coalesce(a.balance + a.credit, 0) AS free
      FROM offers o
      JOIN terms t ON t.offer_id = o.id AND t.version = o.terms_version
      JOIN parties p ON p.id = o.party_id
      LEFT JOIN accounts a ON a.party_id = o.party_id AND a.kind = 'wallet' AND a.currency = t.currency
     WHERE ";

/// Published offers whose next lead may cost more than their buyer has free. Nothing is locked.
const POOR: &str =
    "o.status = 'published' AND coalesce(a.balance + a.credit, 0) < coalesce(t.price_cap, t.price)";
/// Offers paused for want of money whose buyer has enough again, and may act.
const RICH: &str = "o.out_of_funds_since IS NOT NULL AND p.status = 'active'
     AND coalesce(a.balance + a.credit, 0) >= coalesce(t.price_cap, t.price)";

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = SqlUuid)]
    id: OfferId,
}

/// Pauses offers that cannot pay their next lead. Of those found, rows somebody else holds are left for
/// the next look; the others are locked, in the order of their ids, and looked at again: a payment that
/// was committed meanwhile counts.
pub fn pause_poor(tx: &mut Tx<'_>, most: i64) -> Result<Vec<Moved>, OfferError> {
    let poor = taken(tx, POOR, most)?;
    let ids: Vec<OfferId> = poor.iter().map(|offer| offer.id).collect();
    let now = tx.now();
    diesel::sql_query(
        "UPDATE offers SET status = 'paused', out_of_funds_since = $2 WHERE id = ANY ($1)",
    )
    .bind::<Array<SqlUuid>, _>(&ids)
    .bind::<Timestamptz, _>(now)
    .execute(tx.conn())?;
    keep(tx, &poor, false)?;
    Ok(poor)
}

/// Resumes offers that waited for money and have it.
pub fn resume_rich(tx: &mut Tx<'_>, most: i64) -> Result<Vec<Moved>, OfferError> {
    let rich = taken(tx, RICH, most)?;
    let ids: Vec<OfferId> = rich.iter().map(|offer| offer.id).collect();
    diesel::sql_query(
        "UPDATE offers SET status = 'published', out_of_funds_since = NULL WHERE id = ANY ($1)",
    )
    .bind::<Array<SqlUuid>, _>(&ids)
    .execute(tx.conn())?;
    for id in ids {
        super::lot::open_planned(tx, id)?;
    }
    keep(tx, &rich, true)?;
    Ok(rich)
}

/// Finds, locks, and looks again.
fn taken(tx: &mut Tx<'_>, which: &str, most: i64) -> Result<Vec<Moved>, OfferError> {
    let found: Vec<Moved> = diesel::sql_query(format!("{SHORT}{which} ORDER BY o.id LIMIT $1"))
        .bind::<BigInt, _>(most)
        .load(tx.conn())?;
    if found.is_empty() {
        return Ok(found);
    }
    let ids: Vec<OfferId> = found.iter().map(|offer| offer.id).collect();
    let held: Vec<Id> = diesel::sql_query(
        "SELECT id FROM offers WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED",
    )
    .bind::<Array<SqlUuid>, _>(ids)
    .load(tx.conn())?;
    let held: Vec<OfferId> = held.into_iter().map(|row| row.id).collect();
    Ok(diesel::sql_query(format!("{SHORT}{which} AND o.id = ANY ($1) ORDER BY o.id"))
        .bind::<Array<SqlUuid>, _>(held)
        .load(tx.conn())?)
}

fn keep(tx: &mut Tx<'_>, moved: &[Moved], resumed: bool) -> Result<(), OfferError> {
    let now = tx.now();
    diesel::sql_query(
        "INSERT INTO offer_fundings (offer_id, resumed, needed, free, at)
         SELECT n.*, $5 FROM (SELECT id, $4, needed, free FROM unnest($1, $2, $3) AS u (id, needed, free)) n",
    )
    .bind::<Array<SqlUuid>, _>(moved.iter().map(|offer| offer.id).collect::<Vec<_>>())
    .bind::<Array<BigInt>, _>(moved.iter().map(|offer| offer.needed).collect::<Vec<_>>())
    .bind::<Array<BigInt>, _>(moved.iter().map(|offer| offer.free).collect::<Vec<_>>())
    .bind::<Bool, _>(resumed)
    .bind::<Timestamptz, _>(now)
    .execute(tx.conn())?;
    Ok(())
}

/// A pause or a resumption as the buyer reads it; amounts in minor units of the offer's currency.
#[derive(Debug, Clone, diesel::Queryable)]
pub struct Funding {
    pub resumed: bool,
    pub needed: i64,
    pub free: i64,
    pub at: DateTime<Utc>,
}

/// What became of an offer's money, newest first.
pub fn history(tx: &mut Tx<'_>, offer: OfferId, most: i64) -> Result<Vec<Funding>, OfferError> {
    Ok(offer_fundings::table
        .filter(offer_fundings::offer_id.eq(offer))
        .order(offer_fundings::id.desc())
        .limit(most)
        .select((
            offer_fundings::resumed,
            offer_fundings::needed,
            offer_fundings::free,
            offer_fundings::at,
        ))
        .load(tx.conn())?)
}
