//! `GET /contractor/engagements/{id}/form`: the form's link, the lines that put it on a page, what it
//! asks, and what came through it.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use qrcodegen::{QrCode, QrCodeEcc};

use super::address::with_query;
use crate::accounts::ContractorSeat;
use crate::doors::forms::figures::{DAYS, Figures, figures};
use crate::doors::forms::origin::SUBS;
use crate::doors::forms::{Origin, Plan, Variant};
use crate::i18n::Text;
use crate::kernel::ids::EngagementId;
use crate::offers::EngagementStatus;
use crate::offers::engagements::{Work, work};
use crate::web::extract::Visit;
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::pages::doors::ways::{Way, Ways};
use crate::web::{Path, State, WebError, render};

/// A link as a square of dark and light: the path of its dark parts, and how wide it is.
struct Square {
    path: String,
    size: String,
}

impl Square {
    /// `None` where the link is longer than a square holds.
    fn of(link: &str) -> Option<Self> {
        let code = QrCode::encode_text(link, QrCodeEcc::Medium).ok()?;
        let size = code.size();
        // A quiet edge of four, as the standard asks.
        let dark = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
        let path = dark
            .filter(|(x, y)| code.get_module(*x, *y))
            .map(|(x, y)| format!("M{},{}h1v1h-1z", x + 4, y + 4))
            .collect();
        let size = size + 8;
        Some(Self { path, size: format!("0 0 {size} {size}") })
    }
}

#[derive(Template)]
#[template(path = "doors/forms/way.html")]
struct WayPage {
    page: Page,
    ways: Ways,
    /// Why strangers cannot send now.
    closed: Option<Text>,
    link: String,
    test_link: String,
    embed: String,
    button: String,
    square: Option<Square>,
    builder: Form,
    subs: [&'static str; 8],
    figures: Figures,
    days: i64,
    asks: Vec<String>,
    steps: usize,
    consent: Option<String>,
    thanks: Option<String>,
}

/// Shows it. Source and sub-ids come in the page's own query, so the builder is a plain form.
pub async fn show(
    state: State,
    visit: Visit,
    seat: ContractorSeat,
    Path(id): Path<EngagementId>,
    Query(given): Query<Vec<(String, String)>>,
) -> Result<HttpResponse, WebError> {
    let base = state.config.base_url.clone();
    let page = state
        .run(move |tx| {
            let page = visit.page(tx, Area::Contractor)?;
            let work = work(tx, seat, id)?;
            if work.offer.terms.action.is_tracked() {
                return Err(WebError::NotFound);
            }
            let figures = figures(tx, seat, id)?;
            Ok(view(page, &base, &work, figures, given))
        })
        .await?;
    Ok(render(&page))
}

fn view(
    page: Page,
    base: &str,
    work: &Work,
    figures: Figures,
    given: Vec<(String, String)>,
) -> WayPage {
    let (reader, terms) = (page.reader, &work.offer.terms);
    let origin = Origin::read(given.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let origin = Origin { test: false, host: None, ..origin };
    let code = &work.engagement.code;
    let path = Variant::Hosted.path(code);
    let link = format!("{base}{}", with_query(&path, origin.pairs()));
    let test = Origin { test: true, ..origin.clone() };
    let plan = Plan::new(terms, Variant::Hosted);
    let asked = plan.steps.iter().flatten().chain(&plan.agreements);
    let mut asks: Vec<String> = asked.map(|field| field.label.clone()).collect();
    let parts = [
        (&plan.contact.name, "form-name"),
        (&plan.contact.phone, "form-phone"),
        (&plan.contact.email, "form-email"),
    ];
    asks.extend(parts.into_iter().filter_map(|(part, key)| {
        let own = part.as_ref()?.label.clone();
        Some(own.unwrap_or_else(|| reader.t(key).to_string()))
    }));
    let data: String = origin
        .pairs()
        .iter()
        .map(|(name, value)| format!(" data-{name}=\"{}\"", attribute(value)))
        .collect();
    let script = |more: &str| {
        format!("<script src=\"{base}/embed.js\" data-form=\"{code}\"{more}{data} async></script>")
    };
    let button =
        format!(" data-button=\"{}\"", attribute(&reader.t("form-button-words").to_string()));
    WayPage {
        ways: Ways::new(&reader, work, Way::Form),
        closed: closed(&page, work),
        square: Square::of(&link),
        test_link: with_query(&path, test.pairs()),
        embed: script(""),
        button: script(&button),
        builder: Form::new(given),
        subs: SUBS,
        figures,
        days: DAYS,
        steps: plan.steps.len(),
        consent: plan.consent,
        thanks: terms.arrival.thanks_url.clone(),
        asks,
        link,
        page,
    }
}

/// Why strangers find the form closed, if they do.
fn closed(page: &Page, work: &Work) -> Option<Text> {
    if work.engagement.status != EngagementStatus::Active {
        return Some(page.t("form-way-not-active"));
    }
    (!work.offer.status.takes_leads()).then(|| page.t("form-way-not-open"))
}

/// A value inside double quotes of somebody's page.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
