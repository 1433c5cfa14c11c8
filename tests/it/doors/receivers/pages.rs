//! The pages: a receiver added, set up, tried, mapped, renewed and closed by its contractor.

use serde_json::json;

use super::desk::{APP_SECRET, Desk, asking_consent};
use crate::doors::tracking::shop::terms as tracked;

#[actix_web::test]
async fn a_contractor_sets_up_a_receiver_and_tries_it() {
    let desk = Desk::with(asking_consent()).await;
    let contractor = &desk.market.contractor;
    let place = format!("/contractor/engagements/{}/receivers", desk.market.engagement);
    let page = contractor.page(&place).await;
    assert!(page.texts(".tabs [aria-current]").contains(&"Receivers".to_owned()));
    assert_eq!(page.count("#make input[name=kind]"), 4);
    let form = page.form("#make form").fill("label", " ");
    let refused = contractor.browser.submit(form).await.expect(422).html();
    assert_eq!(refused.count("#make .fault"), 2, "neither kind nor name");
    let kinds = [("google_ads", 3), ("meta", 5), ("tilda", 4), ("generic", 3)];
    for (kind, steps) in kinds {
        let form = contractor.page(&place).await.form("#make form");
        let form = form.fill("kind", kind).fill("label", "Quiz").fill("source", "social_ads");
        let path = contractor.browser.submit(form).await.see_other();
        let page = contractor.page(&path).await;
        assert_eq!(page.text("h1"), "Quiz");
        assert_eq!(page.count("#steps li"), steps);
        let secret = page.attr("#secret", "value");
        assert!(page.attr("#address-line", "value").contains("/in/recv_"));
        assert_eq!(page.has("#f-app_secret"), kind == "meta");
        assert!(page.has("#mapping tbody tr"), "the usual names");

        if kind == "meta" {
            let to = contractor.browser.submit(page.form("#try form")).await.see_other();
            let page = contractor.page(to.split('#').next().unwrap()).await;
            assert!(page.text(".flash").contains("app secret first"), "{}", page.words());
            let form = page.form("#settings form").fill("app_secret", "too-little");
            let refused = contractor.browser.submit(form).await.expect(422).html();
            assert!(refused.has("#f-app_secret-fault"));
            assert!(!refused.source().contains("too-little"), "what is secret is not written back");
            let form = page.form("#settings form").fill("app_secret", APP_SECRET);
            contractor.browser.submit(form).await.see_other();
            let page = contractor.page(&path).await;
            assert!(!page.source().contains(APP_SECRET));
        }
        // Consent is asked, and the test answers it under the field's own name.
        let page = contractor.page(&path).await;
        let to = contractor.browser.submit(page.form("#try form")).await.see_other();
        let page = contractor.page(to.split('#').next().unwrap()).await;
        assert!(page.text(".flash").contains("went through"), "{kind}: {}", page.words());
        assert_eq!(page.texts("#log tbody .chip")[0], "Test");
        let told = page.text("#preview dl");
        assert!(told.contains("Test") && told.contains("What is your city?"), "{told}");
        let line = page.attrs("#log tbody a", "href").remove(0);
        let one = contractor.page(&line).await;
        assert!(!one.source().contains(&secret) && !one.source().contains(APP_SECRET));
        assert!(!one.has("form[action$=replay]"), "a test that went through is not repeated");
    }
    assert_eq!((desk.leads().await.len(), desk.purses()), (0, (50_000_000, 0, 0)));
    assert_eq!(contractor.page(&place).await.texts("#receivers .row-link").len(), 4);
}

#[actix_web::test]
async fn the_mapping_is_said_on_the_page_and_what_was_wrong_is_brought_in() {
    let desk = Desk::open().await;
    let contractor = &desk.market.contractor;
    let generic = desk.receiver("generic").await;
    let path = format!("/contractor/receivers/{}", generic.id);
    let secret = [("X-Secret", generic.secret.as_str())];
    let lead =
        json!({"id": "1", "who": "Анна", "how": {"call": "+79161234567"}, "Город": "Москва"});
    desk.send(&generic, &secret, &lead).await.expect(422);
    let page = contractor.page(&path).await;
    assert_eq!(page.texts("#mapping tbody .mono"), ["how.call", "id", "who", "Город"]);
    let marked = page.texts("#mapping tbody option[selected]");
    assert_eq!(marked[1], "By its name: Your own id");
    assert!(page.text("#preview dl").contains("Your own id"));
    let line = page.attrs("#log tbody a", "href").remove(0);

    let form = page.form("#mapping");
    let form =
        form.fill("target[0]", "phone").fill("target[2]", "name").fill("target[3]", "fields.city");
    let form = form.fill("new_name", "lead.comment").fill("new_target", "sub8");
    contractor.browser.submit(form).await.see_other();
    let page = contractor.page(&path).await;
    let told = page.texts("#preview dd");
    assert_eq!(told, ["+79161234567", "1", "Анна", "Москва"]);
    assert!(page.texts("#mapping tbody .mono").contains(&"lead.comment".to_owned()));

    let one = contractor.page(&line).await;
    let form = one.form("form[action$=replay]");
    let to = contractor.browser.submit(form).await.see_other();
    assert!(contractor.page(&to).await.text(".flash").contains("Lead delivered"));
    desk.settles();

    // Nonsense in the form changes nothing.
    let page = contractor.page(&path).await;
    let form = page.form("#mapping").fill("target[1]", "fields.nothing");
    contractor.browser.submit(form).await.expect(422);
    let form = page.form("#mapping").fill("new_name", &"x".repeat(300)).fill("new_target", "name");
    contractor.browser.submit(form).await.expect(422);
    assert_eq!(contractor.page(&path).await.texts("#preview dd")[2], "Анна");
}

