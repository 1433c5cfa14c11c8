//! `/money/balances`: what the party had at a moment of the past.

use actix_web::HttpResponse;
use askama::Template;

use super::area;
use crate::accounts::PartySeat;
use crate::ledger::account::Balance;
use crate::payouts::of_period::balances_at;
use crate::payouts::period::read_at;
use crate::web::extract::Visit;
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::pages::leads::asked::asked;
use crate::web::{State, WebError, render, render_refused};

#[derive(Template)]
#[template(path = "money/balances.html")]
struct BalancesPage {
    page: Page,
    form: Form,
    /// The moment told of, in words; nothing before one is given.
    told: Option<String>,
    wallets: Vec<Balance>,
}

/// `GET /money/balances`
pub async fn show(state: State, visit: Visit, seat: PartySeat) -> Result<HttpResponse, WebError> {
    let form = asked(&visit)?;
    let template = state
        .run(move |tx| {
            let page = visit.page(tx, area(&visit))?;
            let asked = form.value("at").to_owned();
            let at = if asked.is_empty() {
                Ok(None)
            } else {
                read_at(&asked, page.reader.zone, tx.now()).map(Some)
            };
            Ok::<_, WebError>(match at {
                Ok(None) => BalancesPage { page, form, told: None, wallets: Vec::new() },
                Ok(Some(at)) => BalancesPage {
                    told: Some(page.when(at)),
                    wallets: balances_at(tx, seat, Some(at))?,
                    page,
                    form,
                },
                Err(faults) => {
                    let form = form.refused(faults);
                    BalancesPage { page, form, told: None, wallets: Vec::new() }
                }
            })
        })
        .await?;
    let refused = !template.form.faults().is_empty();
    Ok(if refused { render_refused(&template) } else { render(&template) })
}
