//! `GET /staff/disputes`: what waits for a verdict, oldest first; what waits for the buyer; what
//! ended.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::PATH;
use crate::accounts::StaffSeat;
use crate::disputes::find::{self, Filter};
use crate::disputes::{Opening, Turn};
use crate::i18n::{Reader, Text};
use crate::kernel::money::Money;
use crate::web::extract::{Paged, Visit, cursor};
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::{State, WebError, render};

/// Which of the three lists is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    ToDecide,
    WithBuyer,
    Ended,
}

impl Shown {
    const ALL: [Self; 3] = [Self::ToDecide, Self::WithBuyer, Self::Ended];

    /// The word in the address and at the end of the texts' keys.
    const fn as_str(self) -> &'static str {
        match self {
            Self::ToDecide => "staff",
            Self::WithBuyer => "buyer",
            Self::Ended => "ended",
        }
    }

    fn filter(self) -> Filter {
        match self {
            Self::ToDecide => Filter { ended: false, turn: Some(Turn::Staff) },
            Self::WithBuyer => Filter { ended: false, turn: Some(Turn::Buyer) },
            Self::Ended => Filter { ended: true, turn: None },
        }
    }

    fn address(self) -> String {
        match self {
            Self::ToDecide => PATH.to_owned(),
            Self::WithBuyer | Self::Ended => format!("{PATH}?show={}", self.as_str()),
        }
    }
}

/// What the address asks for.
#[derive(Deserialize)]
pub struct Asked {
    show: Option<String>,
}

impl Asked {
    /// An unknown word shows the queue: an old bookmark still opens.
    fn shown(&self) -> Shown {
        let word = self.show.as_deref().unwrap_or_default();
        Shown::ALL.into_iter().find(|shown| shown.as_str() == word).unwrap_or(Shown::ToDecide)
    }
}

#[derive(Template)]
#[template(path = "disputes/staff/list.html")]
struct List {
    page: Page,
    tabs: Vec<Tab>,
    ended: bool,
    rows: Vec<Row>,
    empty_title: Text,
    empty_text: Text,
    first: Option<String>,
    next: Option<String>,
}

struct Row {
    href: String,
    offer: String,
    contractor: String,
    contractor_href: String,
    buyer: String,
    buyer_href: String,
    price: Money,
    reason: Option<Text>,
    comment: Option<String>,
    opening: Text,
    opened_at: DateTime<Utc>,
    due: Option<DateTime<Utc>>,
    /// How it ended, and what the contractor got; nothing while it is open.
    outcome: Option<Text>,
    share: Option<String>,
    ended_at: Option<DateTime<Utc>>,
}

impl Row {
    fn new(reader: &Reader, row: find::Row) -> Self {
        Self {
            href: format!("{PATH}/{}", row.id),
            offer: row.offer_title,
            contractor: row.contractor_name,
            contractor_href: format!("/staff/parties/{}", row.contractor),
            buyer: row.buyer_name,
            buyer_href: format!("/staff/parties/{}", row.buyer),
            price: row.price,
            reason: row.reason.map(|reason| reader.word("lead-reason", reason.as_str())),
            comment: row.comment,
            opening: opening(reader, row.opening),
            opened_at: row.opened_at,
            due: row.due_at,
            outcome: row.outcome.map(|end| reader.word("dispute-outcome", end.as_str())),
            share: row.percent.map(|percent| super::stakes::percent(reader, percent)),
            ended_at: row.ended_at,
        }
    }
}

/// How a dispute came about.
pub(super) fn opening(reader: &Reader, opening: Opening) -> Text {
    match opening {
        Opening::Appeal => reader.t("moderation-opening-appeal"),
        Opening::ReturnShare => reader.t("moderation-opening-return_share"),
    }
}

/// The list.
pub async fn list(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Query(asked): Query<Asked>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let shown = asked.shown();
    let list = state
        .run(move |tx| {
            let found = find::list(tx, staff, shown.filter(), &paging)?;
            let page = visit.page(tx, Area::Staff)?;
            let waiting = find::waiting(tx)?;
            let reader = page.reader;
            let address = shown.address();
            let joint = if address.contains('?') { '&' } else { '?' };
            Ok::<_, WebError>(List {
                tabs: tabs(&reader, shown, waiting),
                ended: shown == Shown::Ended,
                rows: found.items.into_iter().map(|row| Row::new(&reader, row)).collect(),
                empty_title: reader.word("moderation-disputes-none", shown.as_str()),
                empty_text: reader.word("moderation-disputes-none-text", shown.as_str()),
                first: paging.after.is_some().then(|| address.clone()),
                next: found.next.map(|key| format!("{address}{joint}cursor={}", cursor(key))),
                page,
            })
        })
        .await?;
    Ok(render(&list))
}

fn tabs(reader: &Reader, shown: Shown, waiting: i64) -> Vec<Tab> {
    Shown::ALL
        .into_iter()
        .map(|tab| Tab {
            text: reader.word("moderation-disputes-tab", tab.as_str()),
            href: tab.address(),
            count: (tab == Shown::ToDecide).then_some(waiting),
            current: tab == shown,
        })
        .collect()
}
