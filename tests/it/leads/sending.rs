//! Leads in: what is delivered, what is refused and by which rule, what is not taken at all.

use lead_exchange::accounts::Role;
use lead_exchange::offers::TermsDraft;
use lead_exchange::offers::form::FieldDraft;
use lead_exchange::offers::terms::SourceDraft;
use lead_exchange::{moderation, offers};
use serde_json::{Value, json};

use super::market::{Market, engage, fund, ids, terms};
use crate::support::TestApp;

fn with(lead: &Value, field: &str, value: Value) -> Value {
    let mut lead = lead.clone();
    lead[field] = value;
    lead
}

/// Sends a lead that is refused, and answers by which rule.
async fn refused(market: &Market, lead: Value) -> String {
    let receipt = market.send(lead).await.created().json();
    assert_eq!(receipt["status"], "refused", "{receipt:#}");
    assert!(receipt["deadline"].is_null());
    let message = receipt["refusal"]["message"].as_str().unwrap();
    assert!(message.contains(' '), "words for people: {message}");
    receipt["refusal"]["rule"].as_str().unwrap().to_owned()
}

#[actix_web::test]
async fn a_lead_is_delivered_with_its_money_held() {
    let market = Market::open().await;
    let receipt = market.send(market.lead()).await.created().json();
    assert_eq!(receipt["status"], "delivered");
    assert_eq!((&receipt["price"], &receipt["payout"]), (&json!("500.00"), &json!("450.00")));
    assert_eq!(receipt["currency"], "RUB");
    assert!(receipt["refusal"].is_null());
    assert!(receipt["deadline"].as_str().unwrap().ends_with('Z'));
    assert_eq!(market.purses(), (49_950_000, 50_000, 0));
}

#[actix_web::test]
async fn a_batch_answers_each_lead_in_its_place() {
    let market = Market::open().await;
    let good = market.lead();
    let leads = json!({ "leads": [
        good,
        good,
        {"engagement": market.engagement, "contact": {"name": "Nobody"}},
        {"contact": {"phone": "+79160000001"}},
        "not a lead",
        with(&market.lead(), "contact", json!({"phone": "12345678"})),
        market.lead(),
    ]});
    let answer = market.contractor.api().post("/leads/batch", leads).await.ok().json();
    let items = answer["items"].as_array().unwrap();
    let told: Vec<String> = items
        .iter()
        .map(|item| {
            let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            match item["refusal"]["rule"].as_str() {
                Some(rule) => rule.to_owned(),
                None if item["code"].is_string() => {
                    format!("{} {}", word(&item["code"]), word(&item["errors"][0]["field"]))
                }
                None => word(&item["status"]),
            }
        })
        .collect();
    assert_eq!(
        told,
        [
            "delivered",
            "duplicate",
            "invalid contact",
            "invalid engagement",
            "invalid ",
            "invalid_phone",
            "delivered"
        ]
    );
    assert_eq!(market.purses().1, 100_000, "two are held for");
}

#[actix_web::test]
async fn what_does_not_fit_is_named_and_not_kept() {
    let market = Market::with(TermsDraft {
        form: vec![FieldDraft {
            key: "what".into(),
            label: "What".into(),
            kind: "choice".into(),
            required: true,
            options: vec!["Window".into(), "Door".into()],
        }],
        ..terms()
    })
    .await;
    let lead = with(&market.lead(), "fields", json!({"what": "Roof"}));
    market.send(lead).await.faults(&[("fields.what", "not-a-choice")]);
    let lead = with(&market.lead(), "region", json!("Atlantis"));
    market
        .send(with(&lead, "fields", json!({"what": "Door"})))
        .await
        .faults(&[("region", "unknown-region")]);
    let lead = with(&market.lead(), "sub1", json!("a".repeat(201)));
    market
        .send(with(&lead, "fields", json!({"what": "Door"})))
        .await
        .faults(&[("sub1", "too-long")]);
    let lead = with(&market.lead(), "source", json!("a\u{0}b"));
    market
        .send(with(&lead, "fields", json!({"what": "Door"})))
        .await
        .faults(&[("source", "bad-character")]);
    market.send(json!({"contact": {"phone": 7}})).await.problem(422, "invalid");
    let api = market.contractor.api();
    api.raw(reqwest::Method::POST, "/leads", Some(("application/json", "{".into())))
        .await
        .problem(400, "malformed_json");
    api.post("/leads/batch", json!({"leads": []})).await.faults(&[("leads", "required")]);
    let many: Vec<Value> = vec![json!({}); 1_001];
    api.post("/leads/batch", json!({"leads": many})).await.faults(&[("leads", "too-many")]);
    let listed = api.get("/leads").await.ok().json();
    assert_eq!(listed["items"].as_array().unwrap().len(), 0, "nothing was kept");
}

