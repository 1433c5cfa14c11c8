//! `/sign-in`, `/sign-out`

use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use crate::accounts::sign_out;
use crate::i18n::Text;
use crate::web::door::home;
use crate::web::extract::{Client, Posted, Visit};
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::{State, WebError, render, see_other, see_other_with_flash};

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    page: Page,
    form: Form,
    notice: Option<Text>,
    /// The password was right and the address waits for its confirmation: offer another link.
    unconfirmed: bool,
}

/// Where to go after signing in.
#[derive(Deserialize)]
pub struct Onward {
    #[serde(default)]
    next: String,
}

/// The form; whoever is signed in is sent on.
pub async fn show(visit: Visit, onward: actix_web::web::Query<Onward>) -> HttpResponse {
    if let Some(person) = &visit.person {
        return see_other(home(person));
    }
    let form = Form::default().with("next", &onward.next);
    render(&SignInPage { page: visit.public_page(), form, notice: None, unconfirmed: false })
}

/// Signs in.
pub async fn sign_in(
    state: State,
    visit: Visit,
    client: Client,
    req: HttpRequest,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let Posted(form) = form;
    let (email, password) = (form.value("email").to_owned(), form.value("password").to_owned());
    let browser = super::session_of(&state, &req);
    let done = match state.prove(client.0, email, password).await {
        Ok(proven) => state.sign_in(browser, proven, form.value("next")).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(answer) => Ok(answer),
        Err(error) => {
            let refusal = Refusal::of(error, form, &visit.reader)?;
            let unconfirmed = refusal.code == "email_not_confirmed";
            let (form, notice, sent) = refusal.parts();
            Ok(sent.page(&SignInPage { page: visit.public_page(), form, notice, unconfirmed }))
        }
    }
}

/// Signs this browser out; being out already is no fault.
pub async fn sign_out(
    state: State,
    req: HttpRequest,
    _form: Posted,
) -> Result<HttpResponse, WebError> {
    if let Some(token) = super::session_of(&state, &req) {
        state.run(move |tx| sign_out::session(tx, &token)).await?;
    }
    let mut answer = see_other_with_flash("/", "account-signed-out");
    answer.add_cookie(&state.no_session_cookie()).map_err(WebError::internal)?;
    Ok(answer)
}
