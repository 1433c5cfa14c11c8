//! `ledger check`, as an operator runs it.

use diesel::Connection;
use diesel::connection::SimpleConnection;
use lead_exchange::cli::ledger_check;

use super::{asked, funded, id};
use crate::support::TestApp;

fn check(app: &TestApp) -> (bool, String) {
    let mut out = Vec::new();
    let well =
        ledger_check::run(&app.state.db, Some(&app.public_key()), &mut out).expect("a check");
    (well, String::from_utf8(out).expect("text"))
}

#[actix_web::test]
async fn sound_books_take_one_line() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    funded(&app, &buyer, "100", "RUB").await;
    let expected = "The books balance. Transfers: 1, accounts: 2, open holds: 0; \
                    in the chain: 0, to be linked: 1, days signed: 0.\n";
    assert_eq!(check(&app), (true, expected.to_owned()));
}

#[actix_web::test]
async fn each_fault_is_named() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let id = id(&asked(&buyer, "100", "RUB").await);
    let mut owner = diesel::PgConnection::establish(&app.database.owner_url).expect("the owner");
    let mut unguarded = |change: &str| {
        owner
            .batch_execute(&format!(
                "ALTER TABLE top_ups DISABLE TRIGGER USER;
                 UPDATE top_ups SET {change};
                 ALTER TABLE top_ups ENABLE TRIGGER USER;"
            ))
            .expect(change);
    };
    unguarded(&format!(
        "status = 'confirmed', confirmed_by = '{}', ended_at = now()",
        staff.user.uuid()
    ));
    let (well, said) = check(&app);
    assert!(!well);
    let first = format!(
        "a confirmed top-up has moved its money: top-up {} is confirmed but no money moved",
        id.uuid()
    );
    assert_eq!(said.lines().next(), Some(first.as_str()));
    assert!(said.contains("\n1 fault. Transfers: 0, accounts: 0, open holds: 0; "), "{said}");
    unguarded("status = 'requested', confirmed_by = NULL, ended_at = NULL");
}
