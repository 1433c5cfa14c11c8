//! `/reset`: asking for a link, and setting a new password with it.

use actix_web::HttpResponse;
use askama::Template;

use crate::accounts::limits::Attempt;
use crate::accounts::link::{self, Purpose};
use crate::accounts::reset;
use crate::i18n::Text;
use crate::kernel::secret::Token;
use crate::web::extract::{Client, Posted, Visit};
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::{Path, State, WebError, render, see_other, see_other_with_flash};

#[derive(Template)]
#[template(path = "accounts/reset_ask.html")]
struct AskPage {
    page: Page,
    form: Form,
    notice: Option<Text>,
}

/// The form that asks for the address.
pub async fn show(visit: Visit) -> HttpResponse {
    render(&AskPage { page: visit.public_page(), form: Form::default(), notice: None })
}

/// Mails the link, if the address has a user; the answer is the same.
pub async fn ask(
    state: State,
    visit: Visit,
    client: Client,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let Posted(form) = form;
    let email = form.value("email").to_owned();
    let done = match super::sign_up::check(&state, &email, client) {
        Ok(()) => state.run(move |tx| reset::ask(tx, &email)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(see_other("/reset/sent")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            Ok(sent.page(&AskPage { page: visit.public_page(), form, notice }))
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/reset_sent.html")]
struct SentPage {
    page: Page,
}

/// What to do now.
pub async fn sent(visit: Visit) -> HttpResponse {
    render(&SentPage { page: visit.public_page() })
}

#[derive(Template)]
#[template(path = "accounts/reset_set.html")]
struct SetPage {
    page: Page,
    form: Form,
    notice: Option<Text>,
}

/// The form for the new password.
pub async fn choose(
    state: State,
    visit: Visit,
    token: Path<String>,
) -> Result<HttpResponse, WebError> {
    let token = Token::from_text(token.0);
    if !state.run(move |tx| link::works(tx, Purpose::Reset, &token)).await? {
        return Ok(spent(&visit));
    }
    Ok(render(&SetPage { page: visit.public_page(), form: Form::default(), notice: None }))
}

/// Sets it, and sends to the sign-in.
pub async fn set(
    state: State,
    visit: Visit,
    client: Client,
    token: Path<String>,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let Posted(form) = form;
    match try_set(&state, client, Token::from_text(token.0), form.value("password")).await {
        Ok(()) => {
            let mut answer = see_other_with_flash("/sign-in", "account-password-set");
            answer.add_cookie(&state.no_session_cookie()).map_err(WebError::internal)?;
            Ok(answer)
        }
        Err(error) if error.code() == "link_spent" => Ok(spent(&visit)),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            Ok(sent.page(&SetPage { page: visit.public_page(), form, notice }))
        }
    }
}

async fn try_set(
    state: &State,
    client: Client,
    token: Token,
    password: &str,
) -> Result<(), WebError> {
    state.limits.check_network(Attempt::Token, client.0)?;
    let asked = token.clone();
    let owner = state.run(move |tx| reset::address(tx, &asked)).await?;
    let hash = state.hash_chosen(password, &owner).await?;
    state.run(move |tx| reset::set(tx, &token, &hash)).await?;
    Ok(())
}

fn spent(visit: &Visit) -> HttpResponse {
    super::spent(visit, "account-spent-reset", "/reset", "account-reset-do")
}
