//! Engagements from both sides: the buyer's requests to answer, the contractor's offers.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::words;
use crate::accounts::{BuyerSeat, ContractorSeat, PartySeat};
use crate::doors::calls::number;
use crate::i18n::{Reader, Text};
use crate::kernel::fault::Fault;
use crate::kernel::ids::{EngagementId, OfferId, PartyId};
use crate::offers::engagements::{self, EngagedOffer, Filter, Side};
use crate::offers::{EngagementStatus, OfferStatus};
use crate::reports::record::{self, ContractorRecord};
use crate::web::extract::{Paged, Path, Posted, Visit, cursor};
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::pages::doors::ways::Way;
use crate::web::records::RecordView;
use crate::web::{State, WebError, render, see_other_with_flash};

/// Which engagements are wanted.
#[derive(Deserialize)]
pub struct Wanted {
    status: Option<String>,
}

/// An engagement in a list.
pub struct Row {
    pub id: EngagementId,
    pub offer: OfferId,
    pub title: String,
    pub offer_status: OfferStatus,
    pub action: Text,
    pub price: String,
    pub payout: String,
    pub other: String,
    pub status: EngagementStatus,
    pub code: String,
    pub message: Option<String>,
    pub declined_reason: Option<String>,
    pub since: DateTime<Utc>,
    pub may_deliver: bool,
    /// The page about how its leads arrive.
    pub ways: String,
    pub may_leave: bool,
    pub may_decide: bool,
    /// Of the contractor, where the buyer has to decide about it.
    pub record: Option<RecordView>,
}

impl Row {
    fn of(
        reader: &Reader,
        row: EngagedOffer,
        side: Side,
        records: &HashMap<PartyId, ContractorRecord>,
    ) -> Self {
        let engagement = row.engagement;
        let status = engagement.status;
        Self {
            id: engagement.id,
            ways: Way::first(row.terms.action).address(engagement.id),
            offer: engagement.offer,
            title: row.terms.title.clone(),
            offer_status: row.offer_status,
            action: reader.word("offer-action", row.terms.action.as_str()),
            price: words::price(reader, &row.terms),
            payout: words::payout(reader, &row.terms),
            other: match side {
                Side::Buyer => row.contractor_name,
                Side::Contractor => row.buyer_name,
            },
            status,
            code: engagement.code,
            message: engagement.message,
            declined_reason: engagement.declined_reason,
            since: engagement.decided_at.unwrap_or(engagement.created_at),
            may_deliver: status == EngagementStatus::Active && row.offer_status.takes_leads(),
            may_leave: matches!(status, EngagementStatus::Active | EngagementStatus::Requested),
            may_decide: status == EngagementStatus::Requested,
            record: records
                .get(&engagement.contractor)
                .filter(|_| status == EngagementStatus::Requested)
                .map(|record| RecordView::contractor(reader, record)),
        }
    }
}

struct Listed {
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    first: Option<String>,
    next: Option<String>,
}

fn address(home: &str, status: Option<EngagementStatus>, after: Option<String>) -> String {
    let status = status.map(|status| format!("status={status}"));
    let after = after.map(|after| format!("cursor={after}"));
    let query: Vec<String> = status.into_iter().chain(after).collect();
    if query.is_empty() { home.to_owned() } else { format!("{home}?{}", query.join("&")) }
}

fn tabs(page: &Page, home: &str, shown: Option<EngagementStatus>) -> Vec<Tab> {
    let all = Tab {
        text: page.t("engagement-all"),
        href: address(home, None, None),
        count: None,
        current: shown.is_none(),
    };
    let each = EngagementStatus::ALL.iter().map(|&status| Tab {
        text: page.word("engagement-status", status.as_str()),
        href: address(home, Some(status), None),
        count: None,
        current: shown == Some(status),
    });
    std::iter::once(all).chain(each).collect()
}

