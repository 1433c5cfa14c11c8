//! `/staff/arrivals`: the log of every machine's door. What was in a request is shown only at a press,
//! which is written down; a postback or a receiver's lead can be repeated.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use super::{Content, LogLine};
use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::doors::arrivals::{self, Door, Filter, Outcome};
use crate::i18n::Text;
use crate::kernel::ids::ArrivalId;
use crate::web::extract::{Paged, Posted, Visit, cursor};
use crate::web::flash::Flash;
use crate::web::form::{Choice, Form};
use crate::web::machines::answer::said;
use crate::web::machines::replay::{can_replay, noted, repeat};
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::{Path, State, WebError, render, see_other_with_flash};

const PATH: &str = "/staff/arrivals";

/// What is looked for.
#[derive(Deserialize)]
pub struct Wanted {
    door: Option<String>,
    outcome: Option<String>,
}

#[derive(Template)]
#[template(path = "doors/arrivals/list.html")]
struct List {
    page: Page,
    form: Form,
    doors: Vec<Choice>,
    outcomes: Vec<Choice>,
    log: Vec<LogLine>,
    first: Option<String>,
    next: Option<String>,
}

/// The log, newest first.
pub async fn list(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Query(wanted): Query<Wanted>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let door: Option<Door> = wanted.door.as_deref().and_then(|word| word.parse().ok());
    let outcome: Option<Outcome> = wanted.outcome.as_deref().and_then(|word| word.parse().ok());
    let list = state
        .run(move |tx| {
            let found = arrivals::all(tx, staff, Filter { door, outcome }, &paging)?;
            let page = visit.page(tx, Area::Staff)?;
            let reader = page.reader;
            let word = |word: Option<&'static str>| word.unwrap_or_default();
            let (door, outcome) =
                (word(door.map(Door::as_str)), word(outcome.map(Outcome::as_str)));
            let address = format!("{PATH}?door={door}&outcome={outcome}");
            let choices = |family: &str, words: &mut dyn Iterator<Item = &'static str>| {
                let named = words.map(|word| Choice::new(word, reader.word(family, word)));
                std::iter::once(Choice::any(reader.t("arrivals-any"))).chain(named).collect()
            };
            Ok::<_, WebError>(List {
                form: Form::default().with("door", door).with("outcome", outcome),
                doors: choices("arrival-door", &mut Door::ALL.iter().map(|door| door.as_str())),
                outcomes: choices(
                    "arrival-outcome",
                    &mut Outcome::ALL.iter().map(|outcome| outcome.as_str()),
                ),
                log: found
                    .items
                    .iter()
                    .map(|arrival| LogLine::new(&reader, Area::Staff, arrival))
                    .collect(),
                first: paging.after.map(|_| address.clone()),
                next: found.next.map(|key| format!("{address}&cursor={}", cursor(key))),
                page,
            })
        })
        .await?;
    Ok(render(&list))
}

#[derive(Template)]
#[template(path = "doors/arrivals/show.html")]
struct Show {
    page: Page,
    line: LogLine,
    parties: Vec<(Text, String)>,
    can_replay: bool,
    /// What was in it, on the page that answers the press.
    content: Option<Content>,
}

fn read(
    tx: &mut Tx<'_>,
    visit: &Visit,
    staff: StaffSeat,
    id: ArrivalId,
    content: Option<Content>,
) -> Result<Show, WebError> {
    let arrival = arrivals::find(tx, staff, id)?;
    let mut page = visit.page(tx, Area::Staff)?;
    page.path = format!("{PATH}/{id}");
    let sides =
        [("staff-leads-buyer", arrival.buyer), ("staff-leads-contractor", arrival.contractor)];
    Ok(Show {
        line: LogLine::new(&page.reader, Area::Staff, &arrival),
        parties: sides
            .into_iter()
            .filter_map(|(key, party)| Some((page.t(key), party?.to_string())))
            .collect(),
        can_replay: can_replay(&arrival),
        content,
        page,
    })
}

/// One line.
pub async fn show(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Path(id): Path<ArrivalId>,
) -> Result<HttpResponse, WebError> {
    let shown = state.run(move |tx| read(tx, &visit, staff, id, None)).await?;
    Ok(render(&shown))
}

/// Shows what was in it, once, and writes down who looked.
pub async fn content(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Path(id): Path<ArrivalId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let shown = state
        .run(move |tx| {
            let arrival = arrivals::find(tx, staff, id)?;
            noted(tx, staff, "arrival_read", &arrival)?;
            let content = arrivals::request(tx, &vault, id)?.into();
            read(tx, &visit, staff, id, Some(content))
        })
        .await?;
    Ok(render(&shown))
}

/// Has a request taken through once more.
pub async fn replay(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Path(id): Path<ArrivalId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    let made = repeat(&state, staff, id).await?;
    let words = said(&visit.reader, made.outcome, made.reason.as_deref());
    let flash = Flash::good("arrivals-replayed").with("what", words);
    Ok(see_other_with_flash(format!("{PATH}/{id}"), flash))
}
