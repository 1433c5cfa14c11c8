//! Google Ads: the documented payload of a lead form's webhook.

use serde_json::{Value, json};

use super::desk::{Desk, asking_consent};

/// As Google documents it, ids as numbers.
fn payload(key: &str, lead_id: &str, phone: &str) -> Value {
    json!({
        "lead_id": lead_id,
        "user_column_data": [
            {"column_name": "Full Name", "string_value": "Анна Петрова", "column_id": "FULL_NAME"},
            {"column_name": "User Email", "string_value": "anna@example.com", "column_id": "EMAIL"},
            {"column_name": "User Phone", "string_value": phone, "column_id": "PHONE_NUMBER"},
            {"column_name": "Country", "string_value": "Russian Federation", "column_id": "COUNTRY"},
            {"column_name": "What is your city?", "string_value": "Москва", "column_id": "custom_1"},
        ],
        "api_version": "1.0",
        "form_id": 40000000000_u64,
        "campaign_id": 10000000000_u64,
        "google_key": key,
        "is_test": false,
        "gcl_id": "Cj0KCQ_test",
        "adgroup_id": 20000000000_u64,
        "creative_id": 30000000000_u64,
    })
}

#[actix_web::test]
async fn a_lead_form_pays_its_contractor() {
    let desk = Desk::open().await;
    let google = desk.receiver("google_ads").await;
    let lead = payload(&google.secret, "lead-1", "+7 916 123-45-67");
    let answer = desk.send(&google, &[], &lead).await.ok();
    assert_eq!(answer.body, "{}", "what Google wants for a yes");
    let leads = desk.leads().await;
    assert_eq!(leads.len(), 1);
    let lead_seen = &leads[0];
    assert_eq!(lead_seen["channel"], "receiver");
    assert_eq!(lead_seen["contact"]["name"], "Анна Петрова");
    assert_eq!(lead_seen["contact"]["phone"], "+79161234567");
    assert_eq!(lead_seen["contact"]["email"], "anna@example.com");
    assert_eq!(lead_seen["fields"]["city"], "Москва");
    let own = desk.market.contractor.api().get("/leads").await.ok().json();
    let own = &own["items"][0];
    assert_eq!((&own["source"], &own["external_id"]), (&json!("google_ads"), &json!("lead-1")));
    for (sub, id) in [
        ("sub1", "10000000000"),
        ("sub2", "20000000000"),
        ("sub3", "30000000000"),
        ("sub4", "40000000000"),
        ("sub5", "Cj0KCQ_test"),
    ] {
        assert_eq!(own["subs"][sub], id, "{own:#}");
    }

    // Sent again it counts once, and Google hears yes again.
    assert_eq!(desk.send(&google, &[], &lead).await.ok().body, "{}");
    assert_eq!(desk.log(&google).await, ["delivered", "repeated lead-known"]);
    desk.settles();
}

#[actix_web::test]
async fn a_wrong_key_and_a_test_cost_nothing() {
    let desk = Desk::open().await;
    let google = desk.receiver("google_ads").await;
    for key in ["", "guess", &google.secret[1..]] {
        let answer = desk.send(&google, &[], &payload(key, "1", "+79161234567")).await;
        assert_eq!(answer.expect(403).json()["outcome"], "forbidden");
    }
    // The key counts in the body alone: anybody may set a header.
    let headers = [("X-Secret", google.secret.as_str())];
    desk.send(&google, &headers, &payload("x", "1", "+79161234567")).await.expect(403);

    let mut test = payload(&google.secret, "TeSter-123", "+79161234567");
    test["is_test"] = json!(true);
    assert_eq!(desk.send(&google, &[], &test).await.ok().body, "{}");
    assert_eq!(desk.log(&google).await.last().unwrap(), "test");
    assert_eq!((desk.leads().await.len(), desk.purses()), (0, (50_000_000, 0, 0)));
    let tests = desk.market.contractor.api().get("/test-leads").await.ok().json();
    assert_eq!(tests["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(tests["items"][0]["channel"], "receiver");

    // A test never takes a real lead's place.
    test["is_test"] = json!(false);
    desk.send(&google, &[], &test).await.ok();
    assert_eq!(desk.leads().await.len(), 1);
    desk.settles();
}

#[actix_web::test]
async fn what_does_not_fit_says_why_and_is_mended_by_the_mapping() {
    let desk = Desk::with(asking_consent()).await;
    let google = desk.receiver("google_ads").await;
    let mut lead = payload(&google.secret, "1", "+79161234567");
    lead["user_column_data"][4]["column_name"] = json!("Where do you live?");
    let answer = desk.send(&google, &[], &lead).await.expect(422);
    assert_eq!(answer.json()["reason"], "required", "no city and no consent");
    assert_eq!(desk.leads().await.len(), 0);

    // Its owner says what is what, and takes the kept lead through once more.
    let mapping =
        json!({"names": {"custom_1": "fields.city"}, "agreed": true, "consent_version": "2026-05"});
    let now = desk.map(&google, mapping).await.ok().json();
    assert_eq!(now["mapping"]["names"]["custom_1"], "fields.city");
    let line = desk.lines(&google).await.pop().unwrap();
    let path = format!("/receivers/{}/replays", google.id);
    let api = desk.market.contractor.api();
    let made = api.post(&path, json!({"arrival": line["id"]})).await.ok().json();
    assert_eq!(made["outcome"], "delivered", "{made:#}");
    let leads = desk.leads().await;
    assert_eq!(leads[0]["fields"]["agree"], true);
    assert_eq!(leads[0]["consent"]["text_version"], "2026-05", "{:#}", leads[0]);
    // What counted cannot be taken through again, and the network's repeat counts once.
    let last = desk.lines(&google).await.pop().unwrap();
    assert_eq!(last["replay_of"], line["id"]);
    api.post(&path, json!({"arrival": last["id"]})).await.problem(409, "cannot_replay");
    let again = api.post(&path, json!({"arrival": line["id"]})).await.ok().json();
    assert_eq!(again["outcome"], "repeated");
    desk.send(&google, &[], &lead).await.ok();
    assert_eq!(desk.leads().await.len(), 1);
    desk.settles();
}

#[actix_web::test]
async fn a_refusal_by_a_rule_is_an_answer() {
    let desk = Desk::open().await;
    let google = desk.receiver("google_ads").await;
    desk.send(&google, &[], &payload(&google.secret, "1", "+79161234567")).await.ok();
    // The same person under another id of Google's.
    let answer = desk.send(&google, &[], &payload(&google.secret, "2", "+79161234567")).await.ok();
    assert_eq!(answer.body, "{}", "Google need not send it again");
    // No such number, and a number of another country.
    desk.send(&google, &[], &payload(&google.secret, "3", "12345")).await.ok();
    desk.send(&google, &[], &payload(&google.secret, "4", "+34600123456")).await.ok();
    let log = desk.log(&google).await;
    assert_eq!(log[0], "delivered");
    assert_eq!(log[1], "refused duplicate");
    assert!(log[2].starts_with("refused ") && log[3].starts_with("refused "), "{log:?}");
    desk.settles();
}
