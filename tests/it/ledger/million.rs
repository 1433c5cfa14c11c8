//! How long it takes to link, sign, check and prove a million transfers. Ignored: it takes minutes and
//! prints numbers for docs/performance.md; `cargo nextest run --run-ignored all ledger::million --no-capture`.

use std::time::Instant;

use diesel::connection::SimpleConnection;
use lead_exchange::ledger::audit;
use lead_exchange::ledger::chain;
use lead_exchange::ledger::proof::Wanted;
use lead_exchange::ledger::proof::verify;

use super::books::{Books, rub};
use super::proof::{keys, made};

/// 1,000 buyers with 500 holds each and as many releases, written past the program but not past the
/// ledger's trigger.
const TRANSFERS: &str = "
    INSERT INTO transfers (id, code, debit_account, credit_account, amount, currency, subject, created_at)
    SELECT gen_random_uuid(), 'hold', w.id, e.id, 3, 'RUB', gen_random_uuid(), now()
      FROM accounts w JOIN accounts e ON e.party_id = w.party_id AND e.kind = 'escrow', generate_series(1, 500)
     WHERE w.kind = 'wallet';
    INSERT INTO transfers (id, code, debit_account, credit_account, amount, currency, subject, hold_id, created_at)
    SELECT gen_random_uuid(), 'release', t.credit_account, t.debit_account, t.amount, 'RUB', t.subject, t.id, now()
      FROM transfers t WHERE t.code = 'hold';
    ANALYZE";

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let done = work();
    println!("{what}: {:?}", started.elapsed());
    done
}

#[test]
#[ignore = "takes minutes; prints numbers"]
fn a_million_links() {
    let books = Books::open();
    let buyers: Vec<_> = (0..1_000).map(|_| books.party()).collect();
    for &buyer in &buyers {
        books.fund(buyer, rub(1_000_000));
        books.account(buyer, lead_exchange::ledger::AccountKind::Escrow, "RUB");
    }
    let mut owner = books.owner();
    timed("posted", || owner.batch_execute(TRANSFERS).expect("transfers"));
    println!("{} transfers", books.count("transfers"));
    timed("linked", || while books.seal() >= i64::from(chain::MOST) {});
    timed("nothing to link", || books.seal());
    owner.batch_execute("VACUUM ANALYZE").expect("statistics");
    timed("a day signed", || assert_eq!(books.pass_days(1).len(), 1));
    for _ in 0..3 {
        let key = books.signer.public();
        let chain = timed("the chain checked", || {
            books.tx(|tx| chain::audit::check(tx, Some(&key))).expect("an audit")
        });
        assert!(chain.discrepancies.is_empty() && chain.links > 1_000_000);
        let audit = timed("the books checked", || books.tx(audit::check).expect("an audit"));
        assert!(audit.discrepancies.is_empty());
    }
    let proof = timed("a proof of 1,001 made", || made(&books, buyers[7], Wanted::default()));
    let text = proof.to_json();
    println!("{} bytes", text.len());
    let told = timed("and verified", || verify(&text, &keys(&books)).expect("it holds"));
    assert_eq!((told.transfers, told.proved), (1_001, 1_001));
}
