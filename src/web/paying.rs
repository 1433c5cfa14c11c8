//! What pages and the API do alike to pay for a top-up on a provider's page: ask for it in one
//! transaction, call the provider outside of any, and write its answer down in another.

use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::TopUpId;
use crate::outside::rails::{RailError, Rails, Wanted};
use crate::payouts::checkout::{self, Checkout, CheckoutState};
use crate::payouts::top_up::{self, Order};
use crate::payouts::{PayoutError, Rail, TopUp};
use crate::web::{State, WebError};

/// The rails buyers can choose between; one is no choice.
pub fn offered(state: &State) -> Vec<Rail> {
    match state.jobs.rails.checkout {
        Some(_) => Rail::ALL.to_vec(),
        None => vec![Rail::Bank],
    }
}

/// Reads which rail was chosen; the bank when nothing was.
pub fn chosen(written: &str) -> Result<Rail, PayoutError> {
    match written.trim() {
        "" => Ok(Rail::Bank),
        word => {
            let fault = |_| Faults::from(Fault::new("rail", "not-a-choice"));
            Ok(word.parse().map_err(fault)?)
        }
    }
}

/// Asks for a top-up over a rail.
pub fn ask(
    tx: &mut Tx<'_>,
    rails: &Rails,
    seat: BuyerSeat,
    order: Order,
    rail: Rail,
) -> Result<TopUp, PayoutError> {
    match rail {
        Rail::Bank => {
            let id = top_up::request(tx, seat, order)?;
            top_up::by_id(tx, seat.into(), id)
        }
        Rail::Checkout => {
            let there = rails.checkout.as_ref().ok_or(PayoutError::RailOff)?;
            if !there.takes(order.amount()) {
                let fault = Fault::new("rail", "rail-amount");
                return Err(Faults::from(fault).into());
            }
            checkout::ask(tx, seat, order)
        }
    }
}

/// Has the page made, if it is not yet. Answers what is known of it then; a provider that does not answer
/// is asked again by a job.
pub async fn open(state: &State, id: TopUpId) -> Result<Option<Checkout>, WebError> {
    let read = move |tx: &mut Tx<'_>| -> Result<_, PayoutError> {
        Ok((top_up::any(tx, id)?, checkout::find(tx, id)?))
    };
    let (top_up, found) = state.run(read).await?;
    let waits = found.as_ref().is_some_and(|page| page.state == CheckoutState::Opening);
    let Some(rail) = state.jobs.rails.checkout.clone().filter(|_| waits) else {
        return Ok(found);
    };
    let wanted = Wanted {
        top_up: id,
        amount: top_up.amount,
        what_for: top_up.reference,
        back: format!("{}/money/top-ups/{id}", state.config.base_url),
    };
    let told = actix_web::web::block(move || rail.open(&wanted)).await;
    let told = told.map_err(WebError::internal)?;
    let refused = matches!(told, Err(RailError::Refused(_) | RailError::Gone));
    state
        .run(move |tx| match told {
            Ok(session) => checkout::note(tx, &session).map(drop),
            Err(RailError::Later(why)) => checkout::missed(tx, id, &why),
            Err(error) => checkout::refused(tx, id, &error.to_string()),
        })
        .await?;
    if refused {
        return Err(WebError::conflict("rail_refused"));
    }
    state.run(move |tx| checkout::find(tx, id)).await
}
