//! The order of locks: single postings never deadlock, and a transaction that breaks the rule fails
//! in a way that tells its caller to try again.

use std::thread;
use std::time::Duration;

use lead_exchange::ledger::LedgerError;
use lead_exchange::ledger::recipes::{capture, end_holds, top_up};
use uuid::Uuid;

use super::books::{Books, rub};

/// Everybody pays everybody, in batches named in every order.
#[test]
fn postings_in_any_order_never_deadlock() {
    let books = Books::with_connections(8);
    let parties: Vec<_> = (0..6).map(|_| books.party()).collect();
    for party in &parties {
        books.fund(*party, rub(1_000_000));
    }
    thread::scope(|scope| {
        for worker in 0..8usize {
            let (books, parties) = (&books, &parties);
            scope.spawn(move || {
                for round in 0..15usize {
                    let mut held: Vec<_> = (0..6)
                        .map(|n| {
                            let buyer = parties[(worker + round + n) % 6];
                            books.hold(buyer, rub(10)).expect("a hold")
                        })
                        .collect();
                    held.rotate_left(worker % 6);
                    let (paid, returned) = held.split_at(4);
                    let captures: Vec<_> = paid
                        .iter()
                        .map(|held| {
                            let other = parties.iter().rev().find(|party| **party != held.buyer);
                            held.capture(*other.expect("another party"), 1)
                        })
                        .collect();
                    let releases: Vec<_> = returned.iter().map(|held| held.release()).collect();
                    books.tx(|tx| end_holds(tx, &captures, &releases)).expect("no deadlock");
                }
            });
        }
    });
    assert!(parties.iter().all(|party| books.purse(*party, "RUB").1 == 0));
}

#[test]
fn a_deadlock_fails_one_and_says_to_try_again() {
    let books = Books::with_connections(4);
    let (one, two) = (books.party(), books.party());
    books.fund(one, rub(1));
    books.fund(two, rub(1));
    let (held_one, held_two) = {
        books.fund(one, rub(100));
        books.fund(two, rub(100));
        (books.hold(one, rub(100)).expect("a hold"), books.hold(two, rub(100)).expect("a hold"))
    };
    // Against the rule: two postings in one transaction, the other way round in the other.
    let pair = [(held_one, held_two), (held_two, held_one)];
    let results: Vec<Result<(), LedgerError>> = thread::scope(|scope| {
        let running: Vec<_> = pair
            .into_iter()
            .map(|(first, second)| {
                let books = &books;
                scope.spawn(move || {
                    books.tx(|tx| {
                        capture(tx, &[first.capture(second.buyer, 0)])?;
                        thread::sleep(Duration::from_millis(300));
                        top_up(tx, first.buyer, rub(5), Uuid::now_v7())?;
                        capture(tx, &[second.capture(first.buyer, 0)])
                    })
                })
            })
            .collect();
        running.into_iter().map(|thread| thread.join().expect("a thread")).collect()
    });
    let failed: Vec<_> = results.into_iter().filter_map(Result::err).collect();
    assert_eq!(failed.len(), 1, "{failed:?}");
    match &failed[0] {
        LedgerError::Db(error) => assert!(error.worth_retrying(), "{error}"),
        // The other may have finished both before this one came to its second.
        LedgerError::AlreadyDone => {}
        other => panic!("{other}"),
    }
}
