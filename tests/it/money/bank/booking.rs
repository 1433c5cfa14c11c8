//! From a line to money: proposals, one press for the sure ones, and every way to book nothing twice.

use diesel::Connection;
use diesel::connection::SimpleConnection;
use lead_exchange::kernel::ids::PartyId;
use serde_json::{Value, json};

use super::{booked, camt, credit, lines, nothing, reference, taken};
use crate::money::{asked, funded, id, wallet};
use crate::support::TestApp;

#[actix_web::test]
async fn sure_matches_are_booked_with_one_press() {
    let app = TestApp::start().await;
    let (okna, doma, staff) =
        (app.buyer("Okna Plus").await, app.buyer("Doma").await, app.staff().await);
    let (one, two) = (asked(&okna, "100", "EUR").await, asked(&doma, "250.50", "EUR").await);
    let other = asked(&doma, "70", "EUR").await;
    let written = reference(&two).to_lowercase().replace('-', " ");
    taken(
        &staff,
        &camt(&[
            credit("100.00", &format!("Recarga {}", reference(&one))).named("B1"),
            credit("250.50", &format!("pago {written} gracias")).named("B2"),
            credit("69.00", &reference(&other)).named("B3"),
            credit("5.00", "no reference").named("B4"),
        ]),
    )
    .await;
    let open = lines(&staff, "stand=open").await;
    let proposals: Vec<&str> = open.iter().map(|line| line["proposal"].as_str().unwrap()).collect();
    assert_eq!(proposals, ["match", "match", "amount_differs", "unknown"]);
    let page = staff.page("/staff/bank").await;
    assert_eq!(page.count("tbody tr"), 4);
    let form = page.form("form[action='/staff/bank/bookings']");
    staff.browser.submit(form.clone()).await.see_other();
    assert_eq!(wallet(&okna, "EUR").await["free"], "100.00");
    assert_eq!(wallet(&doma, "EUR").await["free"], "250.50");
    staff.browser.submit(form).await.see_other();
    let done = staff.api().post("/bank-lines/booking", json!({})).await.ok().json();
    assert_eq!(done["booked"], 0);
    assert_eq!(wallet(&okna, "EUR").await["free"], "100.00");
    assert_eq!(lines(&staff, "stand=booked").await.len(), 2);
    assert!(app.mail_to(&okna.email).subject.contains("100.00"));
    for path in ["/staff/bank?stand=all", "/staff/bank?stand=booked", "/staff/bank/statements"] {
        staff.page(path).await;
    }
}

#[actix_web::test]
async fn another_amount_is_booked_as_it_came() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let (short, rest) = (asked(&buyer, "100", "EUR").await, asked(&buyer, "500", "EUR").await);
    taken(
        &staff,
        &camt(&[
            credit("99.00", &reference(&short)).named("B1"),
            credit("200.00", &reference(&rest)).named("B2"),
            credit("300.00", &reference(&rest)).named("B3"),
        ]),
    )
    .await;
    let open = lines(&staff, "stand=open").await;
    booked(&staff, &open[0], nothing()).await.problem(409, "line_unfit");
    booked(&staff, &open[0], json!({ "top_up": short["id"] })).await.problem(409, "line_unfit");
    for (body, field) in [
        (json!({ "as_received": true }), "top_up"),
        (json!({ "top_up": short["id"], "rest_to_come": true }), "as_received"),
    ] {
        booked(&staff, &open[0], body).await.faults(&[(field, "required")]);
    }
    let as_received = json!({ "top_up": short["id"], "as_received": true });
    let made = booked(&staff, &open[0], as_received.clone()).await.ok().json();
    assert_eq!((&made["amount"], &made["status"]), (&json!("99.00"), &json!("confirmed")));
    booked(&staff, &open[0], as_received).await.problem(409, "already_done");
    let status = |top_up: &Value| {
        let path = format!("/top-ups/{}", id(top_up));
        let api = buyer.api().clone();
        async move { api.get(&path).await.ok().json()["status"].clone() }
    };
    assert_eq!(status(&short).await, "cancelled");
    // Paid in two parts: by page, leaving what was asked for waiting for the rest.
    let path = format!("/staff/bank/lines/{}", open[1]["id"].as_str().unwrap());
    let form = staff.page(&path).await.form(&format!("form[action='{path}/booking']"));
    staff.browser.submit(form.tick("rest", "true")).await.see_other();
    assert_eq!(status(&rest).await, "requested");
    let rest_paid = json!({ "top_up": rest["id"], "as_received": true });
    booked(&staff, &open[2], rest_paid).await.ok();
    assert_eq!(status(&rest).await, "cancelled");
    assert_eq!(wallet(&buyer, "EUR").await["free"], "599.00");
}

