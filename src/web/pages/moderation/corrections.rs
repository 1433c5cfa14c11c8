//! `/staff/corrections`: mistaken verdicts to be made good, and the second person's yes or no.

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
use crate::kernel::ids::{CorrectionId, DisputeId, LeadId};
use crate::kernel::money::Money;
use crate::kernel::paging::Paging;
use crate::ledger::account;
use crate::moderation::correction::{self, Correction, CorrectionStatus, Filter};
use crate::web::extract::{Paged, Posted, Visit, cursor};
use crate::web::form::Form;
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::pages::disputes::staff::correction_tone;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{Path, State, WebError, see_other_with_flash};

const PATH: &str = "/staff/corrections";

/// Which corrections are wanted.
#[derive(Deserialize)]
pub struct Asked {
    status: Option<String>,
}

#[derive(Template)]
#[template(path = "moderation/corrections.html")]
struct List {
    page: Page,
    notice: Option<Text>,
    tabs: Vec<Tab>,
    /// What the fees hold, currency by currency: corrections are paid out of them.
    fees: Text,
    rows: Vec<Row>,
    empty_title: Text,
    empty_text: Text,
    first: Option<String>,
    next: Option<String>,
}

struct Row {
    id: CorrectionId,
    href: String,
    offer: String,
    amount: Money,
    /// "to the contractor".
    side: Text,
    party: String,
    party_href: String,
    reason: String,
    asked_by: String,
    asked_at: DateTime<Utc>,
    decided_at: Option<DateTime<Utc>>,
    status: Text,
    tone: &'static str,
    waits: bool,
    /// Whether the reader asked for it: then a colleague must approve.
    own: bool,
    /// Whether the fees hold less than it.
    short: bool,
}

/// Corrections of one status; those that wait when nothing is asked for.
pub async fn list(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Query(asked): Query<Asked>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let status = asked.status.and_then(|word| word.parse().ok());
    let status = status.unwrap_or(CorrectionStatus::Asked);
    shown(&state, visit, staff, (status, paging), None, Sent::default()).await
}

async fn shown(
    state: &State,
    visit: Visit,
    staff: StaffSeat,
    (status, paging): (CorrectionStatus, Paging),
    notice: Option<Text>,
    sent: Sent,
) -> Result<HttpResponse, WebError> {
    let list = state
        .run(move |tx| {
            let mut list = read(tx, &visit, staff, status, paging)?;
            list.notice = notice;
            Ok::<_, WebError>(list)
        })
        .await?;
    Ok(sent.page(&list))
}

fn read(
    tx: &mut Tx<'_>,
    visit: &Visit,
    staff: StaffSeat,
    status: CorrectionStatus,
    paging: Paging,
) -> Result<List, WebError> {
    let filter = Filter { status: Some(status), ..Filter::default() };
    let found = correction::list(tx, staff, filter, paging)?;
    let leads: Vec<LeadId> = found.items.iter().map(|one| one.lead).collect();
    let cases = ids_of(tx, staff, &leads)?;
    let fees = account::fees(tx)?;
    let waiting = correction::waiting(tx)?;
    let mut page = visit.page(tx, Area::Staff)?;
    PATH.clone_into(&mut page.path);
    let reader = page.reader;
    Ok(List {
        notice: None,
        tabs: tabs(&reader, status, waiting),
        fees: held(&reader, &fees),
        rows: found.items.into_iter().map(|one| row(&reader, staff, &cases, &fees, one)).collect(),
        empty_title: reader.word("moderation-corrections-none", status.as_str()),
        empty_text: reader.t("moderation-corrections-none-text"),
        first: paging.after.map(|_| address(status)),
        next: found.next.map(|key| format!("{}&cursor={}", address(status), cursor(key))),
        page,
    })
}

fn address(status: CorrectionStatus) -> String {
    format!("{PATH}?status={status}")
}

fn tabs(reader: &Reader, shown: CorrectionStatus, waiting: i64) -> Vec<Tab> {
    let tab = |status: &CorrectionStatus| Tab {
        text: reader.word("correction-status", status.as_str()),
        href: address(*status),
        count: (*status == CorrectionStatus::Asked).then_some(waiting),
        current: *status == shown,
    };
    CorrectionStatus::ALL.iter().map(tab).collect()
}

/// What the fees hold, in a sentence.
fn held(reader: &Reader, fees: &[Money]) -> Text {
    let amounts: Vec<String> = fees.iter().map(|fee| reader.money_full(*fee)).collect();
    if amounts.is_empty() {
        return reader.t("moderation-fees-none");
    }
    reader.t("moderation-fees").with("amounts", amounts.join(" · "))
}

fn row(
    reader: &Reader,
    staff: StaffSeat,
    cases: &HashMap<LeadId, DisputeId>,
    fees: &[Money],
    one: Correction,
) -> Row {
    let side = reader.word("moderation-corrections-to", one.side().as_str());
    let held = fees.iter().find(|fee| fee.currency() == one.amount.currency());
    let waits = one.status == CorrectionStatus::Asked;
    Row {
        id: one.id,
        href: match cases.get(&one.lead) {
            Some(case) => format!("/staff/disputes/{case}"),
            None => format!("/staff/leads/{}", one.lead),
        },
        offer: one.offer_title,
        amount: one.amount,
        side,
        party: one.party_name,
        party_href: format!("/staff/parties/{}", one.party),
        reason: one.reason,
        asked_by: one.asked_by_name,
        asked_at: one.asked_at,
        decided_at: one.decided_at,
        status: reader.word("correction-status", one.status.as_str()),
        tone: correction_tone(one.status),
        waits,
        own: one.asked_by == staff.user,
        short: waits && held.is_none_or(|fee| fee.minor() < one.amount.minor()),
    }
}

/// The second person's yes: the fees pay at once.
pub async fn approve(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Path(id): Path<CorrectionId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    let done = state.run(move |tx| correction::approve(tx, staff, id)).await;
    answer(&state, visit, staff, done, "moderation-correction-approved").await
}

/// A no, or one's own taken back: nothing moves.
pub async fn decline(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Path(id): Path<CorrectionId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    let done = state.run(move |tx| correction::decline(tx, staff, id)).await;
    answer(&state, visit, staff, done, "moderation-correction-declined").await
}

async fn answer(
    state: &State,
    visit: Visit,
    staff: StaffSeat,
    done: Result<(), WebError>,
    flash: &'static str,
) -> Result<HttpResponse, WebError> {
    match done {
        Ok(()) => Ok(see_other_with_flash(PATH, flash)),
        Err(error) => {
            let (_, notice, sent) = Refusal::of(error, Form::default(), &visit.reader)?.parts();
            let waiting = (CorrectionStatus::Asked, Paging::default());
            shown(state, visit, staff, waiting, notice, sent).await
        }
    }
}
