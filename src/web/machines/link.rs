//! `GET /c/{code}`: a click on a contractor's tracking link, sent on to the buyer's page.
//!
//! There is no address in the request that it could be sent to: the page is the one the offer's terms
//! name. Browsers that only look ahead and programs that only look are not counted.

use actix_web::http::header::{CACHE_CONTROL, LOCATION, REFERER, USER_AGENT};
use actix_web::http::{Method, StatusCode};
use actix_web::web::Query;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::doors::tracking::{Asked, Visitor, Way, follow as follow_link};
use crate::i18n::Text;
use crate::kernel::ids::OfferId;
use crate::web::answer::render_as;
use crate::web::extract::{Client, Path, Visit, who};
use crate::web::page::Page;
use crate::web::{State, WebError};

/// Words in the names of programs that look at links and are nobody's visit.
const BOTS: [&str; 12] = [
    "bot",
    "crawl",
    "spider",
    "slurp",
    "preview",
    "facebookexternalhit",
    "whatsapp",
    "curl/",
    "wget/",
    "python-requests",
    "go-http-client",
    "headlesschrome",
];

#[derive(Template)]
#[template(path = "doors/tracking/nowhere.html")]
struct Nowhere {
    page: Page,
    title: Text,
    text: Text,
    /// Where the offer can be read.
    offer: OfferId,
}

/// Follows a link.
pub async fn follow(
    req: HttpRequest,
    state: State,
    client: Client,
    Path(code): Path<String>,
) -> Result<HttpResponse, WebError> {
    if looks_ahead(&req) {
        // The browser comes again when the visitor really goes there.
        return Ok(HttpResponse::ServiceUnavailable()
            .insert_header((CACHE_CONTROL, "no-store"))
            .content_type("text/plain")
            .body("Not before the visitor goes there.\n"));
    }
    let Query(pairs) = Query::<Vec<(String, String)>>::from_query(req.query_string())
        .unwrap_or_else(|_| Query(Vec::new()));
    let asked = Asked::read(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let visitor = visitor(&req, client);
    let vault = state.vault.clone();
    let way = state.run(move |tx| follow_link(tx, &vault, &code, &asked, visitor.as_ref())).await?;
    match way {
        Way::To(address) => Ok(HttpResponse::Found()
            .insert_header((LOCATION, address))
            .insert_header((CACHE_CONTROL, "no-store"))
            .finish()),
        Way::Nowhere { offer } => nowhere(&req, offer).await,
    }
}

async fn nowhere(req: &HttpRequest, offer: OfferId) -> Result<HttpResponse, WebError> {
    let who = who::identify(req).await?;
    let visit = Visit::of(req, &who)?;
    let page = visit.public_page();
    let (title, text) = (page.t("tracking-nowhere"), page.t("tracking-nowhere-text"));
    let mut response = render_as(StatusCode::NOT_FOUND, &Nowhere { title, text, offer, page });
    let no_store = actix_web::http::header::HeaderValue::from_static("no-store");
    response.headers_mut().insert(CACHE_CONTROL, no_store);
    Ok(response)
}

fn header(req: &HttpRequest, name: impl actix_web::http::header::AsHeaderName) -> &str {
    req.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Whether the browser fetches the page before anybody asked for it.
fn looks_ahead(req: &HttpRequest) -> bool {
    ["purpose", "sec-purpose", "x-purpose", "x-moz"].iter().any(|name| {
        let value = header(req, *name).to_ascii_lowercase();
        value.contains("prefetch") || value.contains("preview") || value.contains("prerender")
    })
}

/// Who clicked; `None` for programs.
fn visitor(req: &HttpRequest, client: Client) -> Option<Visitor> {
    let browser = header(req, USER_AGENT);
    let name = browser.to_ascii_lowercase();
    if req.method() == Method::HEAD || BOTS.iter().any(|bot| name.contains(bot)) {
        return None;
    }
    let cut = |text: &str| -> String { text.chars().take(500).collect() };
    Some(Visitor {
        ip: client.0.to_string(),
        browser: cut(browser),
        referrer: cut(header(req, REFERER)),
    })
}
