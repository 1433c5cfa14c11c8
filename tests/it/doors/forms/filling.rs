//! Filling in: steps, faults beside their fields, nothing typed is lost, and polite refusals.

use serde_json::{Value, json};

use super::{WORDING, code, filled, path, refused, sent, tests_kept, windows, windows_with};
use crate::pages::market::Market;

fn long() -> Value {
    let mut fields: Vec<Value> = ["a", "b", "c", "d", "e", "f", "g"]
        .iter()
        .map(|key| json!({"key": key, "label": format!("Question {key}"), "type": "text", "required": *key == "b"}))
        .collect();
    fields.push(json!({"key": "agreed", "label": "Agreed", "type": "consent", "required": true}));
    windows_with("form", fields.into())
}

#[actix_web::test]
async fn a_long_form_goes_step_by_step_and_back() {
    let market = Market::with(long()).await;
    let browser = market.app.browser();
    let first = browser.page(&path(&market)).await;
    assert_eq!(first.text("#progress"), "Step 1 of 3");
    assert!(!first.has("[name='contact.phone']"), "the contact comes last");
    // The step has its faults beside it.
    let form = first.form("#form").fill("fields.a", "one").fill("go", "next");
    let wrong = browser.submit(form).await.expect(422).html();
    assert!(wrong.has("[id='f-fields.b-fault']") && wrong.text("#progress") == "Step 1 of 3");
    assert_eq!(
        wrong.form("#form").fields.iter().find(|(name, _)| name == "fields.a").unwrap().1.trim(),
        "one"
    );
    let form = wrong.form("#form").fill("fields.b", "two").fill("go", "next");
    let second = browser.submit(form).await.ok().html();
    assert_eq!(second.text("#progress"), "Step 2 of 3");
    // Back, and there again: what was typed is still there.
    let form = second.form("#form").fill("fields.e", "five").fill("go", "back");
    let again = browser.submit(form).await.ok().html();
    assert_eq!(again.text("[name='fields.b']"), "two");
    let form = again.form("#form").fill("go", "next");
    let second = browser.submit(form).await.ok().html();
    assert_eq!(second.text("[name='fields.e']"), "five");
    // Another language keeps it too.
    let form = second.form("#form").fill("lang", "es");
    let spanish = browser.submit(form).await.ok().html();
    assert_eq!(spanish.text("#progress"), "Paso 2 de 3");
    assert_eq!(spanish.text("[name='fields.e']"), "five");
    let last = browser.submit(spanish.form("#form").fill("go", "next")).await.ok().html();
    assert_eq!(last.text("#progress"), "Paso 3 de 3");
    market.app.turn_clock(5);
    let form = last
        .form("#form")
        .fill("contact.phone", "+7 916 123 45 67")
        .fill("fields.agreed", "true")
        .fill("consent", "true")
        .fill("go", "next");
    assert!(browser.submit(form).await.ok().html().has("[data-done]"));
    let found = market.buyer.api().get("/leads").await.ok().json();
    let id = found["items"][0]["id"].as_str().unwrap();
    let lead = market.buyer.api().get(&format!("/leads/{id}")).await.ok().json();
    let fields = &lead["fields"];
    assert_eq!(
        (&fields["a"], &fields["b"], &fields["e"]),
        (&"one".into(), &"two".into(), &"five".into())
    );
    let certificate = market.buyer.api().get(&format!("/leads/{id}/certificate")).await.ok().json();
    assert_eq!(certificate["locale"], "es", "the language the wording stood in");
}

#[actix_web::test]
async fn whoever_skips_a_step_is_sent_back_to_it() {
    let market = Market::with(long()).await;
    let browser = market.app.browser();
    let form = browser.page(&path(&market)).await.form("#form");
    let form = form.fill("step", "3").fill("contact.phone", "+79161234567");
    let form = form.fill("fields.agreed", "true").fill("consent", "true").fill("go", "next");
    let back = browser.submit(form).await.expect(422).html();
    assert_eq!(back.text("#progress"), "Step 1 of 3");
    assert!(
        back.has("[id='f-fields.b-fault']") && back.has("input[type=hidden][name='contact.phone']")
    );
}

