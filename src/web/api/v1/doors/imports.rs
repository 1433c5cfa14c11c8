//! Files of leads over JSON: sent as `multipart/form-data`, their columns named, then started.

use actix_web::HttpResponse;
use actix_web::web::Query;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};

use super::imports_view::{ImportJson, MappingJson, RowRefusalJson};
use crate::accounts::ContractorSeat;
use crate::doors::DoorError;
use crate::doors::imports::find::{find, list as listed, refusals as refused_rows};
use crate::doors::imports::format::Choice;
use crate::doors::imports::start::{name_columns, start as begin};
use crate::doors::imports::stop::stop as halt;
use crate::doors::imports::take::take;
use crate::i18n::Reader;
use crate::kernel::fault::Fault;
use crate::kernel::ids::{EngagementId, ImportId};
use crate::kernel::paging::Ranked;
use crate::offers::engagements::work;
use crate::web::api::{List, Reply, list as listing, ok};
use crate::web::extract::{Body, BodyFiles, Once, OptionalBody, Paged};
use crate::web::imports::look;
use crate::web::pages;
use crate::web::{Path, State, WebError};

/// What this slice says about its routes.
#[derive(OpenApi)]
#[openapi(
    paths(upload, list, show, name, start, stop, refusals, refusals_csv),
    tags((name = "imports", description = "Files of leads"))
)]
pub struct Doc;

/// What may come with the file.
#[derive(Debug, Deserialize, ToSchema)]
pub struct UploadBody {
    /// `UTF-8`, `UTF-16LE`, `UTF-16BE`, `windows-1251`, `windows-1252`, `KOI8-R` or `IBM866`; found out
    /// when left out.
    #[serde(default)]
    pub encoding: Option<String>,
    /// `,`, `;`, `tab` or `|`; found out when left out.
    #[serde(default)]
    pub delimiter: Option<String>,
    /// What each column is, as JSON text of the shape of `PUT …/mapping`; guessed when left out.
    #[serde(default)]
    pub mapping: Option<String>,
    /// `true` sends the rows at once.
    #[serde(default)]
    pub start: Option<String>,
    /// `true` sends them as tests.
    #[serde(default)]
    pub test: Option<String>,
}

fn is_true(word: Option<&str>) -> bool {
    matches!(word, Some("true" | "1"))
}

/// Take a file in: CSV or .xlsx, up to 200,000 rows. Its rows are kept sealed for thirty days.
#[utoipa::path(
    post, path = "/api/v1/engagements/{id}/imports", tag = "imports", params(("id" = EngagementId, Path)),
    request_body = UploadBody, responses((status = 201, body = ImportJson)),
)]
pub async fn upload(
    state: State,
    seat: ContractorSeat,
    once: Once,
    Path(engagement): Path<EngagementId>,
    BodyFiles { body, files }: BodyFiles<UploadBody>,
) -> Result<HttpResponse, WebError> {
    // A stranger's engagement is not there, whatever came for it.
    state.run(move |tx| work(tx, seat, engagement)).await?;
    let text = |given: &Option<String>| given.clone().unwrap_or_default();
    let choice = Choice::read(&text(&body.encoding), &text(&body.delimiter))?;
    let mapping = match &body.mapping {
        None => None,
        Some(json) => {
            let read: MappingJson =
                serde_json::from_str(json).map_err(|_| Fault::new("mapping", "invalid"))?;
            Some(read.read()?)
        }
    };
    let (turn, vault) = (look(choice, files).await?, state.vault.clone());
    let (starts, test) = (is_true(body.start.as_deref()), is_true(body.test.as_deref()));
    state
        .once(once, move |tx| {
            let id = take(tx, &vault, seat, engagement, &turn.upload, None)?;
            if let Some(mapping) = &mapping {
                name_columns(tx, seat, id, mapping)?;
            }
            let import = if starts { begin(tx, seat, id, test)? } else { find(tx, seat, id)? };
            Ok::<_, DoorError>(Reply::created(&ImportJson::from(import)))
        })
        .await
}

/// Which files are wanted.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    pub engagement: Option<EngagementId>,
}

/// List files, newest first.
#[utoipa::path(
    get, path = "/api/v1/imports", tag = "imports",
    params(Asked, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = List<ImportJson>)),
)]
pub async fn list(
    state: State,
    seat: ContractorSeat,
    Query(asked): Query<Asked>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let found = state.run(move |tx| listed(tx, seat, asked.engagement, &paging)).await?;
    Ok(listing(found.map(ImportJson::from)))
}

