//! `/contractor/engagements/{id}/link`: the tracking link, a builder for its particulars, and what came
//! of it.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;

use crate::accounts::ContractorSeat;
use crate::doors::tracking::figures::{self, Figures};
use crate::i18n::Text;
use crate::kernel::ids::EngagementId;
use crate::offers::engagements::{self, Work};
use crate::offers::terms::Action;
use crate::web::answer::query_value;
use crate::web::extract::Visit;
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::pages::doors::ways::{Way, Ways};
use crate::web::pages::offers::words::source_name;
use crate::web::{Path, State, WebError, render};

/// The link of an engagement with what is given to hang on it.
pub fn link(base: &str, code: &str, given: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = given
        .iter()
        .map(|(name, value)| (name, value.trim()))
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", query_value(value)))
        .collect();
    let query = if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) };
    format!("{base}/c/{code}{query}")
}

/// What may hang on a link.
pub const GIVEN: [&str; 9] =
    ["source", "sub1", "sub2", "sub3", "sub4", "sub5", "sub6", "sub7", "sub8"];

struct Source {
    name: String,
    clicks: i64,
    conversions: i64,
}

#[derive(Template)]
#[template(path = "doors/tracking/link.html")]
struct Link {
    page: Page,
    ways: Ways,
    /// Why it leads nowhere, when it does.
    nowhere: Option<Text>,
    plain: String,
    built: Option<String>,
    test: String,
    form: Form,
    figures: Figures,
    sources: Vec<Source>,
    days: i64,
    what_counts: Text,
    window: Text,
    pixel: Text,
}

/// The page; `source` and `sub1` to `sub8` in its address build a link.
pub async fn show(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<EngagementId>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Result<HttpResponse, WebError> {
    let config = state.config.clone();
    let shown = state
        .run(move |tx| {
            let work = engagements::work(tx, seat, id)?;
            if !work.offer.terms.action.is_tracked() {
                return Err(WebError::NotFound);
            }
            let figures = figures::figures(tx, seat, id)?;
            let mut page = visit.page(tx, Area::Contractor)?;
            page.path = Way::Link.address(id);
            Ok(view(page, &config.base_url, &work, figures, asked))
        })
        .await?;
    Ok(render(&shown))
}

fn view(
    page: Page,
    base: &str,
    work: &Work,
    figures: Figures,
    asked: Vec<(String, String)>,
) -> Link {
    let (terms, code) = (&work.offer.terms, work.engagement.code.as_str());
    let form = Form::new(asked);
    let mut given: Vec<(&str, &str)> = GIVEN.iter().map(|name| (*name, form.value(name))).collect();
    let built = given.iter().any(|(_, value)| !value.trim().is_empty());
    let built = built.then(|| link(base, code, &given));
    given.push(("test", "1"));
    let test = link(base, code, &given);
    let nowhere = match &terms.arrival.landing_url {
        None => Some(page.t("tracking-no-landing")),
        Some(_) if !work.offer.status.takes_leads() => Some(page.t("tracking-offer-closed")),
        Some(_) => None,
    };
    let reader = page.reader;
    let unnamed = reader.t("tracking-no-source").to_string();
    let sources = figures.sources.iter().map(|row| Source {
        name: row.source.as_deref().map_or(unnamed.clone(), |source| source_name(&reader, source)),
        clicks: row.clicks,
        conversions: row.conversions,
    });
    Link {
        ways: Ways::new(&reader, work, Way::Link),
        nowhere,
        plain: link(base, code, &[]),
        built,
        test,
        sources: sources.collect(),
        days: figures::DAYS,
        what_counts: match terms.action {
            Action::Registration => reader.t("tracking-counts-registration"),
            Action::Purchase | Action::Call | Action::Application => {
                reader.t("tracking-counts-purchase")
            }
        },
        window: reader.t("tracking-window").with("days", i64::from(terms.arrival.window_days)),
        pixel: match terms.arrival.pixel {
            true => reader.t("tracking-pixel-on"),
            false => reader.t("tracking-pixel-off"),
        },
        figures,
        form,
        page,
    }
}
