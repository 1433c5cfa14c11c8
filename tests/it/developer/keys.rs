use diesel::RunQueryDsl;
use diesel::sql_types::Uuid as SqlUuid;
use lead_exchange::accounts::Role;
use lead_exchange::accounts::key;
use lead_exchange::kernel::secret::digest;
use lead_exchange::schema::api_keys;
use serde_json::json;
use uuid::Uuid;

use super::{key_of, keyed};
use crate::leads::market::{Market, engage};
use crate::support::TestApp;

#[actix_web::test]
async fn a_key_is_shown_once_kept_as_a_hash_and_acts_with_its_users_rights() {
    let app = TestApp::start().await;
    let anna = app.contractor("Leads North").await;
    let api = anna.api();
    api.post("/keys", json!({ "label": " " })).await.faults(&[("label", "required")]);
    api.post("/keys", json!({ "label": "x".repeat(61) })).await.faults(&[("label", "too-long")]);
    let (text, id) = key_of(&anna).await;
    assert!(key::is_key(&text) && text.starts_with(&id), "{text}");

    let listed = api.get("/keys").await.ok().json();
    assert_eq!(listed["items"][0]["ending"], text[text.len() - 4..]);
    assert_eq!(listed["items"][0]["user"], anna.email.as_str());
    assert!(listed["items"][0]["last_used_at"].is_null(), "{listed:#}");
    assert!(!listed.to_string().contains(&text), "the list never holds a key");
    let kept: Vec<Vec<u8>> = app.tx(|tx| {
        diesel::QueryDsl::select(api_keys::table, api_keys::token_hash).load(tx.conn()).unwrap()
    });
    assert_eq!(kept, [digest(text.as_bytes()).to_vec()]);

    let program = api.with_token(&text);
    let me = program.get("/me").await.ok().json();
    assert_eq!(me["email"], anna.email.as_str());
    program.get("/leads").await.ok();
    program.get("/users").await.problem(403, "forbidden");
    api.with_token(&format!("{}x", &text[..text.len() - 1]))
        .get("/me")
        .await
        .problem(401, "sign_in_needed");
    // A page takes no key: only the session's cookie opens one.
    let page = app.browser();
    let request = page.request(reqwest::Method::GET, "/contractor").bearer_auth(&text);
    assert_eq!(request.send().await.unwrap().status(), 303);
}

