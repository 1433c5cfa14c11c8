//! `/buyer/leads`: the inbox, a list with one lead beside it.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use chrono::{DateTime, Days, TimeZone, Utc};

use super::asked::{Asked, FilterChoices};
use super::figures::FiguresView;
use super::panel::Panel;
use super::row::Row;
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::disputes::find as disputes;
use crate::disputes::turns;
use crate::doors::DoorError;
use crate::i18n::{Reader, Text};
use crate::kernel::ids::LeadId;
use crate::kernel::paging::{Paging, Ranked};
use crate::kernel::secret::Vault;
use crate::leads::find::{self, Choices, Counts, Needle, Reach};
use crate::leads::{LeadError, Status, figures};
use crate::offers::{Period, Reason};
use crate::web::extract::{Paged, Visit, cursor};
use crate::web::form::{Choice, Form};
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::{State, WebError, render};

#[derive(Template)]
#[template(path = "leads/buyer/inbox.html")]
struct Inbox {
    page: Page,
    /// How many wait, and how many of them only until midnight.
    waiting: i64,
    due_today: i64,
    /// Appeals that wait for an answer, and until when the first of them does.
    appeals: Option<(i64, String)>,
    figures: Option<FiguresView>,
    tabs: Vec<Tab>,
    filters: Form,
    choices: FilterChoices,
    narrow: bool,
    cleared: String,
    rows: Vec<Row>,
    first: Option<String>,
    next: Option<String>,
    empty: Option<Empty>,
    panel: Option<Panel>,
    /// Whether the lead beside the list was chosen: on a phone it then takes the list's place.
    opened: bool,
    /// The address of the list as it is shown.
    here: String,
    /// Whether any row can be marked.
    bulk: bool,
    bulk_reasons: Vec<Choice>,
}

/// Why there is nothing, and what to do.
struct Empty {
    title: Text,
    text: Text,
    href: String,
    act: Text,
}

/// The inbox.
pub async fn show(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    wanted: Query<Vec<(String, String)>>,
    Paged(paging): Paged<Ranked>,
) -> Result<HttpResponse, WebError> {
    let asked = Asked(Form::new(wanted.into_inner()));
    let vault = state.vault.clone();
    let template = state.run(move |tx| inbox(tx, &vault, &visit, seat, &asked, &paging)).await?;
    Ok(render(&template))
}

fn inbox(
    tx: &mut Tx<'_>,
    vault: &Vault,
    visit: &Visit,
    seat: BuyerSeat,
    asked: &Asked,
    paging: &Paging<Ranked>,
) -> Result<Inbox, WebError> {
    let mut page = visit.page(tx, Area::Buyer)?;
    let reader = page.reader;
    let counts = find::counts(tx, seat)?;
    let choices = find::choices(tx, seat)?;
    let mut filter = asked.filter();
    filter.needle = Needle::read(tx, vault, Reach::Buyer(seat), asked.0.value("q"))?;
    let found = find::list(tx, seat, &filter, asked.sort(), paging)?;
    let contacts = find::contacts(tx, vault, seat, &found.items)?;
    let here = match paging.after {
        Some(after) => asked.page(&cursor(after)),
        None => asked.address(),
    };
    let stands = turns::of(tx, &found.items)?;
    let mut rows: Vec<Row> = found
        .items
        .iter()
        .map(|lead| {
            let href = with_lead(&here, lead.id);
            Row::new(&reader, lead, contacts.get(&lead.id), stands.get(&lead.id), href)
        })
        .collect();
    let (panel, opened) = beside(tx, vault, &reader, seat, asked, &rows, &here)?;
    if let Some(row) =
        panel.as_ref().and_then(|panel| rows.iter_mut().find(|row| row.id == panel.id))
    {
        row.current = true;
    }
    let figures = if counts.all() == 0 {
        None
    } else {
        let figures = figures::figures(tx, seat, reader.zone)?;
        Some(FiguresView::new(&reader, &figures))
    };
    if let (Some(viewer), Some(figures)) = (page.viewer.as_mut(), &figures) {
        viewer.note = Some(figures.note.clone());
    }
    let empty = rows.is_empty().then(|| empty(&page, asked, &counts, &choices));
    Ok(Inbox {
        waiting: counts.of(Status::Delivered),
        due_today: find::due_by(tx, seat, midnight(&reader, page.now))?,
        appeals: disputes::unanswered(tx, seat)?.map(|(many, due)| (many, reader.when(due))),
        figures,
        tabs: asked.tabs(&reader, &counts),
        filters: asked.0.clone().named("filter"),
        choices: FilterChoices::new(&reader, &choices),
        narrow: asked.is_narrow(),
        cleared: asked.cleared(),
        first: paging.after.map(|_| asked.address()),
        next: found.next.map(|key| asked.page(&cursor(key))),
        bulk: rows.iter().any(|row| row.decidable),
        bulk_reasons: bulk_reasons(&reader),
        rows,
        empty,
        panel,
        opened,
        here,
        page,
    })
}

