//! The buyer's sales follow-up: where the lead stands in it. No money depends on it.
//!
//! Both sides read its changes in the history: a contractor who sees what was won sends more of it.

use diesel::sql_types::{Text, Uuid as SqlUuid};
use serde_json::json;

use super::own;
use super::step::{Entry, record};
use super::{Actor, LeadError};
use crate::accounts::BuyerSeat;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::LeadId;

crate::text_enum! {
    /// Where the buyer stands with the lead.
    #[derive(Default)]
    pub enum Stage {
        #[default]
        New = "new",
        Contacting = "contacting",
        Contacted = "contacted",
        /// Marketing says it is worth a sale.
        Qualified = "qualified",
        /// Sales says so too.
        Confirmed = "confirmed",
        Won = "won",
        Lost = "lost",
        /// Not now; keep in touch.
        Nurture = "nurture",
    }
}

/// Sets the stage of a lead. Setting the one it has changes nothing and writes no history.
pub fn set_stage(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    lead: LeadId,
    stage: Stage,
) -> Result<(), LeadError> {
    let was = own::lock(tx, seat, lead)?.stage;
    change(tx, seat, lead, was, stage)
}

/// The same for a lead locked before.
pub(super) fn change(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    lead: LeadId,
    was: Stage,
    stage: Stage,
) -> Result<(), LeadError> {
    if was == stage {
        return Ok(());
    }
    diesel::sql_query("UPDATE leads SET stage = $2 WHERE id = $1")
        .bind::<SqlUuid, _>(lead)
        .bind::<Text, _>(stage)
        .prepared()
        .run(tx.conn())?;
    let detail = json!({ "stage": stage, "was": was });
    record(tx, Actor::from(seat), &[Entry { lead, event: "stage", detail }])
}
