//! `/contractor/engagements/{id}/imports`: a file to send, and those sent before.

use actix_web::HttpResponse;
use askama::Template;

use super::path;
use super::view::Summary;
use crate::accounts::ContractorSeat;
use crate::doors::imports::forget::KEPT_DAYS;
use crate::doors::imports::format::Choice as Told;
use crate::doors::imports::take::take;
use crate::doors::imports::{csv, find, text};
use crate::i18n::{Reader, Text};
use crate::kernel::ids::{EngagementId, ImportId};
use crate::kernel::paging::Paging;
use crate::offers::engagements::work;
use crate::web::extract::{Paged, PostedFiles, Visit, cursor};
use crate::web::form::{Choice, Form};
use crate::web::imports::{Turn, look};
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::pages::doors::ways::{Way, Ways};
use crate::web::refusal::{Refusal, Sent};
use crate::web::{Path, State, WebError, see_other};

#[derive(Template)]
#[template(path = "doors/imports/list.html")]
struct List {
    page: Page,
    ways: Ways,
    engagement: EngagementId,
    form: Form,
    notice: Option<Text>,
    readings: Readings,
    rows: Vec<Summary>,
    first: Option<String>,
    next: Option<String>,
    kept_days: i64,
}

/// How a table of text may be read.
pub struct Readings {
    pub encodings: Vec<Choice>,
    pub delimiters: Vec<Choice>,
}

impl Readings {
    pub fn new(reader: &Reader) -> Self {
        let found = || Choice::any(reader.t("import-found-out"));
        let encodings = text::CHOICES.iter().map(|name| Choice::new(name, name));
        let delimiters = csv::DELIMITERS.iter().map(|(_, name)| {
            let word = match *name {
                "," => "comma",
                ";" => "semicolon",
                "|" => "bar",
                _ => "tab",
            };
            Choice::new(name, reader.word("import-delimiter", word))
        });
        Self {
            encodings: std::iter::once(found()).chain(encodings).collect(),
            delimiters: std::iter::once(found()).chain(delimiters).collect(),
        }
    }
}

/// Shows the place to send a file from, and the files sent before.
pub async fn list(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<EngagementId>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let page = made(&state, visit, seat, id, paging, (Form::default(), None)).await?;
    Ok(Sent::default().page(&page))
}

async fn made(
    state: &State,
    visit: Visit,
    seat: ContractorSeat,
    id: EngagementId,
    paging: Paging,
    (form, notice): (Form, Option<Text>),
) -> Result<List, WebError> {
    state
        .run(move |tx| {
            let work = work(tx, seat, id)?;
            let found = find::list(tx, seat, Some(id), &paging)?;
            let page = visit.page(tx, Area::Contractor)?;
            let address = Way::Imports.address(id);
            Ok::<_, WebError>(List {
                ways: Ways::new(&page.reader, &work, Way::Imports),
                engagement: id,
                form,
                notice,
                readings: Readings::new(&page.reader),
                rows: found.items.iter().map(|import| Summary::new(&page.reader, import)).collect(),
                first: paging.after.map(|_| address.clone()),
                next: found.next.map(|key| format!("{address}?cursor={}", cursor(key))),
                kept_days: KEPT_DAYS,
                page,
            })
        })
        .await
}

/// Takes a file in, and shows how it was understood.
pub async fn upload(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<EngagementId>,
    PostedFiles { form, files }: PostedFiles,
) -> Result<HttpResponse, WebError> {
    // A stranger's engagement is not there, whatever came for it.
    state.run(move |tx| work(tx, seat, id)).await?;
    let taken = match Told::read(form.value("encoding"), form.value("delimiter")) {
        Ok(choice) => {
            let instead = form.value("instead").parse().ok();
            take_in(&state, seat, id, instead, look(choice, files).await).await
        }
        Err(faults) => Err(faults.into()),
    };
    match taken {
        Ok(import) => Ok(see_other(path(import))),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let shown = (form, notice);
            let page = made(&state, visit, seat, id, Paging::default(), shown).await?;
            Ok(sent.page(&page))
        }
    }
}

async fn take_in(
    state: &State,
    seat: ContractorSeat,
    engagement: EngagementId,
    instead: Option<ImportId>,
    looked: Result<Turn, WebError>,
) -> Result<ImportId, WebError> {
    let (turn, vault) = (looked?, state.vault.clone());
    state.run(move |tx| take(tx, &vault, seat, engagement, &turn.upload, instead)).await
}
