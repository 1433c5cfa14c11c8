use lead_exchange::kernel::ids::{EngagementId, OfferId};
use lead_exchange::offers::{self, TermsDraft};
use serde_json::{Value, json};

use crate::journeys::people::Member;
use crate::journeys::postbox::Postbox;
use crate::leads::market::{Market, engage, publish, terms};
use crate::support::Api;

/// A buyer with an offer in every state, three leads in, and a guarantee of a day.
struct Town {
    market: Market,
    /// Live, and closed by the buyer while suspended.
    closing: OfferId,
    /// Paused by the buyer before.
    paused: (OfferId, EngagementId),
    drafted: OfferId,
    delivered: String,
    accepted: String,
    rejected: String,
}

async fn town() -> Town {
    let day = TermsDraft { guarantee_hours: "24".into(), ..terms() };
    let market = Market::with(day).await;
    let sent = market.deliver(3).await;
    market.decide(&sent[1], "acceptance", json!({})).await.ok();
    market.decide(&sent[2], "rejection", json!({"reason": "spam"})).await.ok();
    let (closing, _) = market.offer(&terms());
    let paused = market.offer(&terms());
    let drafted = market.app.tx(|tx| {
        let seat = market.buyer.buyer_seat();
        offers::pause(tx, seat, paused.0).expect("a pause");
        let fee = market.app.state.config.fee;
        let bounds = offers::Bounds::new(fee, market.app.state.config.currencies.clone());
        offers::draft(tx, seat, &terms(), &bounds).expect("a draft")
    });
    let [delivered, accepted, rejected] = <[String; 3]>::try_from(sent).expect("three leads");
    Town { market, closing, paused, drafted, delivered, accepted, rejected }
}

impl Town {
    async fn catalogue(&self) -> Vec<String> {
        let listed = self.market.app.api().get("/offers").await.ok().json();
        let items = listed["items"].as_array().expect("offers").clone();
        items.iter().map(|offer| offer["id"].as_str().unwrap().to_owned()).collect()
    }

    async fn status(&self, api: &Api, offer: OfferId) -> Value {
        api.get(&format!("/offers/{offer}")).await.ok().json()["status"].clone()
    }

    /// What a lead becomes, or the rule that refused it.
    async fn send(&self, api: &Api, engagement: EngagementId) -> String {
        let mut lead = self.market.lead();
        lead["engagement"] = json!(engagement);
        let receipt = api.post("/leads", lead).await.created().json();
        let said = receipt["refusal"]["rule"].as_str().or(receipt["status"].as_str());
        said.expect("an answer").to_owned()
    }

    async fn moderate(&self, who: lead_exchange::kernel::ids::PartyId, how: &str, body: Value) {
        let staff = self.market.app.fresh(&self.market.staff);
        staff.post(&format!("/parties/{who}/{how}"), body).await.ok();
    }
}

#[actix_web::test]
async fn a_suspended_buyers_offers_vanish_and_come_back_as_they_were() {
    let town = town().await;
    let market = &town.market;
    let mut before: Vec<String> = [market.offer, town.closing].map(|id| id.to_string()).into();
    before.sort();
    let mut listed = town.catalogue().await;
    listed.sort();
    assert_eq!(listed, before);

    town.moderate(market.buyer.party, "suspension", json!({"reason": "Did not pay"})).await;
    assert_eq!(town.catalogue().await, Vec::<String>::new());
    let public = market.app.browser().page("/offers").await;
    assert!(!public.has(".offer-card"));
    market.contractor.post(&format!("/offers/{}/engagements", market.offer), &[]).await.expect(409);
    let contractor = market.contractor.api();
    assert_eq!(town.send(contractor, market.engagement).await, "offer_not_open");
    assert_eq!(town.send(contractor, town.paused.1).await, "offer_not_open");

    // The buyer may look, decide and close, and may not open anything again.
    let buyer = market.app.fresh(&market.buyer);
    assert_eq!(town.status(&buyer, market.offer).await, "paused");
    for offer in [market.offer, town.paused.0] {
        let path = format!("/offers/{offer}/resumption");
        buyer.post(&path, json!({})).await.problem(403, "party_suspended");
    }
    let path = format!("/offers/{}/submission", town.drafted);
    buyer.post(&path, json!({})).await.problem(403, "party_suspended");
    buyer.post(&format!("/offers/{}/closure", town.closing), json!({})).await.ok();
    assert_eq!(town.send(contractor, market.engagement).await, "offer_not_open");

    town.moderate(market.buyer.party, "restoration", json!({})).await;
    let buyer = market.app.fresh(&market.buyer);
    assert_eq!(town.catalogue().await, [market.offer.to_string()]);
    for (offer, status) in [
        (market.offer, "published"),
        (town.closing, "closed"),
        (town.paused.0, "paused"),
        (town.drafted, "draft"),
    ] {
        assert_eq!(town.status(&buyer, offer).await, status);
    }
    assert_eq!(town.send(contractor, market.engagement).await, "delivered");
    assert_eq!(town.send(contractor, town.paused.1).await, "offer_not_open");
    buyer.post(&format!("/offers/{}/resumption", town.paused.0), json!({})).await.ok();
    assert_eq!(town.send(contractor, town.paused.1).await, "delivered");
}

