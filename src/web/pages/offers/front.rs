//! `/`: what this place is, for somebody who has never seen it.

use actix_web::HttpResponse;
use askama::Template;

use super::view::OfferCard;
use crate::kernel::paging::Paging;
use crate::offers::OfferError;
use crate::offers::catalogue::{self, Search};
use crate::reports::record;
use crate::web::extract::Visit;
use crate::web::page::Page;
use crate::web::{State, WebError, render};

/// How many of the newest offers are shown.
const NEWEST: i64 = 3;

#[derive(Template)]
#[template(path = "front/front.html")]
struct Front {
    page: Page,
    /// How many offers are open now; said only when there are any.
    size: i64,
    newest: Vec<OfferCard>,
}

/// The front page.
pub async fn front(state: State, visit: Visit) -> Result<HttpResponse, WebError> {
    let page = visit.public_page();
    let (size, newest, records) = state
        .run(|tx| {
            let paging = Paging::new(Some(NEWEST), None);
            let newest = catalogue::find(tx, &Search::default(), &paging)?;
            let buyers: Vec<_> = newest.items.iter().map(|offer| offer.party).collect();
            let records = record::of_buyers(tx, &buyers)?;
            Ok::<_, OfferError>((catalogue::size(tx)?, newest.items, records))
        })
        .await?;
    let newest = OfferCard::with_records(&page.reader, &newest, &records);
    Ok(render(&Front { page, size, newest }))
}
