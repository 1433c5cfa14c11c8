//! The database against a program that is wrong: as its owner, past every check of the program.

use diesel::Connection;
use diesel::connection::SimpleConnection;
use lead_exchange::kernel::ids::{WithdrawalBatchId, WithdrawalId};

use super::ground::{Town, id, post};

/// Runs statements in one transaction as the tables' owner; answers the rule that refused them.
#[track_caller]
fn refused(town: &Town, statements: &str) -> String {
    let mut owner =
        diesel::PgConnection::establish(&town.app.database.owner_url).expect("the owner");
    // Statements sent together are one transaction.
    let done = owner.batch_execute(statements);
    match done {
        Err(diesel::result::Error::DatabaseError(_, info)) => {
            info.constraint_name().map_or_else(|| info.message().to_owned(), str::to_owned)
        }
        other => panic!("{statements}\n{other:?}"),
    }
}

fn uuid(id: &str) -> uuid::Uuid {
    id.parse::<WithdrawalId>().expect("an id").uuid()
}

#[actix_web::test]
async fn nothing_is_paid_out_of_a_batch_whose_file_nobody_has() {
    let town = Town::open().await;
    let (batch, ids) = town.batch(1).await;
    let (wd, user) = (uuid(&ids[0]), town.staff.user.uuid());
    let pay = format!(
        "UPDATE withdrawals SET status = 'paid', ended_by = '{user}', ended_at = now() WHERE id = '{wd}'"
    );
    assert_eq!(refused(&town, &pay), "withdrawals_paid_after_export");
    town.file(&batch, "batch.csv").await.ok();
    // Then the money is the next to be missed.
    assert_eq!(refused(&town, &pay), "withdrawals_money_in_step");
}

#[actix_web::test]
async fn a_withdrawal_is_never_rewritten_deleted_or_ended_twice() {
    let town = Town::open().await;
    let running = uuid(&id(&town.ask("20").await.created().json()));
    let paid = town.approved("30").await;
    post(&town.staff, &paid, "payment").await.ok();
    let (paid, user) = (uuid(&paid), town.staff.user.uuid());
    let update = |of, set: &str| format!("UPDATE withdrawals SET {set} WHERE id = '{of}'");
    for (rule, statement) in [
        ("withdrawals_fixed", update(running, "amount = 1")),
        ("withdrawals_fixed", update(running, "fee = 0")),
        ("withdrawals_fixed", update(running, "two_people = true")),
        ("withdrawals_fixed", update(running, "payable_from = 'epoch'")),
        ("withdrawals_fixed", update(running, "reference = 'LX-0000-0000'")),
        ("withdrawals_end_once", update(paid, "reason = 'x'")),
        ("withdrawals_end_once", update(paid, "status = 'failed', reason = 'x'")),
        (
            "withdrawals_end_once",
            update(paid, "status = 'approved', ended_by = NULL, ended_at = NULL"),
        ),
        (
            "withdrawals_moves",
            update(running, &format!("status = 'paid', ended_by = '{user}', ended_at = now()")),
        ),
        ("withdrawals_moves", update(running, "status = 'batched'")),
        ("withdrawals_approved_first", update(running, "status = 'approved'")),
        ("withdrawals_end_signed", update(running, "status = 'cancelled'")),
        (
            "withdrawals_money_in_step",
            update(
                running,
                &format!("status = 'cancelled', ended_by = '{user}', ended_at = now()"),
            ),
        ),
    ] {
        assert_eq!(refused(&town, &statement), rule, "{statement}");
    }
    for table in ["withdrawals", "withdrawal_batches", "withdrawal_batch_items", "payees"] {
        refused(&town, &format!("DELETE FROM {table}"));
        refused(&town, &format!("TRUNCATE {table} CASCADE"));
    }
    refused(&town, "UPDATE payees SET ending = '0000'");
}

#[actix_web::test]
async fn money_moves_only_with_its_withdrawal() {
    let town = Town::open().await;
    let approved = town.approved("30").await;
    let (wd, user) = (uuid(&approved), town.staff.user.uuid());
    let transfer = |code: &str, debit: &str, credit: &str, amount: i64, subject: uuid::Uuid| {
        format!(
            "INSERT INTO transfers (id, code, debit_account, credit_account, amount, currency, subject, created_at)
             SELECT gen_random_uuid(), '{code}', d.id, c.id, {amount}, 'EUR', '{subject}', now()
               FROM accounts d, accounts c
              WHERE d.kind = '{debit}' AND c.kind = '{credit}' AND d.currency = 'EUR' AND c.currency = 'EUR';"
        )
    };
    let paid = format!(
        "UPDATE withdrawals SET status = 'paid', ended_by = '{user}', ended_at = now() WHERE id = '{wd}';"
    );
    let fees = "INSERT INTO accounts (id, kind, currency, created_at) VALUES (gen_random_uuid(), 'fees', 'EUR', now())
                ON CONFLICT DO NOTHING;";
    let pay = |amount| transfer("withdrawal_payment", "withdrawing", "clearing", amount, wd);
    let fee = |amount| transfer("withdrawal_fee", "withdrawing", "fees", amount, wd);
    for statements in [
        paid.clone(),
        pay(2_900),
        format!("{paid}{}", pay(3_000)),
        format!("{paid}{}", pay(2_900)),
        format!("{fees}{paid}{}{}", pay(2_800), fee(200)),
        transfer("withdrawal_return", "withdrawing", "wallet", 3_000, wd),
        transfer("withdrawal_request", "wallet", "withdrawing", 100, uuid::Uuid::now_v7()),
    ] {
        assert_eq!(refused(&town, &statements), "withdrawals_money_in_step", "{statements}");
    }
    let twice = format!("{}{}", pay(1_000), pay(1_000));
    assert_eq!(refused(&town, &twice), "transfers_once_per_subject");
    post(&town.staff, &approved, "payment").await.ok();
}

