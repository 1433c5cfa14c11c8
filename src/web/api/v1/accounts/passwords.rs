//! `POST /password-resets`, `POST /passwords`

use actix_web::HttpResponse;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Address, Taken};
use crate::accounts::limits::Attempt;
use crate::accounts::{AccountError, reset};
use crate::kernel::secret::Token;
use crate::web::api::Reply;
use crate::web::extract::{Body, Client, Once};
use crate::web::{State, WebError};

/// Ask for a link to set a new password. The answer is the same when the address has no user.
#[utoipa::path(post, path = "/api/v1/password-resets", tag = "accounts", request_body = Address, responses(
    (status = 202, body = Taken),
    (status = 429),
))]
pub async fn ask(
    state: State,
    client: Client,
    once: Once,
    body: Body<Address>,
) -> Result<HttpResponse, WebError> {
    let email = body.0.email;
    state.limits.check(Attempt::Mail, &email, client.0)?;
    state
        .once(once, move |tx| {
            reset::ask(tx, &email)?;
            Ok::<_, AccountError>(Reply::accepted(&Taken::CHECK_MAIL))
        })
        .await
}

/// A new password, and the token out of the mailed link.
#[derive(Deserialize, ToSchema)]
pub struct NewPassword {
    token: String,
    /// At least 10 characters; none of the commonest, and not the address.
    password: String,
}

/// Set a new password with the token out of the mailed link. Every session and token of the user
/// ends at once.
#[utoipa::path(post, path = "/api/v1/passwords", tag = "accounts", request_body = NewPassword, responses(
    (status = 204),
    (status = 410, description = "`link_spent`: used, run out, or replaced by a newer one"),
    (status = 429),
))]
pub async fn set(
    state: State,
    client: Client,
    once: Once,
    body: Body<NewPassword>,
) -> Result<HttpResponse, WebError> {
    state.limits.check_network(Attempt::Token, client.0)?;
    let Body(NewPassword { token, password }) = body;
    let token = Token::from_text(token);
    let asked = token.clone();
    let owner = match state.run(move |tx| reset::address(tx, &asked)).await {
        // With a key, this may be the repeat of a request that used the link: the answer is kept.
        Err(error) if error.code() == "link_spent" && once.request.is_some() => {
            return state.once(once, |_| Err::<Reply, AccountError>(AccountError::LinkSpent)).await;
        }
        owner => owner?,
    };
    let hash = state.hash_chosen(&password, &owner).await?;
    state
        .once(once, move |tx| {
            reset::set(tx, &token, &hash)?;
            Ok::<_, AccountError>(Reply::no_content())
        })
        .await
}
