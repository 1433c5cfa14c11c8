//! `/contractor/engagements/{id}/receivers`: the receivers of one engagement, and a form to add one.

use actix_web::HttpResponse;
use askama::Template;
use chrono::{DateTime, Utc};

use super::{path, place};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::doors::receivers::{Draft, Receiver, ReceiverKind, receiver};
use crate::i18n::{Reader, Text};
use crate::kernel::ids::EngagementId;
use crate::web::extract::{Posted, Visit};
use crate::web::form::{Choice, Form};
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::pages::doors::ways::{Way, Ways};
use crate::web::refusal::{Refusal, Sent};
use crate::web::{Path, State, WebError, see_other_with_flash};

/// A line of the list.
struct Line {
    href: String,
    label: String,
    kind: Text,
    since: DateTime<Utc>,
    closed: bool,
}

impl Line {
    fn new(reader: &Reader, receiver: &Receiver) -> Self {
        Self {
            href: path(receiver.id),
            label: receiver.label.clone(),
            kind: reader.word("receiver-kind", receiver.kind.as_str()),
            since: receiver.created_at,
            closed: receiver.closed_at.is_some(),
        }
    }
}

#[derive(Template)]
#[template(path = "doors/receivers/list.html")]
struct List {
    page: Page,
    ways: Ways,
    notice: Option<Text>,
    form: Form,
    kinds: Vec<Choice>,
    lines: Vec<Line>,
    action: String,
    /// Where files are sent: Meta's export goes that way.
    imports: String,
}

fn read(
    tx: &mut Tx<'_>,
    visit: &Visit,
    seat: ContractorSeat,
    id: EngagementId,
    form: Form,
    notice: Option<Text>,
) -> Result<List, WebError> {
    let (work, found) = receiver::list(tx, seat, id)?;
    let mut page = visit.page(tx, Area::Contractor)?;
    page.path = place(id);
    let reader = page.reader;
    let kinds = ReceiverKind::ALL.iter().map(|kind| {
        Choice::new(kind, reader.word("receiver-kind", kind.as_str()))
            .hint(reader.word("receiver-about", kind.as_str()))
    });
    Ok(List {
        ways: Ways::new(&reader, &work, Way::Receivers),
        notice,
        form,
        kinds: kinds.collect(),
        lines: found.iter().map(|one| Line::new(&reader, one)).collect(),
        action: place(id),
        imports: Way::Imports.address(id),
        page,
    })
}

/// The list.
pub async fn list(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<EngagementId>,
) -> Result<HttpResponse, WebError> {
    let page = state.run(move |tx| read(tx, &visit, seat, id, Form::default(), None)).await?;
    Ok(Sent::default().page(&page))
}

/// Adds a receiver; its page shows how to set it up.
pub async fn make(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<EngagementId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let draft = Draft {
        kind: form.value("kind").to_owned(),
        label: form.value("label").to_owned(),
        source: Some(form.value("source").to_owned()),
        ..Draft::default()
    };
    match state.run(move |tx| receiver::make(tx, &vault, seat, id, &draft)).await {
        Ok(made) => Ok(see_other_with_flash(path(made), "receiver-made")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let page = state.run(move |tx| read(tx, &visit, seat, id, form, notice)).await?;
            Ok(sent.page(&page))
        }
    }
}
