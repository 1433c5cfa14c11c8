//! `/staff/fees`: what the exchange keeps, by which rule, and which running offers keep what.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::i18n::{Reader, Text};
use crate::kernel::fault::Fault;
use crate::kernel::ids::OfferId;
use crate::kernel::paging::Paging;
use crate::kernel::rate::Rate;
use crate::offers::budget::begins;
use crate::offers::fee::{self, Applied, FeeScope, RuleDraft, Target};
use crate::offers::{self, OfferError};
use crate::web::extract::{Paged, Posted, Visit, cursor};
use crate::web::form::{Choice, Form};
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::pages::offers::words::{topic_name, topic_names, topic_word};
use crate::web::refusal::{Refusal, Sent};
use crate::web::{State, WebError, see_other_with_flash};

const PATH: &str = "/staff/fees";
const OFFERS: &str = "/staff/fees?view=offers";

/// What of the page is wanted.
#[derive(Default, Deserialize)]
pub struct Wanted {
    /// `offers` for the running ones; the rules otherwise.
    view: Option<String>,
    /// An offer whose fee is looked up.
    offer: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/fees.html")]
struct Fees {
    page: Page,
    notice: Option<Text>,
    tabs: Vec<Tab>,
    form: Form,
    refused: bool,
    scopes: Vec<Choice>,
    topics: Vec<String>,
    /// The operator's setting.
    usual: String,
    /// `None` where the running offers are shown.
    rules: Option<Vec<RuleRow>>,
    offers: Vec<OfferRow>,
    lookup: Form,
    ahead: Option<Ahead>,
    newest: Option<String>,
    next: Option<String>,
}

struct RuleRow {
    id: String,
    about: Text,
    /// What it is about, by name, and where that is read.
    name: String,
    href: String,
    rate: String,
    standing: &'static str,
    standing_name: Text,
    starts_at: DateTime<Utc>,
    reason: String,
    by: String,
    created_at: DateTime<Utc>,
}

struct OfferRow {
    href: String,
    title: String,
    buyer: String,
    version: String,
    kept: String,
    next: String,
    /// Which rule its next terms would follow.
    by: Text,
    differs: bool,
}

/// One offer's fee, now and later.
struct Ahead {
    title: String,
    lines: Vec<Text>,
}

fn rate(reader: &Reader, rate: Rate) -> String {
    reader.rate(rate.percent())
}

/// Which rule said so, in words.
fn scope_of(reader: &Reader, applied: &Applied) -> Text {
    match applied.rule {
        Some((_, scope)) => reader.word("fee-by", scope.as_str()),
        None => reader.t("fee-by-setting"),
    }
}

fn rule_row(reader: &Reader, rule: fee::Written) -> RuleRow {
    let (name, href) = match (rule.topic, rule.party, rule.offer) {
        (Some(topic), ..) => (topic_name(reader, &topic), String::new()),
        (None, Some((party, name)), _) => (name, format!("/staff/parties/{party}")),
        (None, None, Some((offer, title))) => (title, format!("/staff/offers/{offer}")),
        (None, None, None) => (String::new(), String::new()),
    };
    RuleRow {
        id: rule.id.to_string(),
        about: reader.word("fee-scope", rule.scope.as_str()),
        name,
        href,
        rate: match rule.rate {
            Some(share) => rate(reader, share),
            None => reader.t("fee-ends").to_string(),
        },
        standing: match rule.standing {
            fee::Standing::Ahead => "warn",
            fee::Standing::InForce => "good",
            fee::Standing::Over => "",
        },
        standing_name: reader.word("fee-standing", rule.standing.as_str()),
        starts_at: rule.starts_at,
        reason: rule.reason,
        by: rule.by,
        created_at: rule.created_at,
    }
}

/// What of the page is shown, and how its form came back.
#[derive(Default)]
struct View {
    offers: bool,
    lookup: String,
    paging: Paging,
    refused: Option<(Form, Option<Text>)>,
}

fn read(
    tx: &mut Tx<'_>,
    visit: &Visit,
    staff: StaffSeat,
    usual: Rate,
    view: View,
) -> Result<Fees, WebError> {
    let page = visit.page(tx, Area::Staff)?;
    let reader = page.reader;
    let (mut rules, mut offers, mut next) = (None, Vec::new(), None);
    let address = if view.offers { OFFERS } else { PATH };
    let joint = if view.offers { '&' } else { '?' };
    if view.offers {
        let found = fee::running(tx, staff, usual, &view.paging)?;
        next = found.next;
        offers = found.items.into_iter().map(|row| offer_row(&reader, row)).collect();
    } else {
        let found = fee::list(tx, staff, &view.paging)?;
        next = next.or(found.next);
        rules = Some(found.items.into_iter().map(|rule| rule_row(&reader, rule)).collect());
    }
    let (lookup, ahead) = look_up(tx, &reader, staff, usual, &view.lookup)?;
    let was_refused = view.refused.is_some();
    let (form, notice) = view.refused.unwrap_or_default();
    let tab = |key: &'static str, href: &str, current| Tab {
        text: reader.t(key),
        href: href.to_owned(),
        count: None,
        current,
    };
    let scope = |scope: &FeeScope| {
        let word = scope.as_str();
        Choice::new(word, reader.word("fee-scope", word)).hint(reader.word("fee-scope-means", word))
    };
    Ok(Fees {
        notice,
        tabs: vec![
            tab("fee-tab-rules", PATH, !view.offers),
            tab("fee-tab-offers", OFFERS, view.offers),
        ],
        form: form.named("fee"),
        refused: was_refused,
        scopes: FeeScope::ALL.iter().map(scope).collect(),
        topics: topic_names(&reader),
        usual: rate(&reader, usual),
        rules,
        offers,
        lookup,
        ahead,
        newest: view.paging.after.map(|_| address.to_owned()),
        next: next.map(|key| format!("{address}{joint}cursor={}", cursor(key))),
        page,
    })
}

