//! `POST /sign-ups`

use actix_web::HttpResponse;
use serde::Deserialize;
use utoipa::ToSchema;

use super::Taken;
use crate::accounts::sign_up::{self, Application};
use crate::accounts::{AccountError, Role};
use crate::kernel::locale::Locale;
use crate::web::api::Reply;
use crate::web::extract::{Body, Client, Once};
use crate::web::{State, WebError};

/// Who wants to join.
#[derive(Deserialize, ToSchema)]
pub struct NewSignUp {
    #[schema(example = "anna@example.com")]
    email: String,
    /// At least 10 characters; none of the commonest, and not the address.
    password: String,
    /// The business or freelancer the user acts for.
    #[schema(example = "Okna Plus")]
    party_name: String,
    /// `buyer`, `contractor` or both.
    roles: Vec<Role>,
    /// The language mails and pages are written in.
    #[serde(default)]
    locale: Locale,
    /// An IANA name.
    #[serde(default = "utc")]
    #[schema(example = "Europe/Moscow")]
    time_zone: String,
}

fn utc() -> String {
    "UTC".to_owned()
}

/// Sign up: a user, and the party they act for. A link to confirm the address comes by mail. The
/// answer is the same when the address is already in use; then its owner is told by mail.
#[utoipa::path(post, path = "/api/v1/sign-ups", tag = "accounts", request_body = NewSignUp, responses(
    (status = 202, body = Taken),
    (status = 429),
))]
pub async fn sign_up(
    state: State,
    client: Client,
    once: Once,
    body: Body<NewSignUp>,
) -> Result<HttpResponse, WebError> {
    let Body(NewSignUp { email, password, party_name, roles, locale, time_zone }) = body;
    let application = Application { email, password, party_name, roles, locale, time_zone };
    let (new, hash) = state.check_sign_up(client.0, application).await?;
    state
        .once(once, move |tx| {
            sign_up::sign_up(tx, &new, &hash)?;
            Ok::<_, AccountError>(Reply::accepted(&Taken::CHECK_MAIL))
        })
        .await
}