#[actix_web::test]
async fn leads_already_in_keep_their_clocks_and_their_money() {
    let town = town().await;
    let market = &town.market;
    let deadlines = async |api: &Api| {
        let mut all = Vec::new();
        for lead in [&town.delivered, &town.accepted, &town.rejected] {
            let seen = api.get(&format!("/leads/{lead}")).await.ok().json();
            all.push((seen["status"].clone(), seen["deadline"].clone()));
        }
        all
    };
    let before = deadlines(market.buyer.api()).await;
    assert_eq!(market.purses(), (49_850_000, 150_000, 0));
    for party in [market.buyer.party, market.contractor.party] {
        town.moderate(party, "suspension", json!({"reason": "A quarrel"})).await;
    }
    let (buyer, contractor) =
        (market.app.fresh(&market.buyer), market.app.fresh(&market.contractor));
    assert_eq!(deadlines(&buyer).await, before);
    assert_eq!(market.purses(), (49_850_000, 150_000, 0));

    // Both sides go on deciding what is in.
    let path = format!("/leads/{}/acceptance", town.delivered);
    assert_eq!(buyer.post(&path, json!({})).await.ok().json()["status"], "accepted");
    let path = format!("/leads/{}/concession", town.rejected);
    assert_eq!(contractor.post(&path, json!({})).await.ok().json()["status"], "returned");
    assert_eq!(market.purses(), (49_900_000, 100_000, 0));

    // And the clock pays whoever it would have paid.
    market.app.turn_clock(86_401);
    market.work();
    assert_eq!(market.purses(), (49_900_000, 0, 90_000));
}

#[actix_web::test]
async fn a_suspended_contractor_sends_nothing_and_takes_nothing_on() {
    let town = town().await;
    let market = &town.market;
    let other = publish(&market.app, &market.buyer, &market.staff, &terms()).expect("terms");
    town.moderate(market.contractor.party, "suspension", json!({"reason": "Resold leads"})).await;
    let contractor = market.app.fresh(&market.contractor);
    assert_eq!(town.send(&contractor, market.engagement).await, "contractor_suspended");
    let batch = json!({"leads": [market.lead(), market.lead()]});
    let answer = contractor.post("/leads/batch", batch).await.ok().json();
    for item in answer["items"].as_array().unwrap() {
        assert_eq!(item["refusal"]["rule"], "contractor_suspended");
    }
    let path = format!("/offers/{other}/engagements");
    contractor.post(&path, json!({})).await.problem(403, "party_suspended");
    assert_eq!(market.purses(), (49_850_000, 150_000, 0), "a refused lead costs nothing");
    // The buyer's offers are nobody's business here.
    assert_eq!(town.catalogue().await.len(), 3);

    town.moderate(market.contractor.party, "restoration", json!({})).await;
    let contractor = market.app.fresh(&market.contractor);
    assert_eq!(town.send(&contractor, market.engagement).await, "delivered");
    assert_eq!(
        town.send(&contractor, engage(&market.app, &market.contractor, other)).await,
        "delivered"
    );
}

#[actix_web::test]
async fn sessions_and_tokens_die_at_once() {
    let market = Market::open().await;
    let mut post = Postbox::default();
    post.forget(&market.app);
    let olga = Member::sign_up(&market.app, &mut post, "olga@example.com", "Dveri", "buyer").await;
    let tokens = olga.grant(&market.app).await.ok().json();
    let api = market.app.api().with_token(tokens["access_token"].as_str().unwrap());
    let browser = market.app.browser();
    let form = browser.page("/sign-in").await.form("form[action='/sign-in']");
    let form = form.fill("email", "olga@example.com").fill("password", olga.password);
    browser.submit(form).await.see_other();
    browser.page("/buyer/leads").await;
    post.forget(&market.app);

    let me = api.get("/me").await.ok().json();
    let party = me["seats"][0]["party"].as_str().expect("a party").to_owned();
    let path = format!("/parties/{party}/suspension");
    market.staff.api().post(&path, json!({"reason": "A copy of another"})).await.ok();
    api.get("/me").await.problem(401, "sign_in_needed");
    api.get("/leads").await.problem(401, "sign_in_needed");
    let top_up = json!({"amount": "1", "currency": "RUB"});
    api.post("/top-ups", top_up).await.problem(401, "sign_in_needed");
    browser.get("/buyer/leads").await.expect(303);
    let refresh = json!({"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]});
    market.app.api().post("/tokens", refresh).await.expect(401);
    assert_eq!(post.news(&market.app), [("olga@example.com".into(), "Dveri is suspended".into())]);

    // Who signs in anew sees the reason, and the leads.
    let tokens = olga.grant(&market.app).await.ok().json();
    let api = market.app.api().with_token(tokens["access_token"].as_str().unwrap());
    api.get("/leads").await.ok();
    market.staff.api().post(&format!("/parties/{party}/restoration"), json!({})).await.ok();
    assert_eq!(
        post.news(&market.app),
        [("olga@example.com".into(), "Dveri may work again".into())]
    );
}
