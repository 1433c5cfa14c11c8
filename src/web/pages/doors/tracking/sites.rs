//! `/buyer/tracking`: the buyer's sites that tell of orders, and a form to add one.

use actix_web::HttpResponse;
use askama::Template;

use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::doors::tracking::site::{self, Site};
use crate::i18n::Text;
use crate::web::extract::{Posted, Visit};
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{State, WebError, see_other_with_flash};

const PATH: &str = "/buyer/tracking";

#[derive(Template)]
#[template(path = "doors/tracking/sites.html")]
struct Sites {
    page: Page,
    notice: Option<Text>,
    form: Form,
    sites: Vec<Site>,
}

fn read(
    tx: &mut Tx<'_>,
    visit: &Visit,
    seat: BuyerSeat,
    form: Form,
    notice: Option<Text>,
) -> Result<Sites, WebError> {
    let mut page = visit.page(tx, Area::Buyer)?;
    PATH.clone_into(&mut page.path);
    Ok(Sites { notice, form, sites: site::list(tx, seat)?, page })
}

/// The list.
pub async fn list(visit: Visit, state: State, seat: BuyerSeat) -> Result<HttpResponse, WebError> {
    let page = state.run(move |tx| read(tx, &visit, seat, Form::default(), None)).await?;
    Ok(Sent::default().page(&page))
}

/// Adds a site; its page shows how to set it up.
pub async fn make(
    visit: Visit,
    state: State,
    seat: BuyerSeat,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let (vault, label) = (state.vault.clone(), form.value("label").to_owned());
    match state.run(move |tx| site::make(tx, &vault, seat, &label)).await {
        Ok(id) => Ok(see_other_with_flash(format!("{PATH}/{id}"), "tracking-site-made")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let page = state.run(move |tx| read(tx, &visit, seat, form, notice)).await?;
            Ok(sent.page(&page))
        }
    }
}
