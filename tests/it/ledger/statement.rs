//! A statement stays right while money moves.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use lead_exchange::kernel::paging::Paging;
use lead_exchange::ledger::daily;
use lead_exchange::ledger::statement::{Line, lines};

use super::books::{Books, currency, rub};

/// Each line's balance is the older line's plus its own amount, and none is below zero.
fn assert_adds_up(lines: &[Line]) {
    for pair in lines.windows(2) {
        let [newer, older] = pair else { continue };
        assert_eq!(newer.balance.minor(), older.balance.minor() + newer.amount.minor());
    }
    assert!(lines.iter().all(|line| line.balance.minor() >= 0), "{lines:#?}");
}

#[test]
fn pages_join_without_a_gap_while_others_write() {
    let books = Books::with_connections(6);
    let buyer = books.party();
    books.fund(buyer, rub(100_000));
    for _ in 0..30 {
        books.hold(buyer, rub(10)).expect("a hold");
    }
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    let held = books.hold(buyer, rub(7)).expect("a hold");
                    books.fund(buyer, rub(3));
                    books
                        .tx(|tx| lead_exchange::ledger::recipes::release(tx, &[held.release()]))
                        .expect("a release");
                }
            });
        }
        for _ in 0..10 {
            let mut all = Vec::new();
            let mut paging = Paging::new(Some(7), None);
            loop {
                let page =
                    books.tx(|tx| lines(tx, buyer, currency("RUB"), &paging)).expect("a page");
                all.extend(page.items);
                match page.next {
                    Some(next) => paging.after = Some(next),
                    None => break,
                }
            }
            assert_adds_up(&all);
            let first = all.last().expect("the first line ever");
            assert_eq!(first.balance, first.amount);
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[test]
fn a_wallet_nobody_used_has_no_lines() {
    let books = Books::open();
    let page = books
        .tx(|tx| lines(tx, books.party(), currency("RUB"), &Paging::default()))
        .expect("a page");
    assert!(page.items.is_empty() && page.next.is_none());
}

#[test]
fn every_day_ends_with_what_the_wallet_held_then() {
    let books = Books::open();
    let buyer = books.party();
    let told = || {
        books
            .tx(|tx| daily::balances(tx, buyer, currency("RUB"), chrono_tz::UTC))
            .expect("the days")
            .iter()
            .map(|day| day.balance.minor())
            .collect::<Vec<_>>()
    };
    assert!(told().is_empty(), "no wallet yet");
    books.fund(buyer, rub(100_000));
    books.hold(buyer, rub(30_000)).expect("a hold");
    let days = told();
    assert_eq!(days.len(), 30);
    assert_eq!(days.last(), Some(&70_000));
    assert!(days.iter().rev().skip(1).all(|balance| *balance == 0), "nothing before today");
}
