//! `/calls/{telephony}`: what the buyer's telephone exchange tells of its calls.

use actix_web::{HttpRequest, HttpResponse};

use super::answer::answer;
use super::arrived::arrived;
use crate::doors::arrivals::{Made, Request};
use crate::doors::calls::{Step, finish, receive};
use crate::i18n::Reader;
use crate::kernel::ids::TelephonyId;
use crate::leads::queue::Lost;
use crate::web::extract::{Client, Path};
use crate::web::{State, WebError};

/// Takes a message through: the call is judged and written in one transaction, its lead goes through the
/// intake queue and is written back in another.
pub async fn process(
    state: &State,
    id: TelephonyId,
    request: Request,
    trial: bool,
) -> Result<Made, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    let step =
        state.run(move |tx| receive(tx, &vault, &config.base_url, id, &request, trial)).await?;
    let claim = match step {
        Step::Done(made) => return Ok(made),
        Step::Lead(claim) => claim,
    };
    let answered = match state.intake.submit(vec![claim.submission.clone()]).await {
        Ok(answers) => answers.into_iter().next().unwrap_or(Err(Lost::Unknown)),
        // A full queue took nothing: the same as nobody there.
        Err(_) => Err(Lost::Unknown),
    };
    let vault = state.vault.clone();
    state.run(move |tx| finish(tx, &vault, &claim, &answered)).await
}

/// A call that is over, told by its exchange.
pub async fn told(
    req: HttpRequest,
    state: State,
    client: Client,
    reader: Reader,
    Path(id): Path<TelephonyId>,
) -> Result<HttpResponse, WebError> {
    let made = process(&state, id, arrived(&req, client), false).await?;
    Ok(answer(&reader, made))
}
