//! What `leads::audit` finds between leads and the ledger: nothing after honest work, and each
//! damage that no guard would have let in.

use diesel::connection::SimpleConnection;
use lead_exchange::db::{Db, DbError};
use lead_exchange::kernel::clock::Clock;
use lead_exchange::kernel::ids::LeadId;
use lead_exchange::leads::audit::check;
use lead_exchange::offers::TermsDraft;
use serde_json::json;
use uuid::Uuid;

use super::market::{Market, terms};

const IN_STEP: &str = "a lead and its hold are in step";
const HAS_LEAD: &str = "a hold belongs to a lead";

/// One lead in every status a lead can have by now.
struct Leads {
    delivered: Uuid,
    accepted: Uuid,
    rejected: Uuid,
    settled: Uuid,
    returned: Uuid,
    refused: Uuid,
}

fn uuid(lead: &str) -> Uuid {
    lead.parse::<LeadId>().expect("a lead's id").uuid()
}

async fn market() -> (Market, Leads) {
    let market = Market::with(TermsDraft { guarantee_hours: "24".into(), ..terms() }).await;
    let (_, at_once) = market.offer(&terms());
    let sent = market.deliver(4).await;
    market.decide(&sent[1], "acceptance", json!({})).await.ok();
    market.decide(&sent[2], "rejection", json!({"reason": "spam"})).await.ok();
    market.decide(&sent[3], "rejection", json!({"reason": "spam"})).await.ok();
    let concession = format!("/leads/{}/concession", sent[3]);
    market.contractor.api().post(&concession, json!({})).await.ok();
    let mut lead = market.lead();
    lead["engagement"] = json!(at_once);
    let settled = market.send(lead.clone()).await.created().json();
    let settled = settled["id"].as_str().unwrap().to_owned();
    market.decide(&settled, "acceptance", json!({})).await.ok();
    let refused = market.send(lead).await.created().json();
    assert_eq!(refused["refusal"]["rule"], "duplicate");
    let leads = Leads {
        delivered: uuid(&sent[0]),
        accepted: uuid(&sent[1]),
        rejected: uuid(&sent[2]),
        returned: uuid(&sent[3]),
        settled: uuid(&settled),
        refused: uuid(refused["id"].as_str().unwrap()),
    };
    (market, leads)
}

/// What the audit says after some damage done with every guard taken away; all is undone again.
fn found_after(market: &Market, damage: &str) -> Vec<(String, String)> {
    let url = &market.app.database.owner_url;
    let db = Db::connect(url, 1, Clock::default(), false).expect("the owner's connection");
    let mut found = Vec::new();
    let undone = db.tx(|tx| {
        tx.conn()
            .batch_execute(&format!(
                "ALTER TABLE leads DISABLE TRIGGER USER, DROP CONSTRAINT leads_hold_matches,
                    DROP CONSTRAINT leads_engagement_matches, DROP CONSTRAINT leads_settled_is_paid;
                 ALTER TABLE holds DISABLE TRIGGER USER; ALTER TABLE transfers DISABLE TRIGGER USER;
                 {damage}"
            ))
            .expect(damage);
        found = check(tx).expect("an audit");
        Err::<(), _>(DbError::Query(diesel::result::Error::RollbackTransaction))
    });
    undone.expect_err("damage that stays");
    found.into_iter().map(|fault| (fault.rule, fault.what)).collect()
}

#[actix_web::test]
async fn honest_work_leaves_nothing_to_find() {
    let (market, _) = market().await;
    assert_eq!(found_after(&market, ""), []);
    market.app.turn_clock(8 * 86_400);
    market.work();
    assert_eq!(found_after(&market, ""), []);
    assert_eq!(market.purses(), (49_850_000, 0, 135_000), "three paid, one returned");
}

