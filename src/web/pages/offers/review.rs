//! The staff's review: what waits, longest waiting first, and one offer to publish or send back.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use super::terms_rows::{self, Change, TermRow};
use super::view::{OfferCard, OfferView};
use super::words;
use crate::accounts::StaffSeat;
use crate::i18n::Text;
use crate::kernel::ids::{OfferId, PartyId};
use crate::offers::status::OfferMove;
use crate::offers::{self, OfferStatus, Terms, list};
use crate::web::extract::{Paged, Path, Posted, Visit, cursor};
use crate::web::form::Form;
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{State, WebError, render, see_other_with_flash};

/// Which offers are wanted.
#[derive(Deserialize)]
pub struct Wanted {
    status: Option<String>,
    buyer: Option<PartyId>,
}

impl Wanted {
    /// What waits for review when nobody asks for anything; all of one buyer's when only they are.
    fn status(&self) -> Option<OfferStatus> {
        let given = self.status.as_deref().and_then(|status| status.parse().ok());
        given.or_else(|| self.buyer.is_none().then_some(OfferStatus::Review))
    }

    /// The address of the list in a status.
    fn address(&self, status: Option<OfferStatus>) -> String {
        let status = status.map(|status| format!("status={status}"));
        let buyer = self.buyer.map(|buyer| format!("buyer={buyer}"));
        let query: Vec<String> = status.into_iter().chain(buyer).collect();
        format!("/staff/offers?{}", query.join("&"))
    }
}

#[derive(Template)]
#[template(path = "offers/queue.html")]
struct Queue {
    page: Page,
    tabs: Vec<Tab>,
    /// Whether it is the queue, so that an empty one can say that all is done.
    queue: bool,
    offers: Vec<OfferCard>,
    first: Option<String>,
    next: Option<String>,
}

/// `GET /staff/offers`
pub async fn queue(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Query(wanted): Query<Wanted>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let status = wanted.status();
    let queue = state
        .run(move |tx| {
            let found = list::for_staff(tx, staff, status, wanted.buyer, &paging)?;
            let page = visit.page(tx, Area::Staff)?;
            let tabs = [
                OfferStatus::Review,
                OfferStatus::Published,
                OfferStatus::Paused,
                OfferStatus::Closed,
                OfferStatus::Draft,
            ];
            let all = wanted.buyer.map(|_| Tab {
                text: page.t("staff-all"),
                href: wanted.address(None),
                count: None,
                current: status.is_none(),
            });
            let tabs = tabs.iter().map(|&each| Tab {
                text: page.word("offer-status", each.as_str()),
                href: wanted.address(Some(each)),
                count: None,
                current: Some(each) == status,
            });
            Ok::<_, WebError>(Queue {
                tabs: all.into_iter().chain(tabs).collect(),
                queue: status == Some(OfferStatus::Review),
                offers: found
                    .items
                    .iter()
                    .map(|offer| OfferCard::of(&page.reader, offer))
                    .collect(),
                first: paging.after.map(|_| wanted.address(status)),
                next: found
                    .next
                    .map(|key| format!("{}&cursor={}", wanted.address(status), cursor(key))),
                page,
            })
        })
        .await?;
    Ok(render(&queue))
}

#[derive(Template)]
#[template(path = "offers/review.html")]
struct Review {
    page: Page,
    offer: OfferView,
    /// Every term, nothing left out.
    every: Vec<TermRow>,
    /// What differs from the version before, when there is one.
    changes: Vec<Change>,
    has_before: bool,
    sent_back: Option<String>,
    can_decide: bool,
    fee_since: Option<Text>,
    form: Form,
    notice: Option<Text>,
}

/// `GET /staff/offers/{id}`
pub async fn review(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<OfferId>,
) -> Result<HttpResponse, WebError> {
    answer(&state, visit, staff, id, Form::default(), None, Sent::default()).await
}

async fn answer(
    state: &State,
    visit: Visit,
    staff: StaffSeat,
    id: OfferId,
    form: Form,
    notice: Option<Text>,
    sent: Sent,
) -> Result<HttpResponse, WebError> {
    let usual = state.config.fee;
    let review = state
        .run(move |tx| {
            let offer = offers::offer::for_staff(tx, staff, id)?;
            let page = visit.page(tx, Area::Staff)?;
            let reader = page.reader;
            let versions = Terms::versions(tx, id, 2)?;
            let before = versions.get(1);
            let changes = before.map(|before| terms_rows::changes(&reader, before, &offer.terms));
            Ok::<_, WebError>(Review {
                every: terms_rows::all(&reader, &offer.terms),
                has_before: before.is_some(),
                changes: changes.unwrap_or_default(),
                fee_since: words::fee_since(tx, &reader, &offer, usual)?,
                can_decide: offer.status.after(OfferMove::Publish).is_some(),
                offer: OfferView::load(tx, &reader, &offer)?,
                sent_back: offer.sent_back_reason,
                form,
                notice,
                page,
            })
        })
        .await?;
    Ok(sent.page(&review))
}

/// Publishes.
pub async fn publish(
    state: State,
    staff: StaffSeat,
    Path(id): Path<OfferId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    let fee = state.bounds().fee;
    state.run(move |tx| offers::publish(tx, staff, id, fee)).await?;
    Ok(see_other_with_flash("/staff/offers", "offer-was-published"))
}

/// Sends back with a reason.
pub async fn send_back(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<OfferId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let reason = form.value("reason").to_owned();
    match state.run(move |tx| offers::send_back(tx, staff, id, &reason)).await {
        Ok(()) => Ok(see_other_with_flash("/staff/offers", "offer-was-sent-back")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            answer(&state, visit, staff, id, form, notice, sent).await
        }
    }
}
