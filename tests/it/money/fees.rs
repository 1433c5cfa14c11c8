//! Fees: which rule applies when, that terms freeze it, and who may write one.

use diesel::connection::SimpleConnection;
use lead_exchange::db::DbError;
use lead_exchange::kernel::ids::OfferId;
use lead_exchange::offers::Terms;
use serde_json::{Value, json};

use crate::support::{Persona, TestApp};

fn offer() -> Value {
    json!({
        "title": "Plastic windows, Moscow", "topic": "Windows", "action": "application", "price": "500.00",
        "currency": "RUB",
    })
}

async fn draft(buyer: &Persona) -> String {
    let made = buyer.api().post("/offers", offer()).await.created().json();
    made["id"].as_str().unwrap().to_owned()
}

async fn publish(buyer: &Persona, staff: &Persona, id: &str) -> Value {
    buyer.api().post(&format!("/offers/{id}/submission"), json!({})).await.ok();
    staff.api().post(&format!("/offers/{id}/publication"), json!({})).await.ok().json()
}

async fn rule(staff: &Persona, body: Value) -> Value {
    staff.api().post("/fees", body).await.created().json()
}

#[actix_web::test]
async fn the_narrowest_rule_is_frozen_at_publication() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let ids = [draft(&buyer).await, draft(&buyer).await, draft(&buyer).await, draft(&buyer).await];
    let shown = publish(&buyer, &staff, &ids[0]).await;
    assert_eq!((&shown["fee_percent"], &shown["fee_rule"]), (&json!("10"), &json!(null)));
    let all = rule(&staff, json!({"scope": "operator", "percent": "9", "reason": "All"})).await;
    assert_eq!((&all["standing"], &all["percent"]), (&json!("in_force"), &json!("9")));
    let topic = rule(
        &staff,
        json!({"scope": "topic", "topic": " WINDOWS", "percent": 7.5, "reason": "New"}),
    )
    .await;
    assert_eq!(topic["topic"], "windows");
    let shown = publish(&buyer, &staff, &ids[1]).await;
    assert_eq!((&shown["fee_percent"], &shown["fee_rule"]), (&json!("7.5"), &topic["id"]));
    assert_eq!(shown["payout"], "462.50");
    let party = json!({"scope": "party", "party": buyer.party, "percent": "5", "reason": "Loyal"});
    let party = rule(&staff, party).await;
    let one = json!({"scope": "offer", "offer": ids[3], "percent": "0", "reason": "A trial"});
    let one = rule(&staff, one).await;
    let shown = publish(&buyer, &staff, &ids[2]).await;
    assert_eq!((&shown["fee_percent"], &shown["fee_rule"]), (&json!("5"), &party["id"]));
    let shown = publish(&buyer, &staff, &ids[3]).await;
    assert_eq!((&shown["fee_percent"], &shown["fee_rule"]), (&json!("0"), &one["id"]));
    // The first keeps its promise until its buyer saves new terms.
    let path = format!("/offers/{}", ids[0]);
    let seen = buyer.api().get(&path).await.ok().json();
    assert_eq!((&seen["fee_percent"], &seen["terms_version"]), (&json!("10"), &json!(1)));
    let seen = buyer.api().put(&path, json!({"description": "More words."})).await.ok().json();
    assert_eq!((&seen["fee_percent"], &seen["terms_version"]), (&json!("5"), &json!(2)));
    let offer: OfferId = ids[0].parse().unwrap();
    let versions = app.tx(|tx| Terms::versions(tx, offer, 5).unwrap());
    let kept: Vec<_> = versions.iter().map(|terms| terms.fee.basis_points()).collect();
    assert_eq!(kept, [500, 1_000]);
    // A contractor reads the payout; which rule made it is none of theirs.
    let contractor = app.contractor("Leads North").await;
    let seen = contractor.api().get(&path).await.ok().json();
    assert_eq!(seen["payout"], "475.00");
    assert!(seen.get("fee_rule").is_none(), "{seen:#}");
    let acts = staff.page("/staff/audit?act=fee_rule_added").await;
    assert!(acts.words().matches("added a fee rule").count() >= 4, "{}", acts.words());
}

