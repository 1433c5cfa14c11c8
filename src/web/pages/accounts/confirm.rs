//! `/confirm/{token}`: the link mailed after signing up.

use actix_web::HttpResponse;

use super::Press;
use crate::accounts::confirm::{self, Confirmed};
use crate::accounts::limits::Attempt;
use crate::accounts::link::{self, Purpose};
use crate::kernel::secret::Token;
use crate::web::extract::{Client, Posted, Visit};
use crate::web::{Path, State, WebError, render, see_other_with_flash};

/// Shows a button: programs that scan mails open links and must not use them up.
pub async fn show(
    state: State,
    visit: Visit,
    token: Path<String>,
) -> Result<HttpResponse, WebError> {
    let token = Token::from_text(token.0);
    if !state.run(move |tx| link::works(tx, Purpose::Confirmation, &token)).await? {
        return Ok(spent(&visit));
    }
    let reader = visit.reader;
    Ok(render(&Press {
        page: visit.public_page(),
        title: reader.t("account-confirm-title"),
        text: reader.t("account-confirm-text"),
        button: reader.t("account-confirm-do"),
    }))
}

/// Confirms, and sends to the sign-in, or to a new password when the sign-up was repeated.
pub async fn confirm(
    state: State,
    visit: Visit,
    client: Client,
    token: Path<String>,
    _form: Posted,
) -> Result<HttpResponse, WebError> {
    state.limits.check_network(Attempt::Token, client.0)?;
    let token = Token::from_text(token.0);
    match state.run(move |tx| confirm::confirm(tx, &token)).await {
        Ok(Confirmed { reset: None, .. }) => {
            Ok(see_other_with_flash("/sign-in", "account-confirmed"))
        }
        Ok(Confirmed { reset: Some(token), .. }) => {
            let address = format!("/reset/{}", token.reveal());
            Ok(see_other_with_flash(address, "account-confirmed-twice"))
        }
        Err(error) if error.code() == "link_spent" => Ok(spent(&visit)),
        Err(error) => Err(error),
    }
}

fn spent(visit: &Visit) -> HttpResponse {
    super::spent(visit, "account-spent-confirm", "/sign-up/sent", "account-resend")
}
