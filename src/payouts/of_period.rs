//! The statement of a period: what a wallet held when it began, every line, and what it held when it
//! ended; beside it what was held for leads and what was on its way out. And what a party had at any
//! moment of the past.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};

use super::period::Period;
use super::statement::{Line, told};
use crate::accounts::PartySeat;
use crate::db::Tx;
use crate::kernel::ids::PartyId;
use crate::kernel::money::{Currency, Money};
use crate::kernel::paging::{Listing, Paging};
use crate::kernel::secret::digest;
use crate::ledger::AccountKind;
use crate::ledger::account::{Balance, balances};
use crate::ledger::period::{self as ledger, Edge, Standing, Total};
use crate::ledger::statement::Place;
use crate::payouts::PayoutError;

/// The accounts of a party a statement tells of.
const OF_A_PARTY: [AccountKind; 3] =
    [AccountKind::Wallet, AccountKind::Escrow, AccountKind::Withdrawing];

/// A statement without its lines, which may be many.
#[derive(Debug, Clone)]
pub struct Statement {
    pub party: PartyId,
    pub currency: Currency,
    pub period: Period,
    /// Whether the period has ended; else it is told up to now.
    pub ended: bool,
    /// When it was read.
    pub read_at: DateTime<Utc>,
    /// What there was before the first line, and after the last.
    pub opening: Balance,
    pub closing: Balance,
    /// Of the wallet: what moved, by code, what came in first.
    pub totals: Vec<Total>,
    /// Of the wallet: how many lines there are.
    pub lines: i64,
    /// Of the accounts beside it: what came in and what went out.
    pub held: Flow,
    pub withdrawing: Flow,
    span: (Edge, Edge),
}

/// What came into an account and what went out of it, both positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    pub came: Money,
    pub went: Money,
}

impl Statement {
    /// What came into the wallet and what went out of it.
    pub fn wallet(&self) -> Flow {
        flow(&self.totals, AccountKind::Wallet, self.currency)
    }

    /// A short code of every figure the statement gives: equal for equal statements, and different when
    /// a line came, went or was altered.
    pub fn check_code(&self) -> String {
        let mut told = format!(
            "{}|{}|{}|{}",
            self.party,
            self.currency,
            self.period.from.timestamp_micros(),
            self.period.to.timestamp_micros()
        );
        for balance in [self.opening, self.closing] {
            for amount in [balance.free, balance.held, balance.withdrawing] {
                let _ = write!(told, "|{}", amount.minor());
            }
        }
        for total in &self.totals {
            let _ = write!(told, "|{} {} {}", total.code, total.lines, total.amount.minor());
        }
        for flow in [self.held, self.withdrawing] {
            let _ = write!(told, "|{} {}", flow.came.minor(), flow.went.minor());
        }
        let hex: String =
            digest(told.as_bytes()).iter().take(8).map(|byte| format!("{byte:02X}")).collect();
        let parts: Vec<&str> =
            [0, 4, 8, 12].iter().filter_map(|&start| hex.get(start..start + 4)).collect();
        parts.join("-")
    }
}

fn flow(totals: &[Total], kind: AccountKind, currency: Currency) -> Flow {
    let of_kind = || totals.iter().filter(move |total| total.kind == kind);
    let sum = |sign: i64| {
        of_kind().map(|total| total.amount.minor() * sign).filter(|minor| *minor > 0).sum()
    };
    Flow { came: Money::new(sum(1), currency), went: Money::new(sum(-1), currency) }
}

fn balance(standing: &Standing, currency: Currency) -> Balance {
    Balance {
        currency,
        free: standing.of(AccountKind::Wallet),
        // What staff allow is no part of what there was.
        credit: Money::zero(currency),
        held: standing.of(AccountKind::Escrow),
        withdrawing: standing.of(AccountKind::Withdrawing),
    }
}

/// Opens the statement of one of the party's wallets. Two statements of SQL.
pub fn open(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    currency: Currency,
    period: Period,
) -> Result<Statement, PayoutError> {
    let moments = [Some(period.from), Some(period.to)];
    let standings = ledger::standings(tx, Some(seat.party), currency, &OF_A_PARTY, &moments)?;
    let [first, last] = standings.as_slice() else {
        return Err(diesel::result::Error::NotFound.into());
    };
    let span = (first.edge, last.edge);
    let all = ledger::totals(tx, seat.party, currency, span)?;
    let read_at = tx.now();
    let (held, withdrawing) =
        (flow(&all, AccountKind::Escrow, currency), flow(&all, AccountKind::Withdrawing, currency));
    let totals: Vec<Total> =
        all.into_iter().filter(|total| total.kind == AccountKind::Wallet).collect();
    Ok(Statement {
        party: seat.party,
        currency,
        period,
        ended: period.to <= read_at,
        read_at,
        opening: balance(first, currency),
        closing: balance(last, currency),
        lines: totals.iter().map(|total| total.lines).sum(),
        totals,
        held,
        withdrawing,
        span,
    })
}

/// The lines of a statement, oldest first. Two statements of SQL whatever the page.
pub fn lines(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    of: &Statement,
    paging: &Paging<Place>,
) -> Result<Listing<Line, Place>, PayoutError> {
    let page = ledger::lines(tx, seat.party, of.span, of.opening.free, paging)?;
    told(tx, seat, page)
}

/// What a party had at a moment, in every currency it ever had money in; now, without one.
pub fn balances_at(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    at: Option<DateTime<Utc>>,
) -> Result<Vec<Balance>, PayoutError> {
    let now = balances(tx, seat.party)?;
    let Some(at) = at else { return Ok(now) };
    let mut then = Vec::with_capacity(now.len());
    for wallet in now {
        let currency = wallet.currency;
        let found = ledger::standings(tx, Some(seat.party), currency, &OF_A_PARTY, &[Some(at)])?;
        then.extend(found.first().map(|standing| balance(standing, currency)));
    }
    Ok(then)
}
