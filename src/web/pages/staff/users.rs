//! `/staff/users`: who has an account, and whether they may use it.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;

use super::acts::ActLine;
use super::address;
use crate::accounts::audit;
use crate::accounts::user::{self, UserRow, UserStatus};
use crate::accounts::{StaffSeat, invitation};
use crate::db::Tx;
use crate::i18n::{Reader, Text};
use crate::kernel::ids::UserId;
use crate::kernel::locale::Locale;
use crate::kernel::paging::Paging;
use crate::web::extract::{Paged, Posted, Visit, cursor};
use crate::web::form::{Choice, Form};
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{Path, State, WebError, see_other_with_flash};

const PATH: &str = "/staff/users";
const FILTERS: [&str; 3] = ["q", "status", "role"];
/// How much of the trail a user's own page shows.
const HISTORY: i64 = 20;

#[derive(Template)]
#[template(path = "staff/users/list.html")]
struct List {
    page: Page,
    notice: Option<Text>,
    tabs: Vec<Tab>,
    search: String,
    users: Vec<Line>,
    newest: Option<String>,
    next: Option<String>,
    invite: Form,
    /// Whether the invitation came back and must be seen.
    inviting: bool,
    languages: Vec<Choice>,
}

/// A user with their seats in words.
struct Line {
    user: UserRow,
    seats: Vec<String>,
}

#[derive(Template)]
#[template(path = "staff/users/one.html")]
struct One {
    page: Page,
    notice: Option<Text>,
    line: Line,
    suspended: bool,
    /// Nobody suspends themselves.
    own: bool,
    form: Form,
    refused: bool,
    restoration: String,
    history: Vec<ActLine>,
    audit: String,
}

impl Line {
    fn new(reader: &Reader, user: UserRow) -> Self {
        let seats = user
            .seats
            .iter()
            .map(|seat| {
                let role = reader.word("staff-role", seat.role.as_str());
                match &seat.party {
                    Some((_, party)) => reader
                        .t("staff-seat")
                        .with("role", role.to_string())
                        .with("party", party.clone())
                        .to_string(),
                    None => role.to_string(),
                }
            })
            .collect();
        Self { user, seats }
    }
}

fn tabs(reader: &Reader, wanted: &Form) -> Vec<Tab> {
    let tab = |text: Text, status: &str| Tab {
        text,
        href: address(PATH, wanted, &FILTERS, &[("status", status)]),
        count: None,
        current: wanted.value("status") == status,
    };
    let mut tabs = vec![tab(reader.t("staff-all"), "")];
    tabs.extend(
        UserStatus::ALL
            .iter()
            .map(|status| tab(reader.word("staff-user-status", status.as_str()), status.as_str())),
    );
    tabs
}

fn list(
    tx: &mut Tx<'_>,
    visit: &Visit,
    staff: StaffSeat,
    wanted: &Form,
    paging: Paging,
    invite: Option<(Form, Option<Text>)>,
) -> Result<List, WebError> {
    // A filter nobody knows, out of an old link, shows all.
    let filter = user::Filter {
        search: Some(wanted.value("q").to_owned()).filter(|q| !q.trim().is_empty()),
        status: wanted.value("status").parse().ok(),
        role: wanted.value("role").parse().ok(),
    };
    let found = user::list(tx, staff, &filter, &paging)?;
    let page = visit.page(tx, Area::Staff)?;
    let inviting = invite.is_some();
    let fresh = || (Form::default().with("locale", page.reader.locale), None);
    let (invite, notice) = invite.unwrap_or_else(fresh);
    Ok(List {
        notice,
        tabs: tabs(&page.reader, wanted),
        search: wanted.value("q").to_owned(),
        newest: paging.after.map(|_| address(PATH, wanted, &FILTERS, &[])),
        next: found.next.map(|key| address(PATH, wanted, &FILTERS, &[("cursor", &cursor(key))])),
        users: found.items.into_iter().map(|user| Line::new(&page.reader, user)).collect(),
        languages: page
            .languages()
            .iter()
            .map(|(locale, name, _)| Choice::new(locale, name))
            .collect(),
        invite: invite.named("invite"),
        inviting,
        page,
    })
}

/// The list.
pub async fn show_all(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    wanted: Query<Vec<(String, String)>>,
    paged: Paged,
) -> Result<HttpResponse, WebError> {
    let wanted = Form::new(wanted.into_inner());
    let template = state.run(move |tx| list(tx, &visit, staff, &wanted, paged.0, None)).await?;
    Ok(Sent::default().page(&template))
}

/// Invites somebody to the staff.
pub async fn invite(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let Posted(form) = form;
    let email = form.value("email").to_owned();
    let locale = form.value("locale").parse::<Locale>().unwrap_or(visit.reader.locale);
    match state.run(move |tx| invitation::invite(tx, staff, &email, locale)).await {
        Ok(()) => Ok(see_other_with_flash(PATH, "staff-invited")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let refused = Some((form, notice));
            let template = state
                .run(move |tx| {
                    list(tx, &visit, staff, &Form::default(), Paging::default(), refused)
                })
                .await?;
            Ok(sent.page(&template))
        }
    }
}

fn one(
    tx: &mut Tx<'_>,
    visit: &Visit,
    staff: StaffSeat,
    id: UserId,
    refused: Option<(Form, Option<Text>)>,
) -> Result<One, WebError> {
    let user = user::find(tx, staff, id)?;
    let filter = audit::Filter { subject: Some(id.uuid()), ..audit::Filter::default() };
    let acts = audit::list(tx, staff, &filter, &Paging::new(Some(HISTORY), None))?;
    let page = visit.page(tx, Area::Staff)?;
    let was_refused = refused.is_some();
    let (form, notice) = refused.unwrap_or_default();
    Ok(One {
        notice,
        suspended: user.status == UserStatus::Suspended,
        own: id == staff.user,
        line: Line::new(&page.reader, user),
        form,
        refused: was_refused,
        restoration: format!("{PATH}/{id}/restoration"),
        history: acts.items.iter().map(|act| ActLine::new(&page.reader, act)).collect(),
        audit: format!("/staff/audit?subject={id}"),
        page,
    })
}

/// One user.
pub async fn show(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    id: Path<UserId>,
) -> Result<HttpResponse, WebError> {
    let template = state.run(move |tx| one(tx, &visit, staff, id.0, None)).await?;
    Ok(Sent::default().page(&template))
}

async fn done(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    id: UserId,
    form: Form,
    result: Result<&'static str, WebError>,
) -> Result<HttpResponse, WebError> {
    match result {
        Ok(flash) => Ok(see_other_with_flash(format!("{PATH}/{id}"), flash)),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let template =
                state.run(move |tx| one(tx, &visit, staff, id, Some((form, notice)))).await?;
            Ok(sent.page(&template))
        }
    }
}

/// Suspends a user.
pub async fn suspend(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    id: Path<UserId>,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let reason = form.0.value("reason").to_owned();
    let result = state.run(move |tx| user::suspend(tx, staff, id.0, &reason)).await;
    done(state, visit, staff, id.0, form.0, result.map(|()| "staff-user-suspended")).await
}

/// Restores a user.
pub async fn restore(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    id: Path<UserId>,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let result = state.run(move |tx| user::restore(tx, staff, id.0)).await;
    done(state, visit, staff, id.0, form.0, result.map(|()| "staff-user-restored")).await
}
