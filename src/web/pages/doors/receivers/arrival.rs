//! `/contractor/arrivals/{id}`: what came to a receiver of the contractor's, whole, and taking it through
//! once more when what was wrong was put right.

use actix_web::HttpResponse;
use askama::Template;

use super::path;
use crate::accounts::ContractorSeat;
use crate::doors::DoorError;
use crate::doors::arrivals::{self, Door, Outcome};
use crate::doors::receivers::can_replay;
use crate::kernel::ids::{ArrivalId, ReceiverId};
use crate::web::extract::{Posted, Visit};
use crate::web::flash::Flash;
use crate::web::machines::answer::said;
use crate::web::machines::replay::repeat_own;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::pages::doors::arrivals::{Content, LogLine};
use crate::web::{Path, State, WebError, render, see_other_with_flash};

#[derive(Template)]
#[template(path = "doors/receivers/arrival.html")]
struct Own {
    page: Page,
    line: LogLine,
    content: Content,
    back: String,
    can_replay: bool,
}

/// One request.
pub async fn own(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ArrivalId>,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let shown = state
        .run(move |tx| {
            let arrival = arrivals::find(tx, seat, id)?;
            // What the buyer's machines told is the buyer's.
            if arrival.door != Door::Receiver {
                return Err(WebError::from(DoorError::NotFound));
            }
            let content = arrivals::request(tx, &vault, id)?.into();
            let mut page = visit.page(tx, Area::Contractor)?;
            page.path = format!("/contractor/arrivals/{id}");
            Ok(Own {
                line: LogLine::new(&page.reader, Area::Contractor, &arrival),
                content,
                back: path(ReceiverId::from_uuid(arrival.door_id)),
                can_replay: can_replay(&arrival),
                page,
            })
        })
        .await?;
    Ok(render(&shown))
}

/// Has it taken through once more.
pub async fn replay(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ArrivalId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    let made = repeat_own(&state, seat, id).await?;
    let words = said(&visit.reader, made.outcome, made.reason.as_deref());
    let tone = match made.outcome {
        Outcome::Delivered | Outcome::Repeated | Outcome::Test => Flash::good,
        _ => Flash::warn,
    };
    let flash = tone("arrivals-replayed").with("what", words);
    Ok(see_other_with_flash(format!("/contractor/arrivals/{id}"), flash))
}
