//! `/staff/alarms`: what must be looked at, and what was done about it.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::disputes::find::ids_of;
use crate::i18n::{Reader, Text};
use crate::kernel::fault::Fault;
use crate::kernel::ids::{AlarmId, DisputeId, LeadId, TopUpId};
use crate::kernel::paging::Paging;
use crate::moderation::alarm::{self, Alarm, AlarmKind};
use crate::web::extract::{Paged, Posted, Visit, cursor};
use crate::web::form::Form;
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{Path, State, WebError, see_other_with_flash};

const PATH: &str = "/staff/alarms";
/// The handled ones.
const HANDLED: &str = "/staff/alarms?handled=true";

/// Which alarms are wanted.
#[derive(Deserialize)]
pub struct Asked {
    handled: Option<String>,
}

#[derive(Template)]
#[template(path = "moderation/alarms.html")]
struct List {
    page: Page,
    notice: Option<Text>,
    /// A note whose alarm stands here no more.
    typed: Option<String>,
    tabs: Vec<Tab>,
    handled: bool,
    rows: Vec<Row>,
    first: Option<String>,
    next: Option<String>,
}

struct Row {
    id: AlarmId,
    kind: Text,
    what: Text,
    /// What to do about it.
    advice: Text,
    /// Where to read more.
    links: Vec<(Text, String)>,
    at: DateTime<Utc>,
    handled_at: Option<DateTime<Utc>>,
    handled_by: String,
    note: String,
    /// What was typed into its form and refused.
    form: Form,
}

/// A note that was refused, and for which alarm.
struct Refused {
    id: AlarmId,
    form: Form,
    notice: Option<Text>,
}

/// Open alarms oldest first, or handled ones newest first.
pub async fn list(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Query(asked): Query<Asked>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let handled = asked.handled.as_deref() == Some("true");
    let list = state.run(move |tx| read(tx, &visit, staff, handled, paging, None)).await?;
    Ok(Sent::default().page(&list))
}

fn read(
    tx: &mut Tx<'_>,
    visit: &Visit,
    staff: StaffSeat,
    handled: bool,
    paging: Paging,
    refused: Option<Refused>,
) -> Result<List, WebError> {
    let found = alarm::list(tx, staff, handled, paging)?;
    let leads: Vec<LeadId> = found.items.iter().filter_map(|alarm| alarm.lead).collect();
    let cases = ids_of(tx, staff, &leads)?;
    let open = alarm::open(tx)?;
    let mut page = visit.page(tx, Area::Staff)?;
    PATH.clone_into(&mut page.path);
    let reader = page.reader;
    let mut rows: Vec<Row> =
        found.items.into_iter().map(|alarm| row(&reader, &cases, alarm)).collect();
    let (mut notice, mut typed) = (None, None);
    if let Some(Refused { id, form, notice: why }) = refused {
        notice = why;
        match rows.iter_mut().find(|row| row.id == id) {
            Some(row) => row.form = form,
            None => typed = Some(form.value("note").to_owned()),
        }
    }
    let address = if handled { HANDLED } else { PATH };
    let joint = if handled { '&' } else { '?' };
    Ok(List {
        notice,
        typed: typed.filter(|note| !note.trim().is_empty()),
        tabs: tabs(&reader, handled, open),
        handled,
        rows,
        first: paging.after.map(|_| address.to_owned()),
        next: found.next.map(|key| format!("{address}{joint}cursor={}", cursor(key))),
        page,
    })
}

fn tabs(reader: &Reader, handled: bool, open: i64) -> Vec<Tab> {
    let tab =
        |text, href: &str, count, current| Tab { text, href: href.to_owned(), count, current };
    vec![
        tab(reader.t("moderation-alarms-open"), PATH, Some(open), !handled),
        tab(reader.t("moderation-alarms-handled"), HANDLED, None, handled),
    ]
}

fn row(reader: &Reader, cases: &HashMap<LeadId, DisputeId>, alarm: Alarm) -> Row {
    let number = |name: &str| alarm.detail.get(name).and_then(serde_json::Value::as_i64);
    let words = |name: &str| {
        let words = alarm.detail.get(name).and_then(serde_json::Value::as_str);
        words.unwrap_or_default().to_owned()
    };
    let what = match alarm.kind {
        AlarmKind::BulkRejection => {
            let rejected = number("rejected").unwrap_or_default();
            let decided = number("decided").unwrap_or_default();
            // More than were decided: some were rejected inside the guarantee, decided before.
            let text = match rejected > decided {
                true => reader.t("moderation-alarm-guarantee"),
                false => reader.t("moderation-alarm-bulk_rejection").with("decided", decided),
            };
            let party = alarm.party_name.clone().unwrap_or_default();
            text.with("party", party).with("rejected", rejected)
        }
        AlarmKind::VerdictOverdue => reader.t("moderation-alarm-verdict_overdue"),
        AlarmKind::Ledger => reader
            .t("moderation-alarm-ledger")
            .with("rule", words("rule"))
            .with("what", words("what")),
        AlarmKind::Payment => reader
            .t("moderation-alarm-payment")
            .with("trouble", reader.word("payment-trouble", &words("trouble")).to_string())
            .with("about", words("about")),
    };
    Row {
        id: alarm.id,
        kind: reader.word("alarm-kind", alarm.kind.as_str()),
        what,
        advice: reader.word("moderation-alarm-advice", alarm.kind.as_str()),
        links: links(reader, cases, &alarm),
        at: alarm.at,
        handled_at: alarm.handled_at,
        handled_by: alarm.handled_by.unwrap_or_default(),
        note: alarm.note.unwrap_or_default(),
        form: Form::default(),
    }
}

fn links(
    reader: &Reader,
    cases: &HashMap<LeadId, DisputeId>,
    alarm: &Alarm,
) -> Vec<(Text, String)> {
    let mut links = Vec::new();
    if let Some(party) = alarm.party {
        let rejected = format!("/staff/leads?buyer={party}&status=rejected");
        links.push((reader.t("moderation-alarm-rejected"), rejected));
        links.push((reader.t("moderation-alarm-party"), format!("/staff/parties/{party}")));
    }
    let top_up = alarm.detail.get("top_up").and_then(serde_json::Value::as_str);
    if let Some(id) = top_up.and_then(|id| id.parse::<TopUpId>().ok()) {
        links.push((reader.t("moderation-alarm-top-up"), format!("/staff/top-ups/{id}")));
    }
    if let Some(lead) = alarm.lead {
        if let Some(case) = cases.get(&lead) {
            links.push((reader.t("moderation-alarm-dispute"), format!("/staff/disputes/{case}")));
        }
        links.push((reader.t("moderation-alarm-lead"), format!("/staff/leads/{lead}")));
    }
    links
}

/// Writes down what was done; the alarm rings no more.
pub async fn handle(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Path(id): Path<AlarmId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let note = form.value("note").to_owned();
    match state.run(move |tx| alarm::handle(tx, staff, id, &note)).await {
        Ok(()) => Ok(see_other_with_flash(PATH, "moderation-alarm-done")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let refused = Refused { id, form, notice };
            let list = state
                .run(move |tx| read(tx, &visit, staff, false, Paging::default(), Some(refused)))
                .await?;
            Ok(sent.page(&list))
        }
    }
}

impl Row {
    /// What is wrong with the note.
    fn fault(&self) -> Option<&Fault> {
        self.form.fault("note")
    }
}
