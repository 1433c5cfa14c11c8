//! Final means final; a mistaken verdict is made good from the fees, by two people.

use serde_json::{Value, json};

use super::ground::Case;
use crate::leads::market::{Market, purse};

async fn ask(case: &Case<'_>, side: &str, amount: &str) -> crate::support::Answer {
    let body = json!({"side": side, "amount": amount, "reason": "A recording was overlooked"});
    case.staff("corrections", body).await
}

/// A market whose fees hold ₽500.00, and a lead staff gave back to the buyer.
async fn mistaken(market: &Market) -> Case<'_> {
    for lead in market.deliver(10).await {
        market.decide(&lead, "acceptance", json!({})).await.ok();
    }
    let case = Case::answered(market).await;
    case.verdict(0, "lead_breaks_terms").await.ok();
    case
}

#[actix_web::test]
async fn a_second_person_pays_what_the_mistake_cost() {
    let market = Market::open().await;
    let case = mistaken(&market).await;
    let before = purse(&market.app, &market.contractor).0;
    ask(&case, "contractor", "450.01").await.faults(&[("amount", "more-than-lost")]);
    ask(&case, "buyer", "1.00").await.faults(&[("amount", "more-than-lost")]);
    ask(&case, "contractor", "0").await.problem(422, "invalid");
    ask(&case, "clock", "1.00").await.faults(&[("side", "not-a-choice")]);
    let asked = ask(&case, "contractor", "450.00").await.created().json();
    assert_eq!((&asked["status"], &asked["side"]), (&json!("asked"), &json!("contractor")));
    ask(&case, "contractor", "1.00").await.problem(409, "correction_open");
    let path = |act: &str| format!("/corrections/{}/{act}", asked["id"].as_str().unwrap());
    market
        .staff
        .api()
        .post(&path("approval"), json!({}))
        .await
        .problem(409, "second_person_needed");
    assert_eq!(purse(&market.app, &market.contractor).0, before);

    let other = market.app.staff().await;
    let paid = other.api().post(&path("approval"), json!({})).await.ok().json();
    assert_eq!(paid["status"], "approved");
    assert_eq!(purse(&market.app, &market.contractor).0, before + 45_000);
    other.api().post(&path("approval"), json!({})).await.problem(409, "already_decided");
    other.api().post(&path("refusal"), json!({})).await.problem(409, "already_decided");
    assert_eq!(case.seen().await["status"], "returned", "what ended stays ended");

    let lines = market.contractor.api().get("/transfers?currency=RUB").await.ok().json();
    assert_eq!(lines["items"][0]["code"], "compensation");
    assert_eq!(lines["items"][0]["amount"], "450.00");
    let path = format!("/leads/{}/history", case.lead);
    let history = market.buyer.api().get(&path).await.ok().json();
    let last = history["items"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["event"], &last["paid_to"]), (&json!("corrected"), &json!("contractor")));
    assert_eq!(last["text"], "A recording was overlooked");
    // Nothing is left to make good.
    ask(&case, "contractor", "450.00").await.faults(&[("amount", "more-than-lost")]);
}

#[actix_web::test]
async fn a_side_is_made_good_once_and_the_other_still_can_be() {
    let market = Market::open().await;
    for lead in market.deliver(10).await {
        market.decide(&lead, "acceptance", json!({})).await.ok();
    }
    let case = Case::answered(&market).await;
    case.verdict(50, "shared_fault").await.ok();
    let other = market.app.staff().await;
    for (side, amount) in [("contractor", "200.00"), ("contractor", "25.00"), ("buyer", "250.00")] {
        let asked = ask(&case, side, amount).await.created().json();
        let path = format!("/corrections/{}/approval", asked["id"].as_str().unwrap());
        other.api().post(&path, json!({})).await.ok();
    }
    for side in ["contractor", "buyer"] {
        ask(&case, side, "0.01").await.faults(&[("amount", "more-than-lost")]);
    }
}

