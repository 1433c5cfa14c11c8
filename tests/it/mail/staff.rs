//! The mail queue as staff see it, on pages and through the API.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use lead_exchange::jobs;
use lead_exchange::jobs::mails::MailStatus;
use lead_exchange::outbox::Fact;
use lead_exchange::outside::mail::NotSent;
use lead_exchange::schema::{mails, staff_acts};
use serde_json::json;

use super::market::Post;
use crate::support::{Persona, TestApp};

/// A failed mail and a sent one.
async fn two_mails(app: &TestApp) -> Persona {
    let buyer = app.buyer("Окна Плюс").await;
    app.tell(&[Fact::PasswordChanged { user: buyer.user }]);
    let post = Post::that(|| Err(NotSent::Never("550 no such user".to_owned())));
    jobs::run_until_idle(&app.jobs_with(post)).expect("the jobs");
    app.tell(&[Fact::ResetAsked { user: buyer.user, token: "secret".to_owned() }]);
    app.work_jobs();
    buyer
}

fn acts(app: &TestApp) -> Vec<String> {
    let acts = staff_acts::table.order(staff_acts::id).select(staff_acts::act);
    app.tx(|tx| acts.load(tx.conn()).expect("the acts"))
}

#[actix_web::test]
async fn staff_see_what_failed_and_try_it_again() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let buyer = two_mails(&app).await;
    let [failed, sent] = <[_; 2]>::try_from(app.queue()).expect("two mails");

    let list = staff.page("/staff/mails").await;
    assert_eq!(list.texts("tbody tr").len(), 2);
    let list = staff.page("/staff/mails?status=failed").await;
    assert_eq!(list.texts("tbody tr").len(), 1);
    assert!(list.text("tbody tr").contains(&buyer.email));

    let page = staff.page(&format!("/staff/mails/{}", failed.id)).await;
    assert!(page.text("main").contains("550 no such user"));
    let to = staff.post(&format!("/staff/mails/{}/retry", failed.id), &[]).await.see_other();
    assert_eq!(to, format!("/staff/mails/{}", failed.id));
    app.work_jobs();
    assert_eq!(app.queue()[0].status, MailStatus::Sent);
    staff.post(&format!("/staff/mails/{}/retry", failed.id), &[]).await.expect(409);
    assert_eq!(acts(&app), ["mail_retried"]);

    // No mail server is configured: the words are here, and the page says why.
    let page = staff.page(&format!("/staff/mails/{}", sent.id)).await;
    assert!(page.text("pre").contains("/reset/secret"));
    assert!(page.text("main").contains("SMTP_URL"));
    // It holds a key to the buyer's account, so that somebody looked is not forgotten.
    assert_eq!(acts(&app), ["mail_retried", "mail_read"]);
    let trail = staff.page("/staff/audit").await.texts("tbody tr");
    assert!(trail.iter().any(|act| act.contains("sign-in link")), "{trail:?}");
    buyer.get("/staff/mails").await.expect(403);
}

#[actix_web::test]
async fn staff_do_not_read_along_when_a_server_delivers() {
    let app =
        TestApp::start_with(|config| config.smtp_url = Some("smtp://127.0.0.1:9".to_owned())).await;
    let staff = app.staff().await;
    let buyer = app.buyer("Окна Плюс").await;
    app.tell(&[Fact::ResetAsked { user: buyer.user, token: "secret".to_owned() }]);
    let post = Post::that(|| Err(NotSent::Later("busy".to_owned())));
    jobs::run_until_idle(&app.jobs_with(post)).expect("the jobs");
    let id = app.queue()[0].id;
    let page = staff.get(&format!("/staff/mails/{id}")).await.ok();
    assert!(!page.body.contains("secret"));
    assert!(page.html().text("main").contains("The words are not shown"));
    let mail = staff.api().get(&format!("/mails/{id}")).await.ok().json();
    assert_eq!((&mail["text"], &mail["html"]), (&json!(null), &json!(null)));
    app.clear_the_desk();
}

#[actix_web::test]
async fn the_api_lists_and_retries_too() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    two_mails(&app).await;
    let failed = app.queue().remove(0);

    let first = staff.api().get("/mails?limit=1").await.ok().json();
    assert_eq!(first["items"][0]["kind"], "password_reset");
    let next = first["next"].as_str().expect("a second page");
    let second = staff.api().get(&format!("/mails?limit=1&cursor={next}")).await.ok().json();
    assert_eq!(second["items"][0]["id"], failed.id.to_string());
    assert_eq!(second["next"], json!(null));
    assert_eq!(second["items"][0]["last_error"], "550 no such user");
    staff.api().get("/mails?status=lost").await.faults(&[("status", "not-a-choice")]);

    let path = format!("/mails/{}/retry", failed.id);
    let again = staff.api().post(&path, json!({})).await.ok().json();
    assert_eq!((&again["status"], &again["tries"]), (&json!("queued"), &json!(0)));
    staff.api().post(&path, json!({})).await.problem(409, "mail_not_failed");
    staff.api().get("/mails/mail_01h455vb4pex5vsknk084sn02q").await.problem(404, "not_found");
    let whole = staff.api().get(&format!("/mails/{}", failed.id)).await.ok().json();
    assert!(whole["text"].as_str().is_some_and(|text| text.contains("password")));
}

#[actix_web::test]
async fn the_list_is_paged_by_key() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let buyer = app.buyer("Окна Плюс").await;
    let facts: Vec<Fact> = (0..60)
        .map(|n| Fact::ResetAsked { user: buyer.user, token: format!("token-{n}") })
        .collect();
    app.tell(&facts);
    app.work_jobs();
    let page = staff.page("/staff/mails").await;
    assert_eq!(page.texts("tbody tr").len(), 50);
    let next = page.attr(".pager a[rel=next]", "href");
    let page = staff.page(&next).await;
    assert_eq!(page.texts("tbody tr").len(), 10);
    assert_eq!(page.attr(".pager a[rel=prev]", "href"), "/staff/mails");
    let empty = staff.page("/staff/mails?status=queued").await;
    assert_eq!(empty.text(".empty h2"), "No mail here");
    let _: i64 = app.tx(|tx| {
        mails::table
            .filter(mails::status.eq(MailStatus::Sent))
            .count()
            .get_result(tx.conn())
            .expect("a count")
    });
}