#[actix_web::test]
async fn every_damage_is_found_and_its_lead_named() {
    let (market, leads) = market().await;
    let stranger = market.app.contractor("Stranger").await.party.uuid();
    let Leads { delivered, accepted, rejected, settled, returned, refused: _ } = leads;
    let hold_of = |lead: Uuid| format!("(SELECT hold_id FROM leads WHERE id = '{lead}')");
    for (lead, damage) in [
        // The contractor was promised another sum than was paid.
        (settled, "UPDATE leads SET payout = payout - 1, fee = fee + 1 WHERE id = '{lead}'"),
        // Said to have earned, or cost, another sum than was moved.
        (settled, "UPDATE leads SET earned = earned - 1 WHERE id = '{lead}'"),
        (
            settled,
            "UPDATE leads SET charged = charged - 1, earned = earned - 1 WHERE id = '{lead}'",
        ),
        // Somebody else was paid.
        (settled, "UPDATE leads SET contractor_id = '{stranger}' WHERE id = '{lead}'"),
        // Somebody else's money is held.
        (delivered, "UPDATE leads SET buyer_id = '{stranger}' WHERE id = '{lead}'"),
        // Called paid, and nobody was.
        (
            delivered,
            "UPDATE leads SET status = 'settled', due_at = NULL, ended_at = now() WHERE id = '{lead}'",
        ),
        (
            accepted,
            "UPDATE leads SET status = 'settled', due_at = NULL, ended_at = now() WHERE id = '{lead}'",
        ),
        // Called returned, and the money is still held, or was paid to the contractor.
        (
            rejected,
            "UPDATE leads SET status = 'returned', due_at = NULL, ended_at = now() WHERE id = '{lead}'",
        ),
        (settled, "UPDATE leads SET status = 'returned', reason = 'spam' WHERE id = '{lead}'"),
        // Given back, and called paid.
        (returned, "UPDATE leads SET status = 'settled' WHERE id = '{lead}'"),
        // Running on with money that is gone.
        (
            settled,
            "UPDATE leads SET status = 'accepted', due_at = now(), ended_at = NULL WHERE id = '{lead}'",
        ),
        (delivered, "UPDATE holds SET remaining = 0, ended_at = now() WHERE id = {hold}"),
        // Paid out without the fee; paid by nobody.
        (settled, "DELETE FROM transfers WHERE hold_id = {hold} AND code = 'fee'"),
        (settled, "DELETE FROM transfers WHERE hold_id = {hold}"),
        (returned, "DELETE FROM transfers WHERE hold_id = {hold}"),
        // Held for another sum, or for nothing at all.
        (
            delivered,
            "UPDATE holds SET amount = amount + 1, remaining = remaining + 1 WHERE id = {hold}",
        ),
        (delivered, "DELETE FROM holds WHERE id = {hold}"),
    ] {
        let damage = damage
            .replace("{lead}", &lead.to_string())
            .replace("{stranger}", &stranger.to_string())
            .replace("{hold}", &hold_of(lead));
        let found = found_after(&market, &damage);
        let [(rule, what)] = &found[..] else { panic!("{damage}: {found:#?}") };
        assert_eq!(rule, IN_STEP, "{damage}");
        assert!(what.starts_with(&format!("lead {lead} is ")), "{damage}: {what}");
    }
}

#[actix_web::test]
async fn a_hold_nobody_owns_is_found() {
    let (market, leads) = market().await;
    let elsewhere = Uuid::now_v7();
    let damage =
        format!("UPDATE leads SET hold_id = '{elsewhere}' WHERE id = '{}'", leads.delivered);
    let rules: Vec<String> =
        found_after(&market, &damage).into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(rules, [IN_STEP, HAS_LEAD], "the lead without money, and the money without a lead");

    let orphan = "INSERT INTO holds (id, account_id, subject, amount, currency, remaining, opened_at)
                  SELECT gen_random_uuid(), account_id, gen_random_uuid(), 7, 'RUB', 7, now() FROM holds LIMIT 1";
    let found = found_after(&market, orphan);
    let [(rule, what)] = &found[..] else { panic!("{found:#?}") };
    assert_eq!(rule, HAS_LEAD);
    assert!(what.contains("of 7 RUB is no lead's"), "{what}");
}

/// A refused lead never held a thing; its hold would be the exchange's fault.
#[actix_web::test]
async fn money_held_for_a_refused_lead_is_found() {
    let (market, leads) = market().await;
    let damage = format!(
        "ALTER TABLE leads DROP CONSTRAINT leads_money_before_contact;
         INSERT INTO holds (id, account_id, subject, amount, currency, remaining, opened_at)
         SELECT '{0}', account_id, '{0}', amount, currency, amount, now() FROM holds LIMIT 1;
         UPDATE leads SET hold_id = '{0}' WHERE id = '{0}'",
        leads.refused
    );
    let found = found_after(&market, &damage);
    let [(rule, what)] = &found[..] else { panic!("{found:#?}") };
    assert_eq!(rule, IN_STEP);
    assert!(what.starts_with(&format!("lead {} is refused", leads.refused)), "{what}");
}
