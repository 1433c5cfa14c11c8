//! `/staff/parties`: the businesses and freelancers, and whether they may work.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;

use super::acts::ActLine;
use super::address;
use super::party_money::{MoneyForm, PartyMoney};
use crate::accounts::party::{self, Member, Party, PartyRow, PartyStatus};
use crate::accounts::{Role, StaffSeat, audit};
use crate::db::Tx;
use crate::i18n::{Reader, Text};
use crate::kernel::ids::PartyId;
use crate::kernel::money::Currency;
use crate::kernel::paging::Paging;
use crate::ledger::Balance;
use crate::moderation::suspend as moderation;
use crate::payouts::wallet;
use crate::reports::record;
use crate::web::extract::{Paged, Posted, Visit, cursor};
use crate::web::flash::Flash;
use crate::web::form::Form;
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::records::RecordView;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{Path, State, WebError, see_other_with_flash};

const PATH: &str = "/staff/parties";
const FILTERS: [&str; 2] = ["q", "status"];
/// How much of the trail a party's own page shows.
const HISTORY: i64 = 20;

#[derive(Template)]
#[template(path = "staff/parties/list.html")]
struct List {
    page: Page,
    tabs: Vec<Tab>,
    search: String,
    parties: Vec<Line>,
    newest: Option<String>,
    next: Option<String>,
}

/// A party with its roles in words.
struct Line {
    row: PartyRow,
    roles: String,
}

#[derive(Template)]
#[template(path = "staff/parties/one.html")]
struct One {
    page: Page,
    notice: Option<Text>,
    party: Party,
    suspended: bool,
    members: Vec<(Member, String)>,
    wallets: Vec<Balance>,
    /// Where its leads and offers are listed: the words and the address.
    lists: Vec<(Text, String)>,
    form: Form,
    refused: bool,
    money: PartyMoney,
    restoration: String,
    /// How it decides and what became of its leads, each with its title, as far as it has a role.
    records: Vec<(Text, RecordView)>,
    history: Vec<ActLine>,
    audit: String,
}

fn words(reader: &Reader, roles: &[Role]) -> String {
    let words = roles.iter().map(|role| reader.word("staff-role", role.as_str()).to_string());
    words.collect::<Vec<_>>().join(", ")
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
        PartyStatus::ALL
            .iter()
            .map(|status| tab(reader.word("party-status", status.as_str()), status.as_str())),
    );
    tabs
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
    let template = state.run(move |tx| list(tx, &visit, staff, &wanted, paged.0)).await?;
    Ok(Sent::default().page(&template))
}

fn list(
    tx: &mut Tx<'_>,
    visit: &Visit,
    staff: StaffSeat,
    wanted: &Form,
    paging: Paging,
) -> Result<List, WebError> {
    let filter = party::Filter {
        search: Some(wanted.value("q").to_owned()).filter(|q| !q.trim().is_empty()),
        status: wanted.value("status").parse().ok(),
    };
    let found = party::list(tx, staff, &filter, &paging)?;
    let page = visit.page(tx, Area::Staff)?;
    Ok(List {
        tabs: tabs(&page.reader, wanted),
        search: wanted.value("q").to_owned(),
        newest: paging.after.map(|_| address(PATH, wanted, &FILTERS, &[])),
        next: found.next.map(|key| address(PATH, wanted, &FILTERS, &[("cursor", &cursor(key))])),
        parties: found
            .items
            .into_iter()
            .map(|row| Line { roles: words(&page.reader, &row.roles), row })
            .collect(),
        page,
    })
}

