//! Writes the log and lets the old go.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{KEPT_DAYS, MAX_KEPT, Made, Outcome, Place, Request};
use crate::db::Tx;
use crate::doors::DoorError;
use crate::kernel::ids::{ArrivalId, UserId};
use crate::kernel::secret::Vault;
use crate::schema::arrivals;

/// Callers with a wrong secret that one door notes in a day.
const MOST_FORBIDDEN: i64 = 50;

/// Notes what came and what became of it. `replay` is the arrival a member of staff had repeated.
/// `None` when it was not noted: one wrong secret too many.
pub fn keep(
    tx: &mut Tx<'_>,
    vault: &Vault,
    place: Place,
    request: &Request,
    made: &Made,
    replay: Option<(ArrivalId, UserId)>,
) -> Result<Option<ArrivalId>, DoorError> {
    let now = tx.now();
    if made.outcome == Outcome::Forbidden {
        let today: i64 = arrivals::table
            .filter(arrivals::door_id.eq(place.id))
            .filter(arrivals::outcome.eq(Outcome::Forbidden))
            .filter(arrivals::at.gt(now - TimeDelta::days(1)))
            .count()
            .get_result(tx.conn())?;
        if today >= MOST_FORBIDDEN {
            return Ok(None);
        }
    }
    let id = ArrivalId::new();
    let sealed = vault.seal(id.uuid().as_bytes(), &written(request))?;
    diesel::insert_into(arrivals::table)
        .values((
            arrivals::id.eq(id),
            arrivals::door.eq(place.door),
            arrivals::door_id.eq(place.id),
            arrivals::buyer_id.eq(place.buyer),
            arrivals::contractor_id.eq(place.contractor),
            arrivals::engagement_id.eq(place.engagement),
            arrivals::at.eq(now),
            arrivals::outcome.eq(made.outcome),
            arrivals::reason.eq(made.reason.as_deref()),
            arrivals::status.eq(i16::try_from(made.status).unwrap_or(500)),
            arrivals::lead_id.eq(made.lead),
            arrivals::test_lead_id.eq(made.test),
            arrivals::replay_of.eq(replay.map(|(of, _)| of)),
            arrivals::replayed_by.eq(replay.map(|(_, by)| by)),
            arrivals::sealed.eq(sealed),
        ))
        .execute(tx.conn())?;
    Ok(Some(id))
}

/// The request as it is sealed, its body cut to what is kept.
fn written(request: &Request) -> Vec<u8> {
    let mut cut = request.clone();
    if cut.body.len() > MAX_KEPT {
        cut.body = cut.body.chars().take(MAX_KEPT / 4).collect();
    }
    cut.query = cut.query.chars().take(MAX_KEPT / 4).collect();
    // A struct of strings always has a JSON form.
    serde_json::to_vec(&cut).unwrap_or_default()
}

/// Deletes what is older than the log is kept; how much that was.
pub fn forget_old(tx: &mut Tx<'_>) -> Result<usize, DoorError> {
    let until = tx.now() - TimeDelta::days(KEPT_DAYS);
    Ok(diesel::delete(arrivals::table.filter(arrivals::at.lt(until))).execute(tx.conn())?)
}
