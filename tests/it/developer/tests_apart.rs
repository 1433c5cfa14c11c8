//! Leads sent to try things out.

use serde_json::{Value, json};

use super::{keyed, test_lead};
use crate::leads::market::{Market, terms};

#[actix_web::test]
async fn a_test_moves_nothing_counts_nowhere_and_is_read_apart() {
    let market = Market::open().await;
    let before = market.purses();
    let lead = test_lead(&market);
    let told = market.send(lead.clone()).await.created().json();
    let id = told["id"].as_str().unwrap().to_owned();
    assert!(id.starts_with("test_") && told["test"] == true, "{told:#}");
    assert_eq!(
        (told["status"].as_str(), told["price"].as_str()),
        (Some("delivered"), Some("500.00"))
    );
    market.work();
    assert_eq!(market.purses(), before, "no money moved");

    // Sent again it is no duplicate, and neither is the real lead after it.
    assert_eq!(market.send(lead.clone()).await.created().json()["status"], "delivered");
    let mut real = lead;
    real["test"] = json!(false);
    assert_eq!(market.send(real.clone()).await.created().json()["status"], "delivered");
    // A test is not told who has been here.
    real["test"] = json!(true);
    assert_eq!(market.send(real).await.created().json()["status"], "delivered");

    for (who, path) in [
        (&market.contractor, "/contractor/leads"),
        (&market.buyer, "/buyer/leads"),
        (&market.staff, "/staff/leads"),
    ] {
        let listed = who.api().get("/leads").await.ok().json();
        assert_eq!(listed["items"].as_array().unwrap().len(), 1, "{listed:#}");
        assert!(!who.page(path).await.source().contains("test_"), "{path}");
        who.api().get(&format!("/leads/{id}")).await.problem(404, "not_found");
        let tests = who.api().get("/test-leads").await.ok().json();
        assert_eq!(tests["items"].as_array().unwrap().len(), 3, "{tests:#}");
        assert!(tests["items"].as_array().unwrap().iter().all(|test| test["test"] == true));
    }
    let record = market.staff.api().get(&format!("/records/{}", market.contractor.party)).await;
    assert!(!record.ok().body.contains("test_"));
    let offer = market.buyer.api().get(&format!("/offers/{}", market.offer)).await.ok().json();
    let counts = offer.to_string();
    assert!(!counts.contains("\"leads_total\":4"), "{counts}");
}

#[actix_web::test]
async fn its_contact_is_for_its_two_sides() {
    let market = Market::open().await;
    let id =
        market.send(test_lead(&market)).await.created().json()["id"].as_str().unwrap().to_owned();
    let path = format!("/test-leads/{id}");
    for who in [&market.contractor, &market.buyer] {
        let seen = who.api().get(&path).await.ok().json();
        assert_eq!(seen["contact"]["name"], "Анна Петрова", "{seen:#}");
        assert_eq!(seen["fields"]["windows"], "2");
    }
    let masked = market.staff.api().get(&path).await.ok();
    assert!(!masked.body.contains("Петрова") && !masked.body.contains("+7916"), "{}", masked.body);
    let stranger = market.app.trader("Others").await;
    stranger.api().get(&path).await.problem(404, "not_found");
    let empty = stranger.api().get("/test-leads").await.ok().json();
    assert_eq!(empty["items"], json!([]));

    let sent = market.contractor.page(&format!("/contractor/test-leads/{id}")).await;
    assert!(sent.words().contains("Анна Петрова") && sent.text("#state header").contains("Test"));
    assert!(sent.words().contains("Москва"), "the answers");
    let received = market.buyer.page(&format!("/buyer/test-leads/{id}")).await;
    assert!(received.words().contains("Анна Петрова"));
    for (who, path) in
        [(&market.contractor, "/contractor/test-leads"), (&market.buyer, "/buyer/test-leads")]
    {
        let list = who.page(path).await;
        assert_eq!(list.count("#tests li"), 1);
        assert!(list.text("#tests li").contains("Test"), "the chip");
    }
    stranger.get(&format!("/contractor/test-leads/{id}")).await.expect(404);
    stranger.get(&format!("/buyer/test-leads/{id}")).await.expect(404);
}

#[actix_web::test]
async fn a_test_with_a_wrong_contact_is_refused_or_not_taken_as_a_real_one() {
    let market = Market::open().await;
    let mut lead = test_lead(&market);
    lead["contact"] = json!({});
    market.send(lead).await.faults(&[("contact", "contact-needed")]);
    let mut lead = test_lead(&market);
    lead["fields"]["windows"] = json!("many");
    market.send(lead).await.faults(&[("fields.windows", "not-a-number")]);
    let mut lead = test_lead(&market);
    lead["contact"]["phone"] = json!("+7 000 111");
    let told = market.send(lead).await.created().json();
    assert_eq!(told["refusal"]["rule"], "invalid_phone");
    // As with a real one, the buyer never hears of it.
    let tests = |who: &Value| who["items"].as_array().unwrap().len();
    assert_eq!(tests(&market.contractor.api().get("/test-leads").await.ok().json()), 1);
    assert_eq!(tests(&market.buyer.api().get("/test-leads").await.ok().json()), 0);
    let id = told["id"].as_str().unwrap();
    market.buyer.api().get(&format!("/test-leads/{id}")).await.problem(404, "not_found");
}

#[actix_web::test]
async fn a_test_fills_no_cap_and_is_not_told_of_an_empty_wallet() {
    let terms = lead_exchange::offers::TermsDraft { cap_total: "1".into(), ..terms() };
    let market = Market::with(terms).await;
    let program = keyed(&market.contractor).await;
    let tests: Vec<Value> = (0..3).map(|_| test_lead(&market)).collect();
    let told = program.post("/leads/batch", json!({ "leads": tests })).await.ok().json();
    assert!(told["items"].as_array().unwrap().iter().all(|item| item["status"] == "delivered"));
    market.delivered().await;
    let full = market.send(market.lead()).await.created().json();
    assert_eq!(full["refusal"]["rule"], "total_cap", "the one real lead filled it");
    assert_eq!(market.send(test_lead(&market)).await.created().json()["status"], "delivered");
}

#[actix_web::test]
async fn a_test_is_not_told_of_an_empty_wallet() {
    // Dearer than all the buyer has.
    let dear = lead_exchange::offers::TermsDraft { price: "600000".into(), ..terms() };
    let market = Market::with(dear).await;
    let real = market.send(market.lead()).await.created().json();
    assert_eq!(real["refusal"]["rule"], "insufficient_funds");
    assert_eq!(market.send(test_lead(&market)).await.created().json()["status"], "delivered");
}
