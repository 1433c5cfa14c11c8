//! `/me`: the caller's own account.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::{
    AccountError, PartySeat, Person, Role, change_password, party, sign_out, user,
};
use crate::kernel::contact::Email;
use crate::kernel::ids::{PartyId, UserId};
use crate::kernel::locale::Locale;
use crate::web::api::{Reply, ok};
use crate::web::extract::{Body, Client, Once};
use crate::web::{State, WebError};

/// Who the caller is.
#[derive(Serialize, ToSchema)]
pub struct Me {
    user: UserId,
    #[schema(example = "anna@example.com")]
    email: String,
    locale: Locale,
    #[schema(example = "Europe/Moscow")]
    time_zone: String,
    seats: Vec<MySeat>,
}

/// A role the caller may act in.
#[derive(Serialize, ToSchema)]
pub struct MySeat {
    role: Role,
    /// Null for staff.
    party: Option<PartyId>,
    party_name: Option<String>,
    party_suspended: bool,
}

impl From<Person> for Me {
    fn from(person: Person) -> Self {
        let seats = person
            .seats
            .into_iter()
            .map(|seat| MySeat {
                role: seat.role,
                party: seat.party,
                party_name: seat.party_name,
                party_suspended: seat.party_suspended,
            })
            .collect();
        Self {
            user: person.user,
            email: person.email,
            locale: person.locale,
            time_zone: person.time_zone,
            seats,
        }
    }
}

/// Who the caller is, and what they may act as.
#[utoipa::path(get, path = "/api/v1/me", tag = "accounts", responses(
    (status = 200, body = Me),
))]
pub async fn show(person: Person) -> HttpResponse {
    ok(&Me::from(person))
}

/// What a user sets for themselves.
#[derive(Deserialize, ToSchema)]
pub struct MySettings {
    locale: Locale,
    /// An IANA name.
    #[schema(example = "Europe/Moscow")]
    time_zone: String,
}

/// Set the language and the time zone mails and pages are written in.
#[utoipa::path(put, path = "/api/v1/me", tag = "accounts", request_body = MySettings,
    responses(
        (status = 200, body = Me),
))]
pub async fn save(
    state: State,
    person: Person,
    body: Body<MySettings>,
) -> Result<HttpResponse, WebError> {
    let Body(MySettings { locale, time_zone }) = body;
    let settings = user::Settings { locale, time_zone };
    let saved = state
        .run(move |tx| {
            user::save(tx, &person, &settings)?;
            Person::load(tx, person.user)?.ok_or(AccountError::NotFound)
        })
        .await?;
    Ok(ok(&Me::from(saved)))
}

/// The old password and the new one.
#[derive(Deserialize, ToSchema)]
pub struct PasswordChange {
    current_password: String,
    /// At least 10 characters; none of the commonest, and not the address.
    password: String,
}

/// Choose another password. Every session and token ends, the caller's too.
#[utoipa::path(post, path = "/api/v1/me/password", tag = "accounts",
    request_body = PasswordChange, responses(
        (status = 204),
        (status = 429),
))]
pub async fn change_password(
    state: State,
    client: Client,
    person: Person,
    once: Once,
    body: Body<PasswordChange>,
) -> Result<HttpResponse, WebError> {
    let Body(PasswordChange { current_password, password }) = body;
    let owner = Email::parse(&person.email)
        .ok_or_else(|| WebError::internal("a kept address cannot be read"))?;
    let proven =
        state.prove_again(client.0, person.user, current_password, "current_password").await?;
    let hash = state.hash_chosen(&password, &owner).await?;
    state
        .once(once, move |tx| {
            change_password::change_password(tx, &proven, &hash)?;
            Ok::<_, AccountError>(Reply::no_content())
        })
        .await
}

/// Sign out everywhere: every session and token of the caller ends at once.
#[utoipa::path(post, path = "/api/v1/me/sign-out", tag = "accounts", responses(
    (status = 204),
))]
pub async fn sign_out(state: State, person: Person, once: Once) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            sign_out::everywhere(tx, &[person.user])?;
            Ok::<_, AccountError>(Reply::no_content())
        })
        .await
}

/// What the caller's party is called.
#[derive(Deserialize, ToSchema)]
pub struct PartyName {
    #[schema(example = "Okna Plus")]
    party_name: String,
}

/// Give the caller's party another name.
#[utoipa::path(put, path = "/api/v1/me/party", tag = "accounts", request_body = PartyName,
    responses(
        (status = 204),
))]
pub async fn rename_party(
    state: State,
    seat: PartySeat,
    body: Body<PartyName>,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| party::rename(tx, seat, &body.0.party_name)).await?;
    Ok(crate::web::api::no_content())
}