/// The lead beside the list: the one chosen, else the first; and whether it was chosen.
fn beside(
    tx: &mut Tx<'_>,
    vault: &Vault,
    reader: &Reader,
    seat: BuyerSeat,
    asked: &Asked,
    rows: &[Row],
    here: &str,
) -> Result<(Option<Panel>, bool), WebError> {
    if let Ok(id) = asked.0.value("lead").parse::<LeadId>() {
        match Panel::read(tx, vault, reader, seat, id, here.to_owned()) {
            Ok(panel) => return Ok((Some(panel), true)),
            // Gone from here, or never the buyer's: the list still stands.
            Err(DoorError::Lead(LeadError::NotFound)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let first = rows
        .first()
        .map(|row| Panel::read(tx, vault, reader, seat, row.id, here.to_owned()))
        .transpose()?;
    Ok((first, false))
}

fn with_lead(here: &str, id: LeadId) -> String {
    let join = if here.contains('?') { '&' } else { '?' };
    format!("{here}{join}lead={id}")
}

/// The end of the reader's day.
fn midnight(reader: &Reader, now: DateTime<Utc>) -> DateTime<Utc> {
    let tomorrow = reader.day_of(now).checked_add_days(Days::new(1));
    tomorrow
        .and_then(|day| day.and_hms_opt(0, 0, 0))
        .and_then(|midnight| reader.zone.from_local_datetime(&midnight).earliest())
        .map_or(now, |midnight| midnight.with_timezone(&Utc))
}

/// Reasons for many at once: each lead's own terms still decide.
fn bulk_reasons(reader: &Reader) -> Vec<Choice> {
    Reason::ALL
        .iter()
        .filter(|reason| reason.within(Period::Decision))
        .map(|reason| Choice::new(reason, reader.word("lead-reason", reason.as_str())))
        .collect()
}

fn empty(page: &Page, asked: &Asked, counts: &Counts, choices: &Choices) -> Empty {
    let empty = |name: &str, href: &str| Empty {
        title: page.t(format!("leads-empty-{name}-title")),
        text: page.t(format!("leads-empty-{name}-text")),
        href: href.to_owned(),
        act: page.t(format!("leads-empty-{name}-act")),
    };
    if asked.is_narrow() {
        return Empty { act: page.t("leads-filter-clear"), ..empty("search", &asked.cleared()) };
    }
    if choices.offers.is_empty() {
        return empty("offers", "/buyer/offers/new");
    }
    if counts.all() == 0 {
        let broke = page.wallet.iter().all(|purse| purse.free.minor() <= 0);
        return if broke {
            empty("money", "/money")
        } else {
            Empty { href: String::new(), ..empty("new", "") }
        };
    }
    match asked.status() {
        Some(Status::Delivered) => empty("decide", "/buyer/tasks"),
        _ => empty("status", "/buyer/leads?status=all"),
    }
}
