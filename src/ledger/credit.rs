//! Credit: how far below zero a wallet may go, to pay for leads and for nothing else.
//!
//! A limit is a row of `credit_limits`, which is only ever added to; the database derives the account's
//! `credit` from it in the same statement (`ledger_set_credit`, migration `ledger_credit`), refuses a
//! limit below what is used, and lets nothing but a hold take a wallet below zero.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::LedgerError;
use super::account::lock_purses;
use crate::db::{DbError, Tx};
use crate::kernel::ids::{CreditLimitId, PartyId, UserId};
use crate::kernel::money::{Currency, Money};
use crate::schema::{accounts, credit_limits, users};

/// Sets the limit of a party's wallet in the currency of `limit`; nothing ends it. Answers the new
/// limit's id and what the limit was before. `CreditInUse` when more of it is used already.
pub fn set(
    tx: &mut Tx<'_>,
    party: PartyId,
    limit: Money,
    by: UserId,
    reason: &str,
) -> Result<(CreditLimitId, Money), LedgerError> {
    let currency = limit.currency();
    // Locked before the row is numbered, so that the newest number is the limit that counts.
    let purses = lock_purses(tx, &[(party, currency)])?;
    let purse = purses.get(&(party, currency)).ok_or(diesel::result::Error::NotFound)?;
    let (id, now) = (CreditLimitId::new(), tx.now());
    diesel::insert_into(credit_limits::table)
        .values((
            credit_limits::id.eq(id),
            credit_limits::account_id.eq(purse.wallet),
            credit_limits::amount.eq(limit.minor()),
            credit_limits::reason.eq(reason),
            credit_limits::set_by.eq(by),
            credit_limits::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok((id, Money::new(purse.free.saturating_sub(purse.own), currency)))
}

/// One limit that was set.
#[derive(Debug, Clone)]
pub struct Limit {
    pub amount: Money,
    pub reason: String,
    /// Who set it, by address.
    pub by: String,
    pub at: DateTime<Utc>,
}

/// The limits ever set for a party, in all currencies, newest first, at most `most`.
pub fn history(tx: &mut Tx<'_>, party: PartyId, most: i64) -> Result<Vec<Limit>, LedgerError> {
    let rows: Vec<(i64, String, String, String, DateTime<Utc>)> = credit_limits::table
        .inner_join(accounts::table)
        .inner_join(users::table)
        .filter(accounts::party_id.eq(party.uuid()))
        .order(credit_limits::seq.desc())
        .limit(most)
        .select((
            credit_limits::amount,
            accounts::currency,
            credit_limits::reason,
            users::email,
            credit_limits::created_at,
        ))
        .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .filter_map(|(minor, code, reason, by, at)| {
            let amount = Money::new(minor, code.parse::<Currency>().ok()?);
            Some(Limit { amount, reason, by, at })
        })
        .collect())
}

/// A limit as letters tell it.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    pub party: PartyId,
    pub amount: Money,
}

/// Whose limit it is and how much; `None` when there is none of this id.
pub fn told(tx: &mut Tx<'_>, id: CreditLimitId) -> Result<Option<Told>, DbError> {
    let row: Option<(Option<PartyId>, i64, String)> = credit_limits::table
        .inner_join(accounts::table)
        .filter(credit_limits::id.eq(id.uuid()))
        .select((accounts::party_id, credit_limits::amount, accounts::currency))
        .first(tx.conn())
        .optional()?;
    Ok(row.and_then(|(party, minor, code)| {
        Some(Told { party: party?, amount: Money::new(minor, code.parse().ok()?) })
    }))
}
