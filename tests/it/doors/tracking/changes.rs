//! Orders that changed: amended down and up, cancelled, repeated by staff.

use serde_json::{Value, json};

use super::shop::{Shop, terms};

async fn amended(shop: &Shop, order: &str, amount: &str) -> Value {
    shop.told(&[("event", "amend"), ("order_id", order), ("amount", amount)]).await
}

fn said(told: &Value) -> (&str, &str) {
    (told["outcome"].as_str().unwrap_or_default(), told["reason"].as_str().unwrap_or_default())
}

#[actix_web::test]
async fn amended_down_it_settles_at_the_lower_price() {
    let shop = Shop::open().await;
    let lead = shop.ordered("1", "10000").await;
    assert_eq!(shop.purses(), (49_900_000, 100_000, 0));
    assert_eq!(said(&amended(&shop, "1", "4000").await), ("amended", ""));
    assert_eq!(said(&amended(&shop, "1", "4000").await), ("repeated", "same-amount"));
    assert_eq!(shop.purses(), (49_900_000, 100_000, 0), "held whole until it ends");
    let seen = shop.lead(&lead).await;
    assert_eq!((&seen["price"], &seen["owed"]), (&json!("1000.00"), &json!("400.00")));

    // Both sides read what changed, and what is owed now.
    for (who, area) in [(&shop.market.buyer, "buyer"), (&shop.market.contractor, "contractor")] {
        let page = who.page(&format!("/{area}/leads/{lead}")).await.words();
        assert!(page.contains("₽10,000 to ₽4,000"), "{page}");
        assert!(page.contains("₽360"), "the payout now: {page}");
        let list = who.page(&format!("/{area}/leads")).await.words();
        assert!(list.contains(if area == "buyer" { "₽400" } else { "₽360" }), "{list}");
    }
    let desk = shop.market.contractor.page("/contractor").await.words();
    assert!(desk.contains("₽360"), "{desk}");

    // Down to nothing much: the floor of the terms.
    assert_eq!(said(&amended(&shop, "1", "10").await), ("amended", ""));
    assert_eq!(shop.lead(&lead).await["owed"], "100.00");
    shop.hours(24);
    assert_eq!(said(&amended(&shop, "1", "4000").await), ("amended", ""), "in the guarantee too");
    shop.hours(24);
    let seen = shop.lead(&lead).await;
    assert_eq!(
        (&seen["status"], &seen["charged"], &seen["earned"]),
        (&json!("settled"), &json!("400.00"), &json!("360.00"))
    );
    assert_eq!(shop.purses(), (50_000_000 - 40_000, 0, 36_000));
    assert_eq!(said(&amended(&shop, "1", "9000").await), ("noted", "already-ended"));
    assert_eq!(shop.purses(), (50_000_000 - 40_000, 0, 36_000), "settled is final");
}

#[actix_web::test]
async fn amended_up_it_costs_what_was_held() {
    let shop = Shop::open().await;
    let lead = shop.ordered("1", "2000").await;
    assert_eq!(said(&amended(&shop, "1", "3000").await), ("amended", "held-only"));
    let page = shop.market.contractor.page(&format!("/contractor/leads/{lead}")).await.words();
    assert!(page.contains("would cost ₽300, but only ₽200 is held"), "{page}");
    shop.hours(24);
    shop.hours(24);
    assert_eq!(shop.purses(), (50_000_000 - 20_000, 0, 18_000));
}

#[actix_web::test]
async fn a_contested_order_is_amended_and_decided_at_the_lower_price() {
    let shop = Shop::open().await;
    let lead = shop.ordered("1", "10000").await;
    let market = &shop.market;
    market.decide(&lead, "rejection", json!({"reason": "duplicate"})).await.ok();
    assert_eq!(said(&amended(&shop, "1", "6000").await), ("amended", ""));
    let appeal = json!({"text": "Their own shop told of it"});
    market.contractor.api().post(&format!("/leads/{lead}/appeal"), appeal).await.ok();
    // The letters say what is at stake now.
    let mails = market.app.mails();
    let about: Vec<_> = mails.iter().filter(|mail| mail.text.contains(&lead)).collect();
    assert!(about.iter().any(|mail| mail.text.contains("₽600")), "{about:#?}");
    assert!(!about.iter().any(|mail| mail.text.contains("₽1,000")), "{about:#?}");
    let verdict = json!({"contractor_percent": 50, "reason": "shared_fault", "text": "Half."});
    market.staff.api().post(&format!("/leads/{lead}/verdict"), verdict).await.ok();
    let seen = shop.lead(&lead).await;
    assert_eq!((&seen["charged"], &seen["earned"]), (&json!("300.00"), &json!("270.00")));
    assert_eq!(shop.purses(), (50_000_000 - 30_000, 0, 27_000));
}