#[actix_web::test]
async fn people_are_two_and_not_the_partys() {
    let town = Town::open().await;
    let large = uuid(&id(&town.ask("600").await.created().json()));
    let (staff, member) = (town.staff.user.uuid(), town.party.user.uuid());
    let approve = |by: uuid::Uuid, more: &str| {
        format!(
            "UPDATE withdrawals SET approved_by = '{by}', approved_at = now(){more} WHERE id = '{large}'"
        )
    };
    assert_eq!(
        refused(&town, &approve(staff, ", status = 'approved'")),
        "withdrawals_approved_first"
    );
    assert_eq!(refused(&town, &approve(member, "")), "withdrawals_impartial");
    let both = format!(", seconded_by = '{staff}', seconded_at = now(), status = 'approved'");
    assert_eq!(refused(&town, &approve(staff, &both)), "withdrawals_two_differ");
}

#[actix_web::test]
async fn a_withdrawal_is_open_in_one_batch_and_a_batch_is_fixed() {
    let town = Town::open().await;
    let (batch, ids) = town.batch(2).await;
    let outside = uuid(&town.approved("10").await);
    let user = town.staff.user.uuid();
    let second = |items: i32| {
        format!(
            "INSERT INTO withdrawal_batches (id, reference, items, made_by, made_at)
             VALUES ('0192f000-0000-7000-8000-000000000001', 'LX-0000-0001', {items}, '{user}', now());"
        )
    };
    let add = |to: &str, wd: uuid::Uuid, place: i32| {
        format!(
            "INSERT INTO withdrawal_batch_items (batch_id, withdrawal_id, place) VALUES ('{to}', '{wd}', {place});"
        )
    };
    let other = "0192f000-0000-7000-8000-000000000001";
    let inside = uuid(&ids[0]);
    let this = batch.parse::<WithdrawalBatchId>().expect("an id").uuid().to_string();
    for (rule, statements) in [
        ("withdrawal_batch_items_one_open", format!("{}{}", second(1), add(other, inside, 1))),
        ("withdrawal_batches_whole", second(1)),
        ("withdrawal_batch_items_fixed", add(&this, outside, 3)),
        ("withdrawal_batch_items_payable", add(&this, outside, 2)),
        ("withdrawals_batch_in_step", format!("{}{}", second(1), add(other, outside, 1))),
        (
            "withdrawals_batch_in_step",
            format!("UPDATE withdrawals SET status = 'batched' WHERE id = '{outside}'"),
        ),
        (
            "withdrawals_batch_in_step",
            format!("UPDATE withdrawals SET status = 'approved' WHERE id = '{inside}'"),
        ),
        ("withdrawal_batches_fixed", "UPDATE withdrawal_batches SET items = 3".to_owned()),
        (
            "withdrawal_batch_items_fixed",
            "UPDATE withdrawal_batch_items SET place = 1 WHERE place = 2".to_owned(),
        ),
    ] {
        assert_eq!(refused(&town, &statements), rule, "{statements}");
    }
    town.file(&batch, "batch.csv").await.ok();
    let out =
        format!("UPDATE withdrawal_batch_items SET taken_out_by = '{user}', taken_out_at = now()");
    assert_eq!(refused(&town, &out), "withdrawal_batch_items_fixed", "the bank may know");
    assert_eq!(
        refused(&town, "UPDATE withdrawal_batches SET sealed_csv = ''"),
        "withdrawal_batches_fixed"
    );
}

#[actix_web::test]
async fn what_the_program_says_is_checked_against_the_books() {
    use lead_exchange::cli::ledger_check;
    let town = Town::open().await;
    let wd = town.approved("30").await;
    let mut owner =
        diesel::PgConnection::establish(&town.app.database.owner_url).expect("the owner");
    let mut unguarded = |change: &str| {
        let statements = format!(
            "ALTER TABLE withdrawals DISABLE TRIGGER USER;
             UPDATE withdrawals SET {change} WHERE id = '{}';
             ALTER TABLE withdrawals ENABLE TRIGGER USER;",
            uuid(&wd)
        );
        owner.batch_execute(&statements).expect(change);
    };
    unguarded(&format!(
        "status = 'paid', ended_by = '{}', ended_at = now()",
        town.staff.user.uuid()
    ));
    let mut out = Vec::new();
    assert!(
        !ledger_check::run(&town.app.state.db, Some(&town.app.public_key()), &mut out)
            .expect("a check")
    );
    let said = String::from_utf8(out).expect("text");
    assert!(
        said.contains("is paid: withdrawal_payment should be 2900 EUR but is nothing"),
        "{said}"
    );
    unguarded("status = 'approved', ended_by = NULL, ended_at = NULL");
}
