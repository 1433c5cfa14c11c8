//! The signed days and a party's proof, through the front door.

use lead_exchange::ledger::proof::{Keys, ProofFile, verify};
use serde_json::{Value, json};

use crate::cluster::harness::{Folder, program};
use crate::support::{Persona, TestApp};

const DAY: i64 = 86_400;

/// A top-up that was asked for and confirmed, whatever the clock says by now.
async fn paid(app: &TestApp, buyer: &Persona, amount: &str) {
    let body = json!({"amount": amount, "currency": "RUB"});
    let asked = app.fresh(buyer).post("/top-ups", body).await.created().json();
    let id = asked["id"].as_str().expect("an id");
    let staff = app.staff().await;
    staff.api().post(&format!("/top-ups/{id}/confirmation"), json!({})).await.ok();
}

/// A buyer with a top-up, and the day after it.
async fn after_a_day() -> (TestApp, Persona) {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    paid(&app, &buyer, "100").await;
    app.turn_clock(DAY);
    app.work_jobs();
    (app, buyer)
}

async fn published_keys(app: &TestApp) -> Keys {
    let keys = app.browser().get("/.well-known/lead-exchange-keys.json").await.ok();
    Keys::from_json(&keys.body).expect("keys")
}

fn documents(list: &Value) -> Vec<String> {
    let items = list["items"].as_array().expect("items");
    items.iter().map(|day| day["document"].as_str().expect("a document").to_owned()).collect()
}

#[actix_web::test]
async fn anybody_reads_the_signed_days() {
    let (app, buyer) = after_a_day().await;
    let nobody = app.api();
    let days = nobody.get("/ledger/days").await.ok().json();
    let [document] = &documents(&days)[..] else { panic!("{days}") };
    let head: Value = serde_json::from_str(document).expect("a head");
    assert_eq!(head["kind"], "lead-exchange/ledger-day/1");
    assert_eq!(head["sums"][0]["amount"], "10000");
    let day = head["day"].as_str().expect("a day");
    let one = nobody.get(&format!("/ledger/days/{day}")).await.ok().json();
    assert_eq!(one, days["items"][0]);
    nobody.get("/ledger/days/2020-01-01").await.problem(404, "not_found");
    nobody.get("/ledger/days/today").await.problem(404, "not_found");

    let page = app.browser().page("/ledger").await;
    assert!(page.text("#days td:first-child a").contains("20"), "{}", page.text("#days"));
    let root = head["root"].as_str().expect("a root");
    assert!(page.text("#days").contains(root));
    // Nothing of anybody's own stands there.
    assert!(!page.text("main").contains("Okna"));
    drop(buyer);
}