/// The contractors the buyer has to decide about.
fn asking(side: Side, rows: &[EngagedOffer]) -> Vec<PartyId> {
    let waits = |row: &&EngagedOffer| {
        side == Side::Buyer && row.engagement.status == EngagementStatus::Requested
    };
    rows.iter().filter(waits).map(|row| row.engagement.contractor).collect()
}

async fn listed(
    state: &State,
    visit: Visit,
    seat: PartySeat,
    side: Side,
    Wanted { status }: Wanted,
    Paged(paging): Paged,
) -> Result<(Page, Listed), WebError> {
    let status: Option<EngagementStatus> = status.and_then(|status| status.parse().ok());
    let (home, area) = match side {
        Side::Buyer => ("/buyer/engagements", Area::Buyer),
        Side::Contractor => ("/contractor/engagements", Area::Contractor),
    };
    state
        .run(move |tx| {
            let filter = Filter { side: Some(side), status, offer: None };
            let found = engagements::list(tx, seat, &filter, &paging)?;
            let records = record::of_contractors(tx, &asking(side, &found.items))?;
            let page = visit.page(tx, area)?;
            let listed = Listed {
                tabs: tabs(&page, home, status),
                rows: found
                    .items
                    .into_iter()
                    .map(|row| Row::of(&page.reader, row, side, &records))
                    .collect(),
                first: paging.after.map(|_| address(home, status, None)),
                next: found.next.map(|key| address(home, status, Some(cursor(key)))),
            };
            Ok::<_, WebError>((page, listed))
        })
        .await
}

#[derive(Template)]
#[template(path = "engagements/requests.html")]
struct Requests {
    page: Page,
    list: Listed,
}

/// `GET /buyer/engagements`: who asks to work on the buyer's offers, and who does.
pub async fn requests(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Query(wanted): Query<Wanted>,
    paged: Paged,
) -> Result<HttpResponse, WebError> {
    let (page, list) = listed(&state, visit, seat.into(), Side::Buyer, wanted, paged).await?;
    Ok(render(&Requests { page, list }))
}

#[derive(Template)]
#[template(path = "engagements/working.html")]
struct Working {
    page: Page,
    list: Listed,
}

/// `GET /contractor/engagements`: the offers the contractor works on or asked for.
pub async fn working(
    state: State,
    visit: Visit,
    seat: ContractorSeat,
    Query(wanted): Query<Wanted>,
    paged: Paged,
) -> Result<HttpResponse, WebError> {
    let (page, list) = listed(&state, visit, seat.into(), Side::Contractor, wanted, paged).await?;
    Ok(render(&Working { page, list }))
}

/// The buyer lets the contractor deliver.
pub async fn approve(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<EngagementId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    state
        .run(move |tx| {
            engagements::approve(tx, seat, id)?;
            number::assign_free(tx, id)
        })
        .await?;
    Ok(see_other_with_flash("/buyer/engagements", "engagement-approved"))
}

/// The buyer says no.
pub async fn decline(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<EngagementId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| engagements::decline(tx, seat, id, form.value("reason"))).await?;
    Ok(see_other_with_flash("/buyer/engagements", "engagement-was-declined"))
}

/// The buyer lets a party in by its id.
pub async fn invite(
    state: State,
    seat: BuyerSeat,
    Path(offer): Path<OfferId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let party: Result<PartyId, _> = form.value("party").trim().parse();
    let party = party.map_err(|_| Fault::new("party", "unknown-party"))?;
    state
        .run(move |tx| {
            let id = engagements::invite(tx, seat, offer, party)?;
            number::assign_free(tx, id)
        })
        .await?;
    Ok(see_other_with_flash(format!("/buyer/offers/{offer}"), "engagement-invited"))
}

/// The contractor leaves.
pub async fn leave(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<EngagementId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    state
        .run(move |tx| {
            engagements::leave(tx, seat, id)?;
            number::let_go(tx, id)
        })
        .await?;
    Ok::<_, WebError>(see_other_with_flash("/contractor/engagements", "engagement-was-left"))
}
