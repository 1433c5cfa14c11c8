//! A buyer's pool of numbers, and which engagement each rings for, when.
//!
//! An assignment is never changed, only ended: a call told late is judged by what its number rang for
//! when it rang.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{
    ExpressionMethods, JoinOnDsl, OptionalExtension, QueryDsl, QueryableByName, RunQueryDsl,
};
use uuid::Uuid;

use crate::accounts::BuyerSeat;
use crate::db::{DbError, PreparedDsl, Tx};
use crate::doors::DoorError;
use crate::kernel::contact::Phone;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{EngagementId, NumberId, PartyId};
use crate::kernel::readable;
use crate::kernel::region::Region;
use crate::offers::EngagementStatus;
use crate::offers::terms::Action;
use crate::schema::{engagements, number_assignments, numbers, offers, terms};

/// The most numbers one buyer may have at a time.
const MOST: i64 = 500;
/// The longest label, in characters.
const MAX_LABEL: usize = 60;

/// A number of the pool and what it rings for now.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Number {
    #[diesel(sql_type = SqlUuid)]
    pub id: NumberId,
    /// E.164.
    #[diesel(sql_type = Text)]
    pub number: String,
    #[diesel(sql_type = Text)]
    pub label: String,
    #[diesel(sql_type = Timestamptz)]
    pub created_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub engagement: Option<EngagementId>,
    #[diesel(sql_type = Nullable<Text>)]
    pub offer_title: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub contractor_name: Option<String>,
    /// Since when it rings for it.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub since: Option<DateTime<Utc>>,
}

/// An engagement a number can ring for.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Ringable {
    #[diesel(sql_type = SqlUuid)]
    pub engagement: EngagementId,
    #[diesel(sql_type = Text)]
    pub offer_title: String,
    #[diesel(sql_type = Text)]
    pub contractor_name: String,
}

const LISTED: &str = "SELECT n.id, n.number, n.label, n.created_at, a.engagement_id AS engagement,
        t.title AS offer_title, c.name AS contractor_name, a.assigned_at AS since
   FROM numbers n
   LEFT JOIN number_assignments a ON a.number_id = n.id AND a.ended_at IS NULL
   LEFT JOIN engagements e ON e.id = a.engagement_id
   LEFT JOIN parties c ON c.id = e.party_id
   LEFT JOIN offers o ON o.id = e.offer_id
   LEFT JOIN terms t ON t.offer_id = o.id AND t.version = o.terms_version
  WHERE n.removed_at IS NULL";

/// The buyer's numbers, oldest first.
pub fn list(tx: &mut Tx<'_>, seat: BuyerSeat) -> Result<Vec<Number>, DoorError> {
    Ok(diesel::sql_query(format!("{LISTED} AND n.party_id = $1 ORDER BY n.id"))
        .bind::<SqlUuid, _>(seat.party)
        .prepared()
        .load(tx.conn())?)
}

/// The numbers that ring for an engagement now, for pages that have found it.
pub fn ringing(tx: &mut Tx<'_>, engagement: EngagementId) -> Result<Vec<Number>, DoorError> {
    Ok(diesel::sql_query(format!("{LISTED} AND a.engagement_id = $1 ORDER BY n.id"))
        .bind::<SqlUuid, _>(engagement)
        .prepared()
        .load(tx.conn())?)
}

/// One of the buyer's numbers.
pub fn find(tx: &mut Tx<'_>, seat: BuyerSeat, id: NumberId) -> Result<Number, DoorError> {
    diesel::sql_query(format!("{LISTED} AND n.party_id = $1 AND n.id = $2"))
        .bind::<SqlUuid, _>(seat.party)
        .bind::<SqlUuid, _>(id)
        .prepared()
        .get_result(tx.conn())
        .optional()?
        .ok_or(DoorError::NotFound)
}

