//! What is posted about a receiver.

use std::collections::BTreeMap;

use actix_web::HttpResponse;

use super::path;
use super::show::{Back, made};
use super::view::PROPOSED;
use crate::accounts::ContractorSeat;
use crate::doors::arrivals::Outcome;
use crate::doors::imports::Target;
use crate::doors::receivers::payload::MOST;
use crate::doors::receivers::{Draft, Mapping, fetch, receiver};
use crate::kernel::fault::Faults;
use crate::kernel::ids::ReceiverId;
use crate::kernel::paging::Paging;
use crate::kernel::readable;
use crate::web::extract::{Posted, Visit};
use crate::web::flash::Flash;
use crate::web::form::Form;
use crate::web::machines::answer::said;
use crate::web::machines::receiver::try_out;
use crate::web::refusal::Refusal;
use crate::web::{Path, State, WebError, see_other_with_flash};

/// Changes its name, its source and Meta's keys; a key left empty stays.
pub async fn change(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ReceiverId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let text = |name: &str| form.value(name).to_owned();
    let draft = Draft {
        kind: String::new(),
        label: text("label"),
        source: Some(text("source")),
        app_secret: Some(text("app_secret")),
        page_token: Some(text("page_token")),
    };
    match state.run(move |tx| receiver::change(tx, &vault, seat, id, &draft)).await {
        Ok(()) => Ok(see_other_with_flash(path(id), "receiver-changed")),
        Err(error) => {
            // What is secret is not written back.
            let form = form.without("app_secret").without("page_token");
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let back = Some(Back::Settings(form, notice));
            let page = made(&state, visit, (seat, id), Paging::default(), back).await?;
            Ok(sent.page(&page))
        }
    }
}

/// Reads the form that says which value is what.
fn mapping(form: &Form) -> Result<Mapping, Faults> {
    let mut faults = Faults::default();
    let mut names: BTreeMap<String, Option<Target>> = BTreeMap::new();
    let mut take = |field: String, name: &str, word: &str| match word {
        PROPOSED => {}
        "" => drop(names.insert(name.to_owned(), None)),
        word => match word.parse() {
            Ok(target) => drop(names.insert(name.to_owned(), Some(target))),
            Err(_) => faults.add(field, "not-a-choice"),
        },
    };
    for index in 0..MOST {
        let name = form.value(&format!("name[{index}]"));
        if name.is_empty() {
            break;
        }
        let field = format!("target[{index}]");
        take(field.clone(), name, form.value(&field));
    }
    let new = form.value("new_name").trim();
    if !new.is_empty() {
        take("new_target".to_owned(), new, form.value("new_target"));
    }
    let version = readable::line(form.value("consent_version"));
    let agreed = form.checked("agreed");
    faults.finish().map(|()| Mapping {
        names,
        agreed,
        consent_version: (!version.is_empty()).then_some(version),
    })
}

/// Says which value is what.
pub async fn map(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ReceiverId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let read = mapping(&form);
    let done = match read {
        Ok(mapping) => state.run(move |tx| receiver::map(tx, seat, id, &mapping)).await,
        Err(faults) => Err(WebError::Invalid(faults)),
    };
    match done {
        Ok(()) => Ok(see_other_with_flash(format!("{}#mapping", path(id)), "receiver-mapped")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let back = Some(Back::Mapping(form, notice));
            let page = made(&state, visit, (seat, id), Paging::default(), back).await?;
            Ok(sent.page(&page))
        }
    }
}

/// Gives it another secret.
pub async fn renew(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ReceiverId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    state.run(move |tx| receiver::renew(tx, &vault, seat, id)).await?;
    Ok(see_other_with_flash(path(id), "receiver-secret-made"))
}

/// Closes it.
pub async fn close(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ReceiverId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| receiver::close(tx, seat, id)).await?;
    Ok(see_other_with_flash(path(id), "receiver-closed"))
}

/// Has everything that is still to be fetched fetched now.
pub async fn retry(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ReceiverId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| fetch::retry(tx, seat, id)).await?;
    Ok(see_other_with_flash(path(id), "receiver-fetching"))
}

/// Sends a test lead the whole way and says what became of it.
pub async fn test(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ReceiverId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    let made = match try_out(&state, seat, id).await {
        Ok(made) => made,
        Err(WebError::Problem { code: "no_app_secret", .. }) => {
            let flash = Flash::bad("problem-no_app_secret");
            return Ok(see_other_with_flash(format!("{}#try", path(id)), flash));
        }
        Err(error) => return Err(error),
    };
    let words = said(&visit.reader, made.outcome, made.reason.as_deref());
    let flash = match (made.outcome, made.reason) {
        (Outcome::Test, None) => Flash::good("receiver-tested"),
        (Outcome::Test, Some(_)) => Flash::warn("receiver-tested-refused").with("what", words),
        _ => Flash::bad("receiver-tested-badly").with("what", words),
    };
    Ok(see_other_with_flash(format!("{}#log", path(id)), flash))
}
