//! `/contractor/imports/{id}/refusals.csv`: the rows to mend, to be saved.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use super::words::reason;
use crate::accounts::ContractorSeat;
use crate::doors::DoorError;
use crate::doors::imports::find::find;
use crate::doors::imports::refused;
use crate::i18n::Reader;
use crate::kernel::ids::ImportId;
use crate::offers::engagements::work;
use crate::web::{Path, State, WebError};

/// The file.
pub async fn refusals(
    state: State,
    reader: Reader,
    seat: ContractorSeat,
    Path(id): Path<ImportId>,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let csv = state
        .run(move |tx| {
            let import = find(tx, seat, id)?;
            let form = work(tx, seat, import.engagement)?.offer.terms.form.clone();
            let told = |refusal: &_| told(&reader, &form, refusal);
            let csv = refused::csv(tx, &vault, &import, ["row", "reason"], told)?;
            Ok::<_, DoorError>(csv)
        })
        .await?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{id}-refused.csv\"")))
        .body(csv))
}

fn told(
    reader: &Reader,
    form: &crate::offers::form::LeadForm,
    refusal: &crate::doors::imports::find::Refusal,
) -> String {
    reason(reader, form, &refusal.why)
}
