//! Periods, whatever the clocks said: each begins with what the one before it ended with.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::{Array, BigInt, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{PgConnection, RunQueryDsl};
use lead_exchange::kernel::ids::PartyId;
use lead_exchange::kernel::paging::Paging;
use lead_exchange::ledger::AccountKind::{Clearing, Escrow, Wallet, Withdrawing};
use lead_exchange::ledger::period::{Standing, lines, mark, standings, totals};
use lead_exchange::ledger::statement::Line;
use lead_exchange::ledger::{AccountKind, audit};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use uuid::Uuid;

use super::books::{Books, attempt, currency, rub};

const START: &str = "2026-11-01T00:00:00Z";

fn start() -> DateTime<Utc> {
    START.parse().expect("a moment")
}

fn after(seconds: i64) -> DateTime<Utc> {
    start() + TimeDelta::seconds(seconds)
}

/// A movement of a wallet, and what some machine's clock said then, in seconds from the start.
#[derive(Debug, Clone, Copy)]
struct Move {
    amount: i64,
    at: i64,
}

/// Writes movements as a machine with a strange clock would: what comes in is a top-up, what goes out is
/// held for something. Only as much goes out as there is.
fn write(books: &Books, party: PartyId, moves: &[Move]) -> Vec<Move> {
    let wallet = books.account(party, Wallet, "RUB");
    let escrow = books.account(party, Escrow, "RUB");
    let clearing = books.operator(Clearing, "RUB");
    let mut held = 0;
    let mut done = Vec::new();
    for step in moves {
        let amount = step.amount.max(-held);
        if amount != 0 {
            held += amount;
            done.push(Move { amount, at: step.at });
        }
    }
    let debit: Vec<Uuid> =
        done.iter().map(|step| if step.amount > 0 { clearing } else { wallet }).collect();
    let credit: Vec<Uuid> =
        done.iter().map(|step| if step.amount > 0 { wallet } else { escrow }).collect();
    let code = |step: &Move| if step.amount > 0 { "top_up" } else { "hold" };
    let mut program: PgConnection = books.program();
    diesel::sql_query(
        "INSERT INTO transfers (id, code, debit_account, credit_account, amount, currency, subject, created_at)
         SELECT gen_random_uuid(), t.code, t.debit, t.credit, t.amount, 'RUB', gen_random_uuid(), t.at
           FROM unnest($1, $2, $3, $4, $5) WITH ORDINALITY AS t (code, debit, credit, amount, at, nth) ORDER BY nth",
    )
    .bind::<Array<Text>, _>(done.iter().map(code).collect::<Vec<_>>())
    .bind::<Array<SqlUuid>, _>(debit)
    .bind::<Array<SqlUuid>, _>(credit)
    .bind::<Array<BigInt>, _>(done.iter().map(|step| step.amount.abs()).collect::<Vec<_>>())
    .bind::<Array<Timestamptz>, _>(done.iter().map(|step| after(step.at)).collect::<Vec<_>>())
    .execute(&mut program)
    .expect("movements");
    done
}

const KINDS: [AccountKind; 3] = [Wallet, Escrow, Withdrawing];

fn standing(books: &Books, party: PartyId, moments: &[i64]) -> Vec<Standing> {
    let moments: Vec<_> = moments.iter().map(|at| Some(after(*at))).collect();
    books.tx(|tx| standings(tx, Some(party), currency("RUB"), &KINDS, &moments)).expect("standings")
}

fn between(books: &Books, party: PartyId, from: &Standing, to: &Standing) -> Vec<Line> {
    let span = (from.edge, to.edge);
    let mut all = Vec::new();
    let mut paging = Paging::new(Some(7), None);
    loop {
        let page = books.tx(|tx| lines(tx, party, span, from.of(Wallet), &paging)).expect("a page");
        all.extend(page.items);
        match page.next {
            Some(next) => paging.after = Some(next),
            None => break all,
        }
    }
}

/// The definition, word for word: what stands before the first line whose time is not before the moment.
fn before(moves: &[Move], moment: i64) -> &[Move] {
    let edge = moves.iter().position(|step| step.at >= moment).unwrap_or(moves.len());
    &moves[..edge]
}

fn sum(moves: &[Move]) -> i64 {
    moves.iter().map(|step| step.amount).sum()
}

fn history() -> impl Strategy<Value = Vec<Move>> {
    // Clocks that run on, and stand a few seconds apart; times are often equal.
    let step = (-400..500i64, 0..4i64, -3..=3i64);
    proptest::collection::vec(step, 0..60).prop_map(|steps| {
        let mut clock = 0;
        steps
            .into_iter()
            .map(|(amount, on, apart)| {
                clock += on;
                Move { amount, at: clock + apart }
            })
            .collect()
    })
}

