//! `/contractor/test-leads` and `/buyer/test-leads`: what was sent to try things out.

use actix_web::HttpResponse;
use askama::Template;

use super::doors::ways::Way;
use super::leads::asked::{asked, given};
use super::leads::told::{Answer, answers, consent, who_of};
use super::offers::words::source_name;
use crate::accounts::{BuyerSeat, ContractorSeat};
use crate::kernel::contact::spaced_phone;
use crate::kernel::ids::TestLeadId;
use crate::leads::find::Reach;
use crate::leads::test_lead::{self, Filter, TestCard, TestLead};
use crate::web::extract::{Paged, Visit, cursor};
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::{Path, State, WebError, render};

const fn path(reach: Reach) -> &'static str {
    match reach {
        Reach::Buyer(_) => "/buyer/test-leads",
        Reach::Contractor(_) | Reach::Staff(_) => "/contractor/test-leads",
    }
}

const fn area(reach: Reach) -> Area {
    match reach {
        Reach::Buyer(_) => Area::Buyer,
        Reach::Contractor(_) | Reach::Staff(_) => Area::Contractor,
    }
}

#[derive(Template)]
#[template(path = "developer/tests.html")]
struct List {
    page: Page,
    /// Whether the reader sent them.
    sender: bool,
    rows: Vec<Row>,
    first: Option<String>,
    next: Option<String>,
}

struct Row {
    href: String,
    status: &'static str,
    who: String,
    about: String,
    why: Option<String>,
    price: String,
}

fn row(page: &Page, reach: Reach, lead: &TestLead, who: String) -> Row {
    let reader = &page.reader;
    let mut about = vec![lead.offer_title.clone()];
    about.extend(lead.source.as_deref().map(|source| source_name(reader, source)));
    about.push(page.near(lead.created_at));
    Row {
        href: format!("{}/{}", path(reach), lead.id),
        status: lead.status().as_str(),
        who,
        about: about.join(" · "),
        why: lead.refusal.map(|rule| reader.word("refusal", rule.as_str()).to_string()),
        price: match reach {
            Reach::Buyer(_) => reader.money(lead.price),
            Reach::Contractor(_) | Reach::Staff(_) => reader.money(lead.payout),
        },
    }
}

/// The address of a page of the list, for the same offer or engagement.
fn address(reach: Reach, form: &Form, after: Option<String>) -> String {
    let base = path(reach);
    let kept = ["offer", "engagement"].map(|name| (name, form.value(name).to_owned()));
    let after = after.map(|after| ("cursor", after));
    let query: Vec<String> = kept
        .into_iter()
        .chain(after)
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", crate::web::answer::query_value(&value)))
        .collect();
    if query.is_empty() { base.to_owned() } else { format!("{base}?{}", query.join("&")) }
}

async fn listed(
    visit: Visit,
    state: State,
    reach: Reach,
    paging: crate::kernel::paging::Paging,
) -> Result<HttpResponse, WebError> {
    let form = asked(&visit)?;
    let vault = state.vault.clone();
    let template = state
        .run(move |tx| {
            let page = visit.page(tx, area(reach))?;
            let filter =
                Filter { offer: given(&form, "offer"), engagement: given(&form, "engagement") };
            let tests = test_lead::list(tx, reach, filter, &paging)?;
            let mut rows = Vec::with_capacity(tests.items.len());
            for lead in &tests.items {
                let contact = lead.contact(&vault)?;
                let who = who_of(&contact).unwrap_or_else(|| lead.id.to_string());
                rows.push(row(&page, reach, lead, who));
            }
            Ok::<_, WebError>(List {
                sender: matches!(reach, Reach::Contractor(_)),
                rows,
                first: paging.after.map(|_| address(reach, &form, None)),
                next: tests.next.map(|key| address(reach, &form, Some(cursor(key)))),
                page,
            })
        })
        .await?;
    Ok(render(&template))
}

/// Tests the party sent.
pub async fn sent(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    listed(visit, state, seat.into(), paging).await
}

/// Tests of the party's offers.
pub async fn received(
    visit: Visit,
    state: State,
    seat: BuyerSeat,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    listed(visit, state, seat.into(), paging).await
}

#[derive(Template)]
#[template(path = "developer/test.html")]
struct Show {
    page: Page,
    lead: TestLead,
    who: String,
    name: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    answers: Vec<Answer>,
    consent: Option<String>,
    source: Option<String>,
    subs: Vec<(String, String)>,
    external_id: Option<String>,
    why: Option<String>,
    price: String,
    list: &'static str,
    offer: String,
    /// The developer page of its engagement, for its sender.
    developer: Option<String>,
}

impl Show {
    fn new(page: Page, reach: Reach, card: TestCard) -> Self {
        let TestCard { lead, terms, contact } = card;
        let reader = page.reader;
        let sender = matches!(reach, Reach::Contractor(_));
        let subs = lead.subs.as_object().into_iter().flatten();
        let mut subs: Vec<(String, String)> = subs
            .filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())))
            .collect();
        subs.sort();
        Self {
            who: who_of(&contact).unwrap_or_else(|| lead.id.to_string()),
            answers: answers(&reader, &terms, &contact),
            consent: consent(&reader, Some(&contact)),
            name: contact.name,
            phone: contact.phone.as_deref().map(spaced_phone),
            email: contact.email,
            source: lead.source.as_deref().map(|source| source_name(&reader, source)),
            subs,
            external_id: lead.external_id.clone().filter(|_| sender),
            why: lead.refusal.map(|rule| reader.word("refusal", rule.as_str()).to_string()),
            price: row(&page, reach, &lead, String::new()).price,
            list: path(reach),
            offer: if sender {
                format!("/offers/{}", lead.offer)
            } else {
                format!("/buyer/offers/{}", lead.offer)
            },
            developer: sender.then(|| Way::Developer.address(lead.engagement)),
            lead,
            page,
        }
    }
}

async fn shown(
    visit: Visit,
    state: State,
    reach: Reach,
    id: TestLeadId,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let template = state
        .run(move |tx| {
            let page = visit.page(tx, area(reach))?;
            let card = test_lead::find(tx, &vault, reach, id)?;
            Ok::<_, WebError>(Show::new(page, reach, card))
        })
        .await?;
    Ok(render(&template))
}

/// One test the party sent.
pub async fn one_sent(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<TestLeadId>,
) -> Result<HttpResponse, WebError> {
    shown(visit, state, seat.into(), id).await
}

/// One test of an offer of the party's.
pub async fn one_received(
    visit: Visit,
    state: State,
    seat: BuyerSeat,
    Path(id): Path<TestLeadId>,
) -> Result<HttpResponse, WebError> {
    shown(visit, state, seat.into(), id).await
}