#[actix_web::test]
async fn strangers_and_other_roles_find_nothing() {
    let desk = Desk::open().await;
    let generic = desk.receiver("generic").await;
    let secret = [("X-Secret", generic.secret.as_str())];
    let lead = json!({"id": "1", "name": "Анна", "phone": "+79161234567", "city": "Москва"});
    desk.send(&generic, &secret, &lead).await.ok();
    let line = desk.lines(&generic).await[0]["id"].as_str().unwrap().to_owned();
    let rival = desk.market.app.contractor("Rival").await;
    let (own, one) =
        (format!("/contractor/receivers/{}", generic.id), format!("/contractor/arrivals/{line}"));
    let place = format!("/contractor/engagements/{}/receivers", desk.market.engagement);
    for path in [&own, &one, &place] {
        rival.get(path).await.expect(404);
    }
    for path in [
        own.clone(),
        format!("{own}/mapping"),
        format!("{own}/secret"),
        format!("{own}/closing"),
        format!("{own}/test"),
        format!("{own}/retry"),
        format!("{one}/replay"),
    ] {
        rival.post(&path, &[("label", "x")]).await.expect(404);
    }
    let fields = [("kind", "generic"), ("label", "x")];
    rival.post(&place, &fields).await.expect(404);
    let api = rival.api();
    let path = format!("/receivers/{}", generic.id);
    api.get(&path).await.problem(404, "not_found");
    api.put(&path, json!({"label": "x"})).await.problem(404, "not_found");
    api.put(&format!("{path}/mapping"), json!({})).await.problem(404, "not_found");
    api.get(&format!("{path}/arrivals")).await.problem(404, "not_found");
    for verb in ["secret", "closing", "test", "retry"] {
        api.post(&format!("{path}/{verb}"), json!({})).await.problem(404, "not_found");
    }
    api.post(&format!("{path}/replays"), json!({"arrival": line})).await.problem(404, "not_found");
    // The buyer reads its leads and not what came to the contractor's door.
    desk.market.buyer.get(&format!("/buyer/arrivals/{line}")).await.expect(404);
    desk.market.buyer.api().get(&path).await.expect(403);
    // An offer whose leads are tracked has no receivers.
    let (_, followed) = desk.market.offer(&tracked());
    let place = format!("/contractor/engagements/{followed}/receivers");
    desk.market.contractor.get(&place).await.expect(404);
    desk.market.contractor.post(&place, &fields).await.expect(404);
}

#[actix_web::test]
async fn staff_read_and_repeat_what_came() {
    let desk = Desk::open().await;
    let generic = desk.receiver("generic").await;
    let secret = [("X-Secret", generic.secret.as_str())];
    let lead = json!({"id": "1", "name": "Анна", "phone": "+79161234567", "Where": "Москва"});
    desk.send(&generic, &secret, &lead).await.expect(422);
    let staff = &desk.market.staff;
    let page = staff.page("/staff/arrivals?door=receiver").await;
    assert_eq!(page.texts("tbody .chip"), ["Not understood"]);
    let line = page.attr("tbody a", "href");
    let page = staff.page(&line).await;
    assert!(!page.source().contains("+79161234567"), "covered until it is asked for");
    desk.map(&generic, json!({"names": {"Where": "fields.city"}})).await.ok();
    let form = page.form("form[action$=replay]");
    let to = staff.browser.submit(form).await.see_other();
    assert!(staff.page(&to).await.text(".flash").contains("Lead delivered"));
    let acts = staff.api().get("/staff-acts").await.ok().json();
    assert_eq!(acts["items"][0]["act"], "arrival_replayed", "{acts:#}");
    desk.settles();
    // What did not prove itself is not taken through by anybody.
    desk.send(&generic, &[("X-Secret", "x")], &lead).await.expect(403);
    let forged = desk.lines(&generic).await.pop().unwrap();
    let path = format!("/arrivals/{}/replay", forged["id"].as_str().unwrap());
    desk.market.app.fresh(staff).post(&path, json!({})).await.problem(409, "cannot_replay");
}

#[actix_web::test]
async fn every_page_speaks_three_languages() {
    let desk = Desk::with(asking_consent()).await;
    let contractor = &desk.market.contractor;
    let mut paths = vec![format!("/contractor/engagements/{}/receivers", desk.market.engagement)];
    for kind in ["google_ads", "meta", "tilda", "generic"] {
        let receiver = desk.receiver(kind).await;
        let path = format!("/contractor/receivers/{}", receiver.id);
        contractor.post(&format!("{path}/test"), &[]).await.see_other();
        let line = desk.lines(&receiver).await.pop().unwrap();
        paths.push(path);
        paths.push(format!("/contractor/arrivals/{}", line["id"].as_str().unwrap()));
    }
    for language in ["en", "ru", "es"] {
        for path in &paths {
            let request = contractor.browser.speaking(language).request(reqwest::Method::GET, path);
            crate::support::Answer::read(format!("{language} {path}"), request).await.ok();
        }
    }
}
