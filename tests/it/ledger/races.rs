//! Many at once on one wallet and one hold.

use std::sync::Barrier;
use std::thread;

use lead_exchange::ledger::LedgerError;
use lead_exchange::ledger::recipes::{capture, release, top_up};
use uuid::Uuid;

use super::books::{Books, rub};

/// Runs `work` on so many threads, all starting together.
fn together<T: Send>(threads: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let start = Barrier::new(threads);
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads)
            .map(|number| {
                let (start, work) = (&start, &work);
                scope.spawn(move || {
                    start.wait();
                    work(number)
                })
            })
            .collect();
        running.into_iter().map(|thread| thread.join().expect("a thread")).collect()
    })
}

fn succeeded<T>(results: &[Result<T, LedgerError>]) -> usize {
    results.iter().filter(|result| result.is_ok()).count()
}

#[test]
fn money_for_ten_holds_pays_for_ten_of_sixty_four() {
    let books = Books::with_connections(24);
    let buyer = books.party();
    books.fund(buyer, rub(1_000));
    let results = together(64, |_| books.hold(buyer, rub(100)));
    assert_eq!(succeeded(&results), 10);
    for result in results {
        assert!(matches!(result, Ok(_) | Err(LedgerError::InsufficientFunds)), "{result:?}");
    }
    assert_eq!(books.purse(buyer, "RUB"), (0, 1_000));
}

#[test]
fn a_hundred_captures_of_one_hold_pay_once() {
    let books = Books::with_connections(24);
    let held = books.buyer_with_hold(1_000, 600);
    let contractor = books.party();
    let results = together(100, |_| books.tx(|tx| capture(tx, &[held.capture(contractor, 60)])));
    assert_eq!(succeeded(&results), 1);
    for result in results {
        assert!(matches!(result, Ok(()) | Err(LedgerError::AlreadyDone)), "{result:?}");
    }
    assert_eq!(books.purse(contractor, "RUB"), (540, 0));
    assert_eq!(books.purse(held.buyer, "RUB"), (400, 0));
}

#[test]
fn capture_against_release_has_one_winner() {
    let books = Books::with_connections(8);
    let contractor = books.party();
    for _ in 0..20 {
        let held = books.buyer_with_hold(500, 500);
        let results = together(6, |number| {
            books.tx(|tx| match number % 2 {
                0 => capture(tx, &[held.capture(contractor, 0)]),
                _ => release(tx, &[held.release()]),
            })
        });
        assert_eq!(succeeded(&results), 1);
        for result in results {
            assert!(matches!(result, Ok(()) | Err(LedgerError::AlreadyDone)), "{result:?}");
        }
    }
}

#[test]
fn one_payment_is_booked_once() {
    let books = Books::with_connections(16);
    let (party, subject) = (books.party(), Uuid::now_v7());
    let results = together(32, |_| books.tx(|tx| top_up(tx, party, rub(700), subject)));
    assert_eq!(succeeded(&results), 1);
    assert_eq!(books.purse(party, "RUB"), (700, 0));
}

#[test]
fn accounts_opened_by_many_at_once_are_opened_once() {
    let books = Books::with_connections(16);
    let parties: Vec<_> = (0..4).map(|_| books.party()).collect();
    let results = together(32, |number| {
        books.tx(|tx| top_up(tx, parties[number % 4], rub(5), Uuid::now_v7()))
    });
    assert_eq!(succeeded(&results), 32);
    assert!(parties.iter().all(|party| books.purse(*party, "RUB").0 == 40));
}
