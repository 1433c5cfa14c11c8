//! `/contractor/api-requests`: what the party's programs sent last, and what they were answered.

use actix_web::HttpResponse;
use askama::Template;
use chrono::{DateTime, Utc};
use serde_json::Value;

use super::super::doors::ways::Way;
use crate::accounts::{ContractorSeat, PartySeat};
use crate::i18n::{Reader, Text, has};
use crate::kernel::ids::ApiRequestId;
use crate::leads::requests::{self, KeptBody, KeptRequest, Upshot};
use crate::web::extract::{Paged, Visit, cursor};
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::{Path, State, WebError, render};

const PATH: &str = "/contractor/api-requests";

/// One request in a list.
#[derive(Debug)]
pub struct Line {
    pub href: String,
    pub at: DateTime<Utc>,
    pub what: String,
    pub status: u16,
    /// `good`, `warn` or `bad`.
    pub tone: &'static str,
    pub told: String,
    pub test: bool,
}

impl Line {
    pub fn new(reader: &Reader, kept: &KeptRequest) -> Self {
        Self {
            href: format!("{PATH}/{}", kept.id),
            at: kept.at,
            what: format!("{} {}", kept.method, kept.path),
            status: kept.status,
            tone: tone(kept),
            told: told(reader, &kept.told),
            test: kept.told.tests > 0,
        }
    }
}

fn tone(kept: &KeptRequest) -> &'static str {
    let told = &kept.told;
    match kept.status {
        200..300 if told.refused + told.not_taken == 0 => "good",
        200..300 => "warn",
        _ => "bad",
    }
}

/// What became of a request, in words.
fn told(reader: &Reader, told: &Upshot) -> String {
    if let Some(code) = &told.code {
        return problem(reader, code, &told.fields);
    }
    if let Some(rule) = &told.rule {
        // Rules may be added and taken away while an old request is still kept.
        let key = format!("refusal-{rule}");
        return if has(reader.locale, &key) {
            reader.word("refusal", rule).to_string()
        } else {
            rule.clone()
        };
    }
    let mut parts = Vec::new();
    for (key, count) in [
        ("developer-told-delivered", told.delivered),
        ("developer-told-refused", told.refused),
        ("developer-told-not-taken", told.not_taken),
    ] {
        if count > 0 {
            parts.push(reader.t(key).with("count", i64::from(count)).to_string());
        }
    }
    parts.join(", ")
}

fn problem(reader: &Reader, code: &str, fields: &[String]) -> String {
    if code == "invalid" && !fields.is_empty() {
        return reader.t("developer-problem-fields").with("fields", fields.join(", ")).to_string();
    }
    let key = format!("developer-problem-{code}");
    if has(reader.locale, &key) {
        return reader.word("developer-problem", code).to_string();
    }
    reader.t("developer-problem-other").with("code", code).to_string()
}

#[derive(Template)]
#[template(path = "developer/requests.html")]
struct List {
    page: Page,
    rows: Vec<Line>,
    first: Option<String>,
    next: Option<String>,
}

/// The party's last requests.
pub async fn list(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let template = state
        .run(move |tx| {
            let page = visit.page(tx, Area::Contractor)?;
            let kept = requests::list(tx, &vault, PartySeat::from(seat), None, &paging)?;
            Ok::<_, WebError>(List {
                rows: kept.items.iter().map(|one| Line::new(&page.reader, one)).collect(),
                first: paging.after.map(|_| PATH.to_owned()),
                next: kept.next.map(|key| format!("{PATH}?cursor={}", cursor(key))),
                page,
            })
        })
        .await?;
    Ok(render(&template))
}

#[derive(Template)]
#[template(path = "developer/request.html")]
struct Show {
    page: Page,
    line: Line,
    back: String,
    key: Option<String>,
    idempotency_key: Option<String>,
    /// What was sent and what was answered.
    bodies: [Part; 2],
}

/// A body as it is read.
struct Part {
    id: &'static str,
    name: Text,
    text: String,
    size: i64,
    cut: bool,
}

impl Part {
    /// JSON of one line over several; anything else, and what was cut, as it came.
    fn of(id: &'static str, name: Text, body: KeptBody) -> Self {
        let one_line = Some(&body.text).filter(|text| !text.contains('\n'));
        let pretty = one_line
            .and_then(|text| serde_json::from_str::<Value>(text).ok())
            .and_then(|value| serde_json::to_string_pretty(&value).ok());
        Self {
            id,
            name,
            text: pretty.unwrap_or(body.text),
            size: i64::try_from(body.size).unwrap_or(i64::MAX),
            cut: body.cut,
        }
    }
}

/// One request with its answer.
pub async fn show(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ApiRequestId>,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let template = state
        .run(move |tx| {
            let page = visit.page(tx, Area::Contractor)?;
            let kept = requests::find(tx, &vault, PartySeat::from(seat), id)?;
            let developer = kept.engagement.map(|engagement| Way::Developer.address(engagement));
            Ok::<_, WebError>(Show {
                line: Line::new(&page.reader, &kept),
                back: developer.unwrap_or_else(|| PATH.to_owned()),
                key: kept.key.map(|ending| format!("key_…{ending}")),
                idempotency_key: kept.idempotency_key,
                bodies: [
                    Part::of("sent", page.t("developer-request-sent"), kept.request),
                    Part::of("answered", page.t("developer-request-answered"), kept.answer),
                ],
                page,
            })
        })
        .await?;
    Ok(render(&template))
}
