//! `/contractor/engagements/{id}/calls`: the numbers that ring for an engagement, and its calls.

use actix_web::HttpResponse;
use askama::Template;
use chrono::{DateTime, Utc};

use super::CallLine;
use crate::accounts::ContractorSeat;
use crate::doors::calls::{CallOutcome, number, read};
use crate::i18n::Text;
use crate::kernel::contact::spaced_phone;
use crate::kernel::ids::EngagementId;
use crate::offers::engagements;
use crate::offers::terms::Action;
use crate::web::extract::{Paged, Visit, cursor};
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::pages::doors::ways::{Way, Ways};
use crate::web::{Path, State, WebError, render};

struct Ringing {
    /// For a `tel:` link, and for reading.
    e164: String,
    spaced: String,
    label: String,
    since: Option<DateTime<Utc>>,
}

#[derive(Template)]
#[template(path = "doors/calls/contractor.html")]
struct Calls {
    page: Page,
    ways: Ways,
    numbers: Vec<Ringing>,
    days: i64,
    total: i64,
    counted: i64,
    outcomes: Vec<(Text, i64)>,
    least: Text,
    repeat: Text,
    calls: Vec<CallLine>,
    first: Option<String>,
    next: Option<String>,
}

/// The page.
pub async fn show(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<EngagementId>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let shown = state
        .run(move |tx| {
            let work = engagements::work(tx, seat, id)?;
            if work.offer.terms.action != Action::Call {
                return Err(WebError::NotFound);
            }
            let numbers = number::ringing(tx, id)?;
            let counts = read::counts(tx, id)?;
            let found = read::of_engagement(tx, &vault, seat, id, &paging)?;
            let mut page = visit.page(tx, Area::Contractor)?;
            let path = Way::Calls.address(id);
            page.path.clone_from(&path);
            let reader = page.reader;
            let terms = &work.offer.terms;
            Ok(Calls {
                ways: Ways::new(&reader, &work, Way::Calls),
                numbers: numbers
                    .into_iter()
                    .map(|number| Ringing {
                        spaced: spaced_phone(&number.number),
                        e164: number.number,
                        label: number.label,
                        since: number.since,
                    })
                    .collect(),
                days: read::DAYS,
                total: counts.values().sum(),
                counted: counts.get(&CallOutcome::Counted).copied().unwrap_or_default(),
                outcomes: counts
                    .iter()
                    .map(|(outcome, count)| (reader.word("call-outcome", outcome.as_str()), *count))
                    .collect(),
                least: reader
                    .t("calls-least")
                    .with("seconds", i64::from(terms.arrival.call_seconds)),
                repeat: match terms.dedupe_days {
                    0 => reader.t("calls-repeat-none"),
                    days => reader.t("calls-repeat").with("days", i64::from(days)),
                },
                calls: found
                    .items
                    .into_iter()
                    .map(|call| CallLine::new(&reader, Area::Contractor, call))
                    .collect(),
                first: paging.after.map(|_| path.clone()),
                next: found.next.map(|key| format!("{path}?cursor={}#calls", cursor(key))),
                page,
            })
        })
        .await?;
    Ok(render(&shown))
}
