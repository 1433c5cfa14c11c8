//! Whoever owns the database and takes every guard away leaves traces that are found and named.

use lead_exchange::kernel::paging::Paging;
use lead_exchange::kernel::secret::MasterKey;
use lead_exchange::kernel::signing::Signer;
use lead_exchange::ledger::chain;

use crate::ledger::books::{Books, Held, rub};

/// Two signed days and some transfers of today, all linked: top-up, hold (positions 1 and 2), a release
/// and another hold (3 and 4), a top-up (5).
fn books() -> (Books, Held) {
    let books = Books::open();
    let held = books.buyer_with_hold(1_000, 100);
    books.pass_days(1);
    let other = books.hold(held.buyer, rub(300)).expect("a hold");
    books
        .tx(|tx| lead_exchange::ledger::recipes::release(tx, &[held.release()]))
        .expect("a release");
    books.pass_days(1);
    books.fund(held.buyer, rub(50));
    books.seal();
    assert_eq!((books.count("chain_links"), books.count("chain_days")), (5, 2));
    assert!(books.chain_faults().is_empty(), "{:?}", books.chain_faults());
    (books, other)
}

/// The first thing found, which must break this rule and be told in these words.
#[track_caller]
fn found(books: &Books, rule: &str, words: &[&str]) {
    let faults = books.chain_faults();
    let first = faults.first().unwrap_or_else(|| panic!("nothing is found: {rule}"));
    assert_eq!(first.rule, rule, "{faults:#?}");
    for word in words {
        assert!(first.what.contains(word), "{word}: {}", first.what);
    }
}

const CHANGED: &str = "a linked transfer never changes";

#[test]
fn a_changed_field_is_named_with_what_it_was() {
    for (change, words) in [
        (
            "amount = 900 WHERE code = 'top_up' AND amount = 1000",
            ["position 1", "its amount is 900 and was 1000"],
        ),
        (
            "amount = 150 WHERE code = 'hold' AND amount = 100",
            ["position 2", "its amount is 150 and was 100"],
        ),
        ("subject = gen_random_uuid() WHERE code = 'release'", ["position 4", "its subject is "]),
        ("currency = 'USD' WHERE amount = 300", ["position 3", "its currency is USD and was RUB"]),
        (
            "code = 'release', hold_id = NULL WHERE amount = 50",
            ["position 5", "its code is release and was top_up"],
        ),
        (
            "debit_account = credit_account, credit_account = debit_account WHERE amount = 300",
            ["position 3", "cannot be told"],
        ),
        ("hold_id = id WHERE code = 'release'", ["position 4", "its hold is "]),
        ("corrects = id WHERE amount = 50", ["position 5", "its correction is "]),
        ("seq = DEFAULT WHERE amount = 50", ["position 5", "its number is 6 and was 5"]),
        (
            "created_at = created_at + interval '1 hour' WHERE amount = 300",
            ["position 3", "its time is "],
        ),
        (
            "created_at = created_at - interval '1 hour' WHERE amount = 50",
            ["position 5", "cannot be told"],
        ),
    ] {
        let (books, _) = books();
        books.tamper(&format!(
            "ALTER TABLE transfers DROP CONSTRAINT transfers_hold_named, DROP CONSTRAINT transfers_correction_named,
                 DROP CONSTRAINT transfers_once_per_subject;
             UPDATE transfers SET {change}"
        ));
        found(&books, CHANGED, &words);
    }
}

#[test]
fn what_is_taken_out_is_missed() {
    let (books, held) = books();
    books.tamper(&format!("DELETE FROM transfers WHERE id = '{}'", held.id.uuid()));
    found(&books, "a linked transfer stays", &[&held.id.uuid().to_string(), "position 3"]);

    let (books, held) = self::books();
    books.tamper("DELETE FROM chain_links WHERE position = 3");
    found(&books, "every transfer is in the chain", &[&held.id.uuid().to_string(), "passed over"]);

    // The link with its transfer.
    let (books, held) = self::books();
    books.tamper(&format!(
        "DELETE FROM chain_links WHERE position = 3; DELETE FROM transfers WHERE id = '{}'",
        held.id.uuid()
    ));
    found(&books, "the chain has no gaps", &["before 4"]);

    // And what comes after moved up.
    let (books, held) = self::books();
    books.tamper(&format!(
        "DELETE FROM chain_links WHERE position = 3; DELETE FROM transfers WHERE id = '{}';
         UPDATE chain_links SET position = position - 1 WHERE position > 3",
        held.id.uuid()
    ));
    found(&books, "each link follows from the one before", &["position 3"]);
}