fn offer_row(reader: &Reader, row: fee::Running) -> OfferRow {
    OfferRow {
        href: format!("/staff/offers/{}", row.offer),
        title: row.title,
        buyer: row.buyer,
        version: row.version.to_string(),
        kept: rate(reader, row.kept),
        next: rate(reader, row.next.rate),
        by: scope_of(reader, &row.next),
        differs: row.kept != row.next.rate,
    }
}

/// What an offer pays, and what its next terms would pay from when.
fn look_up(
    tx: &mut Tx<'_>,
    reader: &Reader,
    staff: StaffSeat,
    usual: Rate,
    written: &str,
) -> Result<(Form, Option<Ahead>), WebError> {
    let form = Form::default().named("lookup").with("offer", written.trim());
    if written.trim().is_empty() {
        return Ok((form, None));
    }
    let unknown = |form: Form| form.refused(Fault::new("offer", "unknown-offer").into());
    let Ok(id) = written.trim().parse::<OfferId>() else { return Ok((unknown(form), None)) };
    let offer = match offers::offer::for_staff(tx, staff, id) {
        Ok(offer) => offer,
        Err(OfferError::NotFound) => return Ok((unknown(form), None)),
        Err(error) => return Err(error.into()),
    };
    let target = Target { offer: Some(id), party: offer.party, topic: offer.terms.topic.clone() };
    let mut lines = Vec::new();
    if offer.status.was_public() {
        let version = offer.terms.version.to_string();
        let kept = reader.t("fee-ahead-kept").with("rate", rate(reader, offer.terms.fee));
        lines.push(kept.with("version", version));
    }
    for (place, (from, applied)) in fee::outlook(tx, &target, usual)?.into_iter().enumerate() {
        let line = if place == 0 { "fee-ahead-now" } else { "fee-ahead-from" };
        let line = reader.t(line).with("rate", rate(reader, applied.rate));
        let by = scope_of(reader, &applied).to_string();
        lines.push(line.with("when", reader.when(from)).with("by", by));
    }
    Ok((form, Some(Ahead { title: offer.terms.title, lines })))
}

/// `GET /staff/fees`
pub async fn show(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    wanted: Query<Wanted>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let wanted = wanted.into_inner();
    let view = View {
        offers: wanted.view.as_deref() == Some("offers"),
        lookup: wanted.offer.unwrap_or_default(),
        paging,
        refused: None,
    };
    let usual = state.config.fee;
    let fees = state.run(move |tx| read(tx, &visit, staff, usual, view)).await?;
    Ok(Sent::default().page(&fees))
}

/// The rule a form writes. A day is taken from its midnight in the reader's zone; today means now.
fn draft(reader: &Reader, form: &Form, now: DateTime<Utc>) -> Result<RuleDraft, WebError> {
    let value = |name: &str| form.value(name).to_owned();
    let starts_at = match form.value("starts_at").trim() {
        "" => None,
        written => {
            let day: NaiveDate =
                written.parse().map_err(|_| Fault::new("starts_at", "not-a-date"))?;
            let at =
                begins(day, reader.zone).ok_or_else(|| Fault::new("starts_at", "not-a-date"))?;
            Some(at).filter(|_| day != reader.day_of(now))
        }
    };
    Ok(RuleDraft {
        scope: value("scope"),
        topic: topic_word(form.value("topic")),
        party: value("party"),
        offer: value("offer"),
        percent: value("percent"),
        ends: form.checked("ends"),
        starts_at,
        reason: value("reason"),
    })
}

/// `POST /staff/fees`
pub async fn add(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let (reader, typed) = (visit.reader, form.clone());
    let added = state
        .run(move |tx| {
            let draft = draft(&reader, &typed, tx.now())?;
            Ok::<_, WebError>(fee::add(tx, staff, &draft)?)
        })
        .await;
    match added {
        Ok(_) => Ok(see_other_with_flash(PATH, "fee-added")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let view = View { refused: Some((form, notice)), ..View::default() };
            let usual = state.config.fee;
            let fees = state.run(move |tx| read(tx, &visit, staff, usual, view)).await?;
            Ok(sent.page(&fees))
        }
    }
}
