//! How many of an offer's leads its buyer sends back, and when that is too many.
//!
//! A buyer over the cap of its own terms still rejects, but staff see those rejections first. A lead
//! rejected inside its guarantee was decided when it was accepted, perhaps before the newest
//! decisions counted here: such rejections count as well.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::{Array, BigInt, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::DisputeError;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::OfferId;

/// Fewer decided leads tell nothing yet.
pub const ENOUGH: i64 = 20;
/// The newest decisions the share is counted over, at most.
pub const NEWEST: i64 = 500;
/// How many days back they may lie.
pub const DAYS: i64 = 90;

/// What became of an offer's newest decided leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReturnShare {
    pub decided: i64,
    /// Of these, rejected and not won back: returned, or still open.
    pub returned: i64,
}

impl ReturnShare {
    /// Whether it is over a cap in percent, with enough decided to tell.
    pub fn over(self, cap: i32) -> bool {
        self.decided >= ENOUGH && self.returned * 100 > i64::from(cap) * self.decided
    }

    /// With one more rejected: of a lead decided before, or of one decided by this.
    pub const fn with_rejected(self, decided_before: bool) -> Self {
        let more = if decided_before { 0 } else { 1 };
        Self { decided: self.decided + more, returned: self.returned + 1 }
    }
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    offer_id: OfferId,
    #[diesel(sql_type = BigInt)]
    decided: i64,
    #[diesel(sql_type = BigInt)]
    returned: i64,
}

/// The shares of offers as they are now.
pub fn of(
    tx: &mut Tx<'_>,
    offers: &[OfferId],
) -> Result<HashMap<OfferId, ReturnShare>, DisputeError> {
    let since: DateTime<Utc> = tx.now() - TimeDelta::days(DAYS);
    let rows: Vec<Row> = diesel::sql_query(
        "SELECT o.id AS offer_id, n.decided + g.old AS decided, n.returned + g.old AS returned
           FROM unnest($1) AS o (id)
          CROSS JOIN LATERAL (
                SELECT count(*) AS decided, min(decided_at) AS since,
                       count(*) FILTER (WHERE status IN ('rejected', 'disputed', 'returned')) AS returned
                  FROM (SELECT status, decided_at FROM leads
                         WHERE offer_id = o.id AND decided_at IS NOT NULL AND decided_at > $2
                         ORDER BY decided_at DESC LIMIT $3) l) n
          CROSS JOIN LATERAL (
                SELECT count(*) AS old
                  FROM (SELECT lead_id FROM rejections
                         WHERE offer_id = o.id AND period = 'guarantee' AND at > $2 ORDER BY at DESC LIMIT $3) r
                  JOIN leads l ON l.id = r.lead_id
                 WHERE l.status IN ('rejected', 'disputed', 'returned') AND l.decided_at < coalesce(n.since, now())) g",
    )
    .bind::<Array<SqlUuid>, _>(offers)
    .bind::<Timestamptz, _>(since)
    .bind::<BigInt, _>(NEWEST)
    .prepared()
    .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let Row { offer_id, decided, returned } = row;
            (offer_id, ReturnShare { decided, returned })
        })
        .collect())
}

/// Locks offers, so that two rejections at once are counted one after the other.
pub(super) fn lock(tx: &mut Tx<'_>, offers: &[OfferId]) -> Result<(), DisputeError> {
    diesel::sql_query("SELECT FROM offers WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE")
        .bind::<Array<SqlUuid>, _>(offers)
        .prepared()
        .run(tx.conn())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_over_its_cap_only_with_a_sample() {
        let share = |returned, decided| ReturnShare { decided, returned };
        assert!(!share(19, 19).over(15), "too few to tell");
        assert!(!share(3, 20).over(15), "at the cap is not over it");
        assert!(share(4, 20).over(15));
        assert!(!share(500, 500).over(100), "a cap of all never stops anybody");
        assert!(share(1, 20).over(0));
    }

    #[test]
    fn a_rejection_inside_the_guarantee_counts_no_lead_twice() {
        let share = ReturnShare { decided: 20, returned: 2 };
        assert_eq!(share.with_rejected(true), ReturnShare { decided: 20, returned: 3 });
        assert_eq!(share.with_rejected(false), ReturnShare { decided: 21, returned: 3 });
    }
}
