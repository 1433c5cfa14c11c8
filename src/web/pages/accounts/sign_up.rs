//! `/sign-up`

use actix_web::HttpResponse;
use askama::Template;

use crate::accounts::limits::Attempt;
use crate::accounts::sign_up::{self, Application};
use crate::accounts::{Role, confirm, zone};
use crate::i18n::{Reader, Text};
use crate::web::extract::{Client, Posted, Visit};
use crate::web::form::{Choice, Form};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::{State, WebError, render, see_other};

#[derive(Template)]
#[template(path = "accounts/sign_up.html")]
struct SignUpPage {
    page: Page,
    form: Form,
    notice: Option<Text>,
    roles: Vec<Choice>,
    zones: Vec<&'static str>,
}

/// What one may sign up to do, each with a line on what it means.
fn roles(reader: &Reader) -> Vec<Choice> {
    vec![
        Choice::new(Role::Buyer, reader.t("account-role-buyer"))
            .hint(reader.t("account-role-buyer-hint")),
        Choice::new(Role::Contractor, reader.t("account-role-contractor"))
            .hint(reader.t("account-role-contractor-hint")),
    ]
}

fn page(visit: &Visit, form: Form, notice: Option<Text>) -> SignUpPage {
    SignUpPage {
        page: visit.public_page(),
        form,
        notice,
        roles: roles(&visit.reader),
        zones: zone::offered().collect(),
    }
}

/// The empty form.
pub async fn show(visit: Visit) -> HttpResponse {
    render(&page(&visit, Form::default(), None))
}

/// Signs up and sends to "check your mail", whether or not the address was free.
pub async fn sign_up(
    state: State,
    visit: Visit,
    client: Client,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let Posted(form) = form;
    let application = Application {
        email: form.value("email").to_owned(),
        password: form.value("password").to_owned(),
        party_name: form.value("party_name").to_owned(),
        roles: form.values("roles").filter_map(|role| role.parse().ok()).collect(),
        locale: visit.reader.locale,
        time_zone: form.value("time_zone").to_owned(),
    };
    let done = match state.check_sign_up(client.0, application).await {
        Ok((new, hash)) => state.run(move |tx| sign_up::sign_up(tx, &new, &hash)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(see_other("/sign-up/sent")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            Ok(sent.page(&page(&visit, form, notice)))
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/check_mail.html")]
struct CheckMail {
    page: Page,
    form: Form,
    notice: Option<Text>,
}

/// What to do now: the same for a free address and a taken one.
pub async fn sent(visit: Visit) -> HttpResponse {
    render(&CheckMail { page: visit.public_page(), form: Form::default(), notice: None })
}

/// Sends the confirmation link once more.
pub async fn resend(
    state: State,
    visit: Visit,
    client: Client,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let Posted(form) = form;
    let email = form.value("email").to_owned();
    let done = match check(&state, &email, client) {
        Ok(()) => state.run(move |tx| confirm::resend(tx, &email)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(see_other("/sign-up/sent")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            Ok(sent.page(&CheckMail { page: visit.public_page(), form, notice }))
        }
    }
}

/// An address a mail may be sent to, not too often.
pub(super) fn check(state: &State, email: &str, client: Client) -> Result<(), WebError> {
    sign_up::email(email)?;
    Ok(state.limits.check(Attempt::Mail, email, client.0)?)
}
