//! `/enter/{token}`: a single-use link that signs in.

use actix_web::{HttpRequest, HttpResponse};

use super::Press;
use crate::accounts::enter;
use crate::accounts::limits::Attempt;
use crate::accounts::link::{self, Purpose};
use crate::kernel::secret::Token;
use crate::web::extract::{Client, Posted, Visit};
use crate::web::{Path, State, WebError, render};

/// Shows a button: programs that scan mails open links and must not use them up.
pub async fn show(
    state: State,
    visit: Visit,
    token: Path<String>,
) -> Result<HttpResponse, WebError> {
    let token = Token::from_text(token.0);
    if !state.run(move |tx| link::works(tx, Purpose::SignIn, &token)).await? {
        return Ok(spent(&visit));
    }
    let reader = visit.reader;
    Ok(render(&Press {
        page: visit.public_page(),
        title: reader.t("account-enter-title"),
        text: reader.t("account-enter-text"),
        button: reader.t("account-sign-in-do"),
    }))
}

/// Signs in.
pub async fn enter(
    state: State,
    visit: Visit,
    client: Client,
    req: HttpRequest,
    token: Path<String>,
    _form: Posted,
) -> Result<HttpResponse, WebError> {
    state.limits.check_network(Attempt::Token, client.0)?;
    let token = Token::from_text(token.0);
    match state.run(move |tx| enter::enter(tx, &token)).await {
        Ok(proven) => state.sign_in(super::session_of(&state, &req), proven, "").await,
        Err(error) if error.code() == "link_spent" => Ok(spent(&visit)),
        Err(error) => Err(error),
    }
}

fn spent(visit: &Visit) -> HttpResponse {
    super::spent(visit, "account-spent-enter", "/sign-in", "account-sign-in-do")
}
