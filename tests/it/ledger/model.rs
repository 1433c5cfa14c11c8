//! Random movements against a model that keeps plain numbers.

use std::collections::HashMap;

use lead_exchange::kernel::ids::PartyId;
use lead_exchange::kernel::money::Money;
use lead_exchange::kernel::paging::Paging;
use lead_exchange::kernel::rate::{Rate, split};
use lead_exchange::ledger::recipes::{capture, end_holds, release};
use lead_exchange::ledger::{LedgerError, statement};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::books::{Books, Held, currency};

/// 2, 0 and 3 decimals.
const CURRENCIES: [&str; 3] = ["RUB", "JPY", "KWD"];
const PARTIES: usize = 3;

#[derive(Debug, Clone)]
enum Act {
    TopUp {
        party: usize,
        currency: usize,
        amount: i64,
    },
    Hold {
        party: usize,
        currency: usize,
        amount: i64,
    },
    /// Ends the hold made so many before the last one; the fee in basis points.
    Capture {
        hold: usize,
        contractor: usize,
        fee: i32,
    },
    Release {
        hold: usize,
    },
    /// A part to the contractor with the fee out of it, the rest back.
    Split {
        hold: usize,
        contractor: usize,
        share: i32,
        fee: i32,
    },
}

fn act() -> impl Strategy<Value = Act> {
    let (party, coin, hold) = (0..PARTIES, 0..CURRENCIES.len(), 0..8usize);
    let points = 0..=10_000i32;
    prop_oneof![
        1 => (party.clone(), coin.clone(), 1..5_000i64)
            .prop_map(|(party, currency, amount)| Act::TopUp { party, currency, amount }),
        3 => (party.clone(), coin, 1..3_000i64)
            .prop_map(|(party, currency, amount)| Act::Hold { party, currency, amount }),
        2 => (hold.clone(), party.clone(), points.clone())
            .prop_map(|(hold, contractor, fee)| Act::Capture { hold, contractor, fee }),
        1 => hold.clone().prop_map(|hold| Act::Release { hold }),
        1 => (hold, party, points.clone(), points)
            .prop_map(|(hold, contractor, share, fee)| Act::Split { hold, contractor, share, fee }),
    ]
}

