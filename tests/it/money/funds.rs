//! Offers that wait for money: paused by themselves, resumed by themselves, and said so once.

use lead_exchange::kernel::ids::OfferId;
use lead_exchange::offers;
use lead_exchange::offers::TermsDraft;
use serde_json::{Value, json};

use crate::leads::market::{Market, fund, publish, terms};
use crate::support::{SentMail, TestApp};

/// A market whose buyer has money for so many leads of ₽500.
async fn with_leads(leads: i64) -> Market {
    let app = TestApp::start().await;
    let market = Market::in_app(app, terms()).await;
    // The market begins with a thousand leads' money; a dear offer's lead takes what is too much.
    let staff = market.staff.api();
    let all = staff.get("/top-ups?status=confirmed").await.ok().json();
    let id = all["items"][0]["id"].as_str().unwrap().to_owned();
    let rest = 500_000 - leads * 500;
    let body = json!({ "amount": rest.to_string(), "reason": "Too much" });
    staff.post(&format!("/top-ups/{id}/refund"), body).await.ok();
    market
}

async fn status(market: &Market, offer: OfferId) -> String {
    let offer = market.buyer.api().get(&format!("/offers/{offer}")).await.ok().json();
    offer["status"].as_str().unwrap().to_owned()
}

fn mails(market: &Market, word: &str) -> Vec<SentMail> {
    let mine =
        |mail: &SentMail| mail.to.contains(&market.buyer.email) && mail.subject.contains(word);
    market.app.mails().into_iter().filter(mine).collect()
}

#[actix_web::test]
async fn an_offer_pauses_without_money_and_resumes_with_it() {
    let market = with_leads(2).await;
    let held = market.deliver(2).await;
    // A lead at the same moment is refused for want of money, as ever.
    let refused = market.send(market.lead()).await.created().json();
    assert_eq!(refused["refusal"]["rule"], "insufficient_funds");
    market.work();
    assert_eq!(status(&market, market.offer).await, "paused");
    let refused = market.send(market.lead()).await.created().json();
    assert_eq!(refused["refusal"]["rule"], "offer_not_open");
    assert_eq!(mails(&market, "Paused for want of money").len(), 1);
    let page = market.buyer.page("/buyer/leads").await;
    assert!(
        page.text("[data-short]").contains("1 offer is paused"),
        "{}",
        page.text("[data-short]")
    );
    let page = market.buyer.page(&format!("/buyer/offers/{}", market.offer)).await;
    assert!(page.words().contains("goes on by itself"));
    assert!(!page.has("form[action$=resumption]"));
    let resume = format!("/offers/{}/resumption", market.offer);
    market.buyer.api().post(&resume, json!({})).await.problem(409, "offer_out_of_funds");
    let funds = market.buyer.api().get("/funds").await.ok().json();
    let short = &funds["short"][0];
    assert_eq!((&short["needed"], &short["paused_offers"]), (&json!("500.00"), &json!(1)));

    // A lead that comes back is money too.
    let reason = json!({ "reason": "invalid_contact" });
    market.decide(&held[0], "rejection", reason).await.ok();
    let concession = format!("/leads/{}/concession", held[0]);
    market.contractor.api().post(&concession, json!({})).await.ok();
    market.work();
    assert_eq!(status(&market, market.offer).await, "published");
    assert_eq!(mails(&market, "Your offers go on").len(), 1);
    // Spent at once, and back, and spent: the same episode, told once.
    market.deliver(1).await;
    market.work();
    assert_eq!(status(&market, market.offer).await, "paused");
    fund(&market.app, &market.buyer, 50_000);
    market.work();
    assert_eq!(status(&market, market.offer).await, "published");
    assert_eq!(mails(&market, "Paused for want of money").len(), 1);
    assert_eq!(mails(&market, "Your offers go on").len(), 1);
    let page = market.buyer.page(&format!("/buyer/offers/{}", market.offer)).await;
    assert_eq!(page.count("[aria-label='Pauses for want of money'] li"), 4);

    // Enough for long: the episode is over, and the next one is told again.
    fund(&market.app, &market.buyer, 1_000_000);
    market.work();
    assert!(!market.buyer.page("/buyer/leads").await.has("[data-short]"));
    market.deliver(21).await;
    market.work();
    assert_eq!(mails(&market, "Paused for want of money").len(), 2);
}

#[actix_web::test]
async fn a_warning_comes_first_and_once() {
    let market = with_leads(7).await;
    market.work();
    assert!(mails(&market, "runs low").is_empty(), "seven leads are left");
    market.deliver(3).await;
    market.work();
    assert_eq!(mails(&market, "runs low").len(), 1);
    assert!(market.buyer.page("/money").await.text("[data-short]").contains("runs low"));
    market.deliver(1).await;
    market.work();
    assert_eq!(mails(&market, "runs low").len(), 1);
    assert_eq!(status(&market, market.offer).await, "published");
}

