//! Reminders, sweeping, and the books.

use diesel::connection::SimpleConnection;
use diesel::{Connection, ExpressionMethods, PgConnection, QueryDsl, RunQueryDsl};
use lead_exchange::kernel::ids::TaskId;
use lead_exchange::outside::letters::Kind;
use lead_exchange::schema::{lead_tasks, links, sessions};

use super::market::Market;
use crate::support::TestApp;

#[actix_web::test]
async fn a_task_reminds_once_when_it_is_due() {
    let app = TestApp::start().await;
    let market = Market::open(&app).await;
    let lead = market.deliver(&app, &["Анна"])[0];
    app.work_jobs();
    app.clear_the_desk();
    app.tx(|tx| {
        let now = tx.now();
        diesel::insert_into(lead_tasks::table)
            .values((
                lead_tasks::id.eq(TaskId::new()),
                lead_tasks::lead_id.eq(lead),
                lead_tasks::buyer_id.eq(market.buyer.party),
                lead_tasks::user_id.eq(market.buyer.user),
                lead_tasks::text.eq("Перезвонить Анне"),
                lead_tasks::due_at.eq(now + chrono::TimeDelta::hours(1)),
                lead_tasks::created_at.eq(now),
            ))
            .execute(tx.conn())
            .expect("a task")
    });
    app.work_jobs();
    assert!(app.queue().is_empty(), "not before its time");
    app.turn_clock(3601);
    app.work_jobs();
    app.work_jobs();
    let mails = app.queue();
    assert_eq!(mails.len(), 1);
    assert_eq!((mails[0].kind, mails[0].to.as_str()), (Kind::TaskDue, &*market.buyer.email));
    assert!(!mails[0].text.contains("Анне"), "{}", mails[0].text);
}

#[actix_web::test]
async fn what_has_run_out_is_swept_away() {
    let app = TestApp::start().await;
    app.buyer("Окна Плюс").await;
    let count = || -> (i64, i64) {
        app.tx(|tx| {
            let open = sessions::table.count().get_result(tx.conn()).expect("sessions");
            (open, links::table.count().get_result(tx.conn()).expect("links"))
        })
    };
    app.work_jobs();
    assert_eq!(count().0, 1, "a living session stays");
    app.turn_clock(400 * 24 * 3600);
    app.work_jobs();
    assert_eq!(count(), (0, 0));
}

#[actix_web::test]
async fn books_that_do_not_add_up_alarm_the_staff_once_in_a_while() {
    let app = TestApp::start().await;
    let market = Market::open(&app).await;
    app.work_jobs();
    app.clear_the_desk();
    let mut owner = PgConnection::establish(&app.database.owner_url).expect("the owner");
    let mut shift = |by: i64| {
        owner
            .batch_execute(&format!(
                "ALTER TABLE accounts DISABLE TRIGGER USER;
                 UPDATE accounts SET balance = balance + {by} WHERE kind = 'wallet';
                 ALTER TABLE accounts ENABLE TRIGGER USER"
            ))
            .expect("a broken ledger");
    };
    shift(1);
    app.work_jobs();
    app.work_jobs();
    let mails = app.queue();
    assert_eq!(mails.len(), 1, "{mails:#?}");
    assert_eq!((mails[0].kind, mails[0].to.as_str()), (Kind::LedgerAlarm, &*market.staff.email));
    assert!(mails[0].text.contains("RUB sums to 1"), "{}", mails[0].text);
    app.turn_clock(6 * 3600 + 1);
    app.work_jobs();
    assert_eq!(app.queue().len(), 2, "still broken, said again");
    shift(-1);
    app.turn_clock(24 * 3600);
    app.work_jobs();
    assert_eq!(app.queue().len(), 2);
}
