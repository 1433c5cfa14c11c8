//! Personal data: sealed at rest, absent from logs, shown by rule.

use std::io::Write;
use std::sync::{Arc, Mutex};

use diesel::connection::SimpleConnection;
use diesel::sql_types::{BigInt, Text};
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};
use lead_exchange::accounts::audit;
use lead_exchange::kernel::paging::Paging;
use serde_json::{Value, json};

use super::market::Market;

#[derive(QueryableByName)]
struct Table {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

/// The tables with a row in which one of the texts stands readable, in any encoding of ours.
fn leaks(market: &Market, secrets: &[&str]) -> Vec<String> {
    let mut conn = PgConnection::establish(&market.app.database.owner_url).unwrap();
    let tables: Vec<Table> = diesel::sql_query(
        "SELECT table_name::text AS name FROM information_schema.tables
          WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
    )
    .load(&mut conn)
    .unwrap();
    conn.batch_execute("SET bytea_output = 'hex'").unwrap();
    let mut leaks = Vec::new();
    for Table { name } in tables {
        for secret in secrets {
            let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
            let found: Found = diesel::sql_query(format!(
                "SELECT count(*) AS rows FROM {name} t WHERE position($1 in t::text) > 0 OR position($2 in t::text) > 0"
            ))
            .bind::<Text, _>(*secret)
            .bind::<Text, _>(hex)
            .get_result(&mut conn)
            .unwrap();
            if found.rows > 0 {
                leaks.push(format!("{name}: {secret}"));
            }
        }
    }
    leaks
}

fn secret_lead(market: &Market) -> Value {
    let mut lead = market.lead();
    lead["contact"] = json!({
        "name": "Изабелла Тайная", "phone": "+7 916 765-43-21", "email": "Isabella.Secret@example.com",
    });
    lead["fields"] = json!({"city": "Урюпинск, Ленина 5"});
    lead["consent"] =
        json!({"text_version": "7", "given_at": "2026-11-22T07:04:00Z", "ip": "203.0.113.77"});
    lead
}

const SECRETS: [&str; 8] = [
    "Изабелла",
    "Тайная",
    "765-43-21",
    "79167654321",
    "7654321",
    "isabella.secret",
    "Урюпинск",
    "203.0.113.77",
];

#[actix_web::test]
async fn a_contact_is_readable_nowhere_in_the_database() {
    let market = Market::open().await;
    let api = market.contractor.api().with("Idempotency-Key", "secret");
    let receipt = api.post("/leads", secret_lead(&market)).await.created().json();
    market.send(secret_lead(&market)).await.created();
    let id = receipt["id"].as_str().unwrap();
    let body = json!({"reason": "The person asks for their data"});
    let staff = market.staff.api().with("Idempotency-Key", "look");
    staff.post(&format!("/leads/{id}/unmasking"), body).await.ok();
    market.decide(id, "acceptance", json!({})).await.ok();
    market.work();
    assert_eq!(leaks(&market, &SECRETS), Vec::<String>::new());
    assert_eq!(market.seen(id).await["contact"]["name"], "Изабелла Тайная", "and yet it is there");
}

/// Keeps what is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[actix_web::test]
async fn a_contact_is_never_logged() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::DEBUG)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    // One process a test: nobody else has set it.
    if tracing::subscriber::set_global_default(subscriber).is_err() {
        return;
    }
    let market = Market::open().await;
    let receipt = market.send(secret_lead(&market)).await.created().json();
    market.send(secret_lead(&market)).await.created();
    let mut wrong = secret_lead(&market);
    wrong["region"] = json!("nowhere");
    market.send(wrong.clone()).await.problem(422, "invalid");
    wrong["sub1"] = json!(5);
    market.send(wrong).await.problem(422, "invalid");
    let id = receipt["id"].as_str().unwrap();
    market.seen(id).await;
    market.buyer.get(&format!("/buyer/leads/{id}")).await;
    let body = json!({"reason": "invalid_contact", "comment": "Урюпинск is not Moscow"});
    market.decide(id, "rejection", body).await.ok();
    market.work();
    let logged = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(logged.len() > 500, "something was logged: {logged}");
    for secret in SECRETS {
        assert!(!logged.contains(secret), "{secret} stands in the log");
    }
}

