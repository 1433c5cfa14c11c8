//! `POST /confirmations`, `POST /confirmation-mails`

use actix_web::HttpResponse;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Address, Taken};
use crate::accounts::limits::Attempt;
use crate::accounts::{AccountError, confirm};
use crate::kernel::secret::Token;
use crate::web::api::Reply;
use crate::web::extract::{Body, Client, Once};
use crate::web::{State, WebError};

/// The last part of a mailed link.
#[derive(Deserialize, ToSchema)]
pub struct MailedToken {
    token: String,
}

/// Confirm the address of a sign-up with the token out of the mailed link. When the address was
/// signed up more than once, no password is kept, and a link to set one comes by mail.
#[utoipa::path(post, path = "/api/v1/confirmations", tag = "accounts", request_body = MailedToken, responses(
    (status = 204),
    (status = 410, description = "`link_spent`: used, run out, or replaced by a newer one"),
    (status = 429),
))]
pub async fn confirm(
    state: State,
    client: Client,
    once: Once,
    body: Body<MailedToken>,
) -> Result<HttpResponse, WebError> {
    state.limits.check_network(Attempt::Token, client.0)?;
    let token = Token::from_text(body.0.token);
    state
        .once(once, move |tx| {
            confirm::confirm_by_mail(tx, &token)?;
            Ok::<_, AccountError>(Reply::no_content())
        })
        .await
}

/// Ask for another confirmation link. Earlier ones stop working.
#[utoipa::path(post, path = "/api/v1/confirmation-mails", tag = "accounts", request_body = Address, responses(
    (status = 202, body = Taken),
    (status = 429),
))]
pub async fn resend(
    state: State,
    client: Client,
    once: Once,
    body: Body<Address>,
) -> Result<HttpResponse, WebError> {
    let email = body.0.email;
    state.limits.check(Attempt::Mail, &email, client.0)?;
    state
        .once(once, move |tx| {
            confirm::resend(tx, &email)?;
            Ok::<_, AccountError>(Reply::accepted(&Taken::CHECK_MAIL))
        })
        .await
}
