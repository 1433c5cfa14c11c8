//! The buyer decides: it accepts one lead, or decides those marked in the list.

use actix_web::HttpResponse;

use super::lead::{Part, refused};
use super::{asked, back, back_or};
use crate::accounts::BuyerSeat;
use crate::disputes::{Rejection, reject};
use crate::kernel::ids::LeadId;
use crate::leads::outcomes::{Outcomes, only};
use crate::leads::{Status, accept};
use crate::web::extract::{Posted, Visit};
use crate::web::flash::Flash;
use crate::web::pages::disputes::buyer::grounds;
use crate::web::{Path, State, WebError, see_other_with_flash};

/// The most leads one form may mark: a page of the list.
const MOST: usize = 200;

/// Accepts a lead.
pub async fn accept(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<LeadId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let outcome = state.run(move |tx| only(accept::accept(tx, seat, &[id])?)).await;
    match outcome.map(|lead| lead.status) {
        Ok(Status::Settled) => Ok(see_other_with_flash(back(&form, id), "leads-flash-paid")),
        Ok(_) => Ok(see_other_with_flash(back(&form, id), "leads-flash-accepted")),
        Err(error) => refused(state, visit, seat, id, Part::Accept, form, error).await,
    }
}

/// Accepts or rejects the leads marked in a list, as the button pressed says.
pub async fn many(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let to = back_or(&form, asked::PATH);
    let ids: Vec<LeadId> = form.values("ids").filter_map(|id| id.parse().ok()).take(MOST).collect();
    if ids.is_empty() {
        return Ok(see_other_with_flash(to, Flash::warn("leads-flash-none-marked")));
    }
    let rejecting = form.value("act") == "reject";
    let flash = if rejecting {
        match grounds(&form) {
            Ok(grounds) => {
                let (vault, config) = (state.vault.clone(), state.config.clone());
                let outcomes = state
                    .run(move |tx| {
                        let rejection = Rejection { grounds: &grounds, files: &[] };
                        reject::reject(tx, &vault, &config.calendar, seat, &ids, rejection)
                    })
                    .await?;
                told(rejecting, &outcomes)
            }
            Err(faults) => {
                // The list has no room for a form of faults: say the first of them above it.
                let fault = faults.0.into_iter().next();
                let why = fault.map(|fault| visit.reader.fault(&fault).to_string());
                let flash =
                    Flash::bad("leads-flash-bulk-refused").with("why", why.unwrap_or_default());
                return Ok(see_other_with_flash(to, flash));
            }
        }
    } else {
        told(rejecting, &state.run(move |tx| accept::accept(tx, seat, &ids)).await?)
    };
    Ok(see_other_with_flash(to, flash))
}

/// How many were decided, how many of them staff look at first, and how many could not be.
fn told<E>(rejecting: bool, outcomes: &Outcomes<E>) -> Flash {
    let count = |of: fn(Option<Status>) -> bool| {
        let decided = outcomes.iter().map(|(_, outcome)| outcome.as_ref().ok());
        let found = decided.filter(|lead| of(lead.map(|lead| lead.status))).count();
        i64::try_from(found).unwrap_or(i64::MAX)
    };
    let (done, left) = (count(|status| status.is_some()), count(|status| status.is_none()));
    let referred = count(|status| status == Some(Status::Disputed));
    if referred > 0 {
        let flash = Flash::warn("leads-flash-many-referred").with("count", done);
        return flash.with("referred", referred).with("left", left);
    }
    if left == 0 {
        let key = if rejecting { "leads-flash-many-rejected" } else { "leads-flash-many-accepted" };
        return Flash::good(key).with("count", done);
    }
    let key = if rejecting { "leads-flash-some-rejected" } else { "leads-flash-some-accepted" };
    Flash::warn(key).with("count", done).with("left", left)
}
