//! Pages for whoever writes a program that sends leads: what to send for one engagement, ready to be
//! run with a key of one's own, what the answers mean, and what was sent and answered last.

mod example;
mod fields;
mod page;
pub mod requests;
mod rules;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use self::page::{Developer, Read};
use super::leads::asked::api_address;
use crate::accounts::key::{self, NewKey};
use crate::accounts::{ContractorSeat, PartySeat};
use crate::db::Tx;
use crate::kernel::ids::EngagementId;
use crate::kernel::paging::Paging;
use crate::kernel::secret::Vault;
use crate::leads::requests as log;
use crate::offers::engagements::work;
use crate::web::answer::render_as;
use crate::web::extract::{Posted, Visit};
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::refusal::Refusal;
use crate::web::{Path, State, WebError, render};

/// How many of the last requests stand on the page.
const LAST: i64 = 10;

fn read(
    tx: &mut Tx<'_>,
    vault: &Vault,
    visit: &Visit,
    seat: ContractorSeat,
    id: EngagementId,
) -> Result<Read, WebError> {
    let own = PartySeat::from(seat);
    let page = visit.page(tx, Area::Contractor)?;
    let work = work(tx, seat, id)?;
    let keys = key::list(tx, own, &Paging::new(Some(key::MOST), None))?.items;
    let last = log::list(tx, vault, own, Some(id), &Paging::new(Some(LAST), None))?.items;
    Ok(Read { page, work, keys, last })
}

/// What to send for an engagement.
pub async fn show(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<EngagementId>,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let read = state.run(move |tx| read(tx, &vault, &visit, seat, id)).await?;
    Ok(render(&Developer::new(read, &api_address(&state, ""), None)))
}

/// Makes a key and shows it in the examples, this once: the answer is the page itself, because an
/// address that shows a key again must not exist.
pub async fn make_key(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<EngagementId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let label = form.value("label").to_owned();
    let made: Result<NewKey, WebError> = state
        .run(move |tx| {
            // Whose engagement it is comes first: a stranger's page makes no key.
            work(tx, seat, id)?;
            Ok::<_, WebError>(key::make(tx, seat.into(), &label)?)
        })
        .await;
    let vault = state.vault.clone();
    let reader = visit.reader;
    let read = state.run(move |tx| read(tx, &vault, &visit, seat, id)).await?;
    let base = api_address(&state, "");
    match made {
        Ok(made) => {
            Ok(render_as(StatusCode::CREATED, &Developer::new(read, &base, Some(made.text))))
        }
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &reader)?.parts();
            let mut page = Developer::new(read, &base, None);
            page.form = form;
            page.notice = notice;
            Ok(sent.page(&page))
        }
    }
}

/// The form for a key, with a name to begin with.
fn key_form(title: &str) -> Form {
    let label: String = title.chars().take(key::MAX_LABEL).collect();
    Form::default().with("label", label.trim())
}
