//! `/buyer/calls`: the pool of numbers and what each rings for, the telephone exchanges that tell of
//! calls, and the calls themselves.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use super::CallLine;
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::doors::calls::number::{self, Number};
use crate::doors::calls::telephony::{self, Draft, Telephony};
use crate::doors::calls::{CallOutcome, TelephonyKind, read as read_calls};
use crate::i18n::Text;
use crate::kernel::contact::spaced_phone;
use crate::kernel::fault::Fault;
use crate::kernel::ids::{EngagementId, NumberId};
use crate::kernel::paging::Paging;
use crate::kernel::secret::Vault;
use crate::web::extract::{Paged, Posted, Visit, cursor};
use crate::web::form::{Choice, Form};
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{Path, State, WebError, see_other_with_flash};

pub const PATH: &str = "/buyer/calls";

/// Which calls are wanted.
#[derive(Deserialize, Default)]
pub struct Wanted {
    outcome: Option<String>,
}

struct NumberRow {
    number: Number,
    spaced: String,
    /// Its form to choose what it rings for.
    form: Form,
}

#[derive(Template)]
#[template(path = "doors/calls/buyer.html")]
struct Calls {
    page: Page,
    notice: Option<Text>,
    numbers: Vec<NumberRow>,
    ringable: Vec<Choice>,
    add: Form,
    telephones: Vec<Telephony>,
    kinds: Vec<Choice>,
    make: Form,
    tabs: Vec<Tab>,
    calls: Vec<CallLine>,
    first: Option<String>,
    next: Option<String>,
}

/// Which form came back refused.
enum Part {
    Number,
    Telephone,
    /// A press with no form to put faults beside.
    Press,
}

type Refused = (Part, Form, Option<Text>);

fn read(
    tx: &mut Tx<'_>,
    vault: &Vault,
    visit: &Visit,
    seat: BuyerSeat,
    (outcome, paging): (Option<CallOutcome>, Paging),
    refused: Option<Refused>,
) -> Result<Calls, WebError> {
    let numbers = number::list(tx, seat)?;
    let ringable = number::ringable(tx, seat)?;
    let found = read_calls::list(tx, vault, seat, outcome, &paging)?;
    let telephones = telephony::list(tx, seat)?;
    let mut page = visit.page(tx, Area::Buyer)?;
    PATH.clone_into(&mut page.path);
    let reader = page.reader;
    let address = |outcome: Option<CallOutcome>| match outcome {
        Some(outcome) => format!("{PATH}?outcome={outcome}"),
        None => PATH.to_owned(),
    };
    let tab = |text: Text, shown: Option<CallOutcome>| Tab {
        text,
        href: format!("{}#calls", address(shown)),
        count: None,
        current: shown == outcome,
    };
    let none = Choice::any(reader.t("calls-rings-nobody"));
    let ringable = ringable.into_iter().map(|one| {
        Choice::new(one.engagement, format!("{} · {}", one.offer_title, one.contractor_name))
    });
    let (mut add, mut make) = (Form::default().named("number"), Form::default().named("tel"));
    let mut notice = None;
    if let Some((part, form, why)) = refused {
        notice = why;
        match part {
            Part::Number => add = form.named("number"),
            Part::Telephone => make = form.named("tel"),
            Part::Press => {}
        }
    }
    let joint = if outcome.is_some() { '&' } else { '?' };
    Ok(Calls {
        notice,
        numbers: numbers
            .into_iter()
            .map(|number| NumberRow {
                spaced: spaced_phone(&number.number),
                form: Form::default().with(
                    "engagement",
                    number.engagement.map(|id| id.to_string()).unwrap_or_default(),
                ),
                number,
            })
            .collect(),
        ringable: std::iter::once(none).chain(ringable).collect(),
        add,
        telephones,
        kinds: TelephonyKind::ALL
            .iter()
            .map(|kind| Choice::new(kind, reader.word("telephony-kind", kind.as_str())))
            .collect(),
        make,
        tabs: std::iter::once(tab(reader.t("calls-all"), None))
            .chain(
                CallOutcome::ALL.iter().map(|&outcome| {
                    tab(reader.word("call-outcome", outcome.as_str()), Some(outcome))
                }),
            )
            .collect(),
        calls: found
            .items
            .into_iter()
            .map(|call| CallLine::new(&reader, Area::Buyer, call))
            .collect(),
        first: paging.after.map(|_| format!("{}#calls", address(outcome))),
        next: found
            .next
            .map(|key| format!("{}{joint}cursor={}#calls", address(outcome), cursor(key))),
        page,
    })
}

/// The page.
pub async fn show(
    visit: Visit,
    state: State,
    seat: BuyerSeat,
    Query(wanted): Query<Wanted>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let outcome = wanted.outcome.and_then(|word| word.parse().ok());
    let page = state.run(move |tx| read(tx, &vault, &visit, seat, (outcome, paging), None)).await?;
    Ok(Sent::default().page(&page))
}

async fn refused(
    state: &State,
    visit: Visit,
    seat: BuyerSeat,
    (part, form): (Part, Form),
    error: WebError,
) -> Result<HttpResponse, WebError> {
    let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
    let vault = state.vault.clone();
    let back = Some((part, form, notice));
    let page = state
        .run(move |tx| read(tx, &vault, &visit, seat, (None, Paging::default()), back))
        .await?;
    Ok(sent.page(&page))
}

/// Adds a number to the pool.
pub async fn add(
    visit: Visit,
    state: State,
    seat: BuyerSeat,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let (written, label) = (form.value("number").to_owned(), form.value("label").to_owned());
    match state.run(move |tx| number::add(tx, seat, &written, &label)).await {
        Ok(_) => Ok(see_other_with_flash(PATH, "calls-number-added")),
        Err(error) => refused(&state, visit, seat, (Part::Number, form), error).await,
    }
}

/// Has a number ring for somebody, or for nobody.
pub async fn assign(
    visit: Visit,
    state: State,
    seat: BuyerSeat,
    Path(id): Path<NumberId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let chosen: Result<Option<EngagementId>, WebError> = match form.value("engagement").trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Fault::new("engagement", "not-a-choice").into()),
    };
    let done = match chosen {
        Ok(chosen) => state.run(move |tx| number::assign(tx, seat, id, chosen)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(see_other_with_flash(PATH, "calls-number-assigned")),
        Err(error) => refused(&state, visit, seat, (Part::Press, form), error).await,
    }
}

/// Takes a number out of the pool.
pub async fn remove(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<NumberId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| number::remove(tx, seat, id)).await?;
    Ok(see_other_with_flash(PATH, "calls-number-removed"))
}

/// Adds a telephone exchange; its page shows how to set it up.
pub async fn make(
    visit: Visit,
    state: State,
    seat: BuyerSeat,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let word = |name: &str| form.value(name).to_owned();
    let draft = Draft { kind: word("kind"), label: word("label"), secret: word("secret") };
    match state.run(move |tx| telephony::make(tx, &vault, seat, &draft)).await {
        Ok(id) => {
            Ok(see_other_with_flash(format!("{PATH}/telephony/{id}"), "calls-telephony-made"))
        }
        Err(error) => refused(&state, visit, seat, (Part::Telephone, form), error).await,
    }
}