fn one(
    tx: &mut Tx<'_>,
    visit: &Visit,
    staff: StaffSeat,
    id: PartyId,
    currencies: &[Currency],
    refused: Option<Refused>,
) -> Result<One, WebError> {
    let party = party::find(tx, staff, id)?;
    let members = party::members(tx, staff, id)?;
    let filter = audit::Filter { subject: Some(id.uuid()), ..audit::Filter::default() };
    let acts = audit::list(tx, staff, &filter, &Paging::new(Some(HISTORY), None))?;
    let wallets = wallet::of(tx, staff, id)?;
    let page = visit.page(tx, Area::Staff)?;
    let reader = page.reader;
    let lists = lists(&reader, id, &members);
    let mut money = PartyMoney::load(tx, staff, id, currencies)?;
    let (mut form, mut notice, mut was_refused) = (Form::default(), None, false);
    if let Some(refused) = refused {
        notice = refused.notice;
        match refused.which {
            Which::Suspension => (form, was_refused) = (refused.form, true),
            Which::Money(form) => money.refused(form, refused.form),
        }
    }
    Ok(One {
        notice,
        suspended: party.status == PartyStatus::Suspended,
        party,
        members: members
            .into_iter()
            .map(|member| {
                let roles = words(&reader, &member.roles);
                (member, roles)
            })
            .collect(),
        wallets,
        lists,
        form,
        refused: was_refused,
        money,
        restoration: format!("{PATH}/{id}/restoration"),
        records: RecordView::halves(&reader, record::of_party(tx, id)?.as_ref()),
        history: acts.items.iter().map(|act| ActLine::new(&reader, act)).collect(),
        audit: format!("/staff/audit?subject={id}"),
        page,
    })
}

/// What can be read about a party elsewhere, by the roles somebody has in it.
fn lists(reader: &Reader, id: PartyId, members: &[Member]) -> Vec<(Text, String)> {
    let has = |role: Role| members.iter().any(|member| member.roles.contains(&role));
    let mut lists = Vec::new();
    if has(Role::Buyer) {
        lists.push((reader.t("staff-party-offers"), format!("/staff/offers?buyer={id}")));
        lists.push((reader.t("staff-party-bought"), format!("/staff/leads?buyer={id}")));
        lists.push((reader.t("reasons-made"), format!("/staff/reasons?buyer={id}")));
    }
    if has(Role::Contractor) {
        lists.push((reader.t("staff-party-delivered"), format!("/staff/leads?contractor={id}")));
        lists.push((reader.t("reasons-suffered"), format!("/staff/reasons?contractor={id}")));
    }
    lists
}

/// One party.
pub async fn show(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    id: Path<PartyId>,
) -> Result<HttpResponse, WebError> {
    let currencies = state.config.currencies.clone();
    let template = state.run(move |tx| one(tx, &visit, staff, id.0, &currencies, None)).await?;
    Ok(Sent::default().page(&template))
}

/// Which of the page's forms was sent.
#[derive(Debug, Clone, Copy)]
pub(super) enum Which {
    Suspension,
    Money(MoneyForm),
}

/// A form that comes back as it was typed.
struct Refused {
    which: Which,
    form: Form,
    notice: Option<Text>,
}

pub(super) async fn done(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    id: PartyId,
    (which, form): (Which, Form),
    result: Result<impl Into<Flash>, WebError>,
) -> Result<HttpResponse, WebError> {
    match result {
        Ok(flash) => Ok(see_other_with_flash(format!("{PATH}/{id}"), flash)),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let (refused, currencies) =
                (Refused { which, form, notice }, state.config.currencies.clone());
            let template =
                state.run(move |tx| one(tx, &visit, staff, id, &currencies, Some(refused))).await?;
            Ok(sent.page(&template))
        }
    }
}

/// Suspends a party, with all that follows.
pub async fn suspend(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    id: Path<PartyId>,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let reason = form.0.value("reason").to_owned();
    let result = state.run(move |tx| moderation::suspend(tx, staff, id.0, &reason)).await;
    let sent = (Which::Suspension, form.0);
    done(state, visit, staff, id.0, sent, result.map(|()| "staff-party-suspended")).await
}

/// Restores a party.
pub async fn restore(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    id: Path<PartyId>,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let result = state.run(move |tx| moderation::restore(tx, staff, id.0)).await;
    let sent = (Which::Suspension, form.0);
    done(state, visit, staff, id.0, sent, result.map(|()| "staff-party-restored")).await
}
