//! What a pair may do next, drawn by lot from what its model knows.

use super::dice::Dice;
use super::plain::{Lead, Plain, TopUp, Withdrawal};

/// Whose call it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Buyer,
    Contractor,
    Staff,
    SecondOfStaff,
}

/// One call that ends or moves something, by its path.
#[derive(Debug, Clone)]
pub struct Call {
    pub who: Who,
    /// `acceptance`, `confirmation` …
    pub verb: &'static str,
    /// For a verdict.
    pub percent: i64,
}

#[derive(Debug, Clone)]
pub enum Act {
    AskTopUp(i64),
    TopUp(String, Call),
    Send(usize),
    Lead(String, Call),
    Withdraw(i64),
    Withdrawal(String, Call),
    /// An amount as it is written, for what cannot be an amount.
    Nonsense(&'static str, String),
    /// Two calls for the same thing at once, of which one can be done.
    Race(Thing, String, Call, Call),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    TopUp,
    Lead,
    Withdrawal,
}

const fn call(who: Who, verb: &'static str) -> Call {
    Call { who, verb, percent: 0 }
}

/// What can be done with a lead, by where it is; with one that ended, nothing.
fn lead_call(dice: &mut Dice, lead: Lead) -> Call {
    use Who::{Buyer, Contractor, Staff};
    match lead {
        Lead::Delivered | Lead::Ended => {
            dice.pick(&["acceptance", "rejection"]).map(|verb| call(Buyer, verb))
        }
        Lead::Rejected => dice.pick(&["concession", "appeal"]).map(|verb| call(Contractor, verb)),
        Lead::Disputed => Some(match dice.below(4) {
            0 => call(Buyer, "buyer-concession"),
            1 => call(Contractor, "appeal-withdrawal"),
            _ => {
                let percent = dice.pick(&[0, 1, 33, 50, 67, 99, 100]).unwrap_or(50);
                Call { percent, ..call(Staff, "verdict") }
            }
        }),
    }
    .expect("a choice")
}

/// The next thing a pair does.
pub fn draw(dice: &mut Dice, plain: &Plain) -> Act {
    let some = |dice: &mut Dice, from: Vec<&str>| dice.pick(&from).map(str::to_owned);
    loop {
        match dice.below(20) {
            0 => return Act::AskTopUp(dice.between(1, plain.price * 6)),
            1 | 2 => {
                // Mostly one that waits, now and then one that is over.
                let from = if dice.below(5) == 0 { TopUp::Ended } else { TopUp::Requested };
                let Some(id) = some(dice, plain.top_ups_in(from)) else { continue };
                let call = match dice.below(4) {
                    0 => call(Who::Buyer, "cancellation"),
                    _ => call(Who::Staff, "confirmation"),
                };
                return Act::TopUp(id, call);
            }
            3..=5 => return Act::Send(1),
            6 => return Act::Send(2 + dice.below(5)),
            7..=12 => {
                let states = [Lead::Delivered, Lead::Rejected, Lead::Disputed, Lead::Ended];
                let Some(state) = dice.pick(&states) else { continue };
                let Some(id) = some(dice, plain.leads_in(state)) else { continue };
                return Act::Lead(id, lead_call(dice, state));
            }
            13 => return Act::Withdraw(dice.between(1, plain.contractor.max(1) + 10)),
            14 | 15 => {
                let states = [Withdrawal::Requested, Withdrawal::Approved, Withdrawal::Ended];
                let Some(state) = dice.pick(&states) else { continue };
                let Some(id) = some(dice, plain.withdrawals_in(state)) else { continue };
                let call = match state {
                    Withdrawal::Requested if dice.below(4) == 0 => {
                        call(Who::Contractor, "cancellation")
                    }
                    Withdrawal::Requested => call(Who::Staff, "approval"),
                    Withdrawal::Approved | Withdrawal::Ended if dice.below(3) == 0 => {
                        call(Who::Staff, "failure")
                    }
                    Withdrawal::Approved | Withdrawal::Ended => call(Who::Staff, "payment"),
                };
                return Act::Withdrawal(id, call);
            }
            16 => {
                let path = dice.pick(&["/top-ups", "/withdrawals"]).unwrap_or("/top-ups");
                let amounts = [
                    "0",
                    "-1",
                    "-0.5",
                    "1e3",
                    "0.00001",
                    "1.23456",
                    "many",
                    "",
                    "99999999999999999999999",
                ];
                return Act::Nonsense(path, dice.pick(&amounts).unwrap_or("0").to_owned());
            }
            17 => {
                let Some(id) = some(dice, plain.top_ups_in(TopUp::Requested)) else { continue };
                let pair = (call(Who::Staff, "confirmation"), call(Who::Buyer, "cancellation"));
                return Act::Race(Thing::TopUp, id, pair.0, pair.1);
            }
            18 => {
                let Some(id) = some(dice, plain.leads_in(Lead::Delivered)) else { continue };
                let pair = (call(Who::Buyer, "acceptance"), call(Who::Buyer, "rejection"));
                return Act::Race(Thing::Lead, id, pair.0, pair.1);
            }
            _ => {
                let Some(id) = some(dice, plain.withdrawals_in(Withdrawal::Approved)) else {
                    continue;
                };
                let pair = (call(Who::Staff, "payment"), call(Who::SecondOfStaff, "failure"));
                return Act::Race(Thing::Withdrawal, id, pair.0, pair.1);
            }
        }
    }
}
