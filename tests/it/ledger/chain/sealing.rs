//! Transfers are linked in the order of posting, none is missed, and nobody waits for it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::sql_types::{BigInt, Nullable};
use diesel::{PgConnection, QueryableByName, RunQueryDsl};
use lead_exchange::db::Db;
use lead_exchange::kernel::ids::{PartyId, TransferId};
use lead_exchange::ledger::account::{AccountKind, lock_purses};
use lead_exchange::ledger::recipes::{HoldOrder, hold};
use lead_exchange::ledger::{LedgerError, chain};
use uuid::Uuid;

use crate::ledger::books::{Books, attempt, currency, rub};

/// One hold of one ruble in SQL, left uncommitted: its number is drawn.
fn begin_hold(books: &Books, buyer: PartyId) -> PgConnection {
    let wallet = books.account(buyer, AccountKind::Wallet, "RUB");
    let escrow = books.account(buyer, AccountKind::Escrow, "RUB");
    let mut conn = books.program();
    conn.batch_execute(&format!(
        "BEGIN; INSERT INTO transfers (id, code, debit_account, credit_account, amount, currency, subject, created_at)
         VALUES (gen_random_uuid(), 'hold', '{wallet}', '{escrow}', 100, 'RUB', gen_random_uuid(), now())"
    ))
    .expect("a hold");
    conn
}

#[derive(QueryableByName)]
struct Misplaced {
    #[diesel(sql_type = Nullable<BigInt>)]
    links: Option<i64>,
    #[diesel(sql_type = BigInt)]
    transfers: i64,
    #[diesel(sql_type = BigInt)]
    misplaced: i64,
}

/// Every transfer has the place its number gives it.
fn assert_complete(books: &Books) {
    let seen: Misplaced = diesel::sql_query(
        "SELECT (SELECT count(*) FROM chain_links) AS links, count(*) AS transfers,
                count(*) FILTER (WHERE l.position IS DISTINCT FROM t.place) AS misplaced
           FROM (SELECT id, row_number() OVER (ORDER BY seq) AS place FROM transfers) t
           LEFT JOIN chain_links l ON l.transfer_id = t.id",
    )
    .get_result(&mut books.owner())
    .expect("the chain");
    assert_eq!((seen.links, seen.misplaced), (Some(seen.transfers), 0));
    assert!(books.chain_faults().is_empty(), "{:?}", books.chain_faults());
}

#[test]
fn a_late_commit_is_waited_for_and_keeps_its_place() {
    let books = Books::open();
    let (one, two) =
        (books.buyer_with_hold(1_000, 100).buyer, books.buyer_with_hold(1_000, 100).buyer);
    assert_eq!(books.seal(), 4);
    let mut late = begin_hold(&books, one);
    books.hold(two, rub(100)).expect("a hold with a later number");
    // The earlier number may still come: nothing is linked.
    assert_eq!(books.tx(chain::seal).expect("a sealing"), None);
    assert_eq!(books.count("chain_links"), 4);
    late.batch_execute("COMMIT").expect("a commit");
    assert_eq!(books.seal(), 2);
    assert_complete(&books);
}

#[test]
fn a_number_that_was_undone_leaves_no_gap() {
    let books = Books::open();
    let buyer = books.buyer_with_hold(1_000, 100).buyer;
    let mut undone = begin_hold(&books, buyer);
    undone.batch_execute("ROLLBACK").expect("a rollback");
    books.hold(buyer, rub(100)).expect("a hold");
    assert_eq!(books.seal(), 3);
    assert_complete(&books);
}

/// Who posts does not wait for the one who waits to link.
#[test]
fn nobody_waits_for_the_sealing() {
    let books = Books::open();
    let (one, two) =
        (books.buyer_with_hold(1_000, 100).buyer, books.buyer_with_hold(1_000, 100).buyer);
    let mut late = begin_hold(&books, one);
    let db = books.db.clone();
    let sealing = thread::spawn(move || db.tx(chain::seal));
    thread::sleep(Duration::from_millis(200));
    let started = Instant::now();
    books.hold(two, rub(100)).expect("a hold");
    assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
    assert!(!sealing.is_finished(), "it was not waited for");
    late.batch_execute("COMMIT").expect("a commit");
    // What was posted while it waited is for the next time.
    assert_eq!(sealing.join().expect("a thread").expect("a sealing"), Some(5));
    assert_eq!(books.seal(), 1);
    assert_complete(&books);
}