/// The program's own role, past the program: no compensation without two people's correction, and
/// what a lead paid is said once.
#[actix_web::test]
async fn the_database_pays_only_what_was_approved() {
    use diesel::connection::SimpleConnection;
    let market = Market::open().await;
    let case = mistaken(&market).await;
    let lead: lead_exchange::kernel::ids::LeadId = case.lead.parse().unwrap();
    let lead = lead.uuid();
    let settled = market.deliver(1).await.remove(0);
    market.decide(&settled, "acceptance", json!({})).await.ok();
    let settled: lead_exchange::kernel::ids::LeadId = settled.parse().unwrap();
    for (constraint, sql) in [
        (
            "transfers_compensation_approved",
            format!(
                "INSERT INTO transfers (id, code, debit_account, credit_account, amount, currency, subject, corrects, created_at)
                 SELECT gen_random_uuid(), 'compensation',
                        (SELECT id FROM accounts WHERE kind = 'fees' AND currency = 'RUB'),
                        (SELECT id FROM accounts WHERE kind = 'wallet' AND currency = 'RUB' LIMIT 1),
                        100, 'RUB', gen_random_uuid(), t.id, now()
                   FROM transfers t WHERE t.subject = '{lead}' AND t.code = 'release'"
            ),
        ),
        (
            "leads_paid_once",
            format!("UPDATE leads SET charged = 1, earned = 1 WHERE id = '{}'", settled.uuid()),
        ),
    ] {
        let refused = market.app.state.db.tx(|tx| {
            tx.conn().batch_execute(&sql).map_err(lead_exchange::db::DbError::from)
        });
        assert_eq!(refused.unwrap_err().constraint(), Some(constraint), "{sql}");
    }
}

#[actix_web::test]
async fn a_buyer_is_made_good_too_and_a_declined_one_moves_nothing() {
    let market = Market::open().await;
    for lead in market.deliver(10).await {
        market.decide(&lead, "acceptance", json!({})).await.ok();
    }
    let case = Case::answered(&market).await;
    case.verdict(60, "shared_fault").await.ok();
    let (free, ..) = market.purses();
    let other = market.app.staff().await;
    let asked = ask(&case, "buyer", "300.00").await.created().json();
    let path = format!("/corrections/{}/refusal", asked["id"].as_str().unwrap());
    market.staff.api().post(&path, json!({})).await.ok();
    assert_eq!(market.purses().0, free);
    let asked = ask(&case, "buyer", "100.00").await.created().json();
    let path = format!("/corrections/{}/approval", asked["id"].as_str().unwrap());
    other.api().post(&path, json!({})).await.ok();
    assert_eq!(market.purses().0, free + 10_000);
    let listed = other.api().get("/corrections").await.ok().json();
    let statuses: Vec<&Value> = (0..2).map(|at| &listed["items"][at]["status"]).collect();
    assert_eq!(statuses, ["approved", "declined"]);
}

#[actix_web::test]
async fn fees_that_do_not_suffice_pay_nothing() {
    let market = Market::open().await;
    let case = Case::answered(&market).await;
    case.verdict(0, "no_evidence").await.ok();
    let asked = ask(&case, "contractor", "450.00").await.created().json();
    let other = market.app.staff().await;
    let path = format!("/corrections/{}/approval", asked["id"].as_str().unwrap());
    other.api().post(&path, json!({})).await.problem(409, "fees_short");
    assert_eq!(market.purses(), (50_000_000, 0, 0));
    assert_eq!(
        other.api().get("/corrections?status=asked").await.ok().json()["items"][0]["id"],
        asked["id"]
    );
}

#[actix_web::test]
async fn only_what_staff_decided_is_corrected() {
    let market = Market::open().await;
    let conceded = Case::appealed(&market).await;
    conceded.buyer("buyer-concession", json!({})).await.ok();
    ask(&conceded, "buyer", "1.00").await.problem(409, "nothing_to_correct");
    let open = Case::appealed(&market).await;
    ask(&open, "buyer", "1.00").await.problem(409, "nothing_to_correct");
}
