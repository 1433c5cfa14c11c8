//! From the queue to the reader: crashes, busy servers, several workers.

use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{fs, thread};

use lead_exchange::jobs::mails::MailStatus;
use lead_exchange::jobs::{self, Worker};
use lead_exchange::outbox::Fact;
use lead_exchange::outside::mail::NotSent;

use super::market::Post;
use crate::support::{Persona, TestApp};

/// One mail without a secret, waiting.
async fn one_mail(app: &TestApp) -> Persona {
    let buyer = app.buyer("Окна Плюс").await;
    app.tell(&[Fact::PasswordChanged { user: buyer.user }]);
    buyer
}

fn busy() -> Result<(), NotSent> {
    Err(NotSent::Later("451 try later".to_owned()))
}

#[actix_web::test]
async fn a_worker_that_dies_after_the_delivery_repeats_the_same_message() {
    let app = TestApp::start().await;
    one_mail(&app).await;
    let dying = Post::that(|| panic!("killed between sending and marking"));
    let outcome = jobs::run_until_idle(&app.jobs_with(dying.clone()));
    assert!(matches!(outcome, Err(jobs::JobError::Panicked)), "{outcome:?}");
    assert_eq!(dying.ids().len(), 1);

    let next = Post::reliable();
    let worker = app.jobs_with(next.clone());
    jobs::run_until_idle(&worker).expect("the jobs");
    assert!(next.ids().is_empty(), "the dead worker's lease still holds");
    app.turn_clock(5 * 60 + 1);
    jobs::run_until_idle(&worker).expect("the jobs");
    assert_eq!(next.ids(), dying.ids(), "one mail, one Message-ID");
    assert_eq!(app.queue()[0].status, MailStatus::Sent);
    jobs::run_until_idle(&worker).expect("the jobs");
    assert_eq!(next.ids().len(), 1);
}

#[actix_web::test]
async fn a_busy_server_is_asked_again_less_and_less_often() {
    let app = TestApp::start().await;
    one_mail(&app).await;
    let post = Post::that(busy);
    let worker = app.jobs_with(post.clone());
    // The longest rest before each next try: the back-off and a fifth more.
    for (tries, rest) in [(1, 72), (2, 288), (3, 1_152), (4, 4_608), (5, 18_432), (6, 25_920)] {
        jobs::run_until_idle(&worker).expect("the jobs");
        let mail = &app.queue()[0];
        assert_eq!((mail.status, mail.tries), (MailStatus::Queued, tries));
        assert_eq!(mail.last_error.as_deref(), Some("451 try later"));
        jobs::run_until_idle(&worker).expect("the jobs");
        assert_eq!(app.queue()[0].tries, tries, "not before its time");
        app.turn_clock(rest + 1);
    }
    for _ in 0..2 {
        jobs::run_until_idle(&worker).expect("the jobs");
        app.turn_clock(25_921);
    }
    let mail = &app.queue()[0];
    assert_eq!((mail.status, mail.tries), (MailStatus::Failed, 8));
    assert_eq!(post.ids().len(), 8);
    app.turn_clock(7 * 24 * 3600);
    jobs::run_until_idle(&worker).expect("the jobs");
    assert_eq!(post.ids().len(), 8, "given up, and still there for staff");
    app.clear_the_desk();
}

#[actix_web::test]
async fn a_final_no_is_final() {
    let app = TestApp::start().await;
    one_mail(&app).await;
    let post = Post::that(|| Err(NotSent::Never("550 no such user".to_owned())));
    jobs::run_until_idle(&app.jobs_with(post)).expect("the jobs");
    let mail = &app.queue()[0];
    assert_eq!((mail.status, mail.tries), (MailStatus::Failed, 1));
    assert_eq!(mail.last_error.as_deref(), Some("550 no such user"));
    app.clear_the_desk();
}

