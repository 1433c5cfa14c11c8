//! Every act in every state of a lead: those the table does not know answer 409 and change nothing.

use std::collections::BTreeSet;

use lead_exchange::leads::{Event, Status};
use serde_json::{Value, json};

use super::ground::Case;
use crate::leads::market::{Market, terms};

/// An act: who does it, its path, its body, and the event it is in the table.
struct Act {
    who: &'static str,
    path: &'static str,
    body: fn() -> Value,
    event: Event,
}

const fn act(who: &'static str, path: &'static str, body: fn() -> Value, event: Event) -> Act {
    Act { who, path, body, event }
}

fn nothing() -> Value {
    json!({})
}
fn reason() -> Value {
    json!({"reason": "spam"})
}
fn text() -> Value {
    json!({"text": "Words"})
}
fn percent() -> Value {
    json!({"contractor_percent": 50})
}
fn whole() -> Value {
    json!({"contractor_percent": 100, "reason": "lead_meets_terms", "text": "Words"})
}
fn none() -> Value {
    json!({"contractor_percent": 0, "reason": "lead_breaks_terms", "text": "Words"})
}

const ACTS: [Act; 11] = [
    act("buyer", "acceptance", nothing, Event::Accept),
    act("buyer", "rejection", reason, Event::Reject),
    act("contractor", "concession", nothing, Event::Concede),
    act("contractor", "appeal", text, Event::Appeal),
    act("buyer", "statements", text, Event::Answer),
    act("contractor", "statements", text, Event::Answer),
    act("buyer", "buyer-concession", nothing, Event::BuyerConcede),
    act("contractor", "appeal-withdrawal", nothing, Event::WithdrawAppeal),
    act("buyer", "split-proposal", percent, Event::AgreeSplit),
    act("staff", "verdict", whole, Event::AwardContractor),
    act("staff", "verdict", none, Event::AwardBuyer),
];

impl Act {
    async fn on(&self, case: &Case<'_>) -> crate::support::Answer {
        match self.who {
            "buyer" => case.buyer(self.path, (self.body)()).await,
            "contractor" => case.contractor(self.path, (self.body)()).await,
            _ => case.staff(self.path, (self.body)()).await,
        }
    }
}

async fn in_status(market: &Market, status: Status) -> Case<'_> {
    match status {
        Status::Refused => {
            let (lead, again) = (market.lead(), market.lead());
            let mut twin = again;
            twin["contact"] = lead["contact"].clone();
            market.send(lead).await.created();
            let receipt = market.send(twin).await.created().json();
            Case { market, lead: receipt["id"].as_str().unwrap().to_owned() }
        }
        // Nothing quarantines yet; the pure table's own test covers it.
        Status::Delivered | Status::Quarantined => Case { market, lead: market.delivered().await },
        Status::Accepted => {
            let case = Case { market, lead: market.delivered().await };
            case.buyer("acceptance", json!({})).await.ok();
            case
        }
        Status::Rejected => Case::rejected(market).await,
        Status::Disputed => Case::appealed(market).await,
        Status::Settled => {
            let case = Case::appealed(market).await;
            case.buyer("buyer-concession", json!({})).await.ok();
            case
        }
        Status::Returned => {
            let case = Case::rejected(market).await;
            case.contractor("concession", json!({})).await.ok();
            case
        }
    }
}

/// The whole of what a party or staff can read of a lead and its money.
async fn picture(case: &Case<'_>) -> Value {
    let market = case.market;
    let (staff, contractor) = (market.staff.api(), market.contractor.api());
    let lead = staff.get(&format!("/leads/{}", case.lead)).await.ok().json();
    let history = contractor.get(&format!("/leads/{}/history", case.lead)).await.ok().json();
    json!([lead, history, market.purses()])
}

#[actix_web::test]
async fn what_the_table_does_not_allow_changes_nothing() {
    let guarded = lead_exchange::offers::TermsDraft {
        guarantee_hours: "72".into(),
        return_share_cap: "100".into(),
        ..terms()
    };
    let market = Market::with(guarded).await;
    let mut refused = BTreeSet::new();
    for status in Status::ALL.iter().filter(|status| **status != Status::Quarantined) {
        for act in ACTS {
            if status.on(act.event).is_ok() {
                continue;
            }
            let case = in_status(&market, *status).await;
            let before = picture(&case).await;
            let answer = act.on(&case).await;
            // What the exchange refused never reached the buyer, who is told there is no such lead.
            let hidden = *status == Status::Refused && act.who == "buyer";
            let (code, word) = if hidden { (404, "not_found") } else { (409, "illegal_move") };
            answer.problem(code, word);
            assert_eq!(picture(&case).await, before, "{status} {} by {}", act.path, act.who);
            refused.insert((status.as_str(), act.path, act.who));
        }
    }
    assert!(refused.len() > 45, "{}", refused.len());
}

#[actix_web::test]
async fn nobody_acts_for_the_other_side_or_on_a_strangers_lead() {
    let market = Market::open().await;
    let case = Case::appealed(&market).await;
    let strangers = (market.app.buyer("Stranger").await, market.app.contractor("Other").await);
    for act in ACTS {
        let wrong = match act.who {
            // Both sides state and propose.
            _ if matches!(act.event, Event::Answer | Event::AgreeSplit) => None,
            "buyer" => Some(&market.contractor),
            "contractor" => Some(&market.buyer),
            _ => Some(&market.buyer),
        };
        if let Some(wrong) = wrong {
            let answer = case.call(wrong.api(), act.path, (act.body)()).await;
            answer.problem(403, "forbidden");
        }
        let stranger = match act.who {
            "buyer" => &strangers.0,
            "contractor" => &strangers.1,
            _ => continue,
        };
        case.call(stranger.api(), act.path, (act.body)()).await.problem(404, "not_found");
    }
    for path in ["dispute", "evidence", "history"] {
        let path = format!("/leads/{}/{path}", case.lead);
        strangers.0.api().get(&path).await.problem(404, "not_found");
        strangers.1.api().get(&path).await.problem(404, "not_found");
    }
    assert_eq!(strangers.0.api().get("/disputes").await.ok().json()["items"], json!([]));
    assert_eq!(case.seen().await["status"], "disputed");
}

#[actix_web::test]
async fn after_the_deadline_only_what_the_clock_would_do_is_done() {
    let market = Market::open().await;
    let appealed = Case::appealed(&market).await;
    let rejected = Case::rejected(&market).await;
    market.app.turn_clock(48 * 3600 + 60);
    // The worker has not come round yet.
    appealed.buyer("statements", text()).await.problem(409, "deadline_passed");
    appealed.contractor("appeal-withdrawal", nothing()).await.problem(409, "deadline_passed");
    appealed.buyer("split-proposal", percent()).await.problem(409, "deadline_passed");
    appealed.staff("verdict", none()).await.problem(409, "deadline_passed");
    rejected.contractor("appeal", text()).await.problem(409, "deadline_passed");
    let conceded = appealed.buyer("buyer-concession", nothing()).await.ok().json();
    assert_eq!(conceded["status"], "settled");
    assert_eq!(
        rejected.contractor("concession", nothing()).await.ok().json()["status"],
        "returned"
    );
}