#[actix_web::test]
async fn what_was_confirmed_by_hand_is_not_booked_again() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let top_up = funded(&app, &buyer, "100", "EUR").await;
    let known = staff.api().get(&format!("/top-ups/{top_up}")).await.ok().json();
    let file = camt(&[
        credit("100.00", &reference(&known)).named("B1"),
        credit("100.00", &reference(&known)).named("B2"),
    ]);
    taken(&staff, &file).await;
    let open = lines(&staff, "stand=open").await;
    assert_eq!((&open[0]["proposal"], &open[1]["proposal"]), (&json!("proof"), &json!("proof")));
    let done = staff.api().post("/bank-lines/booking", json!({})).await.ok().json();
    assert_eq!(done["booked"], 1, "one line is the proof; the other is money that came twice");
    assert_eq!(wallet(&buyer, "EUR").await["free"], "100.00");
    let left = lines(&staff, "stand=open").await;
    assert_eq!(left[0]["proposal"], "late");
    booked(&staff, &left[0], json!({ "top_up": known["id"] })).await.problem(409, "already_done");
    let again = json!({ "top_up": known["id"], "as_received": true });
    booked(&staff, &left[0], again).await.ok();
    assert_eq!(wallet(&buyer, "EUR").await["free"], "200.00");
}

#[actix_web::test]
async fn a_payer_seen_before_is_proposed() {
    let app = TestApp::start().await;
    let (okna, doma, staff) =
        (app.buyer("Okna Plus").await, app.buyer("Doma").await, app.staff().await);
    let first = asked(&okna, "100", "EUR").await;
    taken(&staff, &camt(&[credit("100.00", &reference(&first)).named("B1")])).await;
    staff.api().post("/bank-lines/booking", json!({})).await.ok();
    let next = asked(&okna, "40", "EUR").await;
    let of_another = asked(&doma, "60", "EUR").await;
    let mut stranger = credit("60.00", "invoice 7").named("B4");
    stranger.payer = "Somebody";
    taken(
        &staff,
        &camt(&[
            credit("40.00", "forgot the reference").named("B2"),
            credit("12.00", "nothing waits for this").named("B3"),
            stranger,
        ]),
    )
    .await;
    let open = lines(&staff, "stand=open").await;
    let said = |at: usize| (open[at]["proposal"].as_str().unwrap(), open[at]["top_up"].clone());
    assert_eq!(said(0), ("likely", next["id"].clone()));
    assert_eq!(said(1), ("known_payer", json!(null)));
    assert_eq!(open[1]["party"], json!(okna.party));
    assert_eq!(said(2), ("maybe", of_another["id"].clone()));
    let done = staff.api().post("/bank-lines/booking", json!({})).await.ok().json();
    assert_eq!(done["booked"], 0, "none of these is sure");
    for line in &open[..2] {
        let path = format!("/staff/bank/lines/{}", line["id"].as_str().unwrap());
        let form = staff.page(&path).await.form(&format!("form[action='{path}/booking']"));
        staff.browser.submit(form).await.see_other();
    }
    assert_eq!(wallet(&okna, "EUR").await["free"], "152.00");
    // By the reference somebody found out by telephone.
    let path = format!("/staff/bank/lines/{}", open[2]["id"].as_str().unwrap());
    let form = staff.page(&path).await.form("#other");
    let refused =
        staff.browser.submit(form.clone().fill("for", "LX-0000")).await.expect(422).html();
    assert_eq!(refused.count("#other .fault"), 1);
    staff.browser.submit(form.fill("for", &reference(&of_another))).await.see_other();
    assert_eq!(wallet(&doma, "EUR").await["free"], "60.00");
}

#[actix_web::test]
async fn what_is_booked_is_what_was_looked_at() {
    let app = TestApp::start().await;
    let (okna, doma, staff) =
        (app.buyer("Okna Plus").await, app.buyer("Doma").await, app.staff().await);
    let first = asked(&okna, "131.37", "EUR").await;
    taken(&staff, &camt(&[credit("131.37", "no reference").named("B1")])).await;
    let line = lines(&staff, "stand=open").await.remove(0);
    let path = format!("/staff/bank/lines/{}", line["id"].as_str().unwrap());
    let form = staff.page(&path).await.form(&format!("form[action='{path}/booking']"));
    // Meanwhile that buyer gives up, and another waits for the same amount.
    let cancel = format!("/top-ups/{}/cancellation", id(&first));
    okna.api().post(&cancel, json!({})).await.ok();
    asked(&doma, "131.37", "EUR").await;
    let refused = staff.browser.submit(form).await.expect(409).html();
    assert!(refused.words().contains("has changed"), "{}", refused.words());
    assert!(refused.words().contains("Doma"), "what is proposed now is shown");
    assert_eq!(wallet(&doma, "EUR").await["free"], "0.00");
    let form = refused.form(&format!("form[action='{path}/booking']"));
    staff.browser.submit(form).await.see_other();
    assert_eq!(wallet(&doma, "EUR").await["free"], "131.37");
}

