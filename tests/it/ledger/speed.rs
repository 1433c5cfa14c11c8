//! How fast the ledger is with a million transfers behind it. Ignored: it takes minutes and numbers
//! to read; `cargo nextest run --run-ignored all ledger::speed --no-capture`.

use std::time::Instant;

use diesel::connection::SimpleConnection;
use lead_exchange::kernel::ids::TransferId;
use lead_exchange::kernel::paging::Paging;
use lead_exchange::ledger::account::lock_purses;
use lead_exchange::ledger::recipes::{Capture, HoldOrder, capture, hold};
use lead_exchange::ledger::{audit, statement};
use uuid::Uuid;

use super::books::{Books, currency, rub};

#[test]
#[ignore = "takes minutes; prints numbers"]
fn a_million_transfers() {
    let books = Books::open();
    let (buyer, contractor) = (books.party(), books.party());
    books.fund(buyer, rub(1_000_000_000_000));
    let wanted = (buyer, currency("RUB"));
    let started = Instant::now();
    for batch in 0..340 {
        let orders: Vec<(TransferId, Uuid)> =
            (0..1_000).map(|_| (TransferId::new(), Uuid::now_v7())).collect();
        let before = Instant::now();
        books
            .tx(|tx| {
                let purse = lock_purses(tx, &[wanted])?[&wanted];
                let holds: Vec<HoldOrder> = orders
                    .iter()
                    .map(|&(id, subject)| HoldOrder { id, purse, amount: rub(1_000), subject })
                    .collect();
                hold(tx, &holds)
            })
            .expect("holds");
        let held = before.elapsed();
        let captures: Vec<Capture> = orders
            .iter()
            .map(|&(hold, subject)| Capture {
                hold,
                buyer,
                contractor,
                payout: rub(900),
                fee: rub(100),
                subject,
            })
            .collect();
        let before = Instant::now();
        books.tx(|tx| capture(tx, &captures)).expect("captures");
        if batch % 85 == 84 {
            println!(
                "batch {batch}: 1,000 holds {held:?}, 1,000 captures with fees {:?}",
                before.elapsed()
            );
        }
    }
    println!("{} transfers in {:?}", books.count("transfers"), started.elapsed());
    books.owner().batch_execute("ANALYZE").expect("statistics");
    for size in [1usize, 10, 100, 256] {
        let rounds = 2_000 / size;
        let before = Instant::now();
        for _ in 0..rounds {
            books
                .tx(|tx| {
                    let purse = lock_purses(tx, &[wanted])?[&wanted];
                    let order = |_| HoldOrder {
                        id: TransferId::new(),
                        purse,
                        amount: rub(1),
                        subject: Uuid::now_v7(),
                    };
                    let holds: Vec<HoldOrder> = (0..size).map(order).collect();
                    hold(tx, &holds)
                })
                .expect("holds");
        }
        println!(
            "{size} holds a transaction: {:?} each",
            before.elapsed() / u32::try_from(rounds * size).expect("few")
        );
    }
    for party in [buyer, contractor] {
        let mut paging = Paging::default();
        for page in 0..2_000 {
            let before = Instant::now();
            let lines = books
                .tx(|tx| statement::lines(tx, party, currency("RUB"), &paging))
                .expect("a page");
            if matches!(page, 0 | 1 | 1_999) {
                println!("statement page {page}: {:?}", before.elapsed());
            }
            paging.after = lines.next;
        }
    }
    let before = Instant::now();
    let audit = books.tx(audit::check).expect("an audit");
    println!("audit of {} transfers: {:?}", audit.transfers, before.elapsed());
    assert!(audit.discrepancies.is_empty());
}
