//! Pages whose provider should be asked: it never answered, or its webhook never came.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::{BigInt, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, QueryableByName, RunQueryDsl};

use super::CheckoutState;
use super::find::locked;
use super::note::finish;
use crate::db::Tx;
use crate::kernel::ids::TopUpId;
use crate::kernel::money::Money;
use crate::payouts::{PayoutError, money_of};
use crate::schema::checkouts;

/// Seconds until the first look, doubled with each.
const FIRST_LOOK: i64 = 60;
/// The longest pause between two looks.
const LONGEST_PAUSE: i64 = 3_600;
/// How long a provider keeps an idempotency key for sure, with an hour to spare: past that, the same
/// call might make a second page.
const KEY_LIFE: TimeDelta = TimeDelta::hours(23);

/// A page to ask about.
#[derive(Debug, Clone)]
pub struct Due {
    pub top_up: TopUpId,
    pub reference: String,
    pub amount: Money,
    /// None while the provider has not answered: then it is asked for the page again.
    pub session: Option<String>,
    /// Whether its top-up was cancelled: then the page is closed.
    pub cancelled: bool,
    /// Whether it may no longer be asked for with the same key.
    pub stale: bool,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    top_up_id: TopUpId,
    #[diesel(sql_type = Text)]
    reference: String,
    #[diesel(sql_type = BigInt)]
    amount: i64,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = Nullable<Text>)]
    session_id: Option<String>,
    #[diesel(sql_type = Text)]
    status: String,
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
}

/// Takes pages that are due, and puts their next look off: whoever crashes with them in hand loses
/// nothing.
pub fn due(tx: &mut Tx<'_>, most: i64) -> Result<Vec<Due>, PayoutError> {
    let now = tx.now();
    let rows: Vec<Row> = diesel::sql_query(
        "WITH due AS MATERIALIZED (
             SELECT top_up_id FROM checkouts WHERE next_look_at <= $1
              ORDER BY next_look_at LIMIT $2 FOR UPDATE SKIP LOCKED
         ), taken AS (
             UPDATE checkouts c SET tries = c.tries + 1,
                    next_look_at = $1 + least($4, $3 * 2 ^ least(c.tries, 20))::integer * interval '1 second'
               FROM due WHERE c.top_up_id = due.top_up_id
             RETURNING c.top_up_id, c.session_id, c.created_at
         )
         SELECT t.*, u.reference, u.amount, u.currency, u.status
           FROM taken t JOIN top_ups u ON u.id = t.top_up_id ORDER BY t.top_up_id",
    )
    .bind::<Timestamptz, _>(now)
    .bind::<BigInt, _>(most)
    .bind::<BigInt, _>(FIRST_LOOK)
    .bind::<BigInt, _>(LONGEST_PAUSE)
    .load(tx.conn())?;
    rows.into_iter()
        .map(|row| {
            Ok(Due {
                top_up: row.top_up_id,
                amount: money_of(row.amount, &row.currency)?,
                reference: row.reference,
                session: row.session_id,
                cancelled: row.status == "cancelled",
                stale: now - row.created_at > KEY_LIFE,
            })
        })
        .collect()
}

/// The provider could not be asked: why, for staff to read. It is asked again later.
pub fn missed(tx: &mut Tx<'_>, id: TopUpId, problem: &str) -> Result<(), PayoutError> {
    let problem: String = problem.chars().take(500).collect();
    diesel::update(checkouts::table.find(id))
        .set(checkouts::problem.eq(problem))
        .execute(tx.conn())?;
    Ok(())
}

/// There is no such page, or nobody will ever know: it ends, and with it a top-up that waits.
pub fn gone(tx: &mut Tx<'_>, id: TopUpId, problem: &str) -> Result<(), PayoutError> {
    let (top_up, checkout) = locked(tx, id)?;
    if matches!(
        checkout.state,
        CheckoutState::Opening | CheckoutState::Open | CheckoutState::Processing
    ) {
        finish(tx, top_up, CheckoutState::Failed, Some(problem))?;
    }
    Ok(())
}