#[actix_web::test]
async fn a_party_nobody_has_is_said_beside_its_field() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    taken(&staff, &camt(&[credit("5.00", "no reference").named("B1")])).await;
    let line = lines(&staff, "stand=open").await.remove(0);
    let books = staff.page("/staff/books").await;
    assert!(books.words().contains("Bank lines"), "{}", books.words());
    let path = format!("/staff/bank/lines/{}", line["id"].as_str().unwrap());
    let nobody = PartyId::new().to_string();
    let form = staff.page(&path).await.form("#other").fill("for", &nobody);
    let refused = staff.browser.submit(form).await.expect(422).html();
    assert_eq!(refused.attr("#other-for", "value"), nobody);
    assert!(refused.has("#other-for-fault"));
}

#[actix_web::test]
async fn two_staff_at_once_book_a_line_once() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let (one, two) = (asked(&buyer, "10", "EUR").await, asked(&buyer, "10", "EUR").await);
    taken(&staff, &camt(&[credit("10.00", "which one?").named("B1")])).await;
    let line = lines(&staff, "stand=open").await.remove(0);
    let path = format!("/bank-lines/{}/booking", line["id"].as_str().unwrap());
    let calls = [&one, &two, &one, &two].map(|top_up| {
        let (api, path) = (staff.api().clone(), path.clone());
        let body = json!({ "top_up": top_up["id"] });
        actix_web::rt::spawn(async move { api.post(&path, body).await })
    });
    let mut done = 0;
    for call in calls {
        let answer = call.await.unwrap();
        if answer.status.is_success() {
            done += 1;
        } else {
            answer.problem(409, "already_done");
        }
    }
    assert_eq!(done, 1);
    assert_eq!(wallet(&buyer, "EUR").await["free"], "10.00");
}

#[actix_web::test]
async fn a_line_set_aside_says_why_and_is_final() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let top_up = asked(&buyer, "10", "EUR").await;
    taken(&staff, &camt(&[credit("10.00", "=HYPERLINK(\"x\")").named("B1")])).await;
    let line = lines(&staff, "stand=open").await.remove(0);
    let path = format!("/bank-lines/{}/setting-aside", line["id"].as_str().unwrap());
    staff.api().post(&path, json!({ "reason": " " })).await.faults(&[("reason", "required")]);
    let aside = staff.api().post(&path, json!({ "reason": "Interest" })).await.ok().json();
    assert_eq!(aside["set_aside_reason"], "Interest");
    staff.api().post(&path, json!({ "reason": "Again" })).await.problem(409, "already_done");
    let body = json!({ "top_up": top_up["id"] });
    booked(&staff, &line, body).await.problem(409, "already_done");
    assert_eq!(wallet(&buyer, "EUR").await["free"], "0.00");
    buyer.api().get("/bank-lines").await.problem(403, "forbidden");
}

/// What the database refuses, whatever the program tries.
#[actix_web::test]
async fn the_database_keeps_lines_and_bookings() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let top_up = asked(&buyer, "10", "EUR").await;
    let mut out = credit("10.00", "out").named("B2");
    out.out = true;
    taken(&staff, &camt(&[credit("10.00", &reference(&top_up)).named("B1"), out])).await;
    staff.api().post("/bank-lines/booking", json!({})).await.ok();
    let spare = funded(&app, &buyer, "10", "EUR").await.uuid();
    let user = staff.user.uuid();
    let mut owner = diesel::PgConnection::establish(&app.database.owner_url).expect("the owner");
    let insert = |line: &str| {
        format!(
            "INSERT INTO bank_line_ends (line_id, top_up_id, ended_by, at)
             SELECT id, '{spare}', '{user}', now() FROM bank_lines WHERE {line}"
        )
    };
    for (constraint, sql) in [
        ("bank_lines_append_only", "UPDATE bank_lines SET amount = 1".to_owned()),
        ("bank_lines_append_only", "DELETE FROM bank_lines".to_owned()),
        ("bank_line_ends_append_only", "DELETE FROM bank_line_ends".to_owned()),
        ("bank_line_ends_pkey", insert("direction = 'credit'")),
        ("bank_line_ends_money_in_step", insert("direction = 'debit'")),
        (
            "bank_lines_once",
            "INSERT INTO bank_lines SELECT gen_random_uuid(), statement_id, account, entry_key, direction, reversal, amount,
                    currency, booked_on, payer, payer_account, purpose, bank_reference, names, created_at FROM bank_lines LIMIT 1"
                .to_owned(),
        ),
    ] {
        let error = owner
            .transaction::<_, diesel::result::Error, _>(|conn| conn.batch_execute(&sql))
            .expect_err(&sql);
        assert_eq!(lead_exchange::db::constraint(&error), Some(constraint), "{sql}: {error}");
    }
}
