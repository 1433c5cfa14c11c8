//! `/ledger`: what the exchange signs of its books every day, for anybody to check.

pub mod proof;

use actix_web::HttpResponse;
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};

use crate::ledger::LedgerError;
use crate::ledger::chain::{self, Head, Reach, SignedDay};
use crate::web::extract::{Paged, Visit, cursor};
use crate::web::page::Page;
use crate::web::{State, WebError, render};

/// One signed day.
struct Row {
    day: String,
    links: i64,
    root: String,
    /// Where its document is.
    href: String,
}

#[derive(Template)]
#[template(path = "ledger/days.html")]
struct LedgerPage {
    page: Page,
    links: i64,
    unsigned: i64,
    last_at: Option<DateTime<Utc>>,
    rows: Vec<Row>,
    newest: Option<String>,
    next: Option<String>,
    key_id: String,
}

/// `GET /ledger`
pub async fn show(
    state: State,
    visit: Visit,
    paged: Paged<NaiveDate>,
) -> Result<HttpResponse, WebError> {
    let paging = paged.0;
    let (reach, days) = state
        .run(move |tx| Ok::<_, LedgerError>((chain::reach(tx)?, chain::days(tx, &paging)?)))
        .await?;
    let Reach { links, signed, last_at } = reach;
    let page = visit.public_page();
    let row = |head: Head| Row {
        day: page.reader.calendar(head.day),
        links: head.links,
        root: head.root.to_string(),
        href: format!("/api/v1/ledger/days/{}", head.day),
    };
    let rows = days.items.iter().filter_map(SignedDay::said).map(row).collect();
    Ok(render(&LedgerPage {
        rows,
        links,
        unsigned: links - signed,
        last_at,
        newest: paging.after.map(|_| "/ledger".to_owned()),
        next: days.next.map(|day| format!("/ledger?cursor={}", cursor(day))),
        key_id: state.vault.signer().public().id(),
        page,
    }))
}
