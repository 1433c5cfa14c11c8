//! Credit attacked: it is given by limits alone, spent on holds alone, and never passed.

use std::sync::Barrier;
use std::thread;

use diesel::RunQueryDsl;
use lead_exchange::kernel::ids::{PartyId, UserId};
use lead_exchange::ledger::{AccountKind, LedgerError, credit, recipes};
use uuid::Uuid;

use super::books::{Books, attempt, currency, rub};

fn user(books: &Books) -> UserId {
    let user = UserId::new();
    books
        .tx(|tx| {
            diesel::sql_query(
                "INSERT INTO users (id, email, locale, time_zone, created_at)
                 VALUES ($1, $1::text || '@example.com', 'en', 'UTC', now())",
            )
            .bind::<diesel::sql_types::Uuid, _>(user)
            .execute(tx.conn())?;
            Ok(())
        })
        .expect("a user");
    user
}

fn limit(books: &Books, party: PartyId, by: UserId, minor: i64) -> Result<(), LedgerError> {
    books.tx(|tx| credit::set(tx, party, rub(minor), by, "trusted").map(|_| ()))
}

#[test]
fn a_wallet_goes_below_zero_by_its_credit_and_no_further() {
    let books = Books::open();
    let (buyer, by) = (books.party(), user(&books));
    limit(&books, buyer, by, 1_000).expect("a limit");
    books.fund(buyer, rub(500));
    let held = books.hold(buyer, rub(1_400)).expect("a hold");
    assert!(matches!(books.hold(buyer, rub(101)), Err(LedgerError::InsufficientFunds)));
    assert_eq!(books.purse(buyer, "RUB"), (-900, 1_400));
    assert!(matches!(limit(&books, buyer, by, 899), Err(LedgerError::CreditInUse)));
    limit(&books, buyer, by, 900).expect("down to what is used");
    books.tx(|tx| recipes::release(tx, &[held.release()])).expect("a release");
    assert_eq!(books.purse(buyer, "RUB"), (500, 0));
    limit(&books, buyer, by, 0).expect("an end");
    assert!(matches!(books.hold(buyer, rub(501)), Err(LedgerError::InsufficientFunds)));
    assert!(matches!(books.hold(buyer, rub(1)).map(drop), Ok(())));
}

#[test]
fn nothing_but_a_hold_spends_credit() {
    let books = Books::open();
    let (buyer, by) = (books.party(), user(&books));
    books.fund(buyer, rub(500));
    limit(&books, buyer, by, 1_000).expect("a limit");
    let wallet = books.account(buyer, AccountKind::Wallet, "RUB");
    let withdrawing = books.account(buyer, AccountKind::Withdrawing, "RUB");
    let request = |amount: i64| {
        format!(
            "INSERT INTO transfers (id, code, debit_account, credit_account, amount, currency, subject, created_at)
             VALUES (gen_random_uuid(), 'withdrawal_request', '{wallet}', '{withdrawing}', {amount}, 'RUB', gen_random_uuid(), now());"
        )
    };
    for sql in [request(501), request(300) + &request(201)] {
        for mut conn in [books.owner(), books.program()] {
            let (message, broken) = attempt(&mut conn, &sql).expect_err("refused");
            assert_eq!(broken.as_deref(), Some("transfers_spend_own_money"), "{message}");
        }
    }
    let refused = books.tx(|tx| {
        let to = lead_exchange::kernel::money::Money::new(5, currency("USD"));
        recipes::exchange(tx, buyer, rub(501), to, Uuid::now_v7())
    });
    assert!(matches!(refused, Err(LedgerError::InsufficientFunds)), "{refused:?}");
    books.hold(buyer, rub(600)).expect("a hold on credit");
    attempt(&mut books.program(), &request(1)).expect_err("there is nothing of its own");
    books.fund(buyer, rub(150));
    // Its own money may go, as far as credit is asked: what stops it is that no withdrawal asks for it.
    let (message, broken) = attempt(&mut books.program(), &request(50)).expect_err("no withdrawal");
    assert_eq!(broken.as_deref(), Some("withdrawals_money_in_step"), "{message}");
    let (message, broken) = attempt(&mut books.program(), &request(51)).expect_err("too much");
    assert_eq!(broken.as_deref(), Some("transfers_spend_own_money"), "{message}");
}

