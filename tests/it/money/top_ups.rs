//! A top-up ends once, whoever comes at the same time, and leaves a trace.

use lead_exchange::accounts::audit;
use lead_exchange::kernel::ids::TopUpId;
use lead_exchange::kernel::paging::Paging;
use lead_exchange::payouts::top_up::{self, MAX_WAITING, Order};
use lead_exchange::payouts::{PayoutError, TopUpStatus};
use serde_json::{Value, json};

use super::{asked, id, wallet};
use crate::support::TestApp;

#[actix_web::test]
async fn two_staff_at_once_confirm_it_once() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let (one, two) = (app.staff().await, app.staff().await);
    let path = format!("/top-ups/{}/confirmation", id(&asked(&buyer, "900", "RUB").await));
    let calls = [&one, &two, &one, &two].map(|staff| {
        let (api, path) = (staff.api().clone(), path.clone());
        actix_web::rt::spawn(async move { api.post(&path, json!({})).await })
    });
    let mut answers = Vec::new();
    for call in calls {
        answers.push(call.await.expect("an answer"));
    }
    let (done, late): (Vec<_>, Vec<_>) =
        answers.into_iter().partition(|answer| answer.status.is_success());
    assert_eq!(done.len(), 1);
    for answer in late {
        answer.problem(409, "already_done");
    }
    assert_eq!(wallet(&buyer, "RUB").await["free"], "900.00");
    let acts = app.tx(|tx| {
        let filter = audit::Filter::default();
        audit::list(tx, one.staff_seat(), &filter, &Paging::default()).expect("the trail")
    });
    let acts: Vec<&str> = acts.items.iter().map(|act| act.act.as_str()).collect();
    assert_eq!(acts, ["top_up_confirmed"]);
}

#[actix_web::test]
async fn confirmed_and_cancelled_are_final() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let confirmed = id(&asked(&buyer, "10", "RUB").await);
    let cancelled = id(&asked(&buyer, "20", "RUB").await);
    let own = id(&asked(&buyer, "30", "RUB").await);
    let call = |who: &str, id: TopUpId, verb: &str, body: Value| {
        let path = format!("/top-ups/{id}/{verb}");
        let api = if who == "staff" { staff.api().clone() } else { buyer.api().clone() };
        async move { api.post(&path, body).await }
    };
    call("staff", confirmed, "confirmation", json!({})).await.ok();
    call("staff", cancelled, "cancellation", json!({})).await.faults(&[("reason", "required")]);
    let done =
        call("staff", cancelled, "cancellation", json!({ "reason": "No such payment" })).await.ok();
    assert_eq!(done.json()["cancel_reason"], "No such payment");
    call("buyer", own, "cancellation", json!({})).await.ok();
    for ended in [confirmed, cancelled, own] {
        call("staff", ended, "confirmation", json!({})).await.problem(409, "already_done");
        call("staff", ended, "cancellation", json!({ "reason": "Why" }))
            .await
            .problem(409, "already_done");
        call("buyer", ended, "cancellation", json!({})).await.problem(409, "already_done");
    }
    assert_eq!(wallet(&buyer, "RUB").await["free"], "10.00");
}

#[actix_web::test]
async fn the_queue_is_not_flooded() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let seat = buyer.buyer_seat();
    let order = Order::read("1", "RUB", &app.state.config.currencies).expect("an order");
    app.tx(|tx| {
        for _ in 0..MAX_WAITING {
            top_up::request(tx, seat, order).expect("a top-up");
        }
        assert!(matches!(top_up::request(tx, seat, order), Err(PayoutError::TooManyWaiting)));
        let found = top_up::waiting(tx, seat.into()).expect("the waiting ones");
        let mut references: Vec<_> = found.iter().map(|top_up| &top_up.reference).collect();
        references.sort();
        references.dedup();
        assert_eq!(references.len(), 50);
        assert!(found.iter().all(|top_up| top_up.status == TopUpStatus::Requested));
    });
    let body = json!({ "amount": "1", "currency": "RUB" });
    buyer.api().post("/top-ups", body).await.problem(409, "too_many_top_ups_waiting");
}

/// What the database refuses, whatever the program tries.
#[actix_web::test]
async fn a_top_up_is_never_rewritten() {
    use diesel::Connection;
    use diesel::connection::SimpleConnection;
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let waiting = asked(&buyer, "10", "RUB").await;
    let waiting = id(&waiting).uuid();
    let ended = super::funded(&app, &buyer, "20", "RUB").await.uuid();
    let mut owner = diesel::PgConnection::establish(&app.database.owner_url).expect("the owner");
    let user = staff.user.uuid();
    for (constraint, sql) in [
        ("top_ups_fixed", format!("UPDATE top_ups SET amount = 1 WHERE id = '{waiting}'")),
        (
            "top_ups_fixed",
            format!("UPDATE top_ups SET reference = 'LX-0000-0000' WHERE id = '{waiting}'"),
        ),
        (
            "top_ups_end_once",
            format!(
                "UPDATE top_ups SET status = 'requested', confirmed_by = NULL, ended_at = NULL WHERE id = '{ended}'"
            ),
        ),
        (
            "top_ups_money_in_step",
            format!(
                "UPDATE top_ups SET status = 'confirmed', confirmed_by = '{user}', ended_at = now() WHERE id = '{waiting}'"
            ),
        ),
        ("top_ups_kept", "DELETE FROM top_ups".to_owned()),
        ("top_ups_kept", "TRUNCATE top_ups CASCADE".to_owned()),
    ] {
        let error = owner
            .transaction::<_, diesel::result::Error, _>(|conn| conn.batch_execute(&sql))
            .expect_err(&sql);
        assert_eq!(lead_exchange::db::constraint(&error), Some(constraint), "{sql}: {error}");
    }
}
