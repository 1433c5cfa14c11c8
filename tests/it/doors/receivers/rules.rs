//! What holds when requests come at once, and when the program would be wrong.

use diesel::RunQueryDsl;
use serde_json::json;

use super::desk::Desk;

#[actix_web::test]
async fn one_lead_sent_many_times_at_once_counts_once() {
    let desk = Desk::open().await;
    let generic = desk.receiver("generic").await;
    let secret = [("X-Secret", generic.secret.as_str())];
    for id in [Some("1"), None] {
        let mut lead = json!({"name": "Анна", "phone": "+79161234567", "city": "Москва"});
        if let Some(id) = id {
            lead["id"] = json!(id);
        } else {
            lead["phone"] = json!("+79161234568");
        }
        let all = (0..12).map(|_| desk.send(&generic, &secret, &lead));
        let answers = futures_util::future::join_all(all).await;
        let outcomes: Vec<String> =
            answers.iter().map(|one| one.json()["outcome"].as_str().unwrap().to_owned()).collect();
        let count = |word: &str| outcomes.iter().filter(|one| *one == word).count();
        assert_eq!((count("delivered"), count("repeated")), (1, 11), "{outcomes:?}");
    }
    assert_eq!(desk.purses(), (49_900_000, 100_000, 0));
}

#[actix_web::test]
async fn the_database_keeps_what_a_receiver_is() {
    let desk = Desk::open().await;
    let generic = desk.receiver("generic").await;
    let (_, other) = desk.market.offer(&super::desk::terms());
    let attempt = |statement: String| {
        desk.market.app.tx(|tx| {
            use diesel::Connection;
            tx.conn()
                .transaction::<_, diesel::result::Error, _>(|conn| {
                    diesel::sql_query(&statement).execute(conn)
                })
                .map_err(|error| error.to_string())
        })
    };
    for statement in [
        "UPDATE receivers SET kind = 'meta'".to_owned(),
        format!("UPDATE receivers SET engagement_id = '{}'", other.uuid()),
        format!("UPDATE receivers SET party_id = '{}'", desk.market.buyer.party.uuid()),
        "INSERT INTO receiver_fetches (id, receiver_id, external_id, status, next_try_at, created_at)
         SELECT gen_random_uuid(), id, '../me', 'waiting', now(), now() FROM receivers"
            .to_owned(),
        "INSERT INTO receiver_fetches (id, receiver_id, external_id, status, next_try_at, created_at)
         SELECT gen_random_uuid(), id, '17', 'done', now(), now() FROM receivers"
            .to_owned(),
        "DELETE FROM receivers".to_owned(),
    ] {
        let refused = attempt(statement.clone());
        assert!(refused.is_err(), "{statement}: {refused:?}");
    }
    let put = "INSERT INTO receiver_fetches (id, receiver_id, external_id, status, next_try_at, created_at)
               SELECT gen_random_uuid(), id, '17', 'waiting', now() + interval '9 years', now() FROM receivers";
    attempt(put.to_owned()).expect("a fetch");
    assert!(attempt(put.to_owned()).unwrap_err().contains("receiver_fetches_once"));
    attempt("UPDATE receivers SET closed_at = now()".to_owned()).expect("closed");
    assert!(attempt("UPDATE receivers SET closed_at = NULL".to_owned()).is_err());
    let api = desk.market.contractor.api();
    let path = format!("/receivers/{}", generic.id);
    api.put(&path, json!({"label": "x"})).await.problem(409, "door_closed");
    api.post(&format!("{path}/secret"), json!({})).await.problem(409, "door_closed");
    api.post(&format!("{path}/test"), json!({})).await.problem(409, "door_closed");
}

#[actix_web::test]
async fn the_api_says_what_is_wrong_with_a_receiver() {
    let desk = Desk::open().await;
    let api = desk.market.contractor.api();
    let path = format!("/engagements/{}/receivers", desk.market.engagement);
    api.post(&path, json!({"kind": "fax", "label": ""}))
        .await
        .faults(&[("kind", "not-a-choice"), ("label", "required")]);
    let body = json!({"kind": "tilda", "label": "x", "app_secret": "0123456789abcdef", "source": "s".repeat(121)});
    api.post(&path, body)
        .await
        .faults(&[("source", "too-long"), ("app_secret", "receiver-only-meta")]);
    let generic = desk.receiver("generic").await;
    desk.map(&generic, json!({"names": {"a": "fields.nothing"}}))
        .await
        .faults(&[("names.a", "not-a-choice")]);
    desk.map(&generic, json!({"names": {"a": "colour"}}))
        .await
        .faults(&[("names.a", "not-a-choice")]);
    let many: serde_json::Map<String, serde_json::Value> =
        (0..201).map(|n| (format!("n{n}"), json!("name"))).collect();
    desk.map(&generic, json!({"names": many})).await.faults(&[("names", "too-many")]);
    for _ in 0..19 {
        desk.receiver("tilda").await;
    }
    let body = json!({"kind": "tilda", "label": "one too many"});
    api.post(&path, body).await.problem(409, "too_many_receivers");
}
