//! Days are signed when they are over, and each follows the one before.

use lead_exchange::kernel::paging::Paging;
use lead_exchange::kernel::secret::MasterKey;
use lead_exchange::kernel::signing::Signer;
use lead_exchange::ledger::chain::{self, Head, SignedDay};

use crate::ledger::books::{Books, rub};

fn heads(books: &Books) -> Vec<Head> {
    let listing = books.tx(|tx| chain::days(tx, &Paging::default())).expect("the days");
    listing.items.iter().rev().map(|day| day.said().expect("a head")).collect()
}

#[test]
fn a_day_is_signed_once_when_it_is_over() {
    let books = Books::open();
    books.buyer_with_hold(1_000, 100);
    books.seal();
    assert_eq!(books.close(&books.signer), None, "today is not over");
    let today = books.db.clock().now().date_naive();
    assert_eq!(books.pass_days(1), [today]);
    assert_eq!(books.close(&books.signer), None, "once");
    let [head] = &heads(&books)[..] else { panic!("one head") };
    assert_eq!((head.first, head.last, head.links, head.previous), (1, 2, 2, None));
    assert_eq!(head.sums.len(), 1);
    assert_eq!((head.sums[0].amount.as_str(), head.sums[0].transfers), ("1100", 2));
    assert!(books.chain_faults().is_empty());
}

#[test]
fn each_follows_the_one_before_and_empty_days_have_none() {
    let books = Books::open();
    let buyer = books.buyer_with_hold(10_000, 100).buyer;
    let first = books.db.clock().now().date_naive();
    assert_eq!(books.pass_days(1).len(), 1);
    // A standstill of two days with transfers, then three without, then one.
    books.hold(buyer, rub(100)).expect("a hold");
    assert_eq!(books.pass_days(1).len(), 1);
    assert_eq!(books.pass_days(3), []);
    books.hold(buyer, rub(100)).expect("a hold");
    books.hold(buyer, rub(100)).expect("a hold");
    assert_eq!(books.pass_days(2).len(), 1);
    let heads = heads(&books);
    let runs: Vec<_> =
        heads.iter().map(|head| ((head.day - first).num_days(), head.first, head.last)).collect();
    assert_eq!(runs, [(0, 1, 2), (1, 3, 3), (5, 4, 5)]);
    for pair in heads.windows(2) {
        let hash = lead_exchange::kernel::hash::Hash::of(pair[0].canonical().as_bytes());
        assert_eq!(pair[1].fault_after(Some((&pair[0], hash))), None);
    }
    assert!(books.chain_faults().is_empty());
}

/// After a standstill every day gets its own head.
#[test]
fn a_standstill_is_made_up_day_by_day() {
    let books = Books::open();
    let buyer = books.buyer_with_hold(10_000, 100).buyer;
    let clock = books.db.clock();
    for day in 1..4 {
        clock.set_offset(day * 86_400);
        books.hold(buyer, rub(100)).expect("a hold");
    }
    assert_eq!(books.pass_days(1).len(), 4);
    assert_eq!(heads(&books).iter().map(|head| head.links).collect::<Vec<_>>(), [2, 1, 1, 1]);
}

/// A transfer whose day was signed before it came stands in the next.
#[test]
fn a_straggler_stands_in_the_next_day() {
    let books = Books::open();
    let buyer = books.buyer_with_hold(10_000, 100).buyer;
    assert_eq!(books.pass_days(1).len(), 1);
    books.db.clock().set_offset(0);
    books.hold(buyer, rub(100)).expect("a hold of yesterday");
    books.db.clock().set_offset(86_400);
    assert_eq!(books.close(&books.signer), None);
    assert_eq!(books.pass_days(1).len(), 1);
    let heads = heads(&books);
    assert_eq!((heads[1].day - heads[0].day).num_days(), 1);
    assert_eq!((heads[1].first, heads[1].last), (3, 3));
    assert!(books.chain_faults().is_empty());
}

/// More leaves than one subtree, so that what is kept of the tree matters.
#[test]
fn a_large_day_is_one_tree() {
    let books = Books::open();
    let buyer = books.buyer_with_hold(1_000_000, 100).buyer;
    for _ in 0..600 {
        books.hold(buyer, rub(1)).expect("a hold");
    }
    assert_eq!(books.pass_days(1).len(), 1);
    assert!(books.chain_faults().is_empty());
    assert_eq!(heads(&books)[0].links, 602);
}

#[test]
fn only_this_exchanges_key_opens_a_head() {
    let books = Books::open();
    books.buyer_with_hold(1_000, 100);
    let day = books.pass_days(1)[0];
    let signed: SignedDay = books.tx(|tx| chain::day(tx, day)).expect("a day").expect("a head");
    let key = books.signer.public();
    let keys = [(key.id(), key)].into();
    assert!(signed.open(&keys).is_ok());
    let other = Signer::new(&MasterKey::generate().expect("randomness")).public();
    assert!(signed.open(&[(other.id(), other)].into()).is_err());
    // Under our own name, but with another's bytes.
    assert!(signed.open(&[(signed.key_id.clone(), other)].into()).is_err());
    let faults = books.tx(|tx| chain::audit::check(tx, None)).expect("an audit").discrepancies;
    assert!(faults[0].what.contains("no SECRET_KEY"), "{faults:?}");
}