#[actix_web::test]
async fn a_mail_that_kills_its_worker_each_time_is_given_up() {
    let app = TestApp::start().await;
    one_mail(&app).await;
    let post = Post::that(|| panic!("poison"));
    let worker = app.jobs_with(post.clone());
    for _ in 0..10 {
        let _ = jobs::run_until_idle(&worker);
        app.turn_clock(5 * 60 + 1);
    }
    assert_eq!(post.ids().len(), 8);
    assert_eq!(app.queue()[0].status, MailStatus::Failed);
    app.clear_the_desk();
}

#[actix_web::test]
async fn a_secret_is_wiped_once_a_server_has_it() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Окна Плюс").await;
    app.tell(&[
        Fact::ResetAsked { user: buyer.user, token: "secret".to_owned() },
        Fact::PasswordChanged { user: buyer.user },
    ]);
    let post = Post::reliable();
    jobs::run_until_idle(&app.jobs_with(post.clone())).expect("the jobs");
    let mails = app.queue();
    assert_eq!((mails[0].text.as_str(), mails[0].html.as_str()), ("", ""));
    assert!(!mails[1].text.is_empty(), "a mail without a secret keeps its words");
    let parcels = post.parcels.lock().expect("the parcels");
    assert!(parcels[0].text.contains("/reset/secret"), "the reader got it");
}

#[actix_web::test]
async fn without_a_server_mails_are_files() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Окна Плюс").await;
    app.tell(&[Fact::ResetAsked { user: buyer.user, token: "secret".to_owned() }]);
    app.work_jobs();
    let mail = &app.queue()[0];
    assert!(mail.text.contains("/reset/secret"), "there is no other copy to read");
    let folder = app.state.config.data_dir.join("mail");
    let names: Vec<String> = fs::read_dir(&folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names, [format!("{}.eml", mail.id)]);
    let eml = fs::read_to_string(folder.join(&names[0])).expect("the file");
    assert!(eml.contains(&format!("Message-ID: <{}@example.com>\r\n", mail.id)), "{eml}");
    assert!(eml.contains(&format!("To: {}\r\n", buyer.email)), "{eml}");
    assert!(eml.contains("Auto-Submitted: auto-generated\r\n"), "{eml}");
}

#[actix_web::test]
async fn the_worker_sends_soon_after_the_commit_and_stops_when_told() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Окна Плюс").await;
    let post = Post::reliable();
    let worker = Worker::start(app.jobs_with(post.clone())).expect("a worker");
    app.tell(&[Fact::PasswordChanged { user: buyer.user }]);
    let start = Instant::now();
    while app.queue().first().is_none_or(|mail| mail.status != MailStatus::Sent) {
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", app.queue());
        thread::sleep(Duration::from_millis(10));
    }
    let start = Instant::now();
    worker.stop();
    assert!(start.elapsed() < Duration::from_secs(5), "nothing waits for its period");
    app.tell(&[Fact::PasswordChanged { user: buyer.user }]);
    thread::sleep(Duration::from_millis(700));
    assert_eq!(post.ids().len(), 1, "a stopped worker does nothing");
}

#[actix_web::test]
async fn a_panic_in_one_job_stops_no_other() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Окна Плюс").await;
    let post = Post::that(|| panic!("a bad mailer"));
    let worker = Worker::start(app.jobs_with(Arc::clone(&post) as _)).expect("a worker");
    app.tell(&[Fact::PasswordChanged { user: buyer.user }]);
    let start = Instant::now();
    while post.ids().is_empty() {
        assert!(start.elapsed() < Duration::from_secs(20));
        thread::sleep(Duration::from_millis(10));
    }
    app.tell(&[Fact::SignUpRepeated { user: buyer.user }]);
    while app.queue().len() < 2 {
        assert!(start.elapsed() < Duration::from_secs(20), "the relay goes on");
        thread::sleep(Duration::from_millis(10));
    }
    worker.stop();
    app.clear_the_desk();
}