#[test]
fn credit_is_written_by_limits_alone() {
    let books = Books::open();
    let (buyer, by) = (books.party(), user(&books));
    books.fund(buyer, rub(500));
    limit(&books, buyer, by, 1_000).expect("a limit");
    let wallet = books.account(buyer, AccountKind::Wallet, "RUB");
    let escrow = books.account(buyer, AccountKind::Escrow, "RUB");
    let insert = |account: Uuid, amount: &str, reason: &str| {
        format!(
            "INSERT INTO credit_limits (id, account_id, amount, reason, set_by, created_at)
             VALUES (gen_random_uuid(), '{account}', {amount}, '{reason}', '{}', now());",
            by.uuid()
        )
    };
    let before = books.picture();
    for (constraint, sql) in [
        ("accounts_ledger_only", "UPDATE accounts SET credit = 5".to_owned()),
        ("accounts_ledger_only", format!("UPDATE accounts SET credit = 0 WHERE id = '{wallet}'")),
        ("credit_limits_append_only", "UPDATE credit_limits SET amount = 5".to_owned()),
        ("credit_limits_append_only", "DELETE FROM credit_limits".to_owned()),
        ("credit_limits_append_only", "TRUNCATE credit_limits".to_owned()),
        (
            "accounts_open_without_credit",
            format!(
                "INSERT INTO accounts (id, kind, party_id, currency, credit, created_at)
                 VALUES (gen_random_uuid(), 'wallet', '{}', 'EUR', 5, now())",
                buyer.uuid()
            ),
        ),
        ("accounts_credit_is_a_wallets", insert(escrow, "5", "x")),
        ("credit_limits_amount_range", insert(wallet, "-1", "x")),
        ("credit_limits_amount_range", insert(wallet, "1000000000000001", "x")),
        ("credit_limits_reason_length", insert(wallet, "5", "")),
        (
            "credit_limits_in_order",
            format!(
                "INSERT INTO credit_limits (id, account_id, amount, reason, set_by, created_at)
                 VALUES (gen_random_uuid(), '{wallet}', 5, 'x', '{by}', now()), (gen_random_uuid(), '{wallet}', 6, 'x', '{by}', now())",
                by = by.uuid()
            ),
        ),
    ] {
        let (message, broken) = attempt(&mut books.owner(), &sql).expect_err("the owner");
        assert_eq!(broken.as_deref(), Some(constraint), "{sql}: {message}");
        attempt(&mut books.program(), &sql).expect_err("the program");
    }
    // On a table of one's own the function gives nothing.
    let hung = format!(
        "CREATE TABLE mine (account_id uuid, seq bigint, amount bigint);
         CREATE TRIGGER mine AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION ledger_set_credit();
         INSERT INTO mine VALUES ('{wallet}', 1, 9)"
    );
    let (message, broken) = attempt(&mut books.owner(), &hung).expect_err("the owner");
    assert_eq!(broken.as_deref(), Some("credit_limits_only"), "{message}");
    attempt(&mut books.program(), &hung).expect_err("the program");
    assert_eq!(books.picture(), before, "something changed");
}

#[test]
fn holds_and_limits_at_once_never_pass_what_is_allowed() {
    let books = Books::with_connections(24);
    let (buyer, by) = (books.party(), user(&books));
    books.fund(buyer, rub(500));
    limit(&books, buyer, by, 1_000).expect("a limit");
    let start = Barrier::new(48);
    let (held, lowered) = thread::scope(|scope| {
        let running: Vec<_> = (0..48)
            .map(|number| {
                let (start, books) = (&start, &books);
                scope.spawn(move || {
                    start.wait();
                    match number % 8 {
                        0 => (
                            false,
                            limit(books, buyer, by, 1_000 - 100 * i64::from(number / 8)).is_ok(),
                        ),
                        _ => (books.hold(buyer, rub(100)).is_ok(), false),
                    }
                })
            })
            .collect();
        let done: Vec<(bool, bool)> =
            running.into_iter().map(|thread| thread.join().expect("a thread")).collect();
        (done.iter().filter(|(held, _)| *held).count(), done.iter().filter(|(_, low)| *low).count())
    });
    assert!((5..=15).contains(&held), "{held} holds");
    assert!(lowered >= 1, "no limit was set");
    let (free, escrow) = books.purse(buyer, "RUB");
    assert_eq!(
        (free, escrow),
        (500 - 100 * i64::try_from(held).unwrap(), 100 * i64::try_from(held).unwrap())
    );
    books.assert_sound();
}
