//! The buyer's own work on a lead: stages, attempts, notes, tasks.

use serde_json::{Value, json};

use super::market::Market;

#[actix_web::test]
async fn stages_move_and_both_sides_read_it() {
    let market = Market::open().await;
    let id = market.delivered().await;
    let path = format!("/leads/{id}/stage");
    let lead = market.buyer.api().put(&path, json!({"stage": "won"})).await.ok().json();
    assert_eq!((&lead["stage"], &lead["status"]), (&json!("won"), &json!("delivered")));
    market.buyer.api().put(&path, json!({"stage": "won"})).await.ok();
    market.buyer.api().put(&path, json!({"stage": "gone"})).await.problem(422, "invalid");
    let history = market.contractor.api().get(&format!("/leads/{id}/history")).await.ok().json();
    let stages: Vec<&Value> = history["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["event"] == "stage")
        .collect();
    assert_eq!(stages.len(), 1, "the same stage again is no news");
    assert_eq!((&stages[0]["stage"], &stages[0]["was"]), (&json!("won"), &json!("new")));
}

#[actix_web::test]
async fn attempts_move_a_fresh_lead_on_and_set_the_next_task() {
    let market = Market::open().await;
    let id = market.delivered().await;
    let api = market.buyer.api();
    let path = format!("/leads/{id}/attempts");
    let now = market.app.tx(|tx| tx.now());
    let later = now + chrono::TimeDelta::hours(3);
    let body = json!({"outcome": "no_answer", "note": " rang out ", "next_at": later, "next_text": "Call again"});
    let logged = api.post(&path, body).await.created().json();
    assert!(logged["task"].as_str().unwrap().starts_with("task_"));
    assert_eq!(market.seen(&id).await["stage"], "contacting");
    api.post(&path, json!({"outcome": "reached"})).await.created();
    assert_eq!(market.seen(&id).await["stage"], "contacted");
    api.put(&format!("/leads/{id}/stage"), json!({"stage": "qualified"})).await.ok();
    api.post(&path, json!({"outcome": "busy"})).await.created();
    assert_eq!(market.seen(&id).await["stage"], "qualified", "the buyer's own judgement stays");
    let attempts = api.get(&path).await.ok().json();
    let outcomes: Vec<&str> = attempts["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["outcome"].as_str().unwrap())
        .collect();
    assert_eq!(outcomes, ["busy", "reached", "no_answer"]);
    assert_eq!(attempts["items"][2]["note"], "rang out");
    let past = json!({"outcome": "busy", "next_at": now - chrono::TimeDelta::hours(1)});
    api.post(&path, past).await.faults(&[("next_at", "date-past")]);
    api.post(&path, json!({"outcome": "shrug"})).await.problem(422, "invalid");

    let history = market.contractor.api().get(&format!("/leads/{id}/history")).await.ok().body;
    assert!(
        !history.contains("rang out") && !history.contains("attempt"),
        "the buyer's own business"
    );
    let denied = market.contractor.api().get(&path).await;
    denied.problem(403, "forbidden");
}

#[actix_web::test]
async fn tasks_are_done_or_put_off() {
    let market = Market::open().await;
    let id = market.delivered().await;
    let api = market.buyer.api();
    let at = |hours: i64| market.app.tx(|tx| tx.now()) + chrono::TimeDelta::hours(hours);
    let mut tasks = Vec::new();
    for (hours, text) in [(5, "second"), (2, "first")] {
        let body = json!({"outcome": "busy", "next_at": at(hours), "next_text": text});
        let logged = api.post(&format!("/leads/{id}/attempts"), body).await.created().json();
        tasks.push(logged["task"].as_str().unwrap().to_owned());
    }
    let texts = || async {
        let open = api.get("/tasks").await.ok().json();
        let items = open["items"].as_array().unwrap().clone();
        items.iter().map(|task| task["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(texts().await, ["first", "second"], "soonest first");
    api.put(&format!("/tasks/{}", tasks[1]), json!({"due_at": at(9)})).await.expect(204);
    assert_eq!(texts().await, ["second", "first"]);
    api.put(&format!("/tasks/{}", tasks[1]), json!({"due_at": at(-9)}))
        .await
        .faults(&[("due_at", "date-past")]);
    let done = format!("/tasks/{}/completion", tasks[0]);
    api.post(&done, json!({})).await.expect(204);
    api.post(&done, json!({})).await.expect(204);
    assert_eq!(texts().await, ["first"]);
    api.put(&format!("/tasks/{}", tasks[0]), json!({"due_at": at(1)}))
        .await
        .problem(404, "not_found");
    let stranger = market.app.buyer("Stranger").await;
    let done = format!("/tasks/{}/completion", tasks[1]);
    stranger.api().post(&done, json!({})).await.problem(404, "not_found");
    assert_eq!(stranger.api().get("/tasks").await.ok().json()["items"], json!([]));
}

#[actix_web::test]
async fn notes_are_kept_by_whoever_wrote_them() {
    let market = Market::open().await;
    let id = market.delivered().await;
    let colleague =
        market.app.colleague(&market.buyer, &[lead_exchange::accounts::Role::Buyer]).await;
    let path = format!("/leads/{id}/notes");
    market.buyer.api().post(&path, json!({"text": " Wants Saturday "})).await.created();
    colleague.api().post(&path, json!({"text": "Moved to Sunday"})).await.created();
    market.buyer.api().post(&path, json!({"text": " "})).await.faults(&[("text", "required")]);
    let long = json!({"text": "a".repeat(4_001)});
    market.buyer.api().post(&path, long).await.faults(&[("text", "too-long")]);
    let ugly = json!({"text": "a\u{7}b"});
    market.buyer.api().post(&path, ugly).await.faults(&[("text", "unreadable")]);
    let notes = market.buyer.api().get(&path).await.ok().json();
    assert_eq!(notes["items"][0]["by"], json!(colleague.email));
    assert_eq!(notes["items"][1]["text"], "Wants Saturday");
}

#[actix_web::test]
async fn nobody_calls_a_contact_that_was_closed() {
    let market = Market::open().await;
    let id = market.delivered().await;
    market.decide(&id, "rejection", json!({"reason": "spam"})).await.ok();
    let attempt = json!({"outcome": "busy"});
    market.buyer.api().post(&format!("/leads/{id}/attempts"), attempt.clone()).await.created();
    market.contractor.api().post(&format!("/leads/{id}/concession"), json!({})).await.ok();
    market
        .buyer
        .api()
        .post(&format!("/leads/{id}/attempts"), attempt)
        .await
        .problem(409, "contact_closed");
    market.buyer.api().post(&format!("/leads/{id}/notes"), json!({"text": "why"})).await.created();
}
