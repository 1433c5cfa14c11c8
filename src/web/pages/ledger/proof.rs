//! `/money/proof`: a party's own transfers as a file anybody can check.

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::web::Query;
use askama::Template;

use crate::accounts::PartySeat;
use crate::ledger::proof::{MOST, file_name};
use crate::payouts;
use crate::web::api::v1::ledger::Asked;
use crate::web::extract::Visit;
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::pages::money::area;
use crate::web::{State, WebError, render, render_refused};

#[derive(Template)]
#[template(path = "ledger/proof.html")]
struct ProofPage {
    page: Page,
    form: Form,
    most: i64,
    key_id: String,
}

/// `GET /money/proof`
pub async fn show(
    state: State,
    visit: Visit,
    _seat: PartySeat,
    asked: Query<Asked>,
) -> Result<HttpResponse, WebError> {
    let key_id = state.vault.signer().public().id();
    let form = Form::default()
        .with("from", asked.from())
        .with("to", asked.to())
        .with("after", asked.after());
    let (form, right) = match asked.wanted() {
        Ok(_) => (form, true),
        Err(faults) => (form.refused(faults), false),
    };
    let page = state.run(move |tx| visit.page(tx, area(&visit))).await?;
    let page = ProofPage { page, form, most: MOST, key_id };
    Ok(if right { render(&page) } else { render_refused(&page) })
}

/// `GET /money/proof/file`: the file itself; where it cannot be made of what was typed, the page again.
pub async fn file(
    state: State,
    visit: Visit,
    seat: PartySeat,
    asked: Query<Asked>,
) -> Result<HttpResponse, WebError> {
    let Ok(wanted) = asked.wanted() else { return show(state, visit, seat, asked).await };
    let vault = state.vault.clone();
    let (proof, today) = state
        .run(move |tx| {
            let proof = payouts::proof::own(tx, vault.signer(), seat, wanted)?;
            Ok::<_, payouts::PayoutError>((proof, tx.now().date_naive()))
        })
        .await?;
    let said = proof.said().ok_or_else(|| WebError::internal("a proof without a statement"))?;
    let name = format!("attachment; filename=\"{}\"", file_name(&said, today));
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((CONTENT_DISPOSITION, name))
        .body(proof.to_json()))
}