#[test]
fn a_period_begins_with_what_the_one_before_ended_with() {
    let books = Books::open();
    let mut runner = TestRunner::new(Config { cases: 40, ..Config::default() });
    let asked = (history(), proptest::collection::vec(-5..160i64, 1..6));
    let result = runner.run(&asked, |(moves, mut moments)| {
        moments.sort_unstable();
        let party = books.party();
        let moves = write(&books, party, &moves);
        let found = standing(&books, party, &moments);
        for (moment, standing) in moments.iter().zip(&found) {
            prop_assert_eq!(standing.of(Wallet).minor(), sum(before(&moves, *moment)));
            let out = |step: &&Move| step.amount < 0;
            let out_of_it: i64 =
                before(&moves, *moment).iter().filter(out).map(|step| -step.amount).sum();
            prop_assert_eq!(standing.of(Escrow).minor(), out_of_it, "both sides of a movement");
            // Read alone, in another transaction, it is the same.
            prop_assert_eq!(&self::standing(&books, party, &[*moment])[0], standing);
        }
        let mut told = Vec::new();
        for (pair, moments) in found.windows(2).zip(moments.windows(2)) {
            let [from, to] = pair else { continue };
            prop_assert!(from.edge <= to.edge);
            let lines = between(&books, party, from, to);
            let moved: i64 = lines.iter().map(|line| line.amount.minor()).sum();
            prop_assert_eq!(from.of(Wallet).minor() + moved, to.of(Wallet).minor());
            if let Some(last) = lines.last() {
                prop_assert_eq!(last.balance, to.of(Wallet));
            }
            let span = (from.edge, to.edge);
            let totals = books.tx(|tx| totals(tx, party, currency("RUB"), span)).expect("totals");
            let of_wallet = || totals.iter().filter(|total| total.kind == Wallet);
            prop_assert_eq!(of_wallet().map(|total| total.amount.minor()).sum::<i64>(), moved);
            prop_assert_eq!(
                usize::try_from(of_wallet().map(|total| total.lines).sum::<i64>()),
                Ok(lines.len())
            );
            let expected = &before(&moves, moments[1])[before(&moves, moments[0]).len()..];
            prop_assert_eq!(lines.len(), expected.len());
            told.extend(lines.iter().map(|line| line.amount.minor()));
        }
        let all = &before(&moves, moments[moments.len() - 1])[before(&moves, moments[0]).len()..];
        prop_assert_eq!(told, all.iter().map(|step| step.amount).collect::<Vec<_>>());
        Ok(())
    });
    result.expect("the rule");
}

#[test]
fn equal_times_at_the_edge_stand_on_one_side() {
    let books = Books::open();
    let party = books.party();
    let at = |at| Move { amount: 100, at };
    write(&books, party, &[at(8), at(10), at(10), at(9), at(11)]);
    let held = |moments: &[i64]| -> Vec<i64> {
        standing(&books, party, moments).iter().map(|found| found.of(Wallet).minor()).collect()
    };
    // The line of 9 stands behind two of 10 and goes with them.
    assert_eq!(held(&[8, 9, 10, 11, 12]), [0, 100, 100, 400, 500]);
    let now = books
        .tx(|tx| standings(tx, Some(party), currency("RUB"), &KINDS, &[None]))
        .expect("a standing");
    assert_eq!(now[0].of(Wallet).minor(), 500);
    let nobody = standing(&books, books.party(), &[0]);
    assert_eq!((nobody.len(), nobody[0].of(Wallet)), (1, rub(0)));
}

#[test]
fn marks_change_nothing_but_the_way() {
    let books = Books::open();
    let party = books.party();
    // Clocks seven seconds apart, and one line from the far future.
    let step = |nth: i64| Move {
        amount: if nth % 3 == 0 { -50 } else { 70 },
        at: if nth == 1_500 { 1_800 } else { nth + nth % 7 },
    };
    let moves = write(&books, party, &(0..2_600).map(step).collect::<Vec<_>>());
    let moments: Vec<i64> = (-1..27).map(|part| part * 97).collect();
    let unmarked = standing(&books, party, &moments);
    for (moment, found) in moments.iter().zip(&unmarked) {
        assert_eq!(found.of(Wallet).minor(), sum(before(&moves, *moment)), "at {moment}");
    }
    // The wallet has 2,599 lines or so, clearing two thirds of them: two marks and one.
    assert_eq!(books.tx(mark).expect("marks"), 3);
    assert_eq!(standing(&books, party, &moments), unmarked);
    assert_eq!(books.tx(mark).expect("marks"), 0, "marked once");
    write(&books, party, &(2_600..4_000).map(step).collect::<Vec<_>>());
    books.tx(mark).expect("marks");
    assert_eq!(standing(&books, party, &moments), unmarked, "what came later changes no past");
}

#[test]
fn nobody_marks_but_the_ledger() {
    let books = Books::open();
    let party = books.party();
    books.fund(party, rub(100));
    let wallet = books.account(party, Wallet, "RUB");
    let forged = format!("INSERT INTO ledger_marks VALUES ('{wallet}', 1, now(), 99)");
    let refused = attempt(&mut books.program(), &forged).expect_err("a right it lacks");
    assert!(refused.0.contains("permission denied"), "{refused:?}");
    attempt(&mut books.owner(), &forged).expect("the owner may do anything but change history");
    for change in ["UPDATE ledger_marks SET balance = 100", "DELETE FROM ledger_marks"] {
        assert!(attempt(&mut books.owner(), change).is_err(), "{change}");
    }
    let found = books.tx(audit::check).expect("an audit").discrepancies;
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].rule, "a mark equals its transfers");
    // These books are wrong for good.
    std::mem::forget(books);
}
