use serde_json::json;

use super::super::support::TestApp;

#[actix_web::test]
async fn users_and_parties_are_found_and_paged() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let mut buyers = Vec::new();
    for n in 0..5 {
        buyers.push(app.buyer(&format!("Party {n} 100%")).await);
    }
    let found = staff.api().get("/users?q=party%203").await.ok().json();
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
    assert_eq!(found["items"][0]["id"], buyers[3].user.to_string());
    assert_eq!(found["items"][0]["seats"][0]["party_name"], "Party 3 100%");
    let found = staff.api().get("/parties?q=0%25").await.ok().json();
    assert_eq!(found["items"].as_array().unwrap().len(), 5);
    assert_eq!(staff.api().get("/parties?q=_").await.ok().json()["items"], json!([]));
    assert_eq!(
        staff.api().get("/users?role=staff").await.ok().json()["items"].as_array().unwrap().len(),
        1
    );
    staff.api().get("/users?status=odd").await.faults(&[("status", "not-a-choice")]);

    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = staff.api().get(&format!("/parties?limit=2&cursor={cursor}")).await.ok().json();
        seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].clone()));
        match page["next"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => break,
        }
    }
    let newest_first: Vec<_> = buyers.iter().rev().map(|buyer| json!(buyer.party)).collect();
    assert_eq!(seen, newest_first);

    let page = staff.page("/staff/users?q=party+3").await;
    assert_eq!(page.count("tbody tr"), 1);
    let page = staff.page("/staff/parties?limit=2&q=party").await;
    assert_eq!(page.count("tbody tr"), 2);
    let next = page.attr("a[rel=next]", "href");
    assert!(next.contains("q=party") && next.contains("cursor="), "{next}");
    assert!(staff.page(&next).await.has("tbody tr"));
    assert!(staff.page("/staff/users?q=nobody-at-all").await.has(".empty"));
    buyers[0].get("/staff/users").await.expect(403);
}

#[actix_web::test]
async fn the_trail_keeps_every_act_and_is_filtered() {
    let app = TestApp::start().await;
    let (one, other) = (app.staff().await, app.staff().await);
    let buyer = app.buyer("Okna Plus").await;
    let path = format!("/parties/{}", buyer.party);
    one.api().post(&format!("{path}/suspension"), json!({ "reason": "Leads resold" })).await.ok();
    other.api().post(&format!("{path}/restoration"), json!({})).await.ok();
    one.api().post("/invitations", json!({ "email": "olga@example.com" })).await.expect(202);

    let acts = |answer: serde_json::Value| -> Vec<String> {
        let items = answer["items"].as_array().unwrap();
        items.iter().map(|item| item["act"].as_str().unwrap().to_owned()).collect()
    };
    let all = one.api().get("/staff-acts").await.ok().json();
    assert_eq!(acts(all.clone()), ["staff_invited", "party_restored", "party_suspended"]);
    assert_eq!(all["items"][2]["subject"], buyer.party.to_string());
    assert_eq!(all["items"][2]["detail"]["reason"], "Leads resold");
    let by = one.api().get(&format!("/staff-acts?by={}", other.user)).await.ok().json();
    assert_eq!(acts(by), ["party_restored"]);
    let on = one.api().get(&format!("/staff-acts?subject={}", buyer.party)).await.ok().json();
    assert_eq!(acts(on), ["party_restored", "party_suspended"]);

    let page = one.page("/staff/audit").await;
    assert_eq!(page.count("tbody tr"), 3);
    let form = page.form("form[action='/staff/audit']").fill("act", "party_suspended");
    let page = one.browser.submit(form).await.ok().html();
    assert_eq!(page.count("tbody tr"), 1);
    assert!(page.words().contains("Leads resold"));
    assert!(one.page("/staff/audit?subject=nonsense").await.has("#f-subject-fault"));
}
