//! Every component on one page, for those who build pages: `/dev/components`, in debug builds only.
//!
//! Its values are made up and its links lead nowhere. The tests render it in three languages; the
//! browser tests check it for contrast and labels.

use actix_web::HttpResponse;
use askama::Template;
use chrono::{DateTime, TimeDelta, Utc};

use super::attached::Attached;
use super::charts::{Caption, Chart, Series, Spark};
use super::extract::Visit;
use super::flash::Flash;
use super::form::{Choice, Form};
use super::nav::{Area, Tab};
use super::page::{Page, Purse, Viewer};
use super::{WebError, render};
use crate::disputes::evidence::{Media, Piece};
use crate::i18n::Share;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{EvidenceId, LeadId};
use crate::kernel::money::{Currency, Money};
use crate::leads::actor::Side;

/// The gallery.
#[derive(Debug, Template)]
#[template(path = "components/gallery.html")]
pub struct Gallery {
    page: Page,
    leads: Vec<Row>,
    transfers: Vec<Transfer>,
    tabs: Vec<Tab>,
    steps: Vec<&'static str>,
    accepted: Share,
    early: Share,
    price: Money,
    bars: Chart,
    lines: Chart,
    spark: Spark,
    fresh: Form,
    refused: Form,
    topics: Vec<Choice>,
    actions: Vec<Choice>,
    regions: Vec<Choice>,
    currencies: Vec<&'static str>,
    files: Vec<Attached>,
    previous: Option<String>,
    next: Option<String>,
    called_at: DateTime<Utc>,
    from: DateTime<Utc>,
    due: DateTime<Utc>,
}

#[derive(Debug)]
struct Row {
    points: i64,
    band: &'static str,
    name: &'static str,
    about: &'static str,
    price: Money,
    from: DateTime<Utc>,
    due: DateTime<Utc>,
}

#[derive(Debug)]
struct Transfer {
    at: DateTime<Utc>,
    code: &'static str,
    amount: Money,
    balance: Money,
}

impl Gallery {
    /// The gallery as a signed-in buyer who also sells would see it.
    pub fn new(page: Page) -> Option<Self> {
        let rub: Currency = "RUB".parse().ok()?;
        let eur: Currency = "EUR".parse().ok()?;
        let (now, reader) = (page.now, page.reader);
        let viewer = Viewer {
            name: "olga@okna.example".into(),
            party_name: "Okna Plus".into(),
            areas: vec![Area::Buyer, Area::Contractor],
            area: Area::Buyer,
            note: None,
        };
        let mut page = page.seen_by(viewer).counted("nav-inbox", 37).counted("nav-tasks", 4);
        page.flash = Some(Flash::good("lead-status-accepted"));
        page.wallet = vec![Purse {
            free: Money::new(18_450_000, rub),
            on_credit: false,
            held: Money::new(2_100_000, rub),
        }];
        if let Some(first) = page.nav.first_mut() {
            first.current = true;
        }
        let week = now - TimeDelta::days(4);
        let row = |points, band, name, about, price, hours: i64| Row {
            points,
            band,
            name,
            about,
            price,
            from: week,
            due: now + TimeDelta::minutes(hours * 60 + 24),
        };
        let labels: Vec<String> =
            (0..14).map(|day| reader.date_short(now - TimeDelta::days(13 - day))).collect();
        let delivered = vec![31, 28, 35, 41, 22, 12, 9, 38, 44, 47, 52, 49, 21, 58];
        let accepted = vec![25, 22, 30, 33, 18, 10, 8, 31, 36, 38, 45, 40, 16, 47];
        let caption = |id: &str| Caption {
            id: id.to_owned(),
            title: page.t("nav-leads").to_string(),
            summary: reader.percent(399, 487),
        };
        let series = || {
            vec![
                Series::counts(&reader, page.t("lead-status-delivered"), delivered.clone()),
                Series::counts(&reader, page.t("lead-status-accepted"), accepted.clone()),
            ]
        };
        let tab = |key: &'static str, count, current| Tab {
            text: page.t(key),
            href: format!("#{key}"),
            count,
            current,
        };
        let choice = |family: &str, value: &str| Choice::new(value, page.word(family, value));
        let mut faults = Faults::default();
        faults.add("email", "email");
        faults.push(Fault::new("title", "too-short").with("min", 3));
        faults.push(Fault::new("files", "file-too-large").with("name", "call.mp3").with("max", 5));
        faults.add("agree", "not-accepted");
        Some(Self {
            leads: vec![
                row(
                    84,
                    "hot",
                    "Анна Петрова",
                    "Москва · окна на балкон",
                    Money::new(50_000, rub),
                    3,
                ),
                row(
                    46,
                    "warm",
                    "Luis Ortega",
                    "Valencia · reforma de cocina",
                    Money::new(1_800, eur),
                    51,
                ),
                row(
                    12,
                    "cold",
                    "Пётр Ильин",
                    "Тверь · два окна и дверь",
                    Money::new(50_000, rub),
                    94,
                ),
            ],
            transfers: vec![
                Transfer {
                    at: now,
                    code: "hold",
                    amount: Money::new(-50_000, rub),
                    balance: Money::new(18_450_000, rub),
                },
                Transfer {
                    at: week,
                    code: "release",
                    amount: Money::new(50_000, rub),
                    balance: Money::new(18_500_000, rub),
                },
                Transfer {
                    at: week,
                    code: "top_up",
                    amount: Money::new(18_450_000, rub),
                    balance: Money::new(18_450_000, rub),
                },
            ],
            tabs: vec![
                tab("lead-status-delivered", Some(37), true),
                tab("lead-status-accepted", Some(334), false),
                tab("lead-status-rejected", Some(61), false),
                tab("lead-status-disputed", Some(2), false),
                tab("lead-status-settled", Some(12_040), false),
                tab("lead-status-returned", None, false),
            ],
            steps: vec!["1", "2", "3"],
            accepted: page.share(334, 412),
            early: page.share(9, 11),
            price: Money::new(120_450, eur),
            bars: Chart::bars(&reader, caption("bars"), labels.clone(), series()),
            lines: Chart::lines(&reader, caption("lines"), labels, series()),
            spark: Spark::new(page.t("nav-leads"), &delivered),
            fresh: Form::default()
                .with("topic", "windows")
                .with("regions", "RU")
                .with("action", "call")
                .named("fresh"),
            refused: Form::default()
                .with("email", "olga@")
                .with("title", "Ок")
                .refused(faults)
                .named("refused"),
            topics: vec![Choice::new("windows", "Окна"), Choice::new("kitchens", "Cocinas")],
            actions: ["call", "application", "purchase"]
                .map(|word| choice("offer-action", word))
                .into(),
            regions: ["RU", "BY", "ES", "MX"].map(|code| Choice::new(code, code)).into(),
            currencies: vec!["RUB", "EUR", "USD"],
            files: files(&page),
            previous: Some("#previous".to_owned()),
            next: Some("#next".to_owned()),
            called_at: now - TimeDelta::minutes(27),
            from: week,
            due: now + TimeDelta::minutes(200),
            page,
        })
    }
}

