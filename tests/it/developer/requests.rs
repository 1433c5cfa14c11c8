//! The last requests and their answers.

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use lead_exchange::jobs;
use lead_exchange::kernel::paging::Paging;
use lead_exchange::leads::requests::{self, Log, Noted, Seen};
use serde_json::{Value, json};

use super::{keyed, test_lead};
use crate::leads::market::Market;
use crate::support::Persona;

/// Somebody's requests, the newest first, once all are written.
async fn noted(market: &Market, who: &Persona) -> Vec<Value> {
    market.app.state.requests.flush();
    let listed = market.app.fresh(who).get("/api-requests").await.ok().json();
    listed["items"].as_array().expect("items").clone()
}

#[actix_web::test]
async fn what_was_sent_and_answered_is_kept_for_its_party_alone() {
    let market = Market::open().await;
    let key = keyed(&market.contractor).await;
    let lead = market.lead();
    key.with("Idempotency-Key", "crm-7").post("/leads", lead.clone()).await.created();
    market.send(lead).await.created();
    let mut wrong = market.lead();
    wrong["fields"]["windows"] = json!("many");
    market.send(wrong).await.expect(422);
    market.send(json!({ "engagement": market.engagement, "contact": 7 })).await.expect(422);
    // Nobody known: nothing to keep.
    market.app.api().post("/leads", market.lead()).await.expect(401);

    let kept = noted(&market, &market.contractor).await;
    let told: Vec<_> = kept
        .iter()
        .map(|one| {
            (
                one["status"].as_u64().unwrap(),
                one["told"]["rule"].as_str().or(one["told"]["code"].as_str()),
            )
        })
        .collect();
    assert_eq!(
        told,
        [(422, Some("invalid")), (422, Some("invalid")), (201, Some("duplicate")), (201, None)],
        "{kept:#?}"
    );
    assert!(kept.iter().all(|one| one["engagement"] == json!(market.engagement)), "{kept:#?}");
    assert_eq!(kept[1]["told"]["fields"], json!(["fields.windows"]));
    let first = &kept[3];
    assert_eq!(first["idempotency_key"], "crm-7");
    assert!(first["key"].as_str().is_some_and(|ending| ending.len() == 4), "{first:#}");
    assert!(kept[2]["key"].is_null(), "a token has no ending");
    let sent: Value = serde_json::from_str(first["request"]["text"].as_str().unwrap()).unwrap();
    assert_eq!(sent["contact"]["name"], "Анна Петрова");
    let answered: Value = serde_json::from_str(first["answer"]["text"].as_str().unwrap()).unwrap();
    assert_eq!(answered["status"], "delivered");
    assert!(!json!(kept).to_string().contains("Bearer"), "no authorization is kept");

    let id = first["id"].as_str().unwrap();
    let path = format!("/api-requests/{id}");
    assert_eq!(market.contractor.api().get(&path).await.ok().json(), *first);
    for stranger in [&market.buyer, &market.app.contractor("Others").await] {
        assert_eq!(noted(&market, stranger).await, Vec::<Value>::new());
        stranger.api().get(&path).await.problem(404, "not_found");
    }
    market.staff.api().get("/api-requests").await.problem(403, "forbidden");

    let list = market.contractor.page("/contractor/api-requests").await;
    assert_eq!(list.count("#requests li"), 4);
    let shown = market.contractor.page(&format!("/contractor/api-requests/{id}")).await;
    assert!(shown.verbatim("#sent").contains("Анна Петрова"), "{}", shown.words());
    assert!(shown.verbatim("#answered").contains("\"delivered\""));
    let page = market
        .contractor
        .page(&format!("/contractor/engagements/{}/developer", market.engagement))
        .await;
    assert_eq!(page.count("#last li"), 4);
    assert!(page.text("#last ul").contains("fields.windows"), "{}", page.text("#last ul"));
}