#[actix_web::test]
async fn each_rule_refuses_by_its_name() {
    let market = Market::with(TermsDraft {
        sources: SourceDraft { forbidden: vec!["incentive".into()], ..SourceDraft::default() },
        ..terms()
    })
    .await;
    let lead = || market.lead();
    let contact = |phone: &str, email: &str| json!({"name": "A B", "phone": phone, "email": email});
    assert_eq!(
        refused(&market, with(&lead(), "source", json!("Incentive"))).await,
        "source_not_allowed"
    );
    let wrong = with(&lead(), "contact", contact("+7 916 123", ""));
    assert_eq!(refused(&market, wrong).await, "invalid_phone");
    let wrong = with(&lead(), "contact", contact("", "anna@nowhere"));
    assert_eq!(refused(&market, wrong).await, "invalid_email");
    let abroad = with(&lead(), "contact", contact("+34 612 34 56 78", ""));
    assert_eq!(refused(&market, abroad).await, "out_of_area");

    let first = lead();
    market.send(first.clone()).await.created();
    // Another spelling of the number, and no e-mail.
    let digits = first["contact"]["phone"].as_str().unwrap().replace("+7", "8 ");
    let again = with(&first, "contact", contact(&digits, ""));
    assert_eq!(refused(&market, again).await, "duplicate");
    let email = first["contact"]["email"].as_str().unwrap().to_uppercase();
    let again = with(&first, "contact", contact("", &email));
    assert_eq!(refused(&market, again).await, "duplicate");

    let poor = Market::open().await;
    let (_, engagement) = {
        let other = poor.app.buyer("Poor").await;
        let offer = super::market::publish(&poor.app, &other, &poor.staff, &terms()).unwrap();
        (offer, engage(&poor.app, &poor.contractor, offer))
    };
    let lead = with(&poor.lead(), "engagement", json!(engagement));
    assert_eq!(refused(&poor, lead).await, "insufficient_funds");
}

#[actix_web::test]
async fn hours_engagements_and_pauses_refuse() {
    let market = Market::open().await;
    use chrono::Datelike;
    let closed = terms();
    let zone: chrono_tz::Tz = closed.time_zone.parse().unwrap();
    let now = market.app.tx(|tx| tx.now()).with_timezone(&zone);
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let today = usize::try_from(now.weekday().num_days_from_monday()).unwrap();
    // Open three days from now only, whatever the hour.
    let closed = TermsDraft {
        hours: vec![offers::hours::WrittenSpan {
            day: days[(today + 3) % 7].into(),
            from: "00:00".into(),
            to: "24:00".into(),
        }],
        ..closed
    };
    let (_, engagement) = market.offer(&closed);
    // The same id of the contractor's: a refusal does not use it up.
    let mut lead = with(&market.lead(), "engagement", json!(engagement));
    lead["external_id"] = json!("crm-17");
    assert_eq!(refused(&market, lead.clone()).await, "outside_hours");
    market.app.turn_clock(3 * 86_400);
    let api = market.contractor.api().with_token(&fresh_token(&market));
    let receipt = api.post("/leads", lead).await.created().json();
    assert_eq!(receipt["status"], "delivered", "{receipt:#}");

    let market = Market::open().await;
    market.app.tx(|tx| offers::pause(tx, market.buyer.buyer_seat(), market.offer).unwrap());
    assert_eq!(refused(&market, market.lead()).await, "offer_not_open");
    market.app.tx(|tx| offers::resume(tx, market.buyer.buyer_seat(), market.offer).unwrap());
    let seat = market.contractor.contractor_seat();
    market.app.tx(|tx| offers::engagements::leave(tx, seat, market.engagement).unwrap());
    assert_eq!(refused(&market, market.lead()).await, "engagement_not_active");
}

/// A token issued by the clock as it is now.
fn fresh_token(market: &Market) -> String {
    let person = market.contractor.person(&market.app).unwrap();
    let now = market.app.state.db.clock().now();
    lead_exchange::accounts::token::issue(&market.app.state.token_keys, &person, now).unwrap()
}

