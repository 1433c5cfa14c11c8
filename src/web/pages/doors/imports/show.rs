//! `/contractor/imports/{id}`: one file, whatever stands next for it.

use actix_web::HttpResponse;
use askama::Template;

use super::list::Readings;
use super::path;
use super::view::{Columns, RefusedRow, tone};
use crate::accounts::ContractorSeat;
use crate::doors::imports::find::{self, Counts, find, first_rows, has_rows};
use crate::doors::imports::forget::KEPT_DAYS;
use crate::doors::imports::{Import, ImportStatus, TEST_ROWS};
use crate::i18n::Text;
use crate::kernel::ids::{EngagementId, ImportId};
use crate::offers::engagements::work;
use crate::web::extract::Visit;
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::pages::doors::ways::{Way, Ways};
use crate::web::refusal::Sent;
use crate::web::{Path, State, WebError};

/// How many of the first rows are shown.
const PREVIEW: usize = 10;
/// How many refused rows are shown; all of them are in the file to save.
const REFUSED: i64 = 100;

#[derive(Template)]
#[template(path = "doors/imports/show.html")]
pub(super) struct Show {
    page: Page,
    ways: Ways,
    notice: Option<Text>,
    engagement: EngagementId,
    id: ImportId,
    path: String,
    name: String,
    status: Text,
    tone: &'static str,
    running: bool,
    test: bool,
    /// Whether rows were sent already, as a test or for good.
    sent: bool,
    may_go_on: bool,
    rows: i32,
    to_send: i32,
    counts: Counts,
    encoding: Option<String>,
    delimiter: Option<Text>,
    columns: Option<Columns>,
    readings: Readings,
    /// The form that reads the file again.
    again: Form,
    refused: Vec<RefusedRow>,
    refused_all: i32,
    rows_gone: bool,
    kept_days: i64,
    test_rows: i32,
}

/// Shows an import.
pub async fn show(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ImportId>,
) -> Result<HttpResponse, WebError> {
    Ok(Sent::default().page(&made(&state, visit, seat, id, None).await?))
}

/// The page, with a refused form when there is one.
pub(super) async fn made(
    state: &State,
    visit: Visit,
    seat: ContractorSeat,
    id: ImportId,
    refused: Option<(Form, Option<Text>)>,
) -> Result<Show, WebError> {
    let vault = state.vault.clone();
    state
        .run(move |tx| {
            let import = find(tx, seat, id)?;
            let work = work(tx, seat, import.engagement)?;
            let terms = &work.offer.terms;
            let rows_gone = !has_rows(tx, &import)?;
            let lines = first_rows(tx, &vault, &import, PREVIEW)?;
            let refusals = find::refusals(tx, &import, -1, REFUSED)?;
            let mut page = visit.page(tx, Area::Contractor)?;
            page.path = path(id);
            let reader = page.reader;
            let (form, notice) = match refused {
                Some((form, notice)) => (form, notice),
                None => (filled(&import), None),
            };
            let columns = (import.is_open() && !rows_gone)
                .then(|| Columns::new(&reader, &import, terms, &lines, form));
            let counts = import.counts;
            Ok::<_, WebError>(Show {
                ways: Ways::new(&reader, &work, Way::Imports),
                notice,
                engagement: import.engagement,
                id,
                path: path(id),
                status: reader.word("import-status", import.status.as_str()),
                tone: tone(import.status),
                running: import.status == ImportStatus::Running,
                test: import.test,
                sent: import.started_at.is_some(),
                may_go_on: import.may_go_on() && !rows_gone,
                rows: import.rows,
                to_send: import.to_send(),
                counts,
                delimiter: import.delimiter.as_deref().map(|name| {
                    let word = match name {
                        "," => "comma",
                        ";" => "semicolon",
                        "|" => "bar",
                        _ => "tab",
                    };
                    reader.word("import-delimiter", word)
                }),
                columns,
                readings: Readings::new(&reader),
                again: Form::default().named("again"),
                refused: refusals
                    .iter()
                    .map(|refusal| RefusedRow::new(&reader, &terms.form, refusal))
                    .collect(),
                refused_all: counts
                    .refused
                    .saturating_add(counts.wrong)
                    .saturating_add(counts.repeated),
                rows_gone,
                kept_days: KEPT_DAYS,
                test_rows: TEST_ROWS,
                name: import.name,
                encoding: import.encoding,
                page,
            })
        })
        .await
}

/// The form that names columns, as they were named or guessed.
fn filled(import: &Import) -> Form {
    let mut form = Form::default();
    for (index, target) in import.mapping.columns.iter().enumerate() {
        if let Some(target) = target {
            form = form.with(&format!("columns[{index}]"), target);
        }
    }
    if let Some(source) = &import.mapping.source {
        form = form.with("source", source);
    }
    if import.mapping.agreed { form.with("agreed", "true") } else { form }
}