#[actix_web::test]
async fn its_last_use_is_written_at_most_once_a_minute() {
    let app = TestApp::start().await;
    let anna = app.contractor("Leads North").await;
    let program = keyed(&anna).await;
    let used = async || {
        program.get("/me").await.ok();
        program.get("/keys").await.ok().json()["items"][0]["last_used_at"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let first = used().await;
    assert_eq!(used().await, first, "within the minute");
    app.turn_clock(61);
    assert_ne!(used().await, first, "after it");
}

#[actix_web::test]
async fn a_key_cannot_do_what_only_its_person_may() {
    let app = TestApp::start().await;
    let anna = app.contractor("Leads North").await;
    let (text, id) = key_of(&anna).await;
    let program = anna.api().with_token(&text);
    let change = json!({ "current_password": "x", "password": "another long one" });
    for (path, body) in [
        ("/me/password".to_owned(), change),
        ("/me/sign-out".to_owned(), json!({})),
        ("/keys".to_owned(), json!({ "label": "more" })),
        (format!("/keys/{id}/revocation"), json!({})),
    ] {
        program.post(&path, body).await.problem(403, "key_not_enough");
    }
    program.get("/keys").await.ok();
    let staff = app.staff().await;
    staff.api().post("/keys", json!({ "label": "staff" })).await.problem(403, "forbidden");
}

#[actix_web::test]
async fn a_revoked_key_stops_with_the_next_call() {
    let market = Market::open().await;
    let anna = &market.contractor;
    let (text, id) = key_of(anna).await;
    let program = anna.api().with_token(&text);
    program.post("/leads", market.lead()).await.created();
    let stranger = market.app.contractor("Others").await;
    let path = format!("/keys/{id}/revocation");
    stranger.api().post(&path, json!({})).await.problem(404, "not_found");
    // Any seat of the party may: whoever made it may be gone.
    let colleague = market.app.colleague(anna, &[Role::Contractor]).await;
    colleague.api().post(&path, json!({})).await.expect(204);
    colleague.api().post(&path, json!({})).await.expect(204);
    program.post("/leads", market.lead()).await.problem(401, "sign_in_needed");
    program
        .post("/leads/batch", json!({ "leads": [market.lead()] }))
        .await
        .problem(401, "sign_in_needed");
    program.get("/me").await.problem(401, "sign_in_needed");
    assert!(!anna.api().get("/keys").await.ok().json()["items"][0]["revoked_at"].is_null());
}

#[actix_web::test]
async fn a_key_acts_for_its_own_party_alone() {
    let market = Market::open().await;
    let app = &market.app;
    let (north, south) = (&market.contractor, app.contractor("Leads South").await);
    // The same person sells for both.
    app.tx(|tx| {
        diesel::sql_query(
            "INSERT INTO seats (id, user_id, party_id, role, created_at) VALUES ($1, $2, $3, 'contractor', now())",
        )
        .bind::<SqlUuid, _>(Uuid::now_v7())
        .bind::<SqlUuid, _>(north.user)
        .bind::<SqlUuid, _>(south.party)
        .execute(tx.conn())
        .expect("a seat")
    });
    let of_south = engage(app, &south, market.offer);
    let mut lead = market.lead();
    lead["engagement"] = json!(of_south);
    let program = keyed(north).await;
    program.post("/leads", market.lead()).await.created();
    program.post("/leads", lead.clone()).await.problem(404, "not_found");
    north.api().post("/leads", lead).await.created();

    let named = |party| program.with("X-Party", format!("{party}"));
    named(north.party).get("/leads").await.ok();
    named(south.party).get("/leads").await.problem(403, "key_of_another_party");
    named(south.party).post("/leads", market.lead()).await.problem(403, "key_of_another_party");
    let seen = program.get("/leads?limit=10").await.ok().json();
    assert_eq!(seen["items"].as_array().unwrap().len(), 1, "the other party's lead is not in it");
}

#[actix_web::test]
async fn a_suspension_and_a_lost_seat_end_it_as_they_end_a_token() {
    let market = Market::open().await;
    let anna = &market.contractor;
    let program = keyed(anna).await;
    let staff = market.staff.api();
    let reason = json!({ "reason": "leads resold" });
    staff.post(&format!("/parties/{}/suspension", anna.party), reason.clone()).await.ok();
    let told = program.post("/leads", market.lead()).await.created().json();
    assert_eq!(told["refusal"]["rule"], "contractor_suspended");
    staff.post(&format!("/parties/{}/restoration", anna.party), json!({})).await.ok();
    staff.post(&format!("/users/{}/suspension", anna.user), reason).await.ok();
    program.post("/leads", market.lead()).await.problem(401, "sign_in_needed");
    program.get("/me").await.problem(401, "sign_in_needed");
    staff.post(&format!("/users/{}/restoration", anna.user), json!({})).await.ok();
    program.post("/leads", market.lead()).await.created();

    market.app.tx(|tx| {
        diesel::sql_query("DELETE FROM seats WHERE user_id = $1")
            .bind::<SqlUuid, _>(anna.user)
            .execute(tx.conn())
            .expect("no seat")
    });
    program.post("/leads", market.lead()).await.problem(403, "forbidden");
}

#[actix_web::test]
async fn many_programs_with_keys_send_at_once_and_an_idempotency_key_holds() {
    let market = Market::open().await;
    let program = keyed(&market.contractor).await;
    let sends = (0..40).map(|_| {
        let (program, lead) = (program.clone(), market.lead());
        tokio::spawn(async move { program.post("/leads", lead).await.created().json() })
    });
    for sent in sends.collect::<Vec<_>>() {
        assert_eq!(sent.await.unwrap()["status"], "delivered");
    }
    let lead = market.lead();
    let once = program.with("Idempotency-Key", "crm-1");
    let first = once.post("/leads", lead.clone()).await.created().json();
    assert_eq!(once.post("/leads", lead).await.created().json(), first);
    once.post("/leads", market.lead()).await.problem(422, "idempotency_key_reused");
}

#[actix_web::test]
async fn a_party_has_so_many_keys_and_no_more() {
    let app = TestApp::start().await;
    let anna = app.contractor("Leads North").await;
    app.tx(|tx| {
        for _ in 0..key::MOST {
            key::make(tx, anna.party_seat(), "one of many").expect("a key");
        }
    });
    anna.api().post("/keys", json!({ "label": "x" })).await.problem(409, "too_many_keys");
    let first = anna.api().get("/keys?limit=1").await.ok().json();
    let id = first["items"][0]["id"].as_str().unwrap().to_owned();
    anna.api().post(&format!("/keys/{id}/revocation"), json!({})).await.expect(204);
    anna.api().post("/keys", json!({ "label": "x" })).await.created();
}

#[actix_web::test]
async fn keys_are_made_and_revoked_on_the_page_of_settings() {
    let app = TestApp::start().await;
    let anna = app.buyer("Okna Plus").await;
    let page = anna.page("/settings").await;
    let form = page.form("form[action^='/settings/keys']");
    let refused = anna.browser.submit(form.clone().fill("label", "")).await.expect(422).html();
    assert!(refused.has("#api-keys .fault"), "{}", refused.words());
    let made = anna.browser.submit(form.fill("label", "Our CRM")).await.ok().html();
    let text = made.attr("#fresh-key", "value");
    anna.api().with_token(&text).get("/wallets").await.ok();
    let later = anna.page("/settings").await;
    assert!(!later.source().contains(&text) && !later.has("#fresh-key"), "shown once");
    assert!(later.text(".api-keys li").contains("Our CRM"));
    let revocation = later.form(".api-keys form");
    anna.browser.submit(revocation).await.see_other();
    anna.api().with_token(&text).get("/wallets").await.problem(401, "sign_in_needed");
    let after = anna.page("/settings").await;
    assert!(after.text("#api-keys details .api-keys li").contains("revoked"), "{}", after.words());
    let staff = app.staff().await;
    assert!(!staff.page("/settings").await.has("#api-keys"), "staff have none");
}