#[actix_web::test]
async fn a_suspended_contractor_is_refused_and_its_old_token_is_dead() {
    let market = Market::open().await;
    market.app.tx(|tx| {
        moderation::suspend::suspend(
            tx,
            market.staff.staff_seat(),
            market.contractor.party,
            "Resold leads",
        )
        .expect("a suspension")
    });
    market.send(market.lead()).await.problem(401, "sign_in_needed");
    let api = market.contractor.api().with_token(&fresh_token(&market));
    let receipt = api.post("/leads", market.lead()).await.created().json();
    assert_eq!(receipt["refusal"]["rule"], "contractor_suspended");
    let batch = json!({"leads": [market.lead(), market.lead()]});
    let answer = api.post("/leads/batch", batch).await.ok().json();
    assert_eq!(answer["items"][1]["refusal"]["rule"], "contractor_suspended");
}

#[actix_web::test]
async fn only_contractors_send_and_only_under_their_own_engagements() {
    let market = Market::open().await;
    let nobody = market.app.api();
    nobody.post("/leads", market.lead()).await.problem(401, "sign_in_needed");
    nobody
        .post("/leads/batch", json!({"leads": [market.lead()]}))
        .await
        .problem(401, "sign_in_needed");
    // Whatever they send: well formed, wrong, or nothing at all.
    for who in [&market.buyer, &market.staff] {
        for body in [market.lead(), json!({}), json!({"leads": []}), json!({"leads": [{}]})] {
            who.api().post("/leads", body.clone()).await.problem(403, "forbidden");
        }
        let batch = json!({"leads": [market.lead()]});
        who.api().post("/leads/batch", batch).await.problem(403, "forbidden");
        who.api().post("/leads/batch", json!({"leads": [{}]})).await.problem(403, "forbidden");
    }
    let stranger = market.app.contractor("Stranger").await;
    stranger.api().post("/leads", market.lead()).await.problem(404, "not_found");
    let answer = stranger.api().post("/leads/batch", json!({"leads": [market.lead()]})).await;
    assert_eq!(answer.ok().json()["items"][0]["code"], "not_found");
    let colleague = market.app.colleague(&market.contractor, &[Role::Contractor]).await;
    colleague.api().post("/leads", market.lead()).await.created();
    let buying_colleague = market.app.colleague(&market.contractor, &[Role::Buyer]).await;
    buying_colleague.api().post("/leads", market.lead()).await.problem(403, "forbidden");
}

#[actix_web::test]
async fn a_key_makes_a_repeat_the_first_answer() {
    let market = Market::open().await;
    let lead = market.lead();
    let api = market.contractor.api().with("Idempotency-Key", "k-1");
    let first = api.post("/leads", lead.clone()).await.created().json();
    market.decide(first["id"].as_str().unwrap(), "acceptance", json!({})).await.ok();
    let again = api.post("/leads", lead.clone()).await.created().json();
    assert_eq!(first, again, "the first answer, though the lead has moved on");
    api.post("/leads", market.lead()).await.problem(422, "idempotency_key_reused");
    let other = market.contractor.api().with("Idempotency-Key", "k-2");
    let duplicate = other.post("/leads", lead).await.created().json();
    assert_eq!(duplicate["refusal"]["rule"], "duplicate", "another key is another request");

    let api = market.contractor.api().with("Idempotency-Key", "batch");
    let leads = json!({"leads": [market.lead(), {"engagement": market.engagement}, market.lead()]});
    let first = api.post("/leads/batch", leads.clone()).await.ok().json();
    let again = api.post("/leads/batch", leads.clone()).await.ok().json();
    assert_eq!(ids(&first), ids(&again));
    assert_eq!(again["items"][1]["code"], "invalid");
    let held = market.purses().1;
    let mut longer = leads;
    longer["leads"].as_array_mut().unwrap().push(market.lead());
    api.post("/leads/batch", longer).await.problem(422, "idempotency_key_reused");
    assert_eq!(market.purses().1, held, "another batch under the same key takes nothing");
    let long = market.contractor.api().with("Idempotency-Key", "k".repeat(251));
    let batch = json!({"leads": [market.lead()]});
    long.post("/leads/batch", batch).await.problem(400, "bad_idempotency_key");
}

