//! The buyer's own offers: the list, and one with what can be done about it.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::view::{OfferCard, OfferView};
use super::words;
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::i18n::Text;
use crate::kernel::ids::OfferId;
use crate::kernel::money::Money;
use crate::offers::lot::LotStatus;
use crate::offers::status::OfferMove;
use crate::offers::{self, EngagementMode, OfferStatus, list as lists};
use crate::web::extract::{Paged, Path, Visit, cursor};
use crate::web::form::Form;
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::{State, WebError, render};

/// Which offers are wanted.
#[derive(Deserialize)]
pub struct Wanted {
    status: Option<String>,
}

#[derive(Template)]
#[template(path = "offers/mine.html")]
struct Mine {
    page: Page,
    tabs: Vec<Tab>,
    offers: Vec<OfferCard>,
    /// Whether the buyer has none at all.
    none: bool,
    first: Option<String>,
    next: Option<String>,
}

fn address(status: Option<OfferStatus>, after: Option<String>) -> String {
    match (status, after) {
        (None, None) => "/buyer/offers".to_owned(),
        (Some(status), None) => format!("/buyer/offers?status={status}"),
        (None, Some(after)) => format!("/buyer/offers?cursor={after}"),
        (Some(status), Some(after)) => format!("/buyer/offers?status={status}&cursor={after}"),
    }
}

fn tabs(page: &Page, shown: Option<OfferStatus>, counts: &[(OfferStatus, i64)]) -> Vec<Tab> {
    let count = |status| counts.iter().find(|(held, _)| *held == status).map(|(_, count)| *count);
    let all = Tab {
        text: page.t("offer-all"),
        href: address(None, None),
        count: Some(counts.iter().map(|(_, count)| count).sum()),
        current: shown.is_none(),
    };
    let each = OfferStatus::ALL.iter().map(|&status| Tab {
        text: page.word("offer-status", status.as_str()),
        href: address(Some(status), None),
        count: Some(count(status).unwrap_or(0)),
        current: shown == Some(status),
    });
    std::iter::once(all).chain(each).collect()
}

/// `GET /buyer/offers`
pub async fn list(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Query(wanted): Query<Wanted>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    // A status nobody knows, out of an old link, shows all.
    let status: Option<OfferStatus> = wanted.status.and_then(|status| status.parse().ok());
    let mine = state
        .run(move |tx| {
            let found = lists::mine(tx, seat, status, &paging)?;
            let counts = lists::counts(tx, seat)?;
            let page = visit.page(tx, Area::Buyer)?;
            Ok::<_, WebError>(Mine {
                tabs: tabs(&page, status, &counts),
                offers: found
                    .items
                    .iter()
                    .map(|offer| OfferCard::of(&page.reader, offer))
                    .collect(),
                none: counts.is_empty(),
                first: paging.after.map(|_| address(status, None)),
                next: found.next.map(|key| address(status, Some(cursor(key)))),
                page,
            })
        })
        .await?;
    Ok(render(&mine))
}

/// A pause for want of money, or its end.
struct Funded {
    resumed: bool,
    needed: Money,
    free: Money,
    at: DateTime<Utc>,
}

fn fundings(tx: &mut Tx<'_>, offer: &offers::Offer) -> Result<Vec<Funded>, WebError> {
    let money = |minor| Money::new(minor, offer.terms.currency);
    let found = offers::funds::history(tx, offer.id, 10)?;
    let read = |one: offers::funds::Funding| Funded {
        resumed: one.resumed,
        needed: money(one.needed),
        free: money(one.free),
        at: one.at,
    };
    Ok(found.into_iter().map(read).collect())
}

#[derive(Template)]
#[template(path = "offers/own.html")]
struct Own {
    page: Page,
    offer: OfferView,
    sent_back: Option<String>,
    paused_by_staff: bool,
    /// It waits for money: what of, and what became of it before.
    waits: Option<DateTime<Utc>>,
    fundings: Vec<Funded>,
    /// Its test lot is used up, and its buyer has yet to say what follows.
    lot_used: bool,
    fee_since: Option<Text>,
    can_edit: bool,
    can_submit: bool,
    can_withdraw: bool,
    can_pause: bool,
    can_resume: bool,
    can_close: bool,
    can_invite: bool,
    form: Form,
}

/// `GET /buyer/offers/{id}`
pub async fn own(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<OfferId>,
) -> Result<HttpResponse, WebError> {
    let usual = state.config.fee;
    let own = state
        .run(move |tx| {
            let offer = offers::offer::own(tx, seat, id)?;
            let page = visit.page(tx, Area::Buyer)?;
            let can = |act| offer.status.after(act).is_some();
            let live = matches!(offer.status, OfferStatus::Published | OfferStatus::Paused);
            Ok::<_, WebError>(Own {
                offer: OfferView::load(tx, &page.reader, &offer)?,
                fee_since: words::fee_since(tx, &page.reader, &offer, usual)?,
                can_edit: offer.status.edit().is_some(),
                can_submit: can(OfferMove::Submit),
                can_withdraw: can(OfferMove::Withdraw),
                // A pause for want of money can become the buyer's own.
                can_pause: can(OfferMove::Pause) || offer.out_of_funds_since.is_some(),
                can_resume: can(OfferMove::Resume)
                    && !offer.paused_by_staff
                    && offer.out_of_funds_since.is_none(),
                can_close: can(OfferMove::Close),
                can_invite: live && offer.terms.engagement != EngagementMode::Open,
                paused_by_staff: offer.paused_by_staff,
                waits: offer.out_of_funds_since,
                fundings: fundings(tx, &offer)?,
                lot_used: offers::lot::all(tx, id)?
                    .first()
                    .is_some_and(|lot| lot.status == LotStatus::Used),
                sent_back: offer.sent_back_reason,
                form: Form::default(),
                page,
            })
        })
        .await?;
    Ok(render(&own))
}
