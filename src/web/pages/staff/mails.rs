//! The mail queue: what was written to whom, what failed, and another try.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use crate::accounts::StaffSeat;
use crate::jobs::mails::{self, Entry, MailStatus, Tally, Words};
use crate::kernel::ids::MailId;
use crate::web::extract::{Paged, Path, Posted, Visit, cursor};
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::{State, WebError, render, see_other_with_flash};

/// Which mails are wanted.
#[derive(Deserialize)]
pub struct Wanted {
    status: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/mails/list.html")]
struct List {
    page: Page,
    tabs: Vec<Tab>,
    mails: Vec<Entry>,
    newest: Option<String>,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/mails/one.html")]
struct One {
    page: Page,
    mail: Entry,
    words: Option<Words>,
    /// Where to ask for another try, when it failed.
    retry: Option<String>,
    /// Whether it will be tried again by itself.
    queued: bool,
}

/// `GET /staff/mails`
pub async fn list(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    wanted: Query<Wanted>,
    paged: Paged,
) -> Result<HttpResponse, WebError> {
    // A status nobody knows, out of an old link, shows all.
    let status: Option<MailStatus> =
        wanted.status.as_deref().and_then(|status| status.parse().ok());
    let list = state
        .run(move |tx| {
            let found = mails::list(tx, staff, status, paged.0)?;
            let tally = mails::tally(tx, staff)?;
            let page = visit.page(tx, Area::Staff)?;
            Ok::<_, WebError>(List {
                tabs: tabs(&page, status, tally),
                newest: paged.0.after.map(|_| address(status, None)),
                next: found.next.map(|key| address(status, Some(cursor(key)))),
                mails: found.items,
                page,
            })
        })
        .await?;
    Ok(render(&list))
}

/// `GET /staff/mails/{id}`
pub async fn show(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    id: Path<MailId>,
) -> Result<HttpResponse, WebError> {
    let mailer = state.jobs.mailer.clone();
    let one = state
        .run(move |tx| {
            let mail = mails::find(tx, staff, id.0)?;
            let words = mails::words(tx, staff, id.0, &*mailer)?;
            Ok::<_, WebError>(One {
                page: visit.page(tx, Area::Staff)?,
                words,
                retry: (mail.status == MailStatus::Failed)
                    .then(|| format!("/staff/mails/{}/retry", mail.id)),
                queued: mail.status == MailStatus::Queued,
                mail,
            })
        })
        .await?;
    Ok(render(&one))
}

/// `POST /staff/mails/{id}/retry`
pub async fn retry(
    state: State,
    staff: StaffSeat,
    id: Path<MailId>,
    _form: Posted,
) -> Result<HttpResponse, WebError> {
    let id = id.0;
    state.run(move |tx| mails::retry(tx, staff, id)).await?;
    Ok(see_other_with_flash(format!("/staff/mails/{id}"), "mail-retry-done"))
}

fn tabs(page: &Page, shown: Option<MailStatus>, tally: Tally) -> Vec<Tab> {
    let all = Tab {
        text: page.t("mail-all"),
        href: address(None, None),
        count: None,
        current: shown.is_none(),
    };
    let each = MailStatus::ALL.iter().map(|&status| Tab {
        text: page.word("mail-status", status.as_str()),
        href: address(Some(status), None),
        count: match status {
            MailStatus::Queued => Some(tally.queued),
            MailStatus::Failed => Some(tally.failed),
            // Grows for ever: counting it would cost more each day, and says nothing.
            MailStatus::Sent => None,
        },
        current: shown == Some(status),
    });
    std::iter::once(all).chain(each).collect()
}

fn address(status: Option<MailStatus>, cursor: Option<String>) -> String {
    let query: Vec<String> = [
        status.map(|status| format!("status={status}")),
        cursor.map(|cursor| format!("cursor={cursor}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    match query.is_empty() {
        true => "/staff/mails".to_owned(),
        false => format!("/staff/mails?{}", query.join("&")),
    }
}
