//! The keys of the party acted for, on the page of settings: made, shown once, revoked.

use actix_web::HttpResponse;

use super::settings::{Which, refused, shown};
use crate::accounts::key::{self, ApiKey, NewKey};
use crate::accounts::{AccountError, PartySeat, Person};
use crate::db::Tx;
use crate::kernel::ids::ApiKeyId;
use crate::kernel::paging::{MAX_LIMIT, Paging};
use crate::web::extract::{Posted, Visit};
use crate::web::form::Form;
use crate::web::refusal::Sent;
use crate::web::{Path, State, WebError, see_other_with_flash};

/// The card of keys.
#[derive(Debug)]
pub struct Keys {
    pub form: Form,
    /// Those that work.
    pub live: Vec<ApiKey>,
    /// Those that worked once.
    pub revoked: Vec<ApiKey>,
    /// The one just made, whole; never again.
    pub fresh: Option<String>,
}

impl Keys {
    pub fn of(tx: &mut Tx<'_>, seat: PartySeat) -> Result<Self, AccountError> {
        let all = key::list(tx, seat, &Paging::new(Some(MAX_LIMIT), None))?.items;
        let (live, revoked) = all.into_iter().partition(|key| key.revoked_at.is_none());
        Ok(Self { form: Form::default(), live, revoked, fresh: None })
    }
}

/// Makes a key; the answer is the page with it, because no address shows a key again.
pub async fn make(
    state: State,
    visit: Visit,
    person: Person,
    seat: PartySeat,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let label = form.value("label").to_owned();
    match state.run(move |tx| key::make(tx, seat, &label)).await {
        Ok(NewKey { text, .. }) => {
            let fresh = Some(text.reveal().to_owned());
            shown(&state, visit, person, None, None, Sent::default(), fresh).await
        }
        Err(error) => refused(&state, visit, person, Which::Key, form, error).await,
    }
}

/// Revokes a key of the party's.
pub async fn revoke(
    state: State,
    seat: PartySeat,
    Path(id): Path<ApiKeyId>,
    _form: Posted,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| key::revoke(tx, seat, id)).await?;
    Ok(see_other_with_flash("/settings#api-keys", "key-revoked-done"))
}
