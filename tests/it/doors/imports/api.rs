//! Files of leads over the API.

use reqwest::Method;
use serde_json::{Value, json};

use crate::leads::market::Market;
use crate::support::{Answer, Persona};

const EDGE: &str = "edge";

fn multipart(fields: &[(&str, &str)], file: Option<&str>) -> String {
    let mut body = String::new();
    for (name, value) in fields {
        body += &format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
    }
    if let Some(file) = file {
        body += &format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"leads.csv\"\r\n\r\n{file}\r\n"
        );
    }
    body + &format!("--{EDGE}--\r\n")
}

async fn upload(market: &Market, who: &Persona, body: String) -> Answer {
    let path = format!("/engagements/{}/imports", market.engagement);
    let kind = format!("multipart/form-data; boundary={EDGE}");
    who.api()
        .with("Idempotency-Key", body.len().to_string())
        .raw(Method::POST, &path, Some((&kind, body)))
        .await
}

const CSV: &str = "who,tel,city\nAnna,+7 916 123-45-67,Moscow\nBoris,12,Tver\nVera,,\n";

#[actix_web::test]
async fn a_program_sends_a_file_in_one_call() {
    let market = Market::open().await;
    let mapping =
        json!({"columns": ["name", "phone", "fields.city"], "source": "shop"}).to_string();
    let body = multipart(&[("mapping", &mapping), ("start", "true")], Some(CSV));
    let import = upload(&market, &market.contractor, body.clone()).await.created().json();
    assert_eq!((import["status"].as_str(), import["rows"].as_i64()), (Some("running"), Some(3)));
    let again = upload(&market, &market.contractor, body).await.created();
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.json()["id"], import["id"], "repeating it is safe");
    market.work();
    let path = format!("/imports/{}", import["id"].as_str().unwrap());
    let api = market.contractor.api();
    let done = api.get(&path).await.ok().json();
    let counts: Vec<&Value> =
        ["status", "done", "delivered", "refused", "wrong"].iter().map(|key| &done[key]).collect();
    assert_eq!(counts, [&json!("done"), &json!(3), &json!(1), &json!(1), &json!(1)]);

    let refused = api.get(&format!("{path}/refusals?limit=1")).await.ok().json();
    let first = &refused["items"][0];
    assert_eq!((first["row"].as_i64(), first["code"].as_str()), (Some(3), Some("invalid_phone")));
    assert!(first["lead"].as_str().is_some_and(|id| id.starts_with("lead_")));
    let next = refused["next"].as_str().unwrap();
    let refused = api.get(&format!("{path}/refusals?limit=1&cursor={next}")).await.ok().json();
    let second = &refused["items"][0];
    assert_eq!(
        (second["row"].as_i64(), second["code"].as_str()),
        (Some(4), Some("contact-needed"))
    );
    assert_eq!(second["errors"][0]["field"], "contact");
    assert_eq!(refused["next"], Value::Null);
    let csv = api.get(&format!("{path}/refusals.csv")).await.ok();
    assert!(csv.body.starts_with("\u{feff}who,tel,city,row,reason\n"), "{}", csv.body);
    assert_eq!(api.get("/imports").await.ok().json()["items"].as_array().map(Vec::len), Some(1));
}

#[actix_web::test]
async fn columns_are_named_and_tried_before_they_are_sent() {
    let market = Market::open().await;
    let body = multipart(&[("delimiter", ",")], Some(CSV));
    let import = upload(&market, &market.contractor, body).await.created().json();
    assert_eq!(import["mapping"]["columns"], json!([null, "phone", "fields.city"]), "guessed");
    let path = format!("/imports/{}", import["id"].as_str().unwrap());
    let api = market.contractor.api();
    let wrong = json!({"columns": ["colour", "phone"]});
    api.put(&format!("{path}/mapping"), wrong).await.faults(&[("columns[0]", "not-a-choice")]);
    let twice = json!({"columns": ["phone", "phone", "fields.garden"]});
    api.put(&format!("{path}/mapping"), twice)
        .await
        .faults(&[("columns[1]", "import-column-twice"), ("columns[2]", "not-a-choice")]);
    api.put(&format!("{path}/mapping"), json!({"columns": ["name"]}))
        .await
        .faults(&[("columns", "import-contact-needed")]);
    let named = json!({"columns": ["name", "phone", "fields.city"]});
    api.put(&format!("{path}/mapping"), named.clone()).await.ok();
    api.post(&format!("{path}/start"), json!({"test": true})).await.expect(202);
    market.work();
    let tried = api.get(&path).await.ok().json();
    assert_eq!(
        (&tried["test"], &tried["status"], &tried["delivered"]),
        (&json!(true), &json!("done"), &json!(1))
    );
    assert_eq!(market.purses().1, 0);
    api.post(&format!("{path}/start"), json!({})).await.expect(202);
    api.post(&format!("{path}/start"), json!({})).await.problem(409, "import_not_open");
    api.post(&format!("{path}/stop"), json!({})).await.ok();
    api.post(&format!("{path}/stop"), json!({})).await.problem(409, "import_not_running");
    api.post(&format!("{path}/start"), json!({})).await.expect(202);
    market.work();
    api.put(&format!("{path}/mapping"), named).await.problem(409, "import_not_open");
    assert_eq!(market.purses().1, 50_000);
}

#[actix_web::test]
async fn what_is_wrong_is_named_and_strangers_see_nothing() {
    let market = Market::open().await;
    let contractor = &market.contractor;
    upload(&market, contractor, multipart(&[], None))
        .await
        .faults(&[("file", "import-file-needed")]);
    upload(&market, contractor, multipart(&[("encoding", "utf-7")], Some(CSV)))
        .await
        .faults(&[("encoding", "not-a-choice")]);
    upload(&market, contractor, multipart(&[("mapping", "{")], Some(CSV)))
        .await
        .faults(&[("mapping", "invalid")]);
    let import = upload(&market, contractor, multipart(&[], Some(CSV))).await.created().json();
    let path = format!("/imports/{}", import["id"].as_str().unwrap());
    let stranger = market.app.contractor("Nobody's").await;
    for call in ["", "/refusals", "/refusals.csv"] {
        stranger.api().get(&format!("{path}{call}")).await.problem(404, "not_found");
    }
    stranger.api().post(&format!("{path}/start"), json!({})).await.problem(404, "not_found");
    upload(&market, &stranger, multipart(&[], Some(CSV))).await.problem(404, "not_found");
    stranger.get(&format!("/contractor{path}")).await.expect(404);
}
