//! Pages of the postbacks that tell a contractor's tracker of its leads.

mod view;

use actix_web::HttpResponse;

use crate::accounts::ContractorSeat;
use crate::doors::postbacks::{self, TrackerDraft};
use crate::kernel::ids::{EngagementId, TrackerId};
use crate::offers::engagements::work;
use crate::web::extract::{Paged, Path, Posted, Visit};
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::pages::doors::ways::{Way, Ways};
use crate::web::refusal::{Refusal, Sent};
use crate::web::{State, WebError, render, see_other_with_flash};

use view::{All, One};

/// `GET /contractor/engagements/{id}/postbacks`
pub async fn show(
    state: State,
    visit: Visit,
    seat: ContractorSeat,
    Path(id): Path<EngagementId>,
) -> Result<HttpResponse, WebError> {
    answer(&state, visit, seat, id, Form::default(), None).await
}

async fn answer(
    state: &State,
    visit: Visit,
    seat: ContractorSeat,
    id: EngagementId,
    form: Form,
    error: Option<WebError>,
) -> Result<HttpResponse, WebError> {
    let (page, ways, trackers) = state
        .run(move |tx| {
            let page = visit.page(tx, Area::Contractor)?;
            let work = work(tx, seat, id)?;
            let ways = Ways::new(&page.reader, &work, Way::Postbacks);
            Ok::<_, WebError>((page, ways, postbacks::trackers_of(tx, seat, Some(id))?))
        })
        .await?;
    let (form, notice, sent) = match error {
        Some(error) => Refusal::of(error, form, &page.reader)?.parts(),
        None => (form, None, Sent::default()),
    };
    Ok(sent.page(&All::new(page, ways, id, trackers, form, notice)))
}

/// `POST /contractor/engagements/{id}/postbacks`: names a tracker.
pub async fn set_up(
    state: State,
    visit: Visit,
    seat: ContractorSeat,
    Path(id): Path<EngagementId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let draft = TrackerDraft {
        label: form.value("label").to_owned(),
        template: form.value("template").to_owned(),
        told: form.values("told").map(str::to_owned).collect(),
        engagement: (form.value("scope") != "all").then_some(id),
    };
    match state.run(move |tx| postbacks::set_up(tx, seat, &draft)).await {
        Ok(tracker) => {
            Ok(see_other_with_flash(format!("/contractor/trackers/{tracker}"), "tracker-made"))
        }
        Err(error) => answer(&state, visit, seat, id, form, Some(error)).await,
    }
}

/// `GET /contractor/trackers/{id}`: one tracker and what it was told.
pub async fn one(
    state: State,
    visit: Visit,
    seat: ContractorSeat,
    Path(id): Path<TrackerId>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let one = state
        .run(move |tx| {
            let page = visit.page(tx, Area::Contractor)?;
            let tracker = postbacks::own(tx, seat, id)?;
            let told = postbacks::list(tx, seat, id, &paging)?;
            Ok::<_, WebError>(One::new(page, tracker, told, paging.after.is_some()))
        })
        .await?;
    Ok(render(&one))
}

/// `POST /contractor/trackers/{id}/test`
pub async fn test(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<TrackerId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| postbacks::test(tx, seat, id)).await?;
    Ok(see_other_with_flash(format!("/contractor/trackers/{id}"), "tracker-tested"))
}

/// `POST /contractor/trackers/{id}/closing`
pub async fn close(
    state: State,
    seat: ContractorSeat,
    Path(id): Path<TrackerId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| postbacks::close(tx, seat, id)).await?;
    Ok(see_other_with_flash(format!("/contractor/trackers/{id}"), "tracker-was-closed"))
}