#[actix_web::test]
async fn days_come_by_pages() {
    let (app, buyer) = after_a_day().await;
    for _ in 0..3 {
        paid(&app, &buyer, "5").await;
        app.turn_clock(DAY);
        app.work_jobs();
    }
    let nobody = app.api();
    let all = documents(&nobody.get("/ledger/days").await.ok().json());
    assert_eq!(all.len(), 4);
    let mut seen = Vec::new();
    let mut next = String::from("/ledger/days?limit=3");
    loop {
        let page = nobody.get(&next).await.ok().json();
        seen.extend(documents(&page));
        match page["next"].as_str() {
            Some(cursor) => next = format!("/ledger/days?limit=3&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(seen, all);
    nobody.get("/ledger/days?cursor=x").await.problem(422, "invalid");
}

#[actix_web::test]
async fn a_party_takes_its_own_proof_away() {
    let (app, buyer) = after_a_day().await;
    let keys = published_keys(&app).await;
    let answer = app.fresh(&buyer).get("/proof").await.ok();
    let told = verify(&answer.body, &keys).expect("it holds");
    assert_eq!((told.party, told.transfers, told.proved), (buyer.party, 1, 1));

    let page = buyer.page("/money/proof").await;
    assert!(page.text("main").contains("signed"), "{}", page.text("main"));
    let file = buyer.get("/money/proof/file?from=&to=&after=").await.ok();
    assert!(file.header("content-disposition").contains("attachment; filename=\"proof-party_"));
    assert_eq!(verify(&file.body, &keys), Ok(told));
    assert!(buyer.page("/money").await.text("main").contains("Proof of your transfers"));

    // Another party's is its own, and staff have none.
    let other = app.contractor("Traffic House").await;
    let answer = other.api().get("/proof").await.ok();
    let told = verify(&answer.body, &keys).expect("it holds");
    assert_eq!((told.party, told.transfers), (other.party, 0));
    let proof: ProofFile = serde_json::from_str(&answer.body).expect("a proof");
    assert!(!proof.statement.contains(&buyer.party.to_string()));
    other
        .api()
        .with("X-Party", buyer.party.to_string())
        .get("/proof")
        .await
        .problem(403, "forbidden");
    for (query, field, code) in [
        ("from=2026-11-28&to=2026-11-27", "to", "date-before-start"),
        ("after=-1", "after", "too-small"),
        ("after=x", "after", "not-a-number"),
    ] {
        other.api().get(&format!("/proof?{query}")).await.faults(&[(field, code)]);
        let page = other.get(&format!("/money/proof?{query}")).await.html();
        assert!(page.has(".fault"), "{query}");
    }
    app.staff().await.api().get("/proof").await.problem(403, "forbidden");
    app.api().get("/proof").await.problem(401, "sign_in_needed");
}

#[actix_web::test]
async fn what_cannot_be_read_is_said() {
    let (app, buyer) = after_a_day().await;
    app.fresh(&buyer).get("/proof?from=yesterday&to=2026-13-01&after=x").await.faults(&[
        ("from", "date"),
        ("to", "date"),
        ("after", "not-a-number"),
    ]);
    let page = buyer.get("/money/proof/file?from=yesterday").await.expect(422).html();
    assert!(page.text("main").contains("Write a date"), "{}", page.text("main"));
    let empty = app.fresh(&buyer).get("/proof?to=2020-01-01").await.ok();
    assert_eq!(verify(&empty.body, &published_keys(&app).await).expect("it holds").transfers, 0);
}

/// The pages speak each language.
#[actix_web::test]
async fn the_pages_speak_three_languages() {
    let (app, _buyer) = after_a_day().await;
    for (language, words) in
        [("en", "Signed days"), ("ru", "Подписанные дни"), ("es", "Días firmados")]
    {
        let page = app.browser().speaking(language).page("/ledger").await;
        assert!(page.text("#days h2").contains(words), "{language}");
    }
}

/// As anybody runs it: two files, no settings, no database.
#[actix_web::test]
async fn the_command_needs_two_files_and_nothing_else() {
    let (app, buyer) = after_a_day().await;
    let folder = Folder::new();
    let write = |name: &str, text: &str| {
        let path = folder.root().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    };
    let proof = buyer.get("/money/proof/file").await.ok().body;
    let file = write("proof.json", &proof);
    let keys = app.browser().get("/.well-known/lead-exchange-keys.json").await.ok();
    let keys = write("keys.json", &keys.body);
    let verify = |file: &std::path::Path, keys: &std::path::Path| {
        let done = program()
            .env_clear()
            .current_dir(folder.root())
            .args(["ledger", "verify"])
            .arg(file)
            .arg("--keys")
            .arg(keys)
            .output()
            .expect("the program");
        let said = [done.stdout, done.stderr].concat();
        (done.status.code(), String::from_utf8_lossy(&said).into_owned())
    };
    let (code, said) = verify(&file, &keys);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("It holds. party_") && said.lines().count() == 1, "{said}");

    let changed = write("changed.json", &proof.replace("\"position\":1", "\"position\":2"));
    let (code, said) = verify(&changed, &keys);
    assert_eq!(code, Some(1));
    assert!(said.starts_with("It does not hold: ") && said.lines().count() == 1, "{said}");
    let (code, said) = verify(&file, &file);
    assert_eq!(code, Some(1));
    assert!(said.contains("no Ed25519 keys in it"), "{said}");
    assert_eq!(std::fs::read_dir(folder.root()).expect("a folder").count(), 3, "nothing is made");
}
