//! `/invitation/{token}`: somebody joins the staff.

use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::accounts::limits::Attempt;
use crate::accounts::{Proven, invitation, link, zone};
use crate::i18n::Text;
use crate::kernel::contact::Email;
use crate::kernel::fault::Faults;
use crate::kernel::secret::Token;
use crate::web::extract::{Client, Posted, Visit};
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::{Path, State, WebError, render};

#[derive(Template)]
#[template(path = "accounts/invitation.html")]
struct InvitationPage {
    page: Page,
    form: Form,
    notice: Option<Text>,
    /// The address that was invited.
    email: String,
    zones: Vec<&'static str>,
}

impl InvitationPage {
    fn new(visit: &Visit, email: String, form: Form, notice: Option<Text>) -> Self {
        Self { page: visit.public_page(), form, notice, email, zones: zone::offered().collect() }
    }
}

async fn invited(state: &State, token: &Token) -> Result<Option<String>, WebError> {
    let token = token.clone();
    state.run(move |tx| link::invited_address(tx, &token)).await
}

/// The form for the password.
pub async fn show(
    state: State,
    visit: Visit,
    token: Path<String>,
) -> Result<HttpResponse, WebError> {
    match invited(&state, &Token::from_text(token.0)).await? {
        Some(email) => Ok(render(&InvitationPage::new(&visit, email, Form::default(), None))),
        None => Ok(spent(&visit)),
    }
}

/// Joins, and signs in.
pub async fn accept(
    state: State,
    visit: Visit,
    client: Client,
    req: HttpRequest,
    token: Path<String>,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let Posted(form) = form;
    state.limits.check_network(Attempt::Token, client.0)?;
    let token = Token::from_text(token.0);
    let Some(email) = invited(&state, &token).await? else {
        return Ok(spent(&visit));
    };
    match try_accept(&state, &visit, token, &email, &form).await {
        Ok(proven) => state.sign_in(super::session_of(&state, &req), proven, "").await,
        Err(error) if error.code() == "link_spent" => Ok(spent(&visit)),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            Ok(sent.page(&InvitationPage::new(&visit, email, form, notice)))
        }
    }
}

async fn try_accept(
    state: &State,
    visit: &Visit,
    token: Token,
    email: &str,
    form: &Form,
) -> Result<Proven, WebError> {
    let owner =
        Email::parse(email).ok_or_else(|| WebError::internal("a kept address cannot be read"))?;
    let zone = zone::parse(form.value("time_zone")).map_err(Faults::from)?;
    let hash = state.hash_chosen(form.value("password"), &owner).await?;
    let locale = visit.reader.locale;
    state.run(move |tx| invitation::accept(tx, &token, &hash, locale, zone)).await
}

fn spent(visit: &Visit) -> HttpResponse {
    super::spent(visit, "account-spent-invitation", "/sign-in", "account-sign-in-do")
}