fn hold_one(db: &Db, buyer: PartyId) -> Result<(), LedgerError> {
    db.tx(|tx| {
        let wanted = (buyer, currency("RUB"));
        let purse = lock_purses(tx, &[wanted])?[&wanted];
        let order =
            HoldOrder { id: TransferId::new(), purse, amount: rub(1), subject: Uuid::now_v7() };
        hold(tx, &[order])?;
        // Between the number and the commit others come and go.
        thread::sleep(Duration::from_millis(u64::from(Uuid::now_v7().as_bytes()[15] % 8)));
        Ok(())
    })
}

#[test]
fn many_post_while_it_links() {
    let books = Books::with_connections(10);
    let buyers: Vec<PartyId> = (0..6).map(|_| books.buyer_with_hold(1_000, 1).buyer).collect();
    let (db, posting) = (books.db.clone(), AtomicBool::new(true));
    let (db, posting) = (&db, &posting);
    let runs = thread::scope(|scope| {
        let writers: Vec<_> = buyers
            .iter()
            .map(|&buyer| {
                scope.spawn(move || (0..60).for_each(|_| hold_one(db, buyer).expect("a hold")))
            })
            .collect();
        let sealer = scope.spawn(move || {
            let mut runs = 0;
            while posting.load(Ordering::Relaxed) {
                let linked = db.tx(chain::seal).expect("a sealing");
                runs += i32::from(linked.is_some_and(|linked| linked > 0));
            }
            runs
        });
        for writer in writers {
            writer.join().expect("a writer");
        }
        posting.store(false, Ordering::Relaxed);
        sealer.join().expect("the sealer")
    });
    assert!(runs > 3, "it linked only {runs} times while others posted");
    books.seal();
    assert_eq!(books.count("chain_links"), 6 * 62);
    assert_complete(&books);
}

#[test]
fn one_links_at_a_time() {
    let books = Books::open();
    books.buyer_with_hold(1_000, 100);
    let mut other = books.program();
    other.batch_execute("BEGIN; SELECT ledger_seal(10, '1 second')").expect("a sealing");
    assert_eq!(books.tx(chain::seal).expect("a sealing"), None);
    other.batch_execute("COMMIT").expect("a commit");
    assert_eq!(books.count("chain_links"), 2);
    assert_complete(&books);
}

/// Killed before the commit: nothing is there, and the next run does it all.
#[test]
fn a_run_cut_off_is_done_again() {
    let books = Books::open();
    books.buyer_with_hold(1_000, 100);
    let mut killed = books.program();
    killed.batch_execute("BEGIN; SELECT ledger_seal(10, '1 second')").expect("a sealing");
    drop(killed);
    // The server notices the lost connection by itself.
    let until = Instant::now() + Duration::from_secs(10);
    while books.tx(chain::seal).expect("a sealing").is_none() {
        assert!(Instant::now() < until, "the lock is kept");
    }
    assert_complete(&books);
    assert_eq!(books.seal(), 0);
}

#[test]
fn it_reads_only_what_is_committed() {
    let books = Books::open();
    let frozen =
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SELECT ledger_seal(10, '1 second')";
    let (message, broken) = attempt(&mut books.program(), frozen).expect_err("a frozen view");
    assert_eq!(broken.as_deref(), Some("chain_read_committed"), "{message}");
}

/// In small bites it comes to the same.
#[test]
fn batches_join_without_a_seam() {
    let books = Books::open();
    for _ in 0..8 {
        books.buyer_with_hold(1_000, 100);
    }
    let mut program = books.program();
    while books.count("chain_links") < 16 {
        program.batch_execute("SELECT ledger_seal(3, '1 second')").expect("a sealing");
    }
    assert_complete(&books);
}
