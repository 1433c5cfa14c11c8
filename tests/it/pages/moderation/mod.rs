//! Staff's side of disputes: the queue, verdicts, corrections and alarms, as a browser shows them.

mod alarms;
mod corrections;
mod queue;
mod verdict;

use diesel::RunQueryDsl;
use diesel::sql_types::Uuid as SqlUuid;
use lead_exchange::kernel::ids::PartyId;
use uuid::Uuid;

use crate::disputes::ground::Case;
use crate::leads::market::Market;
use crate::support::Answer;

/// The page of a case.
async fn path(case: &Case<'_>) -> String {
    let id = case.dispute().await["id"].as_str().unwrap().to_owned();
    format!("/staff/disputes/{id}")
}

/// Fills a verdict in on the case's page and sends it.
async fn decide(case: &Case<'_>, share: &str, reason: &str, text: &str) -> Answer {
    let staff = &case.market.staff;
    let form = staff.page(&path(case).await).await.form("#verdict form");
    let form = form.fill("share", share).fill("reason", reason).fill("text", text);
    staff.browser.submit(form).await
}

/// Gives a member of staff a seat in a party.
fn seat(market: &Market, party: PartyId, role: &str) {
    market.app.tx(|tx| {
        diesel::sql_query(format!(
            "INSERT INTO seats (id, user_id, party_id, role, created_at) VALUES ($1, $2, $3, '{role}', now())"
        ))
        .bind::<SqlUuid, _>(Uuid::now_v7())
        .bind::<SqlUuid, _>(market.staff.user)
        .bind::<SqlUuid, _>(party)
        .execute(tx.conn())
        .expect("a seat")
    });
}
