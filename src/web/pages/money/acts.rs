//! `/money/acts`: a party's monthly acts of services.

use actix_web::HttpResponse;
use askama::Template;

use super::area;
use super::statement::letterhead;
use crate::accounts::PartySeat;
use crate::i18n::Reader;
use crate::kernel::ids::ServiceActId;
use crate::payouts::act::{Act, find};
use crate::web::extract::{Paged, Visit, cursor};
use crate::web::page::Page;
use crate::web::pdf::{self, Letterhead};
use crate::web::{Path, State, WebError, render};

#[derive(Template)]
#[template(path = "money/acts.html")]
struct ActsPage {
    page: Page,
    acts: Vec<Act>,
    newest: Option<String>,
    next: Option<String>,
}

/// `GET /money/acts`
pub async fn list(
    state: State,
    visit: Visit,
    seat: PartySeat,
    paged: Paged,
) -> Result<HttpResponse, WebError> {
    let template = state
        .run(move |tx| {
            let page = visit.page(tx, area(&visit))?;
            let found = find::list(tx, seat, &paged.0)?;
            Ok::<_, WebError>(ActsPage {
                page,
                newest: paged.0.after.map(|_| "/money/acts".to_owned()),
                next: found.next.map(|key| format!("/money/acts?cursor={}", cursor(key))),
                acts: found.items,
            })
        })
        .await?;
    Ok(render(&template))
}

/// `GET /money/acts/{id}/act.pdf`
pub async fn as_pdf(
    state: State,
    reader: Reader,
    seat: PartySeat,
    Path(id): Path<ServiceActId>,
) -> Result<HttpResponse, WebError> {
    pdf_of(&state, reader, seat, id).await
}

/// The document of an act. Names are those of the day it was issued.
pub async fn pdf_of(
    state: &State,
    reader: Reader,
    seat: PartySeat,
    id: ServiceActId,
) -> Result<HttpResponse, WebError> {
    let base_url = state.config.base_url.clone();
    let (name, bytes) = state
        .run(move |tx| {
            let act = find::by_id(tx, seat, id)?;
            let head = letterhead(tx, seat, act.issuer.clone(), &base_url)?;
            let head = Letterhead { party_name: act.party_name.clone(), ..head };
            let bytes = pdf::act::write(&reader, &head, &act)?;
            Ok::<_, WebError>((format!("act-{}-{}.pdf", act.number, act.month), bytes))
        })
        .await?;
    Ok(pdf::file(&name, bytes))
}
