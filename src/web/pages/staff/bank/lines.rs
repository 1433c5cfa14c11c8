//! `/staff/bank`: lines that wait, with what is proposed for each; and one press for the sure ones.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use crate::accounts::StaffSeat;
use crate::i18n::{Reader, Text};
use crate::kernel::ids::BankStatementId;
use crate::kernel::paging::Paging;
use crate::payouts::PayoutError;
use crate::payouts::bank::list::{End, count_open};
use crate::payouts::bank::{
    BankLine, Booking, Direction, Filter, Stand, book, list as found, sure,
};
use crate::web::extract::{Paged, Posted, Visit, cursor};
use crate::web::flash::Flash;
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::{State, WebError, render, see_other_with_flash};

const PATH: &str = "/staff/bank";

/// Which lines are wanted.
#[derive(Deserialize)]
pub struct Wanted {
    stand: Option<String>,
    statement: Option<String>,
}

/// A line as the list shows it.
pub(super) struct Row {
    pub line: BankLine,
    pub day: String,
    /// What is proposed, or what was made of it.
    pub what: Text,
    /// `good`, `warn`, or nothing.
    pub tone: &'static str,
    pub out: bool,
}

impl Row {
    pub(super) fn new(reader: &Reader, line: BankLine) -> Self {
        let (what, tone) = match &line.end {
            Some(End::Booked(_)) => (reader.t("bank-booked"), "good"),
            Some(End::SetAside(reason)) => {
                (reader.t("bank-set-aside").with("reason", reason.clone()), "")
            }
            None => {
                let told = line.told.as_ref();
                let asked = told.map(|told| reader.money_full(told.amount)).unwrap_or_default();
                let party = told.map(|told| told.party_name.clone()).or(line.party_name.clone());
                let what = reader
                    .word("bank-proposal", line.proposal.as_str())
                    .with("asked", asked)
                    .with("party", party.unwrap_or_default());
                let tone = match line.proposal.as_str() {
                    "match" | "proof" => "good",
                    "not_money" => "",
                    _ => "warn",
                };
                (what, tone)
            }
        };
        let day = reader.calendar(line.booked_on);
        Self { what, tone, day, out: line.direction == Direction::Debit || line.reversal, line }
    }
}

#[derive(Template)]
#[template(path = "staff/bank/lines.html")]
struct Lines {
    page: Page,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    /// Whether the open ones are shown.
    open: bool,
    /// How many of those shown are sure.
    sure: i64,
    first: Option<String>,
    next: Option<String>,
}

fn address(stand: Option<Stand>, statement: Option<BankStatementId>) -> String {
    let stand = stand.map_or("all", Stand::as_str);
    match statement {
        Some(id) => format!("{PATH}?stand={stand}&statement={id}"),
        None => format!("{PATH}?stand={stand}"),
    }
}

/// `GET /staff/bank`
pub async fn list(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Query(wanted): Query<Wanted>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let stand = match wanted.stand.as_deref() {
        None => Some(Stand::Open),
        Some(word) => word.parse().ok(),
    };
    let statement = wanted.statement.and_then(|id| id.parse().ok());
    let lines = state
        .run(move |tx| {
            let filter = Filter { stand, statement, line: None };
            let found = found(tx, staff, filter, &paging)?;
            let waiting = count_open(tx, staff)?;
            let page = visit.page(tx, Area::Staff)?;
            let tab = |text, stand, count| Tab {
                text,
                href: address(stand, statement),
                count,
                current: filter.stand == stand,
            };
            let each = Stand::ALL.iter().map(|&one| {
                let count = (one == Stand::Open).then_some(waiting);
                tab(page.word("bank-stand", one.as_str()), Some(one), count)
            });
            let tabs = each.chain([tab(page.t("bank-stand-all"), None, None)]).collect();
            let certain =
                found.items.iter().filter(|line| line.end.is_none() && line.proposal.is_sure());
            let here = address(stand, statement);
            Ok::<_, WebError>(Lines {
                tabs,
                open: stand == Some(Stand::Open),
                sure: i64::try_from(certain.count()).unwrap_or_default(),
                first: paging.after.map(|_| here.clone()),
                next: found.next.map(|key| format!("{here}&cursor={}", cursor(key))),
                rows: found.items.into_iter().map(|line| Row::new(&page.reader, line)).collect(),
                page,
            })
        })
        .await?;
    Ok(render(&lines))
}

/// Books every line whose proposal is sure, each in a transaction of its own. One that somebody else
/// ended meanwhile is passed over. Answers how many were booked.
pub async fn book_all(state: &State, staff: StaffSeat) -> Result<i64, WebError> {
    let mut paging = Paging { limit: 100, ..Paging::default() };
    let mut booked = 0i64;
    loop {
        let here = paging;
        let (lines, next) = state.run(move |tx| sure(tx, staff, &here)).await?;
        for id in lines {
            let done = state
                .run(move |tx| match book(tx, staff, id, Booking::AsProposed) {
                    Ok(_) => Ok(true),
                    Err(PayoutError::AlreadyDone | PayoutError::LineUnfit) => Ok(false),
                    Err(error) => Err(error),
                })
                .await?;
            booked += i64::from(done);
        }
        match next {
            Some(after) => paging.after = Some(after),
            None => return Ok(booked),
        }
    }
}

/// `POST /staff/bank/bookings`
pub async fn book_sure(
    state: State,
    staff: StaffSeat,
    _form: Posted,
) -> Result<HttpResponse, WebError> {
    let booked = book_all(&state, staff).await?;
    Ok(see_other_with_flash(PATH, Flash::good("bank-booked-sure").with("count", booked)))
}
