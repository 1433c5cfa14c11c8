//! Asking for a top-up that is paid on a page, before the provider is called.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, RunQueryDsl};

use super::CheckoutState;
use super::note::finish;
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::ids::TopUpId;
use crate::payouts::top_up::{self, Order, TopUp};
use crate::payouts::{PayoutError, Rail};
use crate::schema::checkouts;

/// How long whoever asked has to call the provider before the job does it.
const GRACE: TimeDelta = TimeDelta::seconds(60);

/// Writes down that a page is wanted. Whoever called this calls the provider next, after the commit.
pub fn ask(tx: &mut Tx<'_>, seat: BuyerSeat, order: Order) -> Result<TopUp, PayoutError> {
    let id = top_up::request_by(tx, seat, order, Rail::Checkout)?;
    let now = tx.now();
    diesel::insert_into(checkouts::table)
        .values((
            checkouts::top_up_id.eq(id),
            checkouts::state.eq(CheckoutState::Opening),
            checkouts::next_look_at.eq(now + GRACE),
            checkouts::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    top_up::one(tx, id)
}

/// The provider will make no page for it: the top-up ends. One that got its page meanwhile stays.
pub fn refused(tx: &mut Tx<'_>, id: TopUpId, problem: &str) -> Result<(), PayoutError> {
    let (top_up, checkout) = super::find::locked(tx, id)?;
    if checkout.state == CheckoutState::Opening {
        finish(tx, top_up, CheckoutState::Failed, Some(problem))?;
    }
    Ok(())
}
