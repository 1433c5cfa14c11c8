//! Refunds on their way: handed to their rail, and asked about until they are done or failed.

use super::{Context, JobError};
use crate::outside::rails::{Rail, RailError, RefundWanted};
use crate::payouts::PayoutError;
use crate::payouts::checkout::{RefundState, RefundTold};
use crate::payouts::refund::{Due, due, hear, missed};

/// Refunds taken at a time.
const AT_ONCE: i64 = 20;

pub(super) fn run(ctx: &Context) -> Result<usize, JobError> {
    let Some(rail) = ctx.rails.checkout.clone() else { return Ok(0) };
    let mut asked: usize = 0;
    while !ctx.stopping() {
        let refunds = ctx.db.tx(|tx| due(tx, AT_ONCE))?;
        if refunds.is_empty() {
            break;
        }
        for refund in &refunds {
            one(ctx, rail.as_ref(), refund)?;
        }
        asked = asked.saturating_add(refunds.len());
    }
    Ok(asked)
}

fn one(ctx: &Context, rail: &dyn Rail, refund: &Due) -> Result<(), PayoutError> {
    let told = match &refund.rail_id {
        Some(name) => rail.look_refund(name),
        None => rail.refund(&RefundWanted {
            top_up: refund.top_up,
            amount: refund.amount,
            intent: refund.intent.clone(),
            again: refund.tries > 0,
        }),
    };
    let id = refund.top_up;
    ctx.db.tx(|tx| match told {
        Ok(told) => hear(tx, id, &told).map(drop),
        Err(RailError::Later(why)) => missed(tx, id, &why),
        // What it took it has, whatever it says to a question about it.
        Err(error) if refund.rail_id.is_some() => missed(tx, id, &error.to_string()),
        // A no is a no: the money goes back into the wallet, and staff are told.
        Err(error @ (RailError::Refused(_) | RailError::Gone)) => {
            let failed = RefundTold {
                id: None,
                top_up: Some(id),
                intent: Some(refund.intent.clone()),
                amount: None,
                state: RefundState::Failed,
                problem: Some(error.to_string()),
            };
            hear(tx, id, &failed).map(drop)
        }
    })
}