#[actix_web::test]
async fn cancelled_inside_the_guarantee_it_is_rejected_and_returned() {
    let shop = Shop::open().await;
    let lead = shop.ordered("1", "10000").await;
    shop.market.decide(&lead, "acceptance", json!({})).await.ok();
    let cancel = [("event", "cancel"), ("order_id", "1")];
    let told = shop.told(&cancel).await;
    assert_eq!(said(&told), ("cancelled", ""), "{told:#}");
    let seen = shop.lead(&lead).await;
    assert_eq!((&seen["status"], &seen["reason"]), (&json!("rejected"), &json!("order_cancelled")));
    assert_eq!(said(&shop.told(&cancel).await), ("repeated", "cancelled-before"));
    // The contractor has its time to appeal, as after any rejection.
    shop.hours(48);
    assert_eq!(shop.lead(&lead).await["status"], "returned");
    assert_eq!(shop.purses(), (50_000_000, 0, 0));
}

#[actix_web::test]
async fn cancelled_before_a_decision_or_too_late() {
    let shop = Shop::open().await;
    let early = shop.ordered("1", "1000").await;
    assert_eq!(
        said(&shop.told(&[("event", "cancel"), ("order_id", "1")]).await),
        ("cancelled", "")
    );
    assert_eq!(shop.lead(&early).await["status"], "rejected");

    let late = shop.ordered("2", "1000").await;
    shop.hours(24);
    shop.hours(24);
    assert_eq!(shop.lead(&late).await["status"], "settled");
    let told = shop.told(&[("event", "refund"), ("order_id", "2")]).await;
    assert_eq!(said(&told), ("noted", "already-ended"));

    let mut strict = terms();
    strict.allowed_reasons = Some(vec!["duplicate".into()]);
    let strict = Shop::with(strict).await;
    let lead = strict.ordered("1", "1000").await;
    let told = strict.told(&[("event", "cancel"), ("order_id", "1")]).await;
    assert_eq!(said(&told), ("noted", "cancel-not-in-terms"));
    assert_eq!(strict.lead(&lead).await["status"], "delivered");
}

#[actix_web::test]
async fn staff_repeat_a_report_and_change_nothing_twice() {
    let shop = Shop::open().await;
    let lead = shop.ordered("1", "1000").await;
    assert_eq!(
        said(&amended(&shop, "1", "900").await).0,
        "amended",
        "the order is, and below the floor the price is the same"
    );
    let staff = shop.market.staff.api();
    let log = staff.get("/arrivals?door=postback&outcome=delivered").await.ok().json();
    let line = log["items"][0]["id"].as_str().unwrap().to_owned();
    let before = shop.purses();
    let made = staff.post(&format!("/arrivals/{line}/replay"), json!({})).await.ok().json();
    assert_eq!((said(&made), &made["lead"]), (("repeated", "order-known"), &json!(lead)));
    assert_eq!(shop.purses(), before);
    let log = staff.get("/arrivals").await.ok().json();
    assert_eq!(log["items"][0]["replay_of"], json!(line));
    let acts = staff.get("/staff-acts").await.ok().json();
    assert_eq!(acts["items"][0]["act"], "arrival_replayed");

    // By the page too; what was in it only at a press.
    let page = shop.market.staff.page(&format!("/staff/arrivals/{line}")).await;
    assert!(!page.source().contains("order_id=1"));
    let answer = shop.market.staff.post(&format!("/staff/arrivals/{line}/content"), &[]).await;
    let shown = answer.ok().html();
    assert!(shown.source().contains("order_id=1"), "{}", shown.words());
    assert!(!shown.source().contains(&shop.secret), "the secret is not kept");
    let acts = staff.get("/staff-acts").await.ok().json();
    assert_eq!(acts["items"][0]["act"], "arrival_read");
    shop.market.staff.post(&format!("/staff/arrivals/{line}/replay"), &[]).await.see_other();
    assert_eq!(shop.purses(), before);
}