/// Read a file's state and counts.
#[utoipa::path(
    get, path = "/api/v1/imports/{id}", tag = "imports", params(("id" = ImportId, Path)),
    responses((status = 200, body = ImportJson)),
)]
pub async fn show(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ImportId>,
) -> Result<HttpResponse, WebError> {
    Ok(ok(&ImportJson::from(state.run(move |tx| find(tx, seat, id)).await?)))
}

/// Say what each column is. Remembered for the engagement's next file.
#[utoipa::path(
    put, path = "/api/v1/imports/{id}/mapping", tag = "imports", params(("id" = ImportId, Path)),
    request_body = MappingJson,
    responses(
        (status = 200, body = ImportJson),
        (status = 409, description = "`import_not_open`: it was sent already"),
    ),
)]
pub async fn name(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ImportId>,
    Body(body): Body<MappingJson>,
) -> Result<HttpResponse, WebError> {
    let mapping = body.read()?;
    let import = state.run(move |tx| name_columns(tx, seat, id, &mapping)).await?;
    Ok(ok(&ImportJson::from(import)))
}

/// How a file is sent.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
pub struct StartBody {
    /// Sends the first thousand rows as tests: no money moves, and the file can be sent afterwards.
    #[serde(default)]
    pub test: bool,
}

/// Send the rows, or go on with a stopped file. The work goes on by itself; read its state.
#[utoipa::path(
    post, path = "/api/v1/imports/{id}/start", tag = "imports", params(("id" = ImportId, Path)),
    request_body = StartBody,
    responses(
        (status = 202, body = ImportJson),
        (status = 409, description = "`import_not_open`: it was sent already; `import_rows_gone`: its rows were deleted"),
    ),
)]
pub async fn start(
    state: State,
    seat: ContractorSeat,
    once: Once,
    Path(id): Path<ImportId>,
    OptionalBody(body): OptionalBody<StartBody>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let import = begin(tx, seat, id, body.test)?;
            Ok::<_, DoorError>(Reply::accepted(&ImportJson::from(import)))
        })
        .await
}

/// Stop a file on its way. What was sent stays sent.
#[utoipa::path(
    post, path = "/api/v1/imports/{id}/stop", tag = "imports", params(("id" = ImportId, Path)),
    responses(
        (status = 200, body = ImportJson),
        (status = 409, description = "`import_not_running`: it is not being sent"),
    ),
)]
pub async fn stop(
    state: State,
    seat: ContractorSeat,
    once: Once,
    Path(id): Path<ImportId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| Ok::<_, DoorError>(Reply::ok(&ImportJson::from(halt(tx, seat, id)?))))
        .await
}

/// List the rows that became no delivered lead, in the order of the sheet.
#[utoipa::path(
    get, path = "/api/v1/imports/{id}/refusals", tag = "imports",
    params(("id" = ImportId, Path), ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = List<RowRefusalJson>)),
)]
pub async fn refusals(
    state: State,
    seat: ContractorSeat,
    reader: Reader,
    Path(id): Path<ImportId>,
    Paged(paging): Paged<Ranked>,
) -> Result<HttpResponse, WebError> {
    let found = state
        .run(move |tx| {
            let import = find(tx, seat, id)?;
            let form = work(tx, seat, import.engagement)?.offer.terms.form.clone();
            let after = paging.after.map_or(-1, |key| i32::try_from(key.rank).unwrap_or(i32::MAX));
            let rows = refused_rows(tx, &import, after, paging.fetch())?;
            let rows: Vec<RowRefusalJson> =
                rows.into_iter().map(|row| RowRefusalJson::new(row, &reader, &form)).collect();
            Ok::<_, DoorError>(paging.cut(rows, |row: &RowRefusalJson| Ranked {
                rank: i64::from(row.row),
                id: id.uuid(),
            }))
        })
        .await?;
    Ok(listing(found))
}

/// The same rows as CSV to be mended: the file's own columns, then `row` and `reason`. UTF-8 with a byte
/// order mark; a cell that a spreadsheet program would run as a formula has an apostrophe before it.
#[utoipa::path(
    get, path = "/api/v1/imports/{id}/refusals.csv", tag = "imports", params(("id" = ImportId, Path)),
    responses((status = 200, content_type = "text/csv", body = String)),
)]
pub async fn refusals_csv(
    state: State,
    reader: Reader,
    seat: ContractorSeat,
    id: Path<ImportId>,
) -> Result<HttpResponse, WebError> {
    pages::doors::imports::refusals(state, reader, seat, id).await
}
