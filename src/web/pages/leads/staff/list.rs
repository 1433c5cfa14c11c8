//! `GET /staff/leads`: every lead of the exchange, contacts covered.

use std::collections::HashMap;

use actix_web::HttpResponse;
use askama::Template;

use super::super::asked::{address, asked, given, words};
use super::super::told::{self, Clock};
use crate::accounts::{StaffSeat, party};
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{LeadId, PartyId};
use crate::kernel::paging::{Paging, Ranked};
use crate::leads::Status;
use crate::leads::contact::Contact;
use crate::leads::find::{self, COUNT_CAP, Counts, Filter, Lead, Needle, Reach, Sort};
use crate::web::extract::{Paged, Visit, cursor};
use crate::web::form::Form;
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::{State, WebError, render, render_refused};

const PATH: &str = "/staff/leads";

#[derive(Template)]
#[template(path = "leads/staff/list.html")]
struct List {
    page: Page,
    form: Form,
    tabs: Vec<Tab>,
    narrow: bool,
    rows: Vec<Row>,
    first: Option<String>,
    next: Option<String>,
}

struct Row {
    href: String,
    status: &'static str,
    who: String,
    reach: String,
    offer: String,
    offer_href: String,
    buyer: String,
    buyer_href: String,
    contractor: String,
    contractor_href: String,
    price: String,
    age: String,
    clock: Option<Clock>,
    why: Option<String>,
}

/// Lists leads: queues oldest first, everything else newest first.
pub async fn list(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Paged(paging): Paged<Ranked>,
) -> Result<HttpResponse, WebError> {
    let form = asked(&visit)?;
    let vault = state.vault.clone();
    let page = state
        .run(move |tx| {
            let page = visit.page(tx, Area::Staff)?;
            let counts = find::counts(tx, staff)?;
            let mut filter = match filter(tx, staff, &form) {
                Ok(filter) => filter,
                Err(Wrong::Faults(faults)) => {
                    return Ok(List {
                        tabs: tabs(&page, &form, given(&form, "status"), &counts),
                        narrow: true,
                        rows: Vec::new(),
                        first: None,
                        next: None,
                        form: form.refused(faults),
                        page,
                    });
                }
                Err(Wrong::Other(error)) => return Err(error),
            };
            filter.needle = Needle::read(tx, &vault, Reach::Staff(staff), form.value("q"))?;
            let sort = match filter.status {
                Some(Status::Quarantined | Status::Disputed) => Sort::Oldest,
                _ => Sort::Newest,
            };
            let leads = find::list(tx, staff, &filter, sort, &paging)?;
            let contacts = find::masked_contacts(tx, &vault, staff, &leads.items)?;
            Ok::<_, WebError>(List {
                tabs: tabs(&page, &form, filter.status, &counts),
                narrow: filter.is_narrow(),
                rows: rows(&page, &form, &leads.items, &contacts),
                first: paging.after.is_some().then(|| address(PATH, &form, "cursor", "")),
                next: leads.next.map(|key| address(PATH, &form, "cursor", &cursor(key))),
                form,
                page,
            })
        })
        .await?;
    if page.form.faults().is_empty() { Ok(render(&page)) } else { Ok(render_refused(&page)) }
}

enum Wrong {
    Faults(Faults),
    Other(WebError),
}

impl<E: Into<WebError>> From<E> for Wrong {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

fn filter(tx: &mut Tx<'_>, staff: StaffSeat, form: &Form) -> Result<Filter, Wrong> {
    let mut faults = Faults::default();
    let buyer = party_named(tx, staff, "buyer", form)?;
    let contractor = party_named(tx, staff, "contractor", form)?;
    let offer = match form.value("offer").trim() {
        "" => None,
        text => faults
            .take(text.parse().map(Some).map_err(|_| Fault::new("offer", "not-an-offer-id")))
            .flatten(),
    };
    let filter = Filter {
        status: given(form, "status"),
        offer,
        buyer: faults.take(buyer).flatten(),
        contractor: faults.take(contractor).flatten(),
        source: words(form, "source"),
        reason: given(form, "reason"),
        ..Filter::default()
    };
    faults.finish().map(|()| filter).map_err(Wrong::Faults)
}

/// A party by its id, or by enough of its name to mean one.
pub fn party_named(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    field: &'static str,
    form: &Form,
) -> Result<Result<Option<PartyId>, Fault>, WebError> {
    let text = form.value(field).trim();
    if text.is_empty() {
        return Ok(Ok(None));
    }
    if let Ok(id) = text.parse() {
        return Ok(Ok(Some(id)));
    }
    let search = party::Filter { search: Some(text.to_owned()), status: None };
    let found = party::list(tx, staff, &search, &Paging::new(Some(5), None))?.items;
    let exact = found.iter().filter(|row| row.party.name.to_lowercase() == text.to_lowercase());
    Ok(match (found.as_slice(), exact.collect::<Vec<_>>().as_slice()) {
        ([one], _) => Ok(Some(one.party.id)),
        (_, [one]) => Ok(Some(one.party.id)),
        ([], _) => Err(Fault::new(field, "no-such-party")),
        (several, _) => {
            let names: Vec<&str> = several.iter().map(|row| row.party.name.as_str()).collect();
            Err(Fault::new(field, "several-parties").with("names", names.join(", ")))
        }
    })
}

fn tabs(page: &Page, form: &Form, shown: Option<Status>, counts: &Counts) -> Vec<Tab> {
    let all = Tab {
        text: page.t("staff-leads-all"),
        href: address(PATH, form, "status", ""),
        count: None,
        current: shown.is_none(),
    };
    // What staff must act on comes first, and is the only thing counted.
    let queues = [Status::Quarantined, Status::Rejected, Status::Disputed];
    let rest = Status::ALL.iter().copied().filter(|status| !queues.contains(status));
    let statuses = queues.into_iter().chain(rest).map(|status| Tab {
        text: page.word("lead-status", status.as_str()),
        href: address(PATH, form, "status", status.as_str()),
        count: Some(counts.of(status))
            .filter(|count| queues.contains(&status) && *count <= COUNT_CAP),
        current: shown == Some(status),
    });
    std::iter::once(all).chain(statuses).collect()
}

fn rows(page: &Page, form: &Form, leads: &[Lead], contacts: &HashMap<LeadId, Contact>) -> Vec<Row> {
    let reader = page.reader;
    let narrowed = |name: &str, value: String| address(PATH, form, name, &value);
    leads
        .iter()
        .map(|lead| {
            let contact = contacts.get(&lead.id);
            let reach = contact.and_then(|contact| contact.phone.clone().or(contact.email.clone()));
            Row {
                href: format!("{PATH}/{}", lead.id),
                status: lead.status.as_str(),
                who: contact
                    .and_then(|contact| contact.name.clone())
                    .unwrap_or_else(|| "•••".to_owned()),
                reach: reach.unwrap_or_default(),
                offer: lead.offer_title.clone(),
                offer_href: narrowed("offer", lead.offer.to_string()),
                buyer: lead.buyer_name.clone(),
                buyer_href: narrowed("buyer", lead.buyer.to_string()),
                contractor: lead.contractor_name.clone(),
                contractor_href: narrowed("contractor", lead.contractor.to_string()),
                price: reader.money(lead.owed),
                age: page.ago(lead.created_at),
                clock: told::clock(&reader, lead),
                why: told::why(&reader, lead),
            }
        })
        .collect()
}
