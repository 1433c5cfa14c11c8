//! Checks a proof with nothing but the exchange's public keys: no database, no network, no clock.
//!
//! What holds when it says so: every transfer of a closed day is in the tree whose root the exchange
//! signed for that day, at its place; the heads follow each other without a gap; the statement names
//! exactly these lines; and for each account what was in it, and what moved, come to what is in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{FILE_KIND, KIND, Keys, ProofFile, Proved, Statement, digest_of};
use crate::kernel::hash::Hash;
use crate::kernel::ids::PartyId;
use crate::kernel::merkle;
use crate::ledger::chain::Head;

/// The first thing that is wrong, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Wrong(String);

/// What a proof proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holds {
    pub party: PartyId,
    pub transfers: usize,
    /// Of those, in days the exchange has signed.
    pub proved: usize,
    pub days: usize,
    pub accounts: usize,
    pub after: i64,
    pub until: i64,
    pub next: Option<i64>,
}

impl fmt::Display for Holds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { party, transfers, proved, days, accounts, after, until, next } = self;
        write!(
            f,
            "It holds. {party}: {transfers} transfers after position {after} up to {until}, {proved} of them proved by \
             {days} signed days and {} not in a signed day yet; {accounts} accounts add up.",
            transfers - proved
        )?;
        match next {
            Some(next) => write!(f, " More follow in the file after={next}."),
            None => Ok(()),
        }
    }
}

/// Makes `?` of a check that failed.
fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), Wrong> {
    if holds { Ok(()) } else { Err(Wrong(otherwise())) }
}

/// Checks a file's text.
pub fn verify(text: &str, keys: &Keys) -> Result<Holds, Wrong> {
    let proof: ProofFile =
        serde_json::from_str(text).map_err(|error| Wrong(format!("this is no proof: {error}")))?;
    ensure(proof.kind == FILE_KIND, || format!("this is no {FILE_KIND} but {}", proof.kind))?;
    let said = statement(&proof, keys)?;
    let heads = heads(&proof, &said, keys)?;
    let proved = lines(&proof, &said, &heads)?;
    sums(&proof, &said)?;
    Ok(Holds {
        party: said.party,
        transfers: proof.transfers.len(),
        proved,
        days: heads.len(),
        accounts: said.accounts.len(),
        after: said.after,
        until: said.until,
        next: said.next,
    })
}

/// The statement, when the exchange signed it and it names these lines.
fn statement(proof: &ProofFile, keys: &Keys) -> Result<Statement, Wrong> {
    let key = keys.0.get(&proof.key_id).ok_or_else(|| {
        Wrong(format!(
            "the statement is signed with the key {}, which is not among the keys given",
            proof.key_id
        ))
    })?;
    let signature = STANDARD.decode(&proof.signature).unwrap_or_default();
    ensure(key.verifies(proof.statement.as_bytes(), &signature), || {
        "the statement's signature does not fit".to_owned()
    })?;
    let said = proof.said().filter(|said| said.kind == KIND);
    let said = said.ok_or_else(|| Wrong(format!("the statement is no {KIND}")))?;
    let lines = proof.transfers.iter().map(|proved| (proved.position, proved.line.as_str()));
    ensure(digest_of(lines) == said.lines_sha256, || {
        "the transfers are not those the statement was made for".to_owned()
    })?;
    Ok(said)
}

/// The heads, when the exchange signed each and they follow each other over the whole of the file.
fn heads(proof: &ProofFile, said: &Statement, keys: &Keys) -> Result<Vec<Head>, Wrong> {
    let mut heads: Vec<Head> = Vec::new();
    let mut hash = None;
    for (place, day) in (1..).zip(&proof.days) {
        let head =
            day.open(&keys.0).map_err(|what| Wrong(format!("day {place} of the file {what}")))?;
        let fault = head.fault_after(heads.last().zip(hash));
        ensure(fault.is_none(), || {
            format!("the head of {} {}", head.day, fault.unwrap_or_default())
        })?;
        hash = Some(Hash::of(day.document.as_bytes()));
        heads.push(head);
    }
    let begins = heads.first().is_none_or(|head| head.covers(said.after + 1));
    ensure(begins, || "the first day is not the one the file begins in".to_owned())?;
    let reach = heads.last().map_or(said.after, |head| head.last.min(said.until));
    ensure(reach == said.proved_to, || {
        format!("the days reach to position {reach}, not to {}", said.proved_to)
    })?;
    Ok(heads)
}

