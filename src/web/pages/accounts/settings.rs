//! `/settings`: what users set for themselves.

use actix_web::HttpResponse;
use askama::Template;

use super::keys::Keys;
use crate::accounts::party::{self, Party, PartyStatus};
use crate::accounts::user::{self, Settings};
use crate::accounts::{PartySeat, Person, change_password, session, sign_out, zone};
use crate::db::Tx;
use crate::i18n::Text;
use crate::kernel::contact::Email;
use crate::kernel::fault::Fault;
use crate::kernel::ids::PartyId;
use crate::kernel::locale::Locale;
use crate::web::extract::{Client, Posted, Visit};
use crate::web::form::{Choice, Form};
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{State, WebError, see_other_with_flash};

#[derive(Template)]
#[template(path = "accounts/settings.html")]
struct SettingsPage {
    page: Page,
    notice: Option<Text>,
    email: String,
    reading: Form,
    languages: Vec<Choice>,
    zones: Vec<&'static str>,
    /// The name of the party acted for; none for staff.
    party: Option<Form>,
    /// Its number, which a buyer needs to invite it.
    party_id: Option<PartyId>,
    /// The party is suspended: why.
    suspended: Option<Text>,
    password: Form,
    /// The keys of the party acted for; none for staff.
    keys: Option<Keys>,
}

/// Which of the page's forms came back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Reading,
    Party,
    Password,
    Key,
}

/// The area the page is framed as: the first of the person's.
fn area(visit: &Visit) -> Area {
    visit.public_page().viewer.map_or(Area::Buyer, |viewer| viewer.area)
}

fn page(
    tx: &mut Tx<'_>,
    visit: &Visit,
    person: &Person,
    refused: Option<(Which, Form)>,
    notice: Option<Text>,
) -> Result<SettingsPage, WebError> {
    let framed =
        if person.seats.is_empty() { visit.public_page() } else { visit.page(tx, area(visit))? };
    let (own, keys) = match person.party_seat(visit.wish) {
        Some(seat) => (Some(party::own(tx, seat)?), Some(Keys::of(tx, seat)?)),
        None => (None, None),
    };
    let languages =
        framed.languages().iter().map(|(locale, name, _)| Choice::new(locale, name)).collect();
    let mut template = SettingsPage {
        notice,
        email: person.email.clone(),
        reading: Form::default().with("locale", person.locale).with("time_zone", &person.time_zone),
        languages,
        zones: zone::offered().collect(),
        suspended: own.as_ref().and_then(|party| suspension(visit, party)),
        party_id: own.as_ref().map(|party| party.id),
        party: own.map(|party| Form::default().with("party_name", party.name)),
        password: Form::default(),
        keys,
        page: framed,
    };
    match refused {
        Some((Which::Reading, form)) => template.reading = form,
        Some((Which::Party, form)) => template.party = Some(form),
        Some((Which::Password, form)) => template.password = form,
        Some((Which::Key, form)) => {
            if let Some(keys) = &mut template.keys {
                keys.form = form;
            }
        }
        None => {}
    }
    Ok(template)
}

fn suspension(visit: &Visit, party: &Party) -> Option<Text> {
    let text = visit.reader.t("account-suspended-note").with("party", party.name.clone());
    (party.status == PartyStatus::Suspended)
        .then(|| text.with("reason", party.suspended_reason.clone().unwrap_or_default()))
}

/// The page; with a key that was just made, which no other answer shows.
pub(super) async fn shown(
    state: &State,
    visit: Visit,
    person: Person,
    refused: Option<(Which, Form)>,
    notice: Option<Text>,
    sent: Sent,
    fresh: Option<String>,
) -> Result<HttpResponse, WebError> {
    let mut template = state.run(move |tx| page(tx, &visit, &person, refused, notice)).await?;
    if let Some(keys) = &mut template.keys {
        keys.fresh = fresh;
    }
    Ok(sent.page(&template))
}

pub(super) async fn refused(
    state: &State,
    visit: Visit,
    person: Person,
    which: Which,
    form: Form,
    error: WebError,
) -> Result<HttpResponse, WebError> {
    let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
    shown(state, visit, person, Some((which, form)), notice, sent, None).await
}

/// The page.
pub async fn show(state: State, visit: Visit, person: Person) -> Result<HttpResponse, WebError> {
    shown(&state, visit, person, None, None, Sent::default(), None).await
}

/// Saves language and time zone.
pub async fn save(
    state: State,
    visit: Visit,
    person: Person,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let Posted(form) = form;
    let saved = match form.value("locale").parse::<Locale>() {
        Ok(locale) => {
            let settings = Settings { locale, time_zone: form.value("time_zone").to_owned() };
            let person = person.clone();
            state.run(move |tx| user::save(tx, &person, &settings)).await
        }
        Err(_) => Err(Fault::new("locale", "not-a-choice").into()),
    };
    match saved {
        Ok(()) => Ok(see_other_with_flash("/settings", "account-saved")),
        Err(error) => refused(&state, visit, person, Which::Reading, form, error).await,
    }
}

/// Renames the party acted for.
pub async fn rename(
    state: State,
    visit: Visit,
    person: Person,
    seat: PartySeat,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let Posted(form) = form;
    let name = form.value("party_name").to_owned();
    match state.run(move |tx| party::rename(tx, seat, &name)).await {
        Ok(()) => Ok(see_other_with_flash("/settings", "account-saved")),
        Err(error) => refused(&state, visit, person, Which::Party, form, error).await,
    }
}

/// Changes the password, and signs this browser in again; everything else is signed out.
pub async fn change(
    state: State,
    visit: Visit,
    client: Client,
    person: Person,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let Posted(form) = form;
    match try_change(&state, client, &person, &form).await {
        Ok(answer) => Ok(answer),
        Err(error) => refused(&state, visit, person, Which::Password, form, error).await,
    }
}

async fn try_change(
    state: &State,
    client: Client,
    person: &Person,
    form: &Form,
) -> Result<HttpResponse, WebError> {
    let owner = Email::parse(&person.email)
        .ok_or_else(|| WebError::internal("a kept address cannot be read"))?;
    let current = form.value("current_password").to_owned();
    let proven = state.prove_again(client.0, person.user, current, "current_password").await?;
    let hash = state.hash_chosen(form.value("password"), &owner).await?;
    let (token, _) = state
        .run(move |tx| {
            let proven = change_password::change_password(tx, &proven, &hash)?;
            session::open(tx, &proven)
        })
        .await?;
    state.signed_in(&token, see_other_with_flash("/settings", "account-password-changed"))
}

/// Ends every session and token, this one too.
pub async fn everywhere(
    state: State,
    person: Person,
    _form: Posted,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| sign_out::everywhere(tx, &[person.user])).await?;
    let mut answer = see_other_with_flash("/sign-in", "account-signed-out-everywhere");
    answer.add_cookie(&state.no_session_cookie()).map_err(WebError::internal)?;
    Ok(answer)
}
