//! `/buyer/tasks`: what the party means to do next, by when.

use std::collections::HashMap;

use actix_web::HttpResponse;
use askama::Template;
use chrono::{DateTime, Utc};

use super::{back_or, moment};
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::i18n::{Reader, Text};
use crate::kernel::fault::Fault;
use crate::kernel::ids::{LeadId, TaskId};
use crate::kernel::secret::Vault;
use crate::leads::task::{self, Task};
use crate::web::extract::{Posted, Visit};
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{Path, State, WebError, see_other_with_flash};

const PATH: &str = "/buyer/tasks";
/// How many are shown, soonest first.
const MOST: i64 = 500;

#[derive(Template)]
#[template(path = "leads/buyer/tasks.html")]
struct Tasks {
    page: Page,
    notice: Option<Text>,
    count: usize,
    groups: Vec<Group>,
}

/// Tasks of one stretch of time.
struct Group {
    title: Text,
    /// Whether their time is over.
    overdue: bool,
    rows: Vec<TaskRow>,
}

struct TaskRow {
    id: TaskId,
    lead: LeadId,
    name: String,
    text: String,
    offer_title: String,
    due_at: DateTime<Utc>,
    /// The form to put it off.
    form: Form,
    open: bool,
}

/// The page.
pub async fn show(state: State, visit: Visit, seat: BuyerSeat) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let template = state.run(move |tx| read(tx, &vault, &visit, seat, None)).await?;
    Ok(Sent::default().page(&template))
}

fn read(
    tx: &mut Tx<'_>,
    vault: &Vault,
    visit: &Visit,
    seat: BuyerSeat,
    refused: Option<(TaskId, Form, Option<Text>)>,
) -> Result<Tasks, WebError> {
    let page = visit.page(tx, Area::Buyer)?;
    let tasks = task::open(tx, seat, None, MOST)?;
    let names = task::names(tx, vault, &tasks)?;
    let (at, form, notice) = match refused {
        Some((at, form, notice)) => (Some(at), form, notice),
        None => (None, Form::default(), None),
    };
    let count = tasks.len();
    let mut groups = group(&page.reader, page.now, tasks, &names);
    for row in groups.iter_mut().flat_map(|group| &mut group.rows) {
        if Some(row.id) == at {
            row.form = form.clone().named("move");
            row.open = true;
        }
    }
    Ok(Tasks { page, notice, count, groups })
}

fn group(
    reader: &Reader,
    now: DateTime<Utc>,
    tasks: Vec<Task>,
    names: &HashMap<LeadId, String>,
) -> Vec<Group> {
    let today = reader.day_of(now);
    let mut groups = [
        Group { title: reader.t("leads-tasks-overdue"), overdue: true, rows: Vec::new() },
        Group { title: reader.t("leads-tasks-today"), overdue: false, rows: Vec::new() },
        Group { title: reader.t("leads-tasks-later"), overdue: false, rows: Vec::new() },
    ];
    let [overdue, soon, later] = &mut groups;
    for task in tasks {
        let into = if task.due_at <= now {
            &mut *overdue
        } else if reader.day_of(task.due_at) <= today {
            &mut *soon
        } else {
            &mut *later
        };
        into.rows.push(row(reader, task, names));
    }
    groups.into_iter().filter(|group| !group.rows.is_empty()).collect()
}

fn row(reader: &Reader, task: Task, names: &HashMap<LeadId, String>) -> TaskRow {
    let name = match names.get(&task.lead) {
        Some(name) => name.clone(),
        None if task.lead_status.reveals_contact() => reader.t("leads-no-name").to_string(),
        None => reader.t("leads-closed-name").to_string(),
    };
    let text =
        if task.text.is_empty() { reader.t("leads-task-call").to_string() } else { task.text };
    TaskRow {
        id: task.id,
        lead: task.lead,
        name,
        text,
        offer_title: task.offer_title,
        due_at: task.due_at,
        form: Form::default().named("move"),
        open: false,
    }
}

/// Marks a task as done.
pub async fn finish(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<TaskId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| task::finish(tx, seat, id)).await?;
    Ok(see_other_with_flash(back_or(&form, PATH), "leads-flash-task-done"))
}

/// Puts a task off.
pub async fn reschedule(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<TaskId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let due_at = moment(&visit.reader, &form, "due_at")
        .and_then(|due_at| due_at.ok_or_else(|| Fault::new("due_at", "required")));
    let done = match due_at {
        Ok(due_at) => state.run(move |tx| task::reschedule(tx, seat, id, due_at)).await.map(drop),
        Err(fault) => Err(fault.into()),
    };
    match done {
        Ok(()) => Ok(see_other_with_flash(back_or(&form, PATH), "leads-flash-task-moved")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let vault = state.vault.clone();
            let back = Some((id, form, notice));
            let template = state.run(move |tx| read(tx, &vault, &visit, seat, back)).await?;
            Ok(sent.page(&template))
        }
    }
}