/// What the buyer's numbers can ring for: active engagements of its call offers.
pub fn ringable(tx: &mut Tx<'_>, seat: BuyerSeat) -> Result<Vec<Ringable>, DoorError> {
    Ok(diesel::sql_query(
        "SELECT e.id AS engagement, t.title AS offer_title, c.name AS contractor_name
           FROM engagements e JOIN offers o ON o.id = e.offer_id
           JOIN terms t ON t.offer_id = o.id AND t.version = o.terms_version
           JOIN parties c ON c.id = e.party_id
          WHERE e.buyer_id = $1 AND e.status = 'active' AND t.action = 'call' AND o.status <> 'closed'
          ORDER BY t.title, c.name LIMIT 500",
    )
    .bind::<SqlUuid, _>(seat.party)
    .prepared()
    .load(tx.conn())?)
}

/// Adds a number to the pool; one without a country code is read as dialled in the home of the
/// buyer's newest offer.
pub fn add(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    written: &str,
    label: &str,
) -> Result<NumberId, DoorError> {
    let mut faults = Faults::default();
    let home = home(tx, seat)?;
    let number = faults.take(
        Phone::parse(written, home.as_ref()).ok_or_else(|| Fault::new("number", "bad-phone")),
    );
    let label = readable::line(label);
    if label.chars().count() > MAX_LABEL {
        faults.push(Fault::new("label", "too-long").with("max", MAX_LABEL));
    }
    let Some(number) = number.filter(|_| faults.is_empty()) else { return Err(faults.into()) };
    let have: i64 = numbers::table
        .filter(numbers::party_id.eq(seat.party))
        .filter(numbers::removed_at.is_null())
        .count()
        .get_result(tx.conn())?;
    if have >= MOST {
        return Err(DoorError::Conflict("too_many_numbers"));
    }
    let (id, now) = (NumberId::new(), tx.now());
    let inserted: Result<usize, DbError> = tx.attempt(|tx| {
        diesel::insert_into(numbers::table)
            .values((
                numbers::id.eq(id),
                numbers::party_id.eq(seat.party),
                numbers::number.eq(number.e164()),
                numbers::label.eq(label),
                numbers::created_at.eq(now),
            ))
            .execute(tx.conn())
            .map_err(DbError::from)
    });
    match inserted {
        Ok(_) => Ok(id),
        // Whose pool it is in nobody is told.
        Err(error) if error.constraint() == Some("numbers_once") => {
            Err(Faults::from(Fault::new("number", "number-taken")).into())
        }
        Err(error) => Err(error.into()),
    }
}

fn home(tx: &mut Tx<'_>, seat: BuyerSeat) -> Result<Option<Region>, DoorError> {
    let regions: Option<Vec<String>> = offers::table
        .inner_join(terms::table.on(terms::offer_id.eq(offers::id)))
        .filter(offers::party_id.eq(seat.party))
        .filter(terms::version.eq(offers::terms_version))
        .order(offers::id.desc())
        .select(terms::regions)
        .first(tx.conn())
        .optional()?;
    Ok(regions.into_iter().flatten().next().and_then(|code| code.parse().ok()))
}

/// Locks a number of the buyer's that is in the pool.
fn locked(tx: &mut Tx<'_>, party: PartyId, id: NumberId) -> Result<(), DoorError> {
    let found: Option<NumberId> = numbers::table
        .find(id)
        .filter(numbers::party_id.eq(party))
        .filter(numbers::removed_at.is_null())
        .select(numbers::id)
        .for_update()
        .first(tx.conn())
        .optional()?;
    found.map(drop).ok_or(DoorError::NotFound)
}

fn end(tx: &mut Tx<'_>, id: NumberId) -> Result<(), DoorError> {
    let now = tx.now();
    diesel::update(
        number_assignments::table
            .filter(number_assignments::number_id.eq(id))
            .filter(number_assignments::ended_at.is_null()),
    )
    .set(number_assignments::ended_at.eq(now))
    .execute(tx.conn())?;
    Ok(())
}

/// Has a number ring for an engagement from now on, or for none.
pub fn assign(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    id: NumberId,
    engagement: Option<EngagementId>,
) -> Result<(), DoorError> {
    locked(tx, seat.party, id)?;
    if let Some(engagement) = engagement {
        let fits = ringable(tx, seat)?.iter().any(|one| one.engagement == engagement);
        if !fits {
            return Err(Faults::from(Fault::new("engagement", "not-a-choice")).into());
        }
        let rings = find(tx, seat, id)?.engagement;
        if rings == Some(engagement) {
            return Ok(());
        }
    }
    end(tx, id)?;
    if let Some(engagement) = engagement {
        ring_for(tx, id, engagement)?;
    }
    Ok(())
}

