//! An offer's way through its statuses, and what is refused on it.

use lead_exchange::accounts::audit;
use lead_exchange::kernel::paging::Paging;
use lead_exchange::offers;
use serde_json::json;

use super::given::{draft, published, windows};
use crate::support::{Persona, TestApp};

async fn status(who: &Persona, id: &str) -> String {
    let json = who.api().get(&format!("/offers/{id}")).await.ok().json();
    json["status"].as_str().unwrap().to_owned()
}

#[actix_web::test]
async fn from_draft_to_closed() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let id = draft(&buyer, windows()).await;
    let act = |verb: &str| format!("/offers/{id}/{verb}");
    for (who, verb, then) in [
        (&buyer, "submission", "review"),
        (&buyer, "withdrawal", "draft"),
        (&buyer, "submission", "review"),
        (&staff, "publication", "published"),
        (&buyer, "pause", "paused"),
        (&buyer, "resumption", "published"),
        (&buyer, "closure", "closed"),
    ] {
        let offer = who.api().post(&act(verb), json!({})).await.ok().json();
        assert_eq!(offer["status"], then, "{verb}");
    }
    let acts = app.tx(|tx| {
        audit::list(tx, staff.staff_seat(), &audit::Filter::default(), &Paging::default()).unwrap()
    });
    assert_eq!(
        acts.items.iter().map(|act| act.act.as_str()).collect::<Vec<_>>(),
        ["offer_published"]
    );
}

#[actix_web::test]
async fn an_impossible_move_is_refused_by_name_and_changes_nothing() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let id = draft(&buyer, windows()).await;
    let act = |verb: &str| format!("/offers/{id}/{verb}");
    for verb in ["withdrawal", "pause", "resumption"] {
        buyer.api().post(&act(verb), json!({})).await.problem(409, "offer_is_draft");
    }
    staff.api().post(&act("publication"), json!({})).await.problem(409, "offer_is_draft");
    assert_eq!(status(&buyer, &id).await, "draft");
    buyer.api().post(&act("submission"), json!({})).await.ok();
    buyer.api().put(&format!("/offers/{id}"), windows()).await.problem(409, "offer_is_in_review");
    staff.api().post(&act("publication"), json!({})).await.ok();
    staff.api().post(&act("publication"), json!({})).await.problem(409, "offer_is_published");
    staff
        .api()
        .post(&act("refusal"), json!({"reason": "no"}))
        .await
        .problem(409, "offer_is_published");
    buyer.api().post(&act("closure"), json!({})).await.ok();
    for verb in ["submission", "pause", "resumption", "closure"] {
        buyer.api().post(&act(verb), json!({})).await.problem(409, "offer_is_closed");
    }
    assert_eq!(status(&buyer, &id).await, "closed");
}

#[actix_web::test]
async fn staff_send_back_with_a_reason_the_buyer_reads() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let id = draft(&buyer, windows()).await;
    buyer.api().post(&format!("/offers/{id}/submission"), json!({})).await.ok();
    let refusal = format!("/offers/{id}/refusal");
    staff.api().post(&refusal, json!({"reason": "  "})).await.faults(&[("reason", "required")]);
    staff.api().post(&refusal, json!({"reason": "Say which district."})).await.ok();
    let offer = buyer.api().get(&format!("/offers/{id}")).await.ok().json();
    assert_eq!(
        (&offer["status"], &offer["sent_back_reason"]),
        (&json!("draft"), &json!("Say which district."))
    );
    let again = buyer.api().post(&format!("/offers/{id}/submission"), json!({})).await.ok().json();
    assert!(again.get("sent_back_reason").is_none(), "answered by the new submission");
}

#[actix_web::test]
async fn a_suspension_pauses_and_its_end_resumes_what_it_paused() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let live = published(&buyer, &staff, windows()).await;
    let resting = published(&buyer, &staff, windows()).await;
    buyer.api().post(&format!("/offers/{resting}/pause"), json!({})).await.ok();
    let seat = staff.staff_seat();
    assert_eq!(app.tx(|tx| offers::pause_all_of(tx, seat, buyer.party).unwrap()), 1);
    assert_eq!(status(&buyer, &live).await, "paused");
    assert_eq!(app.tx(|tx| offers::resume_all_of(tx, seat, buyer.party).unwrap()), 1);
    assert_eq!(status(&buyer, &live).await, "published");
    assert_eq!(status(&buyer, &resting).await, "paused", "the buyer's own pause stays");
}
