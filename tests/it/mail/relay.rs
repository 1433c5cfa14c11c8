//! From the outbox to the queue: every fact once, and one bad fact holds up no other.

use std::thread;

use diesel::connection::SimpleConnection;
use diesel::sql_types::Jsonb;
use diesel::{Connection, PgConnection, QueryDsl, RunQueryDsl};
use lead_exchange::config::Database;
use lead_exchange::jobs;
use lead_exchange::outbox::Fact;
use lead_exchange::schema::outbox;
use serde_json::json;

use super::market::{Market, Post};
use crate::support::TestApp;

#[actix_web::test]
async fn a_mail_exists_only_when_its_change_does() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Окна Плюс").await;
    let undone = app.state.db.tx::<(), lead_exchange::db::DbError>(|tx| {
        lead_exchange::outbox::tell(tx, &[Fact::SignUpRepeated { user: buyer.user }])?;
        Err(diesel::result::Error::RollbackTransaction.into())
    });
    assert!(undone.is_err());
    app.work_jobs();
    assert!(app.queue().is_empty());
}

#[actix_web::test]
async fn workers_at_once_tell_each_fact_once() {
    let app = TestApp::start().await;
    let market = Market::open(&app).await;
    app.clear_the_desk();
    // Secrets never share a letter, so each fact is a letter of its own.
    let facts: Vec<Fact> = (0..300)
        .map(|n| Fact::ResetAsked { user: market.buyer.user, token: format!("token-{n}") })
        .collect();
    app.tell(&facts);
    let posts = [Post::reliable(), Post::reliable(), Post::reliable()];
    thread::scope(|scope| {
        for post in &posts {
            let ctx = app.jobs_with(post.clone());
            scope.spawn(move || jobs::run_until_idle(&ctx).expect("the jobs"));
        }
    });
    // One of them may have gone idle while another still held rows.
    app.work_jobs();
    let mut sent: Vec<String> = posts.iter().flat_map(|post| post.ids()).collect();
    let all = sent.len();
    sent.sort();
    sent.dedup();
    assert_eq!(sent.len(), all, "no mail went twice");
    assert_eq!(app.queue().len(), 300, "no fact was told twice, and none was lost");
    assert!(app.queue().iter().all(|mail| mail.tries == 1));
}

#[actix_web::test]
async fn a_fact_of_a_newer_version_waits_for_it() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Окна Плюс").await;
    app.tx(|tx| {
        diesel::sql_query("INSERT INTO outbox (at, fact) VALUES (now(), $1)")
            .bind::<Jsonb, _>(json!({"fact": "moon_landed", "moon": 1}))
            .execute(tx.conn())
            .expect("a fact")
    });
    app.tell(&[Fact::SignUpRepeated { user: buyer.user }]);
    app.work_jobs();
    assert_eq!(app.queue().len(), 1, "the one behind it is told");
    let left: i64 = app.tx(|tx| outbox::table.count().get_result(tx.conn()).expect("a count"));
    assert_eq!(left, 1);
    app.clear_the_desk();
}

#[actix_web::test]
async fn a_fact_that_cannot_be_told_stays_and_holds_up_no_other() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Окна Плюс").await;
    // A letter the database will not take stands for any that cannot be told.
    let bad = Fact::LedgerAlarm { rule: "rule".to_owned(), what: "x".repeat(10) };
    let staff = app.staff().await;
    as_owner(&app, "ALTER TABLE mails ADD CONSTRAINT no_alarm CHECK (kind <> 'ledger_alarm')");
    app.tell(&[bad, Fact::SignUpRepeated { user: buyer.user }]);
    let failed = jobs::run_until_idle(&app.state.jobs);
    assert!(matches!(failed, Err(jobs::JobError::Untold(1))), "{failed:?}");
    let mails = app.queue();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, buyer.email);

    as_owner(&app, "ALTER TABLE mails DROP CONSTRAINT no_alarm");
    app.work_jobs();
    assert_eq!(app.queue().len(), 2, "told once it can be");
    assert_eq!(app.queue()[1].to, staff.email);
}

/// Does what only the owner of the tables may.
fn as_owner(app: &TestApp, sql: &str) {
    let Database::Server { owner_url, .. } = &app.state.config.database else {
        panic!("tests run on a server's database")
    };
    let mut owner = PgConnection::establish(owner_url).expect("the owner's connection");
    owner.batch_execute(sql).expect("the owner's statement");
}
