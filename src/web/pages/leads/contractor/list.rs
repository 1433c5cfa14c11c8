//! `GET /contractor/leads`: what was sent and how each lead stands.

use std::collections::HashMap;

use actix_web::HttpResponse;
use askama::Template;

use super::super::asked::{address, asked, given, words};
use super::super::told::{self, Clock};
use crate::accounts::ContractorSeat;
use crate::disputes::{Standing, turns};
use crate::i18n::{Reader, Text};
use crate::kernel::ids::LeadId;
use crate::kernel::paging::{Listing, Ranked};
use crate::leads::Status;
use crate::leads::actor::Side;
use crate::leads::contact::Contact;
use crate::leads::find::{self, COUNT_CAP, Counts, Filter, Lead, Needle, Reach, Sort};
use crate::leads::intake::Rule;
use crate::offers::engagements::{Work, working};
use crate::offers::reason::Reason;
use crate::web::extract::{Paged, Visit, cursor};
use crate::web::form::{Choice, Form};
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::pages::disputes::standing;
use crate::web::pages::offers::words::source_name;
use crate::web::{State, WebError, render};

const PATH: &str = "/contractor/leads";

/// The tabs, in the order a lead lives through them. Quarantine shows only when there is something
/// in it.
const TABS: [Status; 8] = [
    Status::Delivered,
    Status::Accepted,
    Status::Rejected,
    Status::Disputed,
    Status::Settled,
    Status::Returned,
    Status::Quarantined,
    Status::Refused,
];

/// How many engagements the filter offers.
const MOST_ENGAGEMENTS: i64 = 200;

#[derive(Template)]
#[template(path = "leads/contractor/list.html")]
struct List {
    page: Page,
    form: Form,
    tabs: Vec<Tab>,
    engagements: Vec<Choice>,
    reasons: Vec<Choice>,
    rules: Vec<Choice>,
    /// Whether more than a tab narrows the list.
    narrow: bool,
    /// Whether no lead was ever sent.
    fresh: bool,
    rows: Vec<Row>,
    first: Option<String>,
    next: Option<String>,
}

struct Row {
    href: String,
    status: &'static str,
    who: String,
    about: String,
    payout: String,
    clock: Option<Clock>,
    /// Whose turn it is in a dispute.
    turn: Option<Text>,
    why: Option<String>,
    sent: String,
}

/// Lists the party's leads.
pub async fn list(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Paged(paging): Paged<Ranked>,
) -> Result<HttpResponse, WebError> {
    let form = asked(&visit)?;
    let vault = state.vault.clone();
    let page = state
        .run(move |tx| {
            let page = visit.page(tx, Area::Contractor)?;
            let reach = Reach::Contractor(seat);
            let mut filter = filter(&form);
            filter.needle = Needle::read(tx, &vault, reach, form.value("q"))?;
            // A rejection must be answered in time, so there the nearest deadline comes first.
            let sort = match filter.status {
                Some(Status::Rejected | Status::Disputed) => Sort::Urgent,
                _ => Sort::Newest,
            };
            let leads = find::list(tx, seat, &filter, sort, &paging)?;
            let contacts = find::contacts(tx, &vault, seat, &leads.items)?;
            let stands = turns::of(tx, &leads.items)?;
            let counts = find::counts(tx, seat)?;
            let works = working(tx, seat, MOST_ENGAGEMENTS)?;
            let first = paging.after.is_some().then(|| address(PATH, &form, "cursor", ""));
            Ok::<_, WebError>(view(
                page,
                form,
                &filter,
                &counts,
                works,
                leads,
                (&contacts, &stands),
                first,
            ))
        })
        .await?;
    Ok(render(&page))
}

fn filter(form: &Form) -> Filter {
    Filter {
        status: given(form, "status"),
        offer: given(form, "offer"),
        engagement: given(form, "engagement"),
        buyer: given(form, "buyer"),
        source: words(form, "source"),
        sub: words(form, "sub"),
        reason: given(form, "reason"),
        refusal: given(form, "rule"),
        ..Filter::default()
    }
}

#[allow(clippy::too_many_arguments, reason = "everything one page is made of, used once")]
fn view(
    page: Page,
    form: Form,
    filter: &Filter,
    counts: &Counts,
    works: Vec<Work>,
    leads: Listing<Lead, Ranked>,
    (contacts, stands): (&HashMap<LeadId, Contact>, &HashMap<LeadId, Standing>),
    first: Option<String>,
) -> List {
    let reader = page.reader;
    let next = leads.next.map(|key| address(PATH, &form, "cursor", &cursor(key)));
    List {
        tabs: tabs(&reader, &form, filter.status, counts),
        engagements: std::iter::once(Choice::any(reader.t("desk-any-offer")))
            .chain(
                works
                    .into_iter()
                    .map(|work| Choice::new(work.engagement.id, work.offer.terms.title)),
            )
            .collect(),
        reasons: any_of(
            &reader,
            "desk-any-reason",
            "lead-reason",
            Reason::ALL.iter().map(|reason| reason.as_str()),
        ),
        rules: any_of(
            &reader,
            "desk-any-rule",
            "refusal",
            Rule::ALL.iter().map(|rule| rule.as_str()),
        ),
        narrow: filter.is_narrow(),
        fresh: counts.all() == 0,
        rows: leads
            .items
            .iter()
            .map(|lead| row(&page, lead, contacts.get(&lead.id), stands.get(&lead.id)))
            .collect(),
        first,
        next,
        form,
        page,
    }
}

fn tabs(reader: &Reader, form: &Form, shown: Option<Status>, counts: &Counts) -> Vec<Tab> {
    let all = Tab {
        text: reader.t("desk-tab-all"),
        href: address(PATH, form, "status", ""),
        count: None,
        current: shown.is_none(),
    };
    let rare = |status| matches!(status, Status::Quarantined);
    let statuses = TABS
        .into_iter()
        .filter(|status| !rare(*status) || counts.of(*status) > 0 || shown == Some(*status))
        .map(|status| Tab {
            text: reader.word("lead-status", status.as_str()),
            href: address(PATH, form, "status", status.as_str()),
            // Counting stops at the cap: beyond it a number would be wrong.
            count: Some(counts.of(status)).filter(|count| *count <= COUNT_CAP),
            current: shown == Some(status),
        });
    std::iter::once(all).chain(statuses).collect()
}

fn any_of<'a>(
    reader: &Reader,
    any: &'static str,
    family: &str,
    words: impl Iterator<Item = &'a str>,
) -> Vec<Choice> {
    let words = words.map(|word| Choice::new(word, reader.word(family, word)));
    std::iter::once(Choice::any(reader.t(any))).chain(words).collect()
}

fn row(page: &Page, lead: &Lead, contact: Option<&Contact>, stands: Option<&Standing>) -> Row {
    let reader = page.reader;
    let mut about = vec![lead.offer_title.clone()];
    about.extend(lead.source.as_deref().map(|source| source_name(&reader, source)));
    about.extend(told::subs(lead).into_iter().take(1).map(|(_, sub)| sub));
    Row {
        href: format!("{PATH}/{}", lead.id),
        status: lead.status.as_str(),
        who: told::who(lead, contact),
        about: about.join(" · "),
        payout: reader.money(lead.earned.unwrap_or(lead.owes().earned)),
        clock: told::clock_since(&reader, lead, stands.map(|stands| stands.since)),
        turn: stands.map(|stands| standing::turn(&reader, Side::Contractor, *stands)),
        why: told::why(&reader, lead),
        sent: page.near(lead.created_at),
    }
}