#[actix_web::test]
async fn the_same_key_at_the_same_time_is_one_lead() {
    let market = Market::open().await;
    let lead = market.lead();
    let api = market.contractor.api().with("Idempotency-Key", "race");
    let answers = futures(20, |_| {
        let (api, lead) = (api.clone(), lead.clone());
        async move { api.post("/leads", lead).await.created().json()["id"].clone() }
    })
    .await;
    assert!(answers.iter().all(|id| *id == answers[0]), "{answers:?}");
    assert_eq!(market.purses().1, 50_000);
}

#[actix_web::test]
async fn an_external_id_counts_once_under_its_engagement() {
    let market = Market::open().await;
    let lead = with(&market.lead(), "external_id", json!("crm-1"));
    let first = market.send(lead.clone()).await.created().json();
    // Sent again with other contents: the sender's id says it is the same.
    let again = market.send(with(&lead, "contact", json!({"phone": "+79161112233"}))).await;
    assert_eq!(again.created().json(), first);
    let (_, other) = market.offer(&terms());
    let elsewhere = market.send(with(&lead, "engagement", json!(other))).await.created().json();
    assert_ne!(elsewhere["id"], first["id"]);
    let batch = json!({"leads": [
        with(&market.lead(), "external_id", json!("crm-2")),
        with(&market.lead(), "external_id", json!("crm-2")),
    ]});
    let answer = market.contractor.api().post("/leads/batch", batch).await.ok().json();
    assert_eq!(answer["items"][0], answer["items"][1]);
    let found = market.contractor.api().get("/leads?q=crm-2").await.ok().json();
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
    let found = market.buyer.api().get("/leads?q=crm-2").await.ok().json();
    assert_eq!(
        found["items"].as_array().unwrap().len(),
        0,
        "the sender's own id is not the buyer's"
    );
}

#[actix_web::test]
async fn refusals_speak_the_callers_language() {
    let market = Market::open().await;
    let lead = market.lead();
    market.send(lead.clone()).await.created();
    let speak = |language: &'static str| market.contractor.api().with("Accept-Language", language);
    for (language, word) in [("ru-RU", "человек"), ("es", "persona"), ("en", "person")] {
        let receipt = speak(language).post("/leads", lead.clone()).await.created().json();
        let message = receipt["refusal"]["message"].as_str().unwrap();
        assert!(message.contains(word), "{language}: {message}");
    }
}

#[actix_web::test]
async fn a_share_of_the_order_is_priced_by_its_amount() {
    let market = Market::with(TermsDraft {
        action: "purchase".into(),
        price: "100".into(),
        price_percent: "7.5".into(),
        price_cap: "2000".into(),
        form: Vec::new(),
        ..terms()
    })
    .await;
    let send = |amount: Value| {
        let mut lead = market.lead();
        lead["fields"] = json!({"order_amount": amount});
        lead["order_amount"] = amount;
        lead
    };
    for (amount, price, payout) in [
        (json!("2000.20"), "150.02", "135.02"),
        (json!(100), "100.00", "90.00"),
        (json!("1000000"), "2000.00", "1800.00"),
    ] {
        let receipt = market.send(send(amount)).await.created().json();
        assert_eq!((&receipt["price"], &receipt["payout"]), (&json!(price), &json!(payout)));
    }
    market.send(send(json!("plenty"))).await.problem(422, "invalid");
}

/// Runs the same thing many times at once.
pub async fn futures<T, F: std::future::Future<Output = T> + 'static>(
    many: usize,
    make: impl Fn(usize) -> F,
) -> Vec<T>
where
    T: 'static,
{
    let tasks: Vec<_> = (0..many).map(|at| actix_web::rt::spawn(make(at))).collect();
    let mut done = Vec::with_capacity(many);
    for task in tasks {
        done.push(task.await.expect("a task"));
    }
    done
}

#[actix_web::test]
async fn a_party_that_does_both_sends_to_others_only() {
    let app = TestApp::start().await;
    let trader = app.trader("Both").await;
    let staff = app.staff().await;
    fund(&app, &trader, 1_000_000);
    let offer = super::market::publish(&app, &trader, &staff, &terms()).unwrap();
    let own =
        app.tx(|tx| offers::engagements::engage(tx, trader.contractor_seat(), offer, "").is_err());
    assert!(own, "a party never sells to itself");
}