/// Not even the program's own role needs to take a guard away for this; it is found all the same.
#[test]
fn what_is_slipped_in_is_found() {
    let (books, held) = books();
    let wallet = books.account(held.buyer, lead_exchange::ledger::AccountKind::Wallet, "RUB");
    let clearing = books.operator(lead_exchange::ledger::AccountKind::Clearing, "RUB");
    let slipped = format!(
        "INSERT INTO transfers (id, seq, code, debit_account, credit_account, amount, currency, subject, created_at)
         OVERRIDING SYSTEM VALUE
         VALUES (gen_random_uuid(), 0, 'top_up', '{clearing}', '{wallet}', 7, 'RUB', gen_random_uuid(), now())"
    );
    crate::ledger::books::attempt(&mut books.program(), &slipped).expect("an old number");
    assert_eq!(books.seal(), 0);
    found(&books, "every transfer is in the chain", &["passed over", "(1 such)"]);
    books.tamper("SELECT 1");
}

#[test]
fn swapped_and_altered_links_are_found() {
    let swap = |column: &str| {
        format!(
            "ALTER TABLE chain_links DROP CONSTRAINT chain_links_once;
             UPDATE chain_links l SET {column} = o.{column} FROM chain_links o
              WHERE (l.position, o.position) IN ((1, 2), (2, 1))"
        )
    };
    let (books, _) = books();
    books.tamper(&swap("transfer_id"));
    found(&books, CHANGED, &["position 1 names transfer", "but was made for"]);

    let (books, _) = self::books();
    books.tamper(&swap("hash"));
    found(&books, "each link follows from the one before", &["position 1"]);

    let (books, _) = self::books();
    books.tamper("UPDATE chain_links SET hash = sha256(hash) WHERE position = 5");
    found(&books, "each link follows from the one before", &["position 5"]);

    let (books, _) = self::books();
    books.tamper("UPDATE chain_links SET leaf = sha256(leaf) WHERE position = 2");
    found(&books, CHANGED, &["position 2"]);
}

#[test]
fn altered_heads_are_found() {
    let (signed, fits) = ("a day's head is signed by the exchange", "a day's head fits its links");
    for (change, rule, word) in [
        ("UPDATE chain_days SET signature = sha512(signature)", signed, "does not fit"),
        (
            "UPDATE chain_days SET document = replace(document, '\"links\":2', '\"links\":3')",
            signed,
            "does not fit",
        ),
        (
            "UPDATE chain_days SET key_id = '0011223344556677' WHERE first_position = 3",
            signed,
            "another key, 0011223344556677",
        ),
        (
            "UPDATE chain_days SET day = day - 9 WHERE first_position = 1",
            fits,
            "another's positions",
        ),
        ("DELETE FROM chain_days WHERE first_position = 1", fits, "is gone"),
        ("UPDATE chain_days SET tiles = sha256(tiles)", fits, "subtrees"),
    ] {
        let (books, _) = books();
        books.tamper(change);
        found(&books, rule, &[word]);
    }
}

/// A superuser who changes the past and makes the whole chain anew, consistent in itself, lacks the key.
#[test]
fn a_chain_made_anew_has_not_the_signature() {
    let (books, _) = books();
    let kept = books.tx(|tx| chain::days(tx, &Paging::default())).expect("the days").items;
    books.tamper(
        "DELETE FROM chain_days; DELETE FROM chain_links;
         UPDATE transfers SET amount = 2000 WHERE amount = 1000;
         UPDATE accounts SET balance = balance + 1000 WHERE kind = 'wallet';
         UPDATE accounts SET balance = balance - 1000 WHERE kind = 'clearing'",
    );
    let forger = Signer::new(&MasterKey::generate().expect("randomness"));
    while books.close(&forger).is_some() {}
    assert_eq!((books.count("chain_links"), books.count("chain_days")), (5, 2));
    let books_alone = books.tx(lead_exchange::ledger::audit::check).expect("an audit");
    assert!(books_alone.discrepancies.is_empty(), "the rows alone do not tell");
    found(&books, "a day's head is signed by the exchange", &[&forger.public().id()]);

    // With the key it cannot be told from the rows either; a head somebody kept tells.
    books.tamper("DELETE FROM chain_days");
    while books.close(&books.signer).is_some() {}
    assert!(books.chain_faults().is_empty());
    let now = books.tx(|tx| chain::days(tx, &Paging::default())).expect("the days").items;
    let roots = |days: &[chain::SignedDay]| -> Vec<_> {
        days.iter().map(|day| day.said().expect("a head").root).collect()
    };
    assert_ne!(roots(&kept).last(), roots(&now).last());
}