#[actix_web::test]
async fn a_rule_that_starts_later_counts_from_then_on_and_can_be_ended() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let id = draft(&buyer).await;
    let now = app.tx(|tx| tx.now());
    let day = chrono::TimeDelta::days(1);
    let body = |percent: Value, ends: bool, days: i32| {
        json!({
            "scope": "offer", "offer": id, "percent": percent, "ends": ends, "reason": "A trial",
            "starts_at": now + day * days,
        })
    };
    let later = rule(&staff, body(json!("4"), false, 2)).await;
    assert_eq!(later["standing"], "ahead");
    rule(&staff, body(Value::Null, true, 4)).await;
    let fees = staff.api().get(&format!("/offers/{id}/fees")).await.ok().json();
    let ahead: Vec<_> =
        fees["ahead"].as_array().unwrap().iter().map(|line| line["percent"].clone()).collect();
    assert_eq!(ahead, ["10", "4", "10"]);
    let page = staff.page(&format!("/staff/fees?offer={id}")).await;
    assert_eq!(page.count("#lookup li"), 3, "{}", page.words());
    assert_eq!(publish(&buyer, &staff, &id).await["fee_percent"], "10");
    app.turn_clock(2 * 24 * 3_600 + 60);
    let (buyer_api, staff_api) = (app.fresh(&buyer), app.fresh(&staff));
    let path = format!("/offers/{id}");
    let seen = buyer_api.put(&path, json!({"price": "600"})).await.ok().json();
    assert_eq!(seen["fee_percent"], "4");
    app.turn_clock(2 * 24 * 3_600);
    let (buyer_api, staff_api) = (app.fresh(&buyer), {
        drop(staff_api);
        app.fresh(&staff)
    });
    let seen = buyer_api.put(&path, json!({"price": "700"})).await.ok().json();
    assert_eq!((&seen["fee_percent"], &seen["fee_rule"]), (&json!("10"), &json!(null)));
    let listed = staff_api.get("/fees").await.ok().json();
    let standing: Vec<_> =
        listed["items"].as_array().unwrap().iter().map(|rule| rule["standing"].clone()).collect();
    assert_eq!(standing, ["in_force", "over"]);
}

#[actix_web::test]
async fn a_bad_rule_is_refused_with_every_reason_and_nothing_is_written() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let past = app.tx(|tx| tx.now()) - chrono::TimeDelta::days(1);
    let nobody = lead_exchange::kernel::ids::PartyId::new();
    let nothing = OfferId::new();
    let post = |body: Value| staff.api().post("/fees", body);
    post(json!({})).await.faults(&[
        ("scope", "required"),
        ("percent", "required"),
        ("reason", "required"),
    ]);
    for (body, field, code) in [
        (json!({"scope": "galaxy", "percent": "1", "reason": "x"}), "scope", "not-a-choice"),
        (json!({"scope": "topic", "percent": "1", "reason": "x"}), "topic", "required"),
        (json!({"scope": "party", "percent": "1", "reason": "x"}), "party", "required"),
        (
            json!({"scope": "party", "party": "me", "percent": "1", "reason": "x"}),
            "party",
            "unknown-party",
        ),
        (
            json!({"scope": "party", "party": nobody, "percent": "1", "reason": "x"}),
            "party",
            "unknown-party",
        ),
        (
            json!({"scope": "offer", "offer": nothing, "percent": "1", "reason": "x"}),
            "offer",
            "unknown-offer",
        ),
        (
            json!({"scope": "operator", "percent": "-1", "reason": "x"}),
            "percent",
            "fee-out-of-range",
        ),
        (
            json!({"scope": "operator", "percent": "5", "ends": true, "reason": "x"}),
            "percent",
            "fee-ends-with-percent",
        ),
        (
            json!({"scope": "operator", "percent": "1_0", "reason": "x"}),
            "percent",
            "fee-out-of-range",
        ),
        (
            json!({"scope": "operator", "percent": "9".repeat(28), "reason": "x"}),
            "percent",
            "fee-out-of-range",
        ),
        (
            json!({"scope": "operator", "percent": "1", "reason": "x", "starts_at": "9999-01-01T00:00:00Z"}),
            "starts_at",
            "fee-start-far",
        ),
        (
            json!({"scope": "operator", "percent": "50.01", "reason": "x"}),
            "percent",
            "fee-out-of-range",
        ),
        (
            json!({"scope": "operator", "percent": "1.005", "reason": "x"}),
            "percent",
            "fee-out-of-range",
        ),
        (
            json!({"scope": "operator", "percent": "1", "reason": "x", "starts_at": past}),
            "starts_at",
            "date-past",
        ),
    ] {
        post(body).await.faults(&[(field, code)]);
    }
    let good = json!({"scope": "operator", "percent": "1", "reason": "x"});
    buyer.api().post("/fees", good.clone()).await.problem(403, "forbidden");
    app.api().post("/fees", good).await.expect(401);
    let listed = staff.api().get("/fees").await.ok().json();
    assert_eq!(listed["items"], json!([]));
}

