//! `POST /clock`: turns the program's clock forward, for rehearsals and tests.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::accounts::{StaffSeat, audit};
use crate::db::rehearsal::{FURTHEST, turn_clock};
use crate::jobs;
use crate::kernel::fault::Fault;
use crate::web::api::Reply;
use crate::web::extract::{Body, Once};
use crate::web::{State, WebError};

/// How far to turn.
#[derive(Deserialize, ToSchema)]
pub struct ClockTurn {
    /// Forward only: zero turns nothing and still runs what is due.
    #[schema(minimum = 0, example = 604_800)]
    advance_seconds: i64,
}

/// The clock as it is then.
#[derive(Serialize, ToSchema)]
pub struct Turned {
    now: DateTime<Utc>,
}

/// Turn the clock forward and run every job that is due then, to its end, before answering: leads
/// whose deadline passed have moved on, and their mails are out. Only with `TEST_CLOCK=1`. Access
/// tokens and sessions age with the clock.
#[utoipa::path(post, path = "/api/v1/clock", tag = "rehearsal",
    request_body = ClockTurn, responses(
        (status = 200, body = Turned),
        (status = 403, description = "`clock_off`: TEST_CLOCK is not set"),
))]
pub async fn turn(
    state: State,
    staff: StaffSeat,
    once: Once,
    body: Body<ClockTurn>,
) -> Result<HttpResponse, WebError> {
    if !state.db.rehearsal() {
        return Err(WebError::forbidden("clock_off"));
    }
    let seconds = body.0.advance_seconds;
    let answer = state
        .once(once, move |tx| {
            let by = u64::try_from(seconds)
                .map_err(|_| Fault::new("advance_seconds", "too-small").with("min", 0))?;
            let Some(now) = turn_clock(tx, by)? else {
                let most = FURTHEST.num_seconds();
                return Err(Fault::new("advance_seconds", "too-large").with("max", most).into());
            };
            audit::record(tx, staff, "clock_turned", "clock", Uuid::nil(), json!({"seconds": by}))?;
            Ok::<_, WebError>(Reply::ok(&Turned { now }))
        })
        .await?;
    if answer.status().is_success() {
        let jobs = state.jobs.clone();
        match actix_web::web::block(move || jobs::run_until_idle(&jobs)).await {
            Ok(done) => done.map_err(WebError::internal)?,
            Err(_) => return Err(WebError::internal("the thread running the jobs stopped")),
        }
    }
    Ok(answer)
}
