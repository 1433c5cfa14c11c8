//! The audit finds what the guards would never let in.

use diesel::connection::SimpleConnection;
use lead_exchange::ledger::audit::check;

use super::books::Books;

/// Breaks a rule with the guards taken away, as damage to the disk would, and puts it right again.
#[test]
fn damage_is_found_and_named() {
    let books = Books::open();
    let held = books.buyer_with_hold(1_000, 100);
    let hold = held.id.uuid();
    let mut owner = books.owner();
    for (rule, damage, repair) in [
        (
            "a balance equals its transfers",
            "UPDATE accounts SET balance = balance + 1 WHERE kind = 'wallet'".to_owned(),
            "UPDATE accounts SET balance = balance - 1 WHERE kind = 'wallet'".to_owned(),
        ),
        (
            "balances sum to zero",
            "UPDATE accounts SET balance = balance + 1 WHERE kind = 'wallet'".to_owned(),
            "UPDATE accounts SET balance = balance - 1 WHERE kind = 'wallet'".to_owned(),
        ),
        (
            "open holds equal escrow",
            format!("UPDATE holds SET ended_at = now(), remaining = 0 WHERE id = '{hold}'"),
            format!("UPDATE holds SET ended_at = NULL, remaining = amount WHERE id = '{hold}'"),
        ),
        (
            "a hold ends at most once, whole",
            format!("UPDATE holds SET ended_at = now(), remaining = 0 WHERE id = '{hold}'"),
            format!("UPDATE holds SET ended_at = NULL, remaining = amount WHERE id = '{hold}'"),
        ),
        (
            "a hold is its transfer",
            format!("UPDATE holds SET subject = id WHERE id = '{hold}'"),
            format!("UPDATE holds SET subject = '{}' WHERE id = '{hold}'", held.subject),
        ),
        (
            "credit is the newest limit set",
            "UPDATE accounts SET credit = 1 WHERE kind = 'wallet'".to_owned(),
            "UPDATE accounts SET credit = 0 WHERE kind = 'wallet'".to_owned(),
        ),
        (
            "a transfer fits its code",
            "UPDATE transfers SET code = 'release', hold_id = id WHERE code = 'top_up'".to_owned(),
            "UPDATE transfers SET code = 'top_up', hold_id = NULL WHERE code = 'release'"
                .to_owned(),
        ),
    ] {
        let mut unguarded = |sql: &str| {
            owner
                .batch_execute(&format!(
                    "ALTER TABLE accounts DISABLE TRIGGER USER; ALTER TABLE transfers DISABLE TRIGGER USER;
                     ALTER TABLE holds DISABLE TRIGGER USER; {sql};
                     ALTER TABLE accounts ENABLE TRIGGER USER; ALTER TABLE transfers ENABLE TRIGGER USER;
                     ALTER TABLE holds ENABLE TRIGGER USER;"
                ))
                .expect(sql);
        };
        unguarded(&damage);
        let found = books.tx(check).expect("an audit").discrepancies;
        assert!(found.iter().any(|fault| fault.rule == rule), "{rule}: {found:#?}");
        unguarded(&repair);
        books.assert_sound();
    }
}

#[test]
fn counts_what_it_looked_at() {
    let books = Books::open();
    books.buyer_with_hold(1_000, 100);
    let audit = books.tx(check).expect("an audit");
    assert_eq!((audit.accounts, audit.transfers, audit.open_holds), (3, 2, 1));
}
