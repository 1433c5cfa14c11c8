//! The examples of the page, run as they stand by the programs they are written for.

use std::process::Command;

use lead_exchange::kernel::locale::Locale;
use lead_exchange::offers::TermsDraft;
use lead_exchange::offers::form::FieldDraft;
use serde_json::{Value, json};

use crate::leads::market::{Market, terms};
use crate::support::Html;

/// An offer with a field of every kind, sources of its own and quotes where they hurt.
fn every_kind() -> TermsDraft {
    let field = |key: &str, label: &str, kind: &str, options: &[&str]| FieldDraft {
        key: key.into(),
        label: label.into(),
        kind: kind.into(),
        required: true,
        options: options.iter().map(|option| (*option).into()).collect(),
    };
    TermsDraft {
        form: vec![
            field("name", "Name", "text", &[]),
            field("phone", "Phone", "phone", &[]),
            field("city", "City", "text", &[]),
            field("spare", "Another phone", "phone", &[]),
            field("mail", "Another address", "email", &[]),
            field("windows", "How many windows", "number", &[]),
            field("who", "Who asks", "choice", &["It's \"me\" \\ {KEY}", "Somebody else"]),
            field("day", "Which day", "date", &[]),
            field("agreed", "May we call?", "consent", &[]),
        ],
        ..terms()
    }
}

fn address(market: &Market) -> String {
    format!("/contractor/engagements/{}/developer", market.engagement)
}

/// Makes a key on the page and answers the page as it is then.
async fn with_key(market: &Market) -> Html {
    let page = market.contractor.page(&address(market)).await;
    let form = page.form("#key form");
    market.contractor.browser.submit(form).await.created().html()
}

/// Runs a program and answers what it wrote. All three are on every machine that builds this.
async fn run(program: &'static str, arguments: Vec<String>) -> String {
    let ran = tokio::task::spawn_blocking(move || {
        Command::new(program).args(arguments).env("no_proxy", "*").env("NO_PROXY", "*").output()
    });
    let output = ran.await.unwrap().unwrap_or_else(|error| panic!("{program}: {error}"));
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{program}: {out}\n{err}");
    out.into_owned()
}

/// Runs an example of the page and answers the status it wrote, if it writes one, and the answer.
async fn ran(page: &Html, id: &str) -> (Option<u16>, Value) {
    let code = page.verbatim(&format!("pre#{id}"));
    let out = match id.split('-').next().unwrap_or_default() {
        "curl" => run("sh", vec!["-c".into(), code]).await,
        "python" => run("python3", vec!["-c".into(), code]).await,
        _ => run("node", vec!["-e".into(), code]).await,
    };
    let (status, answer) = match out.split_once('\n') {
        Some((first, rest)) if first.trim().parse::<u16>().is_ok() => {
            (first.trim().parse().ok(), rest)
        }
        _ => (None, out.as_str()),
    };
    (status, serde_json::from_str(answer).unwrap_or_else(|error| panic!("{id}: {error}\n{out}")))
}

async fn all_run(market: &Market) {
    let page = with_key(market).await;
    for language in ["curl", "python", "javascript"] {
        let (status, one) = ran(&page, &format!("{language}-one")).await;
        assert_eq!(status.unwrap_or(201), 201, "{language}: {one:#}");
        assert_eq!(
            (&one["status"], &one["test"]),
            (&json!("delivered"), &json!(true)),
            "{language}: {one:#}"
        );
        let (status, many) = ran(&page, &format!("{language}-many")).await;
        assert_eq!(status.unwrap_or(200), 200, "{language}: {many:#}");
        let items = many["items"].as_array().expect("items");
        assert_eq!(items.len(), 2);
        assert!(items.iter().all(|item| item["status"] == "delivered"), "{language}: {many:#}");
    }
    let tests = market.app.fresh(&market.contractor).get("/test-leads").await.ok().json();
    assert_eq!(tests["items"].as_array().unwrap().len(), 9);
    assert_eq!(market.purses().1, 0, "nothing is held");
}

#[actix_web::test]
async fn every_example_runs_as_it_stands() {
    all_run(&Market::with(every_kind()).await).await;
}

#[actix_web::test]
async fn every_example_runs_for_a_share_of_an_order_abroad() {
    let terms = TermsDraft {
        action: "purchase".into(),
        price: "100".into(),
        price_percent: "5".into(),
        price_cap: "2000".into(),
        regions: vec!["US-CA".into(), "GE".into()],
        ..terms()
    };
    all_run(&Market::with(terms).await).await;
}

#[actix_web::test]
async fn the_page_shows_a_key_once_and_says_what_its_reader_needs() {
    let market = Market::with(every_kind()).await;
    let fresh = with_key(&market).await;
    let text = fresh.attr("#fresh-key", "value");
    assert!(fresh.verbatim("pre#curl-one").contains(&text));
    let later = market.contractor.page(&address(&market)).await;
    assert!(!later.source().contains(&text));
    let brief = format!("key_…{}", &text[text.len() - 4..]);
    for id in ["curl-one", "python-many", "javascript-one"] {
        assert!(later.verbatim(&format!("pre#{id}")).contains(&brief), "{id}");
    }
    let keys = later.texts("#fields td:first-child code");
    for key in ["engagement", "contact.phone", "fields.who", "fields.agreed", "external_id", "test"]
    {
        assert!(keys.iter().any(|shown| shown == key), "{key}: {keys:?}");
    }
    assert!(
        !keys.iter().any(|key| key == "fields.phone"),
        "asked as part of the contact: {keys:?}"
    );
    let rules = later.text("#answers");
    for rule in ["out_of_area", "insufficient_funds", "Retry-After"] {
        assert!(rules.contains(rule), "{rule}");
    }
    assert!(later.source().contains(&market.engagement.to_string()));
    let empty = later.form("#key form").fill("label", " ");
    let refused = market.contractor.browser.submit(empty).await.expect(422).html();
    assert!(refused.has("#key .fault"));
    let stranger = market.app.contractor("Others").await;
    stranger.get(&address(&market)).await.expect(404);
    let path = format!("{}/keys", address(&market));
    stranger.post(&path, &[("label", "x")]).await.expect(404);
    assert_eq!(stranger.api().get("/keys").await.ok().json()["items"], json!([]));
}

#[actix_web::test]
async fn the_pages_are_written_in_every_language() {
    let market = Market::open().await;
    let id = {
        let mut lead = market.lead();
        lead["test"] = json!(true);
        market.send(lead).await.created().json()["id"].as_str().unwrap().to_owned()
    };
    market
        .send(json!({ "engagement": market.engagement, "contact": { "phone": "1" }, "fields": 1 }))
        .await;
    market.app.state.requests.flush();
    let requests = market.contractor.api().get("/api-requests").await.ok().json();
    let request = requests["items"][0]["id"].as_str().unwrap().to_owned();
    with_key(&market).await;
    for locale in Locale::ALL {
        let settings = json!({ "locale": locale, "time_zone": "UTC" });
        market.contractor.api().put("/me", settings).await.ok();
        for path in [
            address(&market),
            "/settings".into(),
            "/contractor/test-leads".into(),
            format!("/contractor/test-leads/{id}"),
            "/contractor/api-requests".into(),
            format!("/contractor/api-requests/{request}"),
        ] {
            market.contractor.page(&path).await;
        }
    }
    let missing = lead_exchange::i18n::missing();
    assert!(missing.is_empty(), "{missing:#?}");
}