#[actix_web::test]
async fn the_database_keeps_rules_and_what_terms_say_of_them() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    rule(&staff, json!({"scope": "operator", "percent": "9", "reason": "All"})).await;
    let id: OfferId = draft(&buyer).await.parse().unwrap();
    let (offer, user) = (id.uuid(), staff.user.uuid());
    let insert = |values: &str| {
        format!(
            "INSERT INTO fee_rules (id, scope, topic, rate, starts_at, reason, made_by, created_at)
             VALUES (gen_random_uuid(), {values}, '{user}', now())"
        )
    };
    for (sql, constraint) in [
        ("UPDATE fee_rules SET rate = 1".to_owned(), "fee_rules_append_only"),
        ("DELETE FROM fee_rules".to_owned(), "fee_rules_append_only"),
        (insert("'operator', NULL, 5001, now(), 'x'"), "fee_rules_rate_range"),
        (insert("'operator', 'doors', 1, now(), 'x'"), "fee_rules_one_target"),
        (insert("'topic', NULL, 1, now(), 'x'"), "fee_rules_one_target"),
        (insert("'topic', 'Doors', 1, now(), 'x'"), "fee_rules_topic_plain"),
        (insert("'operator', NULL, 1, now() - interval '1 day', 'x'"), "fee_rules_from_now_on"),
        (insert("'operator', NULL, 1, now(), ''"), "fee_rules_reason_length"),
        (
            format!("UPDATE terms SET fee_rate = 100 WHERE offer_id = '{offer}'"),
            "terms_fee_is_its_rules",
        ),
    ] {
        let mut owner =
            <diesel::PgConnection as diesel::Connection>::establish(&app.database.owner_url)
                .unwrap();
        let refused = owner.batch_execute(&sql).unwrap_err();
        assert_eq!(lead_exchange::db::constraint(&refused), Some(constraint), "{sql}");
        let refused = app.state.db.tx(|tx| {
            tx.conn().batch_execute(&sql)?;
            Ok::<_, DbError>(())
        });
        refused.expect_err("the program is refused too");
    }
}

#[actix_web::test]
async fn the_page_adds_rules_and_says_which_offers_keep_what() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let id = draft(&buyer).await;
    publish(&buyer, &staff, &id).await;
    let page = staff.page("/staff/fees").await;
    let form = page.form("form[method=post][action='/staff/fees']");
    let refused = staff.browser.submit(form.clone()).await.expect(422).html();
    assert!(refused.has("details[open]") && !refused.texts(".fault").is_empty());
    let form = form
        .fill("scope", "party")
        .fill("party", &buyer.party.to_string())
        .fill("percent", "6,5")
        .fill("reason", "Loyal for years");
    assert_eq!(staff.browser.submit(form).await.see_other(), "/staff/fees");
    let page = staff.page("/staff/fees").await;
    assert!(page.words().contains("Okna Plus") && page.words().contains("6.5"), "{}", page.words());
    let page = staff.page("/staff/fees?view=offers").await;
    assert!(page.words().contains("10") && page.words().contains("rule of the buyer"));
    let editor = buyer.page(&format!("/buyer/offers/{id}/edit")).await;
    let note = editor.text("#fee");
    assert!(note.contains("10") && note.contains("6.5") && note.contains("467.50"), "{note}");
    let editor = buyer.page("/buyer/offers/new").await;
    assert!(editor.text("#fee").contains("6.5"), "{}", editor.text("#fee"));
    let unknown = staff.page("/staff/fees?offer=nothing").await;
    assert_eq!(unknown.count("#lookup .fault"), 1);
}
