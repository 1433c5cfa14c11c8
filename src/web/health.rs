//! Whether the server runs, and whether it can work.

use actix_web::HttpResponse;
use diesel::RunQueryDsl;

use super::{State, WebError};
use crate::db::DbError;

/// `GET /livez`: the process answers. A supervisor restarts it when it does not.
pub async fn live() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n")
}

/// `GET /readyz`: the database answers. A balancer sends requests elsewhere when it does not.
/// Migrations are done before the server listens. While the demo market lives through its month the
/// exchange is not ready: what somebody did then would be weeks old a moment later.
pub async fn ready(state: State) -> Result<HttpResponse, WebError> {
    if state.db.clock().in_past() {
        return Err(WebError::Unavailable { retry_after: 5 });
    }
    state
        .run(|tx| diesel::sql_query("SELECT 1").execute(tx.conn()).map_err(DbError::from))
        .await
        .map_err(|_| WebError::Unavailable { retry_after: 2 })?;
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ready\n"))
}