#[actix_web::test]
async fn what_cannot_be_right_is_mended_and_not_kept() {
    let market = Market::with(windows()).await;
    let browser = market.app.browser();
    let form = filled(&browser, &path(&market), "12345").await;
    let form = form.fill("fields.rooms", "many").fill("contact.name", " ").fill("consent", "");
    market.app.turn_clock(5);
    let page = browser.submit(form).await.expect(422).html();
    for field in ["contact.name", "contact.phone", "fields.rooms", "consent"] {
        assert!(page.has(&format!("[id='f-{field}-fault']")), "{field}");
    }
    assert_eq!(page.attr("[name='contact.phone']", "value"), "12345");
    assert!(page.has("[name='fields.what'][value=House][checked]"));
    // The page as it came back can be sent.
    let form = page.form("#form").fill("fields.rooms", "2").fill("contact.name", "Anna");
    let form =
        form.fill("contact.phone", "+79161234567").fill("consent", "true").fill("go", "next");
    assert!(browser.submit(form).await.ok().html().has("[data-done]"));
    assert_eq!(refused(&market), [None]);
}

#[actix_web::test]
async fn the_wording_stands_there_exactly() {
    let market = Market::with(windows()).await;
    let page = market.app.browser().page(&path(&market)).await;
    let escaped = "I agree that &#60;b&#62;Okna &#38; Plus&#60;/b&#62; calls me.\n\nUntil I say &#34;no&#34;.";
    assert!(page.source().contains(escaped), "{}", page.source());
    let words: Vec<&str> = WORDING.split_whitespace().collect();
    assert_eq!(page.text(".form-wording"), words.join(" "));
    // Read under terms that are no longer in force: read again.
    let browser = market.app.browser();
    let form = filled(&browser, &path(&market), "+79161234567").await;
    market.app.turn_clock(5);
    let changed = windows_with("consent_text", "Something else.".into());
    market.buyer.api().put(&format!("/offers/{}", market.offer), changed).await.ok();
    let again = browser.submit(form).await.expect(409).html();
    assert!(again.has("#notice") && again.text(".form-wording") == "Something else.");
    assert_eq!(market.leads(), 0);
}

#[actix_web::test]
async fn a_refused_lead_is_thanked_and_told_nothing() {
    let market = Market::with(windows_with("cap_total", 1.into())).await;
    let path = path(&market);
    let texts = |page: crate::support::Html| page.text(".form-said p");
    let first = texts(sent(&market, &path, "+79161234567").await.ok().html());
    let capped = texts(sent(&market, &path, "+79161234568").await.ok().html());
    let elsewhere = texts(sent(&market, &path, "+34612345678").await.ok().html());
    assert_ne!(first, capped);
    assert_eq!(capped, elsewhere, "one answer to every rule that is not theirs to know");
    let rules: Vec<_> = refused(&market).into_iter().flatten().collect();
    assert_eq!(rules, ["total_cap", "out_of_area"]);

    let open = Market::with(windows()).await;
    let path = super::path(&open);
    sent(&open, &path, "+79161234567").await.ok();
    let known = texts(sent(&open, &path, "8 916 123 45 67").await.ok().html());
    assert!(known.contains("already"), "{known}");
}

#[actix_web::test]
async fn people_are_sent_where_the_offer_says() {
    let market =
        Market::with(windows_with("thanks_url", "https://okna.example/thanks?a=b".into())).await;
    let shown = market.app.browser().get(&path(&market)).await.ok();
    let policy = shown.header("content-security-policy");
    assert!(policy.contains("form-action 'self' https: http:"), "{policy}");
    let to = sent(&market, &path(&market), "+79161234567").await.see_other();
    assert_eq!(to, "https://okna.example/thanks?a=b");
    let framed = format!("/f/{}/embed", code(&market));
    let page = sent(&market, &framed, "+79161234568").await.ok().html();
    assert_eq!(page.attr("body", "data-next"), "https://okna.example/thanks?a=b");
}

#[actix_web::test]
async fn a_test_is_marked_and_kept_apart() {
    let market = Market::with(windows()).await;
    let form = format!("{}?test=1", path(&market));
    let page = market.app.browser().page(&form).await;
    assert!(page.words().contains("Test"));
    assert_eq!(page.attr("#form", "action"), form, "it stays one to the end");
    let thanks = sent(&market, &form, "+79161234567").await.ok().html();
    assert!(thanks.words().contains("nobody will call"));
    assert_eq!((market.leads(), tests_kept(&market)), (0, 1));
}

#[actix_web::test]
async fn the_short_form_asks_what_must_be_known() {
    let market = Market::with(windows()).await;
    let short = format!("/f/{}/call-back", code(&market));
    let page = market.app.browser().page(&short).await;
    assert!(page.has("[name='fields.what']") && !page.has("[name='fields.rooms']"));
    assert!(sent(&market, &short, "+79161234567").await.ok().html().has("[data-done]"));
    assert_eq!(refused(&market), [None]);
}