/// One file of each use: a picture, a recording, a document.
fn files(page: &Page) -> Vec<Attached> {
    let kinds = [
        (Media::Png, "Скриншот переписки 22 ноября.png", 184_320, Side::Contractor),
        (Media::Mp3, "llamada-600123456.mp3", 2_411_724, Side::Buyer),
        (Media::Pdf, "the-answer-of-the-person-who-never-asked-for-windows.pdf", 912, Side::Buyer),
    ];
    kinds
        .map(|(media, name, bytes, side)| {
            let piece = Piece {
                id: EvidenceId::new(),
                lead: LeadId::new(),
                side,
                statement: None,
                at: page.now,
                name: name.to_owned(),
                media,
                bytes,
                digest: String::new(),
            };
            // A picture that is there; the rest is fetched by nobody who does not ask for it.
            let href = page.asset("favicon.svg").to_owned();
            Attached { href, ..Attached::new(&page.reader, piece) }
        })
        .into()
}

/// `GET /dev/components`
pub async fn show(visit: Visit) -> Result<HttpResponse, WebError> {
    Gallery::new(visit.public_page()).map(|page| render(&page)).ok_or(WebError::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Reader, missing};
    use crate::kernel::locale::Locale;

    fn gallery(locale: Locale) -> String {
        let reader = Reader::new(locale, chrono_tz::Europe::Moscow);
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        Gallery::new(Page::new(reader, now, "/dev/components")).unwrap().render().unwrap()
    }

    #[test]
    fn every_component_renders_in_every_language() {
        for locale in Locale::ALL {
            let html = gallery(*locale);
            assert!(html.contains(&format!("<html lang=\"{locale}\"")));
            assert!(!html.contains("style=") && !html.contains("onclick"), "the policy forbids it");
        }
        assert!(missing().is_empty(), "{:?}", missing());
    }

    #[test]
    fn every_control_has_a_label_and_every_id_is_unique() {
        let page = scraper::Html::parse_document(&gallery(Locale::En));
        let select = |css: &str| scraper::Selector::parse(css).unwrap();
        let mut ids: Vec<&str> =
            page.select(&select("[id]")).filter_map(|part| part.value().id()).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all, "an id stands twice");
        let labels: Vec<&str> =
            page.select(&select("label[for]")).filter_map(|l| l.value().attr("for")).collect();
        for control in page.select(&select(".field input:not([type=hidden]), select, textarea")) {
            let inside = control.ancestors().filter_map(scraper::ElementRef::wrap);
            let wrapped = inside.into_iter().any(|part| part.value().name() == "label");
            let named = control.value().attr("aria-label").is_some();
            let pointed = control.value().id().is_some_and(|id| labels.contains(&id));
            assert!(wrapped || named || pointed, "{}", control.html());
        }
        for tied in page.select(&select("[aria-describedby]")) {
            for id in tied.value().attr("aria-describedby").unwrap().split_whitespace() {
                assert!(ids.binary_search(&id).is_ok(), "{id} is nowhere");
            }
        }
    }

    #[test]
    fn a_page_renders_in_a_moment() {
        let _ = gallery(Locale::Ru);
        let start = std::time::Instant::now();
        let _ = gallery(Locale::Ru);
        // A debug build; a release build takes a fraction of a millisecond.
        assert!(start.elapsed() < std::time::Duration::from_millis(100), "{:?}", start.elapsed());
    }
}
