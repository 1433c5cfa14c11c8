//! `POST /contractor/leads/{id}/concession`: agreeing with a rejection.

use actix_web::HttpResponse;

use crate::accounts::ContractorSeat;
use crate::disputes::concede::concede as agree;
use crate::kernel::ids::LeadId;
use crate::leads::outcomes::only;
use crate::web::extract::Posted;
use crate::web::{Path, State, WebError, see_other_with_flash};

/// Gives the money of one rejected lead back to its buyer.
pub async fn concede(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<LeadId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| only(agree(tx, seat, &[id])?)).await?;
    Ok(see_other_with_flash(format!("/contractor/leads/{id}"), "desk-conceded"))
}