#[actix_web::test]
async fn the_buyer_sees_it_while_money_is_held_or_paid() {
    let market = Market::open().await;
    let id =
        market.send(secret_lead(&market)).await.created().json()["id"].as_str().unwrap().to_owned();
    let seen = market.seen(&id).await;
    assert_eq!(seen["contact"]["phone"], "+79167654321");
    assert_eq!(seen["fields"]["city"], "Урюпинск, Ленина 5");
    assert_eq!(seen["consent"]["text_version"], "7");
    market.decide(&id, "rejection", json!({"reason": "spam"})).await.ok();
    assert!(!market.seen(&id).await["contact"].is_null(), "still held");
    let path = format!("/leads/{id}/concession");
    market.contractor.api().post(&path, json!({})).await.ok();
    let seen = market.seen(&id).await;
    assert!(
        seen["contact"].is_null() && seen["fields"].is_null() && seen["consent"].is_null(),
        "{seen:#}"
    );
    let sent = market.contractor.api().get(&format!("/leads/{id}")).await.ok().json();
    assert_eq!(sent["contact"]["email"], "isabella.secret@example.com");
    let page = market.buyer.page(&format!("/buyer/leads/{id}")).await;
    for secret in SECRETS {
        assert!(!page.source().contains(secret), "{secret} stands on the page");
    }
}

#[actix_web::test]
async fn staff_see_it_masked_and_every_look_is_written_down() {
    let market = Market::open().await;
    let id =
        market.send(secret_lead(&market)).await.created().json()["id"].as_str().unwrap().to_owned();
    let staff = market.staff.api();
    let seen = staff.get(&format!("/leads/{id}")).await.ok();
    assert_eq!(seen.json()["contact"]["name"], "И••• Т•••");
    assert_eq!(seen.json()["contact"]["phone"], "+7 916 •••-••-21");
    for secret in SECRETS {
        assert!(!seen.body.contains(secret), "{secret}");
    }
    let path = format!("/leads/{id}/unmasking");
    staff.post(&path, json!({"reason": " "})).await.faults(&[("reason", "required")]);
    staff.post(&path, json!({})).await.problem(422, "invalid");
    let shown = staff.post(&path, json!({"reason": "Erasure asked for"})).await.ok().json();
    assert_eq!(shown["contact"]["phone"], "+79167654321");
    for who in [&market.buyer, &market.contractor] {
        let history = who.api().get(&format!("/leads/{id}/history")).await.ok().json();
        let last = history["items"].as_array().unwrap().last().unwrap().clone();
        assert_eq!((&last["event"], &last["side"]), (&json!("unmasked"), &json!("staff")));
        assert!(last["person"].is_null(), "the side, not the person");
        assert!(!history.to_string().contains("Erasure"), "the reason is for the audit trail");
    }
    let seat = market.staff.staff_seat();
    let filter = audit::Filter { act: Some("lead_unmasked".into()), ..audit::Filter::default() };
    let acts = market.app.tx(|tx| audit::list(tx, seat, &filter, &Paging::default()).unwrap());
    assert_eq!(acts.items.len(), 1);
    assert_eq!(acts.items[0].detail["reason"], "Erasure asked for");
    // The list carries no contact at all.
    let list = staff.get("/leads").await.ok();
    assert!(!list.body.contains("contact\":{"));
    for secret in SECRETS {
        assert!(!list.body.contains(secret), "{secret}");
    }
}

#[actix_web::test]
async fn each_side_reads_its_own_peoples_names_only() {
    let market = Market::open().await;
    let id = market.delivered().await;
    market.decide(&id, "rejection", json!({"reason": "spam"})).await.ok();
    let path = format!("/leads/{id}/concession");
    market.contractor.api().post(&path, json!({})).await.ok();
    let read = |who: &crate::support::Persona| {
        let api = who.api().clone();
        let path = format!("/leads/{id}/history");
        async move {
            let history = api.get(&path).await.ok().json();
            let items = history["items"].as_array().unwrap().clone();
            let person = |event: &str| {
                items.iter().find(|item| item["event"] == event).unwrap()["person"].clone()
            };
            (items.len(), person("rejected"), person("returned"))
        }
    };
    let (buyer, contractor, staff) =
        (read(&market.buyer).await, read(&market.contractor).await, read(&market.staff).await);
    assert_eq!(buyer, (3, json!(market.buyer.email), Value::Null));
    assert_eq!(contractor, (3, Value::Null, json!(market.contractor.email)));
    assert_eq!(staff, (3, json!(market.buyer.email), json!(market.contractor.email)));
}
