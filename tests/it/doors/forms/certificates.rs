//! Who sees a certificate, how much of it, and the page that checks one.

use serde_json::Value;

use super::{path, sent, windows, windows_with};
use crate::pages::market::{LOCALES, Market, speaks};

#[actix_web::test]
async fn everybody_sees_as_much_of_it_as_of_the_contact() {
    let market = Market::with(windows()).await;
    sent(&market, &path(&market), "+79161234567").await.ok();
    let found = market.contractor.api().get("/leads").await.ok().json();
    let id = found["items"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/leads/{id}/certificate");
    let full = market.contractor.api().get(&path).await.ok().json();
    assert!(
        full["file"].is_object() && full["ip"].as_str().is_some_and(|ip| ip.starts_with("10."))
    );
    let covered = market.staff.api().get(&path).await.ok().json();
    assert_eq!((&covered["file"], &covered["ip"]), (&Value::Null, &"•••".into()));
    assert_eq!(covered["valid"], true);
    market.staff.get(&path).await.expect(404);
    let stranger = market.app.buyer("Stranger").await;
    stranger.api().get(&path).await.problem(404, "not_found");
    for locale in LOCALES {
        for (who, page) in [
            (&market.contractor, format!("/contractor/leads/{id}")),
            (&market.staff, format!("/staff/leads/{id}")),
        ] {
            speaks(&market.app, who, locale, chrono_tz::UTC);
            let shown = who.page(&page).await;
            assert!(shown.has("#certificate .form-wording"), "{page} in {locale}");
            assert_eq!(
                shown.source().contains(full["ip"].as_str().unwrap()),
                page.contains("contractor")
            );
        }
    }
}

#[actix_web::test]
async fn anybody_has_a_file_checked() {
    let market = Market::with(windows()).await;
    sent(&market, &path(&market), "+79161234567").await.ok();
    let found = market.contractor.api().get("/leads").await.ok().json();
    let id = found["items"][0]["id"].as_str().unwrap().to_owned();
    let file = market.contractor.get(&format!("/leads/{id}/certificate")).await.ok();
    assert!(file.header("content-disposition").contains(&id));
    let browser = market.app.browser();
    let check = async |text: &str| {
        let form = browser.page("/certificates").await.form("main form").fill("certificate", text);
        browser.submit(form).await.ok().html()
    };
    let valid = check(&file.body).await;
    assert!(valid.has("#outcome .form-wording") && valid.words().contains(&id));
    for changed in ["2026", "terms-1", "calls"] {
        let text = file.body.replacen(changed, "1999", 1);
        let page = check(&text).await;
        assert!(page.has("#outcome.bad") && page.words().contains("changed"), "{changed}");
    }
    for (text, said) in [("", "no certificate"), ("{}", "no certificate"), ("\0", "no certificate")]
    {
        assert!(check(text).await.text("#outcome").contains(said), "{text:?}");
    }
    // What another exchange signed is not ours, whatever key it brings along.
    let other = Market::with(windows()).await;
    sent(&other, &path(&other), "+79161234567").await.ok();
    let found = other.contractor.api().get("/leads").await.ok().json();
    let id = found["items"][0]["id"].as_str().unwrap().to_owned();
    let foreign = other.contractor.get(&format!("/leads/{id}/certificate")).await.ok();
    assert!(check(&foreign.body).await.text("#outcome").contains("another key"));
}

#[actix_web::test]
async fn without_a_wording_there_is_no_certificate() {
    let market = Market::with(windows_with("consent_text", Value::Null)).await;
    sent(&market, &path(&market), "+79161234567").await.ok();
    let found = market.contractor.api().get("/leads").await.ok().json();
    let id = found["items"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(found["items"][0]["status"], "delivered");
    market
        .contractor
        .api()
        .get(&format!("/leads/{id}/certificate"))
        .await
        .problem(404, "not_found");
    assert!(!market.contractor.page(&format!("/contractor/leads/{id}")).await.has("#certificate"));
}
