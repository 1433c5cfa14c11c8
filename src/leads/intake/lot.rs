//! Counts the leads of a test lot and pauses the offer when it is used up.

use diesel::QueryableByName;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Nullable, Timestamptz, Uuid as SqlUuid};

use super::load::Market;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::{LotId, OfferId};
use crate::kernel::money::Money;
use crate::leads::LeadError;
use crate::outbox::{self, Fact};

/// An open lot, which the decisions of a batch move on.
#[derive(Debug, Clone)]
pub struct OpenLot {
    id: LotId,
    leads: Option<i64>,
    /// Minor units, as `committed`.
    budget: Option<i64>,
    leads_taken: i64,
    committed: i64,
    moved: bool,
    used: bool,
}

impl OpenLot {
    /// Whether one more lead at this price is within it.
    pub fn fits(&self, price: Money) -> bool {
        self.budget.is_none_or(|budget| self.committed.saturating_add(price.minor()) <= budget)
    }

    /// Ends it when a lead at this price no longer fits; whether it did.
    pub fn end_unless_fits(&mut self, price: Money) -> bool {
        let over = !self.fits(price);
        self.moved |= over;
        self.used |= over;
        over
    }

    /// Counts a delivered lead; whether that was the last one.
    pub fn take(&mut self, price: Money) -> bool {
        self.moved = true;
        self.leads_taken += 1;
        self.committed = self.committed.saturating_add(price.minor());
        self.used = self.leads.is_some_and(|most| self.leads_taken >= most)
            || self.budget.is_some_and(|most| self.committed >= most);
        self.used
    }
}

/// The lot's part of an offer's row.
#[derive(QueryableByName)]
pub(super) struct Row {
    #[diesel(sql_type = Nullable<SqlUuid>)]
    lot_id: Option<LotId>,
    #[diesel(sql_type = Nullable<Integer>)]
    lot_leads: Option<i32>,
    #[diesel(sql_type = Nullable<BigInt>)]
    lot_budget: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    lot_leads_taken: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    lot_committed: Option<i64>,
}

impl Row {
    pub(super) fn open(self) -> Option<OpenLot> {
        Some(OpenLot {
            id: self.lot_id?,
            leads: self.lot_leads.map(i64::from),
            budget: self.lot_budget,
            leads_taken: self.lot_leads_taken?,
            committed: self.lot_committed?,
            moved: false,
            used: false,
        })
    }
}

/// Writes back the lots a batch moved on, and pauses the offers whose lot it used up.
pub(super) fn write(tx: &mut Tx<'_>, market: &Market) -> Result<(), LeadError> {
    let mut moved: Vec<(OfferId, &OpenLot)> = market
        .offers
        .iter()
        .filter_map(|(id, offer)| Some((*id, offer.lot.as_ref().filter(|lot| lot.moved)?)))
        .collect();
    if moved.is_empty() {
        return Ok(());
    }
    moved.sort_unstable_by_key(|(offer, _)| *offer);
    let now = tx.now();
    diesel::sql_query(
        "UPDATE lots l SET leads_taken = n.leads_taken, committed = n.committed,
                           status = CASE WHEN n.used THEN 'used' ELSE l.status END,
                           used_at = CASE WHEN n.used THEN $5 ELSE l.used_at END
           FROM unnest($1, $2, $3, $4) AS n (id, leads_taken, committed, used) WHERE l.id = n.id",
    )
    .bind::<Array<SqlUuid>, _>(moved.iter().map(|(_, lot)| lot.id).collect::<Vec<_>>())
    .bind::<Array<BigInt>, _>(moved.iter().map(|(_, lot)| lot.leads_taken).collect::<Vec<_>>())
    .bind::<Array<BigInt>, _>(moved.iter().map(|(_, lot)| lot.committed).collect::<Vec<_>>())
    .bind::<Array<Bool>, _>(moved.iter().map(|(_, lot)| lot.used).collect::<Vec<_>>())
    .bind::<Timestamptz, _>(now)
    .prepared()
    .run(tx.conn())?;
    let used: Vec<OfferId> =
        moved.iter().filter(|(_, lot)| lot.used).map(|(offer, _)| *offer).collect();
    if used.is_empty() {
        return Ok(());
    }
    // Locked since the batch was read.
    diesel::sql_query("UPDATE offers SET status = 'paused' WHERE id = ANY ($1)")
        .bind::<Array<SqlUuid>, _>(&used)
        .prepared()
        .run(tx.conn())?;
    let facts: Vec<Fact> = used.into_iter().map(|offer| Fact::LotUsed { offer }).collect();
    outbox::tell(tx, &facts)?;
    Ok(())
}
