//! `/api/openapi.json`: the API's description, made from the code.
//!
//! Each slice describes its routes with `#[utoipa::path]` and gathers them in a struct of its own;
//! they are joined here. A test compares the result with the route table.

use std::sync::LazyLock;

use actix_web::HttpResponse;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::documented;
use super::problem::{FieldProblem, Problem};
use super::v1;

const HOW_TO: &str = "\
A program acts for a user. Get an access token with `POST /api/v1/tokens` and send it as \
`Authorization: Bearer …`; when it has run out, get another with the refresh token. A user with \
several parties says which one it acts for with `X-Party: party_…`. Or make an API key \
(`POST /api/v1/keys`, or a page of the exchange): it is sent the same way, acts for one party, and works until \
it is revoked.

Ids are TypeIDs (`lead_01h…`). Amounts are decimal strings with a `currency`. Times are RFC 3339 in \
UTC. Lists take `limit` and `cursor` and answer `{\"items\": […], \"next\": …}`; `next` is the cursor of \
the following page, null on the last.

Every POST may carry an `Idempotency-Key` (up to 255 characters, kept 48 hours): repeating it with \
the same body gives the first answer again (with `Idempotency-Replayed: true`, but for the receipts of \
leads); with another body it is refused (422 `idempotency_key_reused`). Repeat freely after a lost connection.

Errors are RFC 9457 problems. Decide by `code`, which never changes; show `detail`, which follows \
`Accept-Language` or the user's own language. 429 and 503 say in `Retry-After` when to come back.";

#[derive(OpenApi)]
#[openapi(
    info(title = "Lead exchange", version = "1", description = HOW_TO),
    components(schemas(Problem, FieldProblem)),
    modifiers(&Bearer),
)]
struct Base;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        let components = openapi.components.get_or_insert_with(Default::default);
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
    }
}

/// The whole description.
pub fn describe() -> utoipa::openapi::OpenApi {
    // One line a slice.
    let slices = [
        v1::accounts::Doc::openapi(),
        v1::developer::Doc::openapi(),
        v1::doors::postbacks::Doc::openapi(),
        v1::doors::receivers::Doc::openapi(),
        v1::lots::Doc::openapi(),
        v1::mails::Doc::openapi(),
        v1::money::Doc::openapi(),
        v1::offers::Doc::openapi(),
        v1::leads::Doc::openapi(),
        v1::ledger::Doc::openapi(),
        v1::disputes::Doc::openapi(),
        v1::moderation::Doc::openapi(),
        v1::reports::Doc::openapi(),
        v1::tracking::Doc::openapi(),
        v1::doors::imports::Doc::openapi(),
        v1::calls::Doc::openapi(),
    ];
    let mut whole =
        slices.into_iter().fold(Base::openapi(), |whole, slice| whole.merge_from(slice));
    documented::complete(&mut whole);
    whole
}

static JSON: LazyLock<String> = LazyLock::new(|| describe().to_pretty_json().unwrap_or_default());

/// `GET /api/openapi.json`
pub async fn show() -> HttpResponse {
    HttpResponse::Ok().content_type("application/json").body(JSON.as_str())
}
