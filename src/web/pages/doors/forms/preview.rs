//! `GET /buyer/offers/{id}/form`: the form as visitors will see it, before there are any.

use actix_web::HttpResponse;
use askama::Template;

use super::view::Step;
use crate::accounts::BuyerSeat;
use crate::doors::forms::{Plan, Variant};
use crate::kernel::ids::OfferId;
use crate::offers::form::FieldKind;
use crate::offers::offer::own;
use crate::web::extract::Visit;
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::{Path, State, WebError, render};

#[derive(Template)]
#[template(path = "doors/forms/preview.html")]
struct PreviewPage {
    page: Page,
    offer: OfferId,
    title: String,
    buyer: String,
    steps: Vec<Step>,
    form: Form,
    /// Whether the offer's leads come by a form at all.
    fits: bool,
}

/// The form with nothing to press, drafts too.
pub async fn show(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<OfferId>,
) -> Result<HttpResponse, WebError> {
    let page = state
        .run(move |tx| {
            let page = visit.page(tx, Area::Buyer)?;
            let offer = own(tx, seat, id)?;
            let plan = Plan::new(&offer.terms, Variant::Hosted);
            let steps = (0..=plan.last()).map(|at| Step::of(&page.reader, &plan, at)).collect();
            Ok::<_, WebError>(PreviewPage {
                offer: id,
                fits: !offer.terms.action.is_tracked(),
                title: offer.terms.title,
                buyer: offer.party_name,
                steps,
                form: Form::default(),
                page,
            })
        })
        .await?;
    Ok(render(&page))
}