/// Every line in its place; answers how many are proved.
fn lines(proof: &ProofFile, said: &Statement, heads: &[Head]) -> Result<usize, Wrong> {
    let mut proved: usize = 0;
    let mut last = said.after;
    for Proved { position, line, path } in &proof.transfers {
        ensure(last < *position && *position <= said.until, || {
            format!("position {position} is out of order")
        })?;
        last = *position;
        let head = heads.iter().find(|head| head.covers(*position));
        match (head, path) {
            (Some(head), Some(path)) => {
                let number = |count: i64| u64::try_from(count).unwrap_or_default();
                let root = merkle::climb(
                    merkle::leaf(line.as_bytes()),
                    number(position - head.first),
                    number(head.links),
                    path,
                );
                ensure(root == Some(head.root), || {
                    format!(
                        "the transfer at position {position} is not in the signed day {}: {line}",
                        head.day
                    )
                })?;
                proved = proved.saturating_add(1);
            }
            (None, None) => {}
            (Some(head), None) => {
                return Err(Wrong(format!(
                    "position {position} lacks its path in the day {}",
                    head.day
                )));
            }
            (None, Some(_)) => {
                return Err(Wrong(format!("position {position} has a path and no day")));
            }
        }
    }
    let count = i64::try_from(proof.transfers.len()).unwrap_or(i64::MAX);
    ensure(count == said.transfers, || {
        format!("{} transfers are said and {count} are there", said.transfers)
    })?;
    ensure(said.next.is_none_or(|next| next == said.until), || {
        "the next file does not begin where this one ends".to_owned()
    })?;
    Ok(proved)
}

/// The words of a line that count here.
struct Movement<'a> {
    number: i64,
    id: &'a str,
    debit: &'a str,
    credit: &'a str,
    amount: i128,
    currency: &'a str,
}

fn movement(line: &str) -> Option<Movement<'_>> {
    let words: Vec<&str> = line.split(' ').collect();
    let ["transfer/1", number, id, _, debit, credit, amount, currency, _, _, _, _] = words[..]
    else {
        return None;
    };
    let (number, amount) = (number.parse().ok()?, amount.parse().ok()?);
    Some(Movement { number, id, debit, credit, amount, currency })
}

/// Opening, movements and closing of every account.
fn sums(proof: &ProofFile, said: &Statement) -> Result<(), Wrong> {
    let mut balances: BTreeMap<&str, (i128, &str)> = BTreeMap::new();
    for account in &said.accounts {
        let opening =
            account.opening.parse().map_err(|_| Wrong("an opening is no number".into()))?;
        balances.insert(&account.account, (opening, &account.currency));
    }
    let mut seen = BTreeSet::new();
    let mut number = 0;
    for Proved { position, line, .. } in &proof.transfers {
        let moved = movement(line).ok_or_else(|| {
            Wrong(format!("the line at position {position} cannot be read: {line}"))
        })?;
        ensure(seen.insert(moved.id), || format!("transfer {} stands there twice", moved.id))?;
        ensure(moved.number > number, || {
            format!("position {position} is not in the order of posting")
        })?;
        number = moved.number;
        let mut own = false;
        for (account, delta) in [(moved.debit, -moved.amount), (moved.credit, moved.amount)] {
            let Some((balance, currency)) = balances.get_mut(account) else { continue };
            ensure(*currency == moved.currency, || {
                format!("position {position} moves {} in an account in {currency}", moved.currency)
            })?;
            *balance += delta;
            own = true;
        }
        ensure(own, || format!("position {position} moves no money of this party"))?;
    }
    for account in &said.accounts {
        let comes_to =
            balances.get(account.account.as_str()).map(|(balance, _)| balance.to_string());
        ensure(comes_to.as_ref() == Some(&account.closing), || {
            format!(
                "account {} ({}, {}) comes to {} and is said to hold {}",
                account.account,
                account.kind.as_str(),
                account.currency,
                comes_to.unwrap_or_default(),
                account.closing
            )
        })?;
    }
    Ok(())
}
