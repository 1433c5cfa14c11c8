//! Nobody decides a case of a party they belong to: neither by the program nor past it.

use diesel::RunQueryDsl;
use diesel::sql_types::Uuid as SqlUuid;
use serde_json::json;
use uuid::Uuid;

use super::ground::Case;
use crate::leads::market::Market;

/// Gives a member of staff a seat in a party.
fn seat(market: &Market, party: lead_exchange::kernel::ids::PartyId, role: &str) {
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

#[actix_web::test]
async fn a_member_of_a_party_does_not_decide_its_case() {
    for role in ["buyer", "contractor"] {
        let market = Market::open().await;
        let case = Case::answered(&market).await;
        let party = if role == "buyer" { market.buyer.party } else { market.contractor.party };
        seat(&market, party, role);
        case.verdict(100, "lead_meets_terms").await.problem(409, "own_party");
        assert_eq!(case.seen().await["status"], "disputed");
        let other = market.app.staff().await;
        let body =
            json!({"contractor_percent": 0, "reason": "no_evidence", "text": "Nothing was shown"});
        case.call(other.api(), "verdict", body).await.ok();
    }
}

#[actix_web::test]
async fn nor_past_the_program() {
    let market = Market::open().await;
    let case = Case::answered(&market).await;
    seat(&market, market.buyer.party, "buyer");
    let lead: lead_exchange::kernel::ids::LeadId = case.lead.parse().unwrap();
    let refused = market.app.state.db.tx(|tx| {
        diesel::sql_query(
            "UPDATE disputes SET turn = NULL, ended_at = now(), outcome = 'verdict', percent = 0,
                    verdict_reason = 'no_evidence', verdict_text = 'Mine', decided_by = $2 WHERE lead_id = $1",
        )
        .bind::<SqlUuid, _>(lead)
        .bind::<SqlUuid, _>(market.staff.user)
        .execute(tx.conn())
        .map_err(lead_exchange::db::DbError::from)
    });
    assert_eq!(refused.unwrap_err().constraint(), Some("disputes_judge_impartial"));
}