#[actix_web::test]
async fn a_buyer_chooses_when_to_be_warned() {
    let market = with_leads(7).await;
    let form = market.buyer.page("/money").await.form("#low-balance");
    let wrong = market.buyer.browser.submit(form.clone().fill("low_balance_leads", "many")).await;
    assert_eq!(wrong.expect(422).html().count("#low-balance .fault"), 1);
    market.buyer.browser.submit(form.fill("low_balance_leads", "0")).await.see_other();
    market.deliver(4).await;
    market.work();
    assert!(mails(&market, "runs low").is_empty(), "zero is never");
    for (leads, code) in [(-1, "too-small"), (1_001, "too-large")] {
        let body = json!({ "low_balance_leads": leads });
        market.buyer.api().put("/funds", body).await.faults(&[("low_balance_leads", code)]);
    }
    let body = json!({ "low_balance_leads": 4 });
    let saved = market.buyer.api().put("/funds", body).await.ok().json();
    assert_eq!(saved["low_balance_leads"], 4);
    market.work();
    assert_eq!(mails(&market, "runs low").len(), 1, "three leads are fewer than four");
}

#[actix_web::test]
async fn a_days_pace_warns_earlier_than_the_number_of_leads() {
    let market = with_leads(40).await;
    market.buyer.api().put("/funds", json!({ "low_balance_leads": 1 })).await.ok();
    market.deliver(30).await;
    market.work();
    assert_eq!(mails(&market, "runs low").len(), 0, "ten leads a day, and ten are left");
    market.deliver(1).await;
    market.work();
    assert_eq!(mails(&market, "runs low").len(), 1);
}

#[actix_web::test]
async fn each_offer_waits_for_its_own_price_and_pauses_of_others_stay() {
    let market = with_leads(3).await;
    let dear = TermsDraft { title: "Whole houses".into(), price: "5000".into(), ..terms() };
    let (dear, _) = market.offer(&dear);
    let (own, _) = market.offer(&TermsDraft { title: "Paused by hand".into(), ..terms() });
    market.app.tx(|tx| offers::pause(tx, market.buyer.buyer_seat(), own).unwrap());
    market.work();
    assert_eq!(status(&market, dear).await, "paused");
    assert_eq!(status(&market, market.offer).await, "published", "it can pay three more");
    // The buyer wants the dear one to stay paused when the money comes.
    market.buyer.api().post(&format!("/offers/{dear}/pause"), json!({})).await.ok();
    fund(&market.app, &market.buyer, 10_000_000);
    market.work();
    assert_eq!(status(&market, dear).await, "paused");
    assert_eq!(status(&market, own).await, "paused");
    market.buyer.api().post(&format!("/offers/{dear}/resumption"), json!({})).await.ok();
    assert_eq!(status(&market, dear).await, "published");
}

#[actix_web::test]
async fn a_suspended_buyers_offers_stay_as_they_are() {
    let market = with_leads(0).await;
    market.work();
    assert_eq!(status(&market, market.offer).await, "paused");
    let path = format!("/parties/{}/suspension", market.buyer.party);
    market.staff.api().post(&path, json!({ "reason": "Unpaid" })).await.ok();
    fund(&market.app, &market.buyer, 1_000_000);
    market.work();
    let seen = |market: &Market| {
        let path = format!("/offers/{}", market.offer);
        let api = market.staff.api().clone();
        async move { api.get(&path).await.ok().json()["status"].clone() }
    };
    assert_eq!(seen(&market).await, "paused");
    let path = format!("/parties/{}/restoration", market.buyer.party);
    market.staff.api().post(&path, json!({})).await.ok();
    market.work();
    assert_eq!(seen(&market).await, "published");
}

#[actix_web::test]
async fn leads_and_pauses_at_the_same_time_lose_nothing() {
    let market = with_leads(20).await;
    let app = &market.app;
    let api = market.contractor.api().clone();
    let leads: Vec<Value> = (0..40).map(|_| market.lead()).collect();
    let sends: Vec<_> = leads
        .into_iter()
        .map(|lead| {
            let api = api.clone();
            actix_web::rt::spawn(async move { api.post("/leads", lead).await.created().json() })
        })
        .collect();
    let db = app.state.db.clone();
    let watching = std::thread::spawn(move || {
        for _ in 0..50 {
            db.tx(lead_exchange::payouts::funds::watch).expect("a look");
        }
    });
    let (mut delivered, mut refused) = (0, 0);
    for send in sends {
        let answer = send.await.unwrap();
        match answer["refusal"]["rule"].as_str() {
            None => delivered += 1,
            Some("insufficient_funds" | "offer_not_open") => refused += 1,
            Some(other) => panic!("{other}"),
        }
    }
    watching.join().unwrap();
    assert_eq!((delivered, refused), (20, 20));
    market.work();
    assert_eq!(status(&market, market.offer).await, "paused");
}

#[actix_web::test]
async fn nobody_waits_for_a_buyer_who_never_paid() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("New here").await, app.staff().await);
    let offer = publish(&app, &buyer, &staff, &terms()).expect("terms");
    app.work_jobs();
    let seen = buyer.api().get(&format!("/offers/{offer}")).await.ok().json();
    assert_eq!(seen["status"], "paused");
    fund(&app, &buyer, 50_000);
    app.work_jobs();
    let seen = buyer.api().get(&format!("/offers/{offer}")).await.ok().json();
    assert_eq!(seen["status"], "published");
}
