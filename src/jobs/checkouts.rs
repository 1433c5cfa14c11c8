//! Payment pages: makes those whose provider never answered, and asks about those it never told of.

use super::{Context, JobError};
use crate::outside::rails::{Rail, RailError, Wanted};
use crate::payouts::PayoutError;
use crate::payouts::checkout::{CheckoutState, Due, due, gone, missed, note};

/// Pages taken at a time. Each is a call, so a slow provider holds up few.
const AT_ONCE: i64 = 20;

pub(super) fn run(ctx: &Context) -> Result<usize, JobError> {
    let Some(rail) = ctx.rails.checkout.clone() else { return Ok(0) };
    let mut asked: usize = 0;
    while !ctx.stopping() {
        let pages = ctx.db.tx(|tx| due(tx, AT_ONCE))?;
        if pages.is_empty() {
            break;
        }
        for page in &pages {
            one(ctx, rail.as_ref(), page)?;
        }
        asked = asked.saturating_add(pages.len());
    }
    Ok(asked)
}

/// Asks about one page, outside any transaction, and writes down what came of it.
fn one(ctx: &Context, rail: &dyn Rail, page: &Due) -> Result<(), PayoutError> {
    let told = match &page.session {
        // Nobody wants to pay on it any more; it may be paid already all the same.
        Some(session) if page.cancelled => rail.close(session),
        Some(session) => rail.look(session),
        None if page.stale => Err(RailError::Gone),
        // Also when it was cancelled: the provider may have made the page, and only its answer was lost.
        None => rail.open(&Wanted {
            top_up: page.top_up,
            amount: page.amount,
            what_for: page.reference.clone(),
            back: format!("{}/money/top-ups/{}", ctx.base_url, page.top_up),
        }),
    };
    let id = page.top_up;
    ctx.db.tx(|tx| match &told {
        Ok(session) => {
            note(tx, session)?;
            if page.cancelled && session.state == CheckoutState::Open {
                missed(tx, id, "still open")?;
            }
            Ok(())
        }
        Err(RailError::Later(why)) => missed(tx, id, why),
        // A page that is there is not gone because a question about it was refused.
        Err(RailError::Refused(why)) if page.session.is_some() => missed(tx, id, why),
        Err(error @ (RailError::Refused(_) | RailError::Gone)) => gone(tx, id, &error.to_string()),
    })
}
