//! The log of a site's door: every report of its server, and of browsers so many a day.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::By;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::arrivals::{self, Made, Outcome, Place, Request};
use crate::kernel::secret::Vault;
use crate::schema::arrivals as table;

/// Reports by browsers that came to nothing which one site notes in a day: anybody can send them.
const MOST_IDLE: i64 = 200;

pub(super) fn write(
    tx: &mut Tx<'_>,
    vault: &Vault,
    place: Place,
    request: &Request,
    made: &Made,
    by: By,
) -> Result<(), DoorError> {
    let idle = matches!(
        made.outcome,
        Outcome::Wrong | Outcome::Noted | Outcome::Ignored | Outcome::Repeated
    );
    if by == By::Browser && idle {
        let since = tx.now() - TimeDelta::days(1);
        let today: i64 = table::table
            .filter(table::door_id.eq(place.id))
            .filter(table::door.eq(place.door))
            .filter(table::at.gt(since))
            .count()
            .get_result(tx.conn())?;
        if today >= MOST_IDLE {
            return Ok(());
        }
    }
    arrivals::keep(tx, vault, place, request, made, by.replay())?;
    Ok(())
}
