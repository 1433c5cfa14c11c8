//! `/buyer/reasons`, `/contractor/reasons`, `/staff/reasons`: why leads are rejected.

use actix_web::HttpResponse;

use super::view::ReasonsPage;
use crate::accounts::{BuyerSeat, ContractorSeat, StaffSeat};
use crate::db::Tx;
use crate::kernel::fault::Faults;
use crate::reports::reasons::{self, By, Question, Scope};
use crate::web::extract::Visit;
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::pages::leads::asked::{asked, given};
use crate::web::pages::leads::staff::party_named;
use crate::web::{State, WebError, render, render_refused};

/// The buyer's own rejections.
pub async fn buyer(state: State, visit: Visit, seat: BuyerSeat) -> Result<HttpResponse, WebError> {
    let form = asked(&visit)?;
    let page =
        state.run(move |tx| shown(tx, &visit, Area::Buyer, Scope::Buyer(seat), form, true)).await?;
    Ok(render(&page))
}

/// Rejections of the contractor's leads.
pub async fn contractor(
    state: State,
    visit: Visit,
    seat: ContractorSeat,
) -> Result<HttpResponse, WebError> {
    let form = asked(&visit)?;
    let page = state
        .run(move |tx| shown(tx, &visit, Area::Contractor, Scope::Contractor(seat), form, true))
        .await?;
    Ok(render(&page))
}

/// Everybody's, or those of the parties asked for.
pub async fn staff(state: State, visit: Visit, seat: StaffSeat) -> Result<HttpResponse, WebError> {
    let form = asked(&visit)?;
    let page = state
        .run(move |tx| {
            let mut faults = Faults::default();
            let buyer = faults.take(party_named(tx, seat, "buyer", &form)?).flatten();
            let contractor = faults.take(party_named(tx, seat, "contractor", &form)?).flatten();
            // What cannot be found is said; a report about everybody would not be the one asked for.
            let right = faults.0.is_empty();
            let form = form.refused(faults);
            let scope = Scope::Staff { seat, buyer, contractor };
            shown(tx, &visit, Area::Staff, scope, form, right)
        })
        .await?;
    if page.is_refused() { Ok(render_refused(&page)) } else { Ok(render(&page)) }
}

fn shown(
    tx: &mut Tx<'_>,
    visit: &Visit,
    area: Area,
    scope: Scope,
    form: Form,
    right: bool,
) -> Result<ReasonsPage, WebError> {
    let page = visit.page(tx, area)?;
    let rows = By::all_for(scope.role());
    // A word nobody knows, out of an old link, asks for what is usual.
    let by = given(&form, "by").filter(|by| rows.contains(by));
    let by = by.or(rows.first().copied()).unwrap_or(By::Offer);
    let window = given(&form, "days").unwrap_or_default();
    let question = Question { scope, by, window, zone: page.reader.zone };
    let report = if right { Some(reasons::report(tx, &question)?) } else { None };
    let form = form.without("by").without("days").with("by", by).with("days", window);
    Ok(ReasonsPage::new(page, area, scope, form, report.as_ref()))
}
