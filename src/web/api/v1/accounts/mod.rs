//! Sign-up, tokens, the caller's own account, and what staff do with users and parties.

pub mod acts;
pub mod confirmations;
pub mod invitations;
pub mod me;
pub mod parties;
pub mod passwords;
pub mod sign_ups;
pub mod tokens;
pub mod users;

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use crate::kernel::fault::Fault;

/// What OpenAPI says of this slice.
#[derive(OpenApi)]
#[openapi(paths(
    sign_ups::sign_up,
    confirmations::confirm,
    confirmations::resend,
    passwords::ask,
    passwords::set,
    tokens::issue,
    tokens::revoke,
    me::show,
    me::save,
    me::change_password,
    me::sign_out,
    me::rename_party,
    users::list,
    users::show,
    users::suspend,
    users::restore,
    invitations::invite,
    parties::list,
    parties::show,
    parties::suspend,
    parties::restore,
    acts::list,
))]
pub struct Doc;

/// An address a mail may have been sent to: the answer does not tell.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct Address {
    #[schema(example = "anna@example.com")]
    pub email: String,
}

/// Taken in. Whether a mail was sent is between us and the address's owner.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Taken {
    #[schema(example = "check_mail")]
    pub next: &'static str,
}

impl Taken {
    pub const CHECK_MAIL: Self = Self { next: "check_mail" };
}

/// Why somebody is suspended; they are told.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct ReasonGiven {
    #[schema(example = "Leads resold against the terms")]
    pub reason: String,
}

/// A word out of a query; none when it is not given or empty.
pub(super) fn choice<T: FromStr>(field: &str, given: Option<&str>) -> Result<Option<T>, Fault> {
    match given {
        None | Some("") => Ok(None),
        Some(word) => word.parse().map(Some).map_err(|_| Fault::new(field, "not-a-choice")),
    }
}

/// Words to search by; none when there is nothing in them.
pub(super) fn words(given: Option<String>) -> Option<String> {
    given.filter(|text| !text.trim().is_empty())
}