/// What the ledger should hold: wallets with every change, escrows, and which holds are open.
#[derive(Default)]
struct Model {
    wallets: HashMap<(PartyId, &'static str), Vec<i64>>,
    escrow: HashMap<(PartyId, &'static str), i64>,
    holds: Vec<(Held, bool)>,
}

impl Model {
    fn wallet(&self, party: PartyId, code: &'static str) -> i64 {
        self.wallets.get(&(party, code)).map_or(0, |changes| changes.iter().sum())
    }

    fn change(&mut self, party: PartyId, code: &'static str, delta: i64) {
        if delta != 0 {
            self.wallets.entry((party, code)).or_default().push(delta);
        }
    }

    fn hold(&self, back: usize) -> Option<usize> {
        self.holds.len().checked_sub(back + 1)
    }

    fn end(&mut self, place: usize) -> Held {
        let (held, open) = &mut self.holds[place];
        *open = false;
        let held = *held;
        *self.escrow.entry((held.buyer, held.amount.currency().code())).or_default() -=
            held.amount.minor();
        held
    }
}

fn rate(points: i32) -> Rate {
    Rate::from_basis_points(points).expect("a rate")
}

fn play(books: &Books, model: &mut Model, parties: &[PartyId], act: &Act) {
    match *act {
        Act::TopUp { party, currency: coin, amount } => {
            books.fund(parties[party], Money::new(amount, currency(CURRENCIES[coin])));
            model.change(parties[party], CURRENCIES[coin], amount);
        }
        Act::Hold { party, currency: coin, amount } => {
            let (party, code) = (parties[party], CURRENCIES[coin]);
            let enough = model.wallet(party, code) >= amount;
            match books.hold(party, Money::new(amount, currency(code))) {
                Ok(held) => {
                    assert!(enough);
                    model.change(party, code, -amount);
                    *model.escrow.entry((party, code)).or_default() += amount;
                    model.holds.push((held, true));
                }
                Err(LedgerError::InsufficientFunds) => assert!(!enough),
                Err(other) => panic!("{other}"),
            }
        }
        Act::Capture { hold, contractor, fee } => {
            let Some(place) = model.hold(hold) else { return };
            let (held, open) = model.holds[place];
            let contractor = parties[contractor];
            let cut = split(held.amount, rate(fee));
            let done = books.tx(|tx| capture(tx, &[held.capture(contractor, cut.share.minor())]));
            // All of it as fee moves nothing between parties, so even one's own is let through.
            let allowed = open && (contractor != held.buyer || cut.rest.minor() == 0);
            assert_eq!(done.is_ok(), allowed, "{done:?}");
            if allowed {
                model.end(place);
                model.change(contractor, held.amount.currency().code(), cut.rest.minor());
            }
        }
        Act::Release { hold } => {
            let Some(place) = model.hold(hold) else { return };
            let (held, open) = model.holds[place];
            let done = books.tx(|tx| release(tx, &[held.release()]));
            assert_eq!(done.is_ok(), open, "{done:?}");
            if open {
                model.end(place);
                model.change(held.buyer, held.amount.currency().code(), held.amount.minor());
            }
        }
        Act::Split { hold, contractor, share, fee } => {
            let Some(place) = model.hold(hold) else { return };
            let (held, open) = model.holds[place];
            let contractor = parties[contractor];
            let cut = split(held.amount, rate(share));
            let fee = split(cut.share, rate(fee));
            let paid = lead_exchange::ledger::recipes::Capture {
                payout: fee.rest,
                fee: fee.share,
                ..held.capture(contractor, 0)
            };
            let back =
                lead_exchange::ledger::recipes::Release { amount: cut.rest, ..held.release() };
            let done = books.tx(|tx| end_holds(tx, &[paid], &[back]));
            let allowed = open && (contractor != held.buyer || fee.rest.minor() == 0);
            assert_eq!(done.is_ok(), allowed, "{done:?}");
            if allowed {
                model.end(place);
                let code = held.amount.currency().code();
                model.change(contractor, code, fee.rest.minor());
                model.change(held.buyer, code, cut.rest.minor());
            }
        }
    }
}

fn compare(books: &Books, model: &Model, parties: &[PartyId]) {
    books.assert_sound();
    for &party in parties {
        for code in CURRENCIES {
            let held = model.escrow.get(&(party, code)).copied().unwrap_or_default();
            assert_eq!(books.purse(party, code), (model.wallet(party, code), held));
        }
    }
}

/// Reads a whole statement in pages of three.
fn statement_of(books: &Books, party: PartyId, code: &str) -> Vec<(i64, i64)> {
    let mut lines = Vec::new();
    let mut paging = Paging::new(Some(3), None);
    loop {
        let page = books
            .tx(|tx| statement::lines(tx, party, currency(code), &paging))
            .expect("a statement");
        lines.extend(page.items.iter().map(|line| (line.amount.minor(), line.balance.minor())));
        if page.next.is_none() {
            return lines;
        }
        paging.after = page.next;
    }
}

#[test]
fn the_ledger_does_what_plain_numbers_do() {
    let books = Books::open();
    let mut runner =
        TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
    runner
        .run(&prop::collection::vec(act(), 1..40), |acts| {
            let parties: Vec<PartyId> = (0..PARTIES).map(|_| books.party()).collect();
            let mut model = Model::default();
            for act in &acts {
                play(&books, &mut model, &parties, act);
                compare(&books, &model, &parties);
            }
            for &party in &parties {
                for code in CURRENCIES {
                    let mut balance = 0;
                    let mut expected: Vec<(i64, i64)> = model
                        .wallets
                        .get(&(party, code))
                        .into_iter()
                        .flatten()
                        .map(|&change| {
                            balance += change;
                            (change, balance)
                        })
                        .collect();
                    expected.reverse();
                    prop_assert_eq!(statement_of(&books, party, code), expected);
                }
            }
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
}