#[actix_web::test]
async fn a_request_is_sealed_and_its_long_bodies_are_cut() {
    let market = Market::open().await;
    let leads: Vec<Value> = (0..120)
        .map(|at| if at == 0 { json!({ "engagement": 7 }) } else { test_lead(&market) })
        .collect();
    market.contractor.api().post("/leads/batch", json!({ "leads": leads })).await.ok();
    let kept = noted(&market, &market.contractor).await;
    assert_eq!(kept[0]["path"], "/api/v1/leads/batch");
    assert_eq!(kept[0]["engagement"], json!(market.engagement));
    let told = &kept[0]["told"];
    assert_eq!((told["delivered"].as_u64(), told["not_taken"].as_u64()), (Some(119), Some(1)));
    assert_eq!(told["tests"], 119);
    for body in [&kept[0]["request"], &kept[0]["answer"]] {
        assert_eq!(body["cut"], true);
        assert!(body["text"].as_str().unwrap().len() <= requests::MOST_BODY + 3);
        assert!(body["size"].as_u64().unwrap() > 16_384);
    }
    let sealed: Vec<Vec<u8>> = market.app.tx(|tx| {
        use lead_exchange::schema::api_requests;
        diesel::QueryDsl::select(api_requests::table, api_requests::sealed).load(tx.conn()).unwrap()
    });
    assert!(!String::from_utf8_lossy(&sealed[0]).contains("engagement"));
}

#[actix_web::test]
async fn requests_go_after_seven_days_and_beyond_the_last_two_hundred() {
    let market = Market::open().await;
    market.delivered().await;
    market.app.state.requests.flush();
    // Copies, because two hundred calls would say no more.
    market.app.tx(|tx| {
        diesel::sql_query(
            "INSERT INTO api_requests (id, party_id, engagement_id, at, method, path, status, sealed)
             SELECT gen_random_uuid(), party_id, engagement_id, at, method, path, status, sealed
               FROM api_requests, generate_series(1, 230)",
        )
        .execute(tx.conn())
        .expect("copies")
    });
    let count = || -> i64 {
        #[derive(diesel::QueryableByName)]
        struct Count {
            #[diesel(sql_type = BigInt)]
            count: i64,
        }
        let row: Count = market.app.tx(|tx| {
            diesel::sql_query("SELECT count(*) FROM api_requests").get_result(tx.conn()).unwrap()
        });
        row.count
    };
    assert_eq!(count(), 231);
    jobs::run_until_idle(&market.app.state.jobs).expect("the jobs");
    assert_eq!(count(), 200);
    market.app.turn_clock(7 * 24 * 60 * 60 + 1);
    jobs::run_until_idle(&market.app.state.jobs).expect("the jobs");
    assert_eq!(count(), 0);
}

#[actix_web::test]
async fn what_waits_at_the_end_is_written() {
    let market = Market::open().await;
    let (db, vault) = (market.app.state.db.clone(), market.app.state.vault.clone());
    let (log, writer) = Log::start(db.clone(), vault.clone()).expect("a log");
    let request = Noted {
        user: market.contractor.user,
        party: Some(market.contractor.party),
        key: None,
        idempotency_key: None,
        engagement: None,
        at: db.clock().now(),
        method: "POST".into(),
        path: "/api/v1/leads".into(),
        status: 404,
        request: Seen::of(b"{}"),
        answer: Seen::of(br#"{"status": 404, "code": "not_found"}"#),
        told: None,
    };
    for _ in 0..300 {
        log.note(request.clone());
    }
    writer.stop();
    log.note(request);
    let paging = Paging::new(Some(200), None);
    let kept = market.app.tx(|tx| {
        requests::list(tx, &vault, market.contractor.party_seat(), None, &paging).expect("a list")
    });
    assert_eq!(kept.items.len(), 200, "the last two hundred of three hundred");
    assert!(kept.next.is_none(), "and no more are shown");
    assert_eq!(kept.items[0].told.code.as_deref(), Some("not_found"));
}
