//! `POST /tokens`, `POST /tokens/revocation`

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::limits::Attempt;
use crate::accounts::token::refresh::{self, Rotation};
use crate::accounts::{AccountError, token};
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::secret::Token;
use crate::web::api::Reply;
use crate::web::api::problem;
use crate::web::error::unauthorized;
use crate::web::extract::{Body, Client, Once};
use crate::web::{State, WebError};

/// What a program lets itself in with.
#[derive(Deserialize, ToSchema)]
pub struct TokenRequest {
    /// `password`, with `email` and `password`; or `refresh_token`, with that.
    #[schema(example = "password")]
    grant_type: String,
    #[schema(example = "anna@example.com")]
    email: Option<String>,
    password: Option<String>,
    refresh_token: Option<String>,
}

/// What it is let in with from now on.
#[derive(Serialize, ToSchema)]
pub struct TokenAnswer {
    /// Sent as `Authorization: Bearer …`.
    access_token: String,
    #[schema(example = "Bearer")]
    token_type: &'static str,
    /// Seconds the access token works.
    #[schema(example = 900)]
    expires_in: i64,
    /// Good for one use, within 30 days. Using one twice ends every token that followed from it.
    refresh_token: String,
}

/// The request, with what its kind of grant needs.
enum Grant {
    Password { email: String, password: String },
    Refresh(Token),
}

impl TokenRequest {
    fn read(self) -> Result<Grant, Faults> {
        let mut faults = Faults::default();
        let mut needed = |field: &str, value: Option<String>| {
            faults.take(
                value
                    .filter(|value| !value.is_empty())
                    .ok_or_else(|| Fault::new(field, "required")),
            )
        };
        let grant = match self.grant_type.as_str() {
            "password" => {
                let (email, password) =
                    (needed("email", self.email), needed("password", self.password));
                email.zip(password).map(|(email, password)| Grant::Password { email, password })
            }
            "refresh_token" => needed("refresh_token", self.refresh_token)
                .map(|token| Grant::Refresh(Token::from_text(token))),
            _ => {
                faults.add("grant_type", "not-a-choice");
                None
            }
        };
        grant.ok_or(faults)
    }
}

/// Get an access token with an e-mail address and a password, or with a refresh token.
#[utoipa::path(post, path = "/api/v1/tokens", tag = "accounts", request_body = TokenRequest, responses(
    (status = 200, body = TokenAnswer),
    (status = 401, description = "`wrong_credentials`, or `invalid_refresh_token`"),
    (status = 403, description = "`email_not_confirmed` (ask for another link with `POST /confirmation-mails`), or \
        `suspended`"),
    (status = 429),
))]
pub async fn issue(
    state: State,
    client: Client,
    once: Once,
    body: Body<TokenRequest>,
) -> Result<HttpResponse, WebError> {
    let keys = state.token_keys.clone();
    match body.0.read()? {
        Grant::Password { email, password } => {
            let proven = state.prove(client.0, email, password).await?;
            let work = move |tx: &mut Tx<'_>| {
                let (next, person) = refresh::open(tx, &proven)?;
                let access = token::issue_fresh(&keys, &person, tx.now())?;
                answer(access, &next)
            };
            state.once(once, work).await
        }
        Grant::Refresh(token) => {
            state.limits.check_network(Attempt::Token, client.0)?;
            let reader = once.reader;
            let work = move |tx: &mut Tx<'_>| match refresh::rotate(tx, &token)? {
                Rotation::Next { person, token: next } => {
                    answer(token::issue(&keys, &person, tx.now())?, &next)
                }
                // Not an error: the family's end must be committed.
                Rotation::Refused => {
                    Ok(problem::reply(&unauthorized("invalid_refresh_token"), &reader))
                }
            };
            state.once(once, work).await
        }
    }
}

fn answer(access_token: String, next: &Token) -> Result<Reply, AccountError> {
    let answer = TokenAnswer {
        access_token,
        token_type: "Bearer",
        expires_in: token::LIFETIME.num_seconds(),
        refresh_token: next.reveal().to_owned(),
    };
    Ok(Reply::ok(&answer).secret())
}

/// A refresh token that is not wanted any more.
#[derive(Deserialize, ToSchema)]
pub struct Unwanted {
    refresh_token: String,
}

/// Sign a program out: its refresh token and all that follow from the same sign-in end. The last
/// access token still works until it runs out. An unknown token is no error (RFC 7009).
#[utoipa::path(post, path = "/api/v1/tokens/revocation", tag = "accounts", request_body = Unwanted, responses(
    (status = 204),
    (status = 429),
))]
pub async fn revoke(
    state: State,
    client: Client,
    once: Once,
    body: Body<Unwanted>,
) -> Result<HttpResponse, WebError> {
    state.limits.check_network(Attempt::Token, client.0)?;
    let token = Token::from_text(body.0.refresh_token);
    state
        .once(once, move |tx| {
            refresh::revoke(tx, &token)?;
            Ok::<_, AccountError>(Reply::no_content())
        })
        .await
}
