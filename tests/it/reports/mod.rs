//! Records of parties and the analysis of rejections, over real leads.

mod pages;
mod plans;
mod reasons;
mod records;

use diesel::RunQueryDsl;
use diesel::sql_types::{SmallInt, Text, Uuid as SqlUuid};
use lead_exchange::kernel::ids::LeadId;
use lead_exchange::kernel::ids::UserId;
use serde_json::json;
use uuid::Uuid;

use crate::leads::market::Market;
use crate::support::TestApp;

/// Rejects leads through the API.
async fn reject(market: &Market, leads: &[String], reason: &str) {
    let body = json!({"ids": leads, "reason": reason, "comment": "as agreed on the phone"});
    let answer = market.buyer.api().post("/leads/rejection", body).await.ok().json();
    for item in answer["items"].as_array().expect("items") {
        assert_eq!(item["status"], "rejected", "{item:#}");
    }
    note_rejections(&market.app);
}

/// Writes the rows the verb that rejects will write itself; then this goes.
fn note_rejections(app: &TestApp) {
    app.tx(|tx| {
        diesel::sql_query(
            "INSERT INTO rejections (lead_id, period, at, referred)
             SELECT l.id, 'decision', l.decided_at, false FROM leads l
              WHERE l.reason IS NOT NULL AND NOT EXISTS (SELECT FROM rejections r WHERE r.lead_id = l.id)",
        )
        .execute(tx.conn())
        .expect("rejections")
    });
}

/// Ends a dispute about a lead without any of the verbs, for how records count it.
fn dispute_ended(app: &TestApp, lead: &str, outcome: &str, percent: i16, judge: UserId) {
    let lead: LeadId = lead.parse().expect("a lead's id");
    app.tx(|tx| {
        diesel::sql_query(
            "INSERT INTO disputes (id, lead_id, opening, opened_at, ended_at, outcome, percent,
                                   verdict_reason, verdict_text, decided_by)
             SELECT $1, l.id, 'appeal', l.decided_at, l.decided_at, $3, $4,
                    CASE WHEN $3 = 'verdict' THEN 'shared_fault' END, CASE WHEN $3 = 'verdict' THEN 'Both.' END,
                    CASE WHEN $3 = 'verdict' THEN $5 END
               FROM leads l WHERE l.id = $2",
        )
        .bind::<SqlUuid, _>(Uuid::now_v7())
        .bind::<SqlUuid, _>(lead)
        .bind::<Text, _>(outcome)
        .bind::<SmallInt, _>(percent)
        .bind::<SqlUuid, _>(judge)
        .execute(tx.conn())
        .expect("a dispute")
    });
}

const DAY: i64 = 86_400;
