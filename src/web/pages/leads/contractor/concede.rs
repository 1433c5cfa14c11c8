//! `POST /contractor/leads/{id}/concession`: agreeing with a rejection.

use actix_web::HttpResponse;

use crate::accounts::ContractorSeat;
use crate::kernel::ids::LeadId;
use crate::leads::LeadError;
use crate::leads::concede::concede as agree;
use crate::web::extract::Posted;
use crate::web::{Path, State, WebError, see_other_with_flash};

/// Gives the money of one rejected lead back to its buyer.
pub async fn concede(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<LeadId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    state
        .run(move |tx| {
            let mut outcomes = agree(tx, seat, &[id])?;
            outcomes.pop().map_or(Err(LeadError::NotFound), |(_, outcome)| outcome)
        })
        .await?;
    Ok(see_other_with_flash(format!("/contractor/leads/{id}"), "desk-conceded"))
}