fn ring_for(tx: &mut Tx<'_>, id: NumberId, engagement: EngagementId) -> Result<(), DoorError> {
    let now = tx.now();
    diesel::insert_into(number_assignments::table)
        .values((
            number_assignments::id.eq(Uuid::now_v7()),
            number_assignments::number_id.eq(id),
            number_assignments::engagement_id.eq(engagement),
            number_assignments::assigned_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes a number out of the pool. Calls that rang before still count for whom it rang then.
pub fn remove(tx: &mut Tx<'_>, seat: BuyerSeat, id: NumberId) -> Result<(), DoorError> {
    locked(tx, seat.party, id)?;
    end(tx, id)?;
    let now = tx.now();
    diesel::update(numbers::table.find(id)).set(numbers::removed_at.eq(now)).execute(tx.conn())?;
    Ok(())
}

/// Gives an engagement of a call offer a free number of its buyer's pool, where it has none and there
/// is one. Called in the transaction that makes it active; harmless for any other engagement.
pub fn assign_free(tx: &mut Tx<'_>, engagement: EngagementId) -> Result<(), DoorError> {
    let found: Option<(PartyId, EngagementStatus, Action)> = engagements::table
        .inner_join(offers::table.on(offers::id.eq(engagements::offer_id)))
        .inner_join(terms::table.on(terms::offer_id.eq(offers::id)))
        .filter(terms::version.eq(offers::terms_version))
        .filter(engagements::id.eq(engagement))
        .select((engagements::buyer_id, engagements::status, terms::action))
        .first(tx.conn())
        .optional()?;
    let Some((buyer, EngagementStatus::Active, Action::Call)) = found else { return Ok(()) };
    if !ringing(tx, engagement)?.is_empty() {
        return Ok(());
    }
    let free: Option<NumberId> = numbers::table
        .filter(numbers::party_id.eq(buyer))
        .filter(numbers::removed_at.is_null())
        .filter(diesel::dsl::not(diesel::dsl::exists(
            number_assignments::table
                .filter(number_assignments::number_id.eq(numbers::id))
                .filter(number_assignments::ended_at.is_null()),
        )))
        .order(numbers::id)
        .select(numbers::id)
        .for_update()
        .skip_locked()
        .first(tx.conn())
        .optional()?;
    match free {
        Some(free) => ring_for(tx, free, engagement),
        None => Ok(()),
    }
}

/// Frees the numbers of an engagement that is over. Called in the transaction that ends it; calls that
/// rang before still count.
pub fn let_go(tx: &mut Tx<'_>, engagement: EngagementId) -> Result<(), DoorError> {
    for number in ringing(tx, engagement)? {
        end(tx, number.id)?;
    }
    Ok(())
}

/// What a number of a buyer's rang for at a moment.
#[derive(Debug, Clone, Copy, QueryableByName)]
pub(super) struct Rang {
    #[diesel(sql_type = SqlUuid)]
    pub number: NumberId,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub engagement: Option<EngagementId>,
}

/// Finds a number by its digits, and its engagement at that moment; a number since removed too. Most
/// exchanges tell whole seconds, so a call is as late as its second allows.
pub(super) fn rang_at(
    tx: &mut Tx<'_>,
    buyer: PartyId,
    number: &str,
    at: DateTime<Utc>,
) -> Result<Option<Rang>, DoorError> {
    Ok(diesel::sql_query(
        "SELECT n.id AS number, a.engagement_id AS engagement
           FROM numbers n
           LEFT JOIN number_assignments a ON a.number_id = n.id AND a.assigned_at < $3 + interval '1 second'
                AND coalesce(a.ended_at > $3, true)
          WHERE n.party_id = $1 AND n.number = $2
          ORDER BY a.assigned_at DESC NULLS LAST, n.id DESC LIMIT 1",
    )
    .bind::<SqlUuid, _>(buyer)
    .bind::<Text, _>(number)
    .bind::<Timestamptz, _>(at)
    .prepared()
    .get_result(tx.conn())
    .optional()?)
}
