//! Accounts: who owns money, in which currency, for what.

use std::collections::{BTreeSet, HashMap};

use diesel::sql_types::{Array, BigInt, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, QueryableByName, RunQueryDsl};
use uuid::Uuid;

use super::LedgerError;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::{AccountId, PartyId};
use crate::kernel::money::{Currency, Money};
use crate::schema::accounts;

crate::text_enum! {
    /// What an account is for. `wallet`, `escrow` and `withdrawing` belong to a party; `fees` and
    /// `clearing` (the outside world) to the operator.
    #[allow(missing_docs)]
    pub enum AccountKind {
        Wallet = "wallet",
        Escrow = "escrow",
        Withdrawing = "withdrawing",
        Fees = "fees",
        Clearing = "clearing",
    }
}

/// Names one account without knowing its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AccountName {
    pub kind: AccountKind,
    /// `None` for the operator's accounts.
    pub party: Option<PartyId>,
    pub currency: Currency,
}

impl AccountName {
    pub fn of(party: PartyId, kind: AccountKind, currency: Currency) -> Self {
        Self { kind, party: Some(party), currency }
    }

    pub fn operator(kind: AccountKind, currency: Currency) -> Self {
        Self { kind, party: None, currency }
    }
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: AccountId,
    #[diesel(sql_type = Text)]
    kind: AccountKind,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    party_id: Option<PartyId>,
    #[diesel(sql_type = Text)]
    currency: String,
}

/// The ids of accounts by their names.
#[derive(Debug, Clone, Default)]
pub struct Accounts(HashMap<AccountName, AccountId>);

impl Accounts {
    /// The id of an account that was asked for.
    pub fn id(&self, name: AccountName) -> Result<AccountId, LedgerError> {
        self.0.get(&name).copied().ok_or_else(|| diesel::result::Error::NotFound.into())
    }
}

/// The ids of accounts, opening those that do not exist yet: one statement when all are there, three
/// when some are missing, whatever their number.
pub fn open(tx: &mut Tx<'_>, names: &[AccountName]) -> Result<Accounts, LedgerError> {
    let names: Vec<&AccountName> = {
        let mut seen = std::collections::HashSet::new();
        names.iter().filter(|name| seen.insert(**name)).collect()
    };
    let found = find(tx, &names)?;
    if found.0.len() == names.len() {
        return Ok(found);
    }
    let missing: Vec<&AccountName> =
        names.iter().copied().filter(|name| !found.0.contains_key(name)).collect();
    let now = tx.now();
    diesel::sql_query(
        "INSERT INTO accounts (id, kind, party_id, currency, created_at)
         SELECT n.id, n.kind, n.party_id, n.currency, $5
           FROM unnest($1, $2, $3, $4) AS n (id, kind, party_id, currency)
          ORDER BY n.kind, n.party_id, n.currency
             ON CONFLICT ON CONSTRAINT accounts_unique DO NOTHING",
    )
    .bind::<Array<SqlUuid>, _>(missing.iter().map(|_| Uuid::now_v7()).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(missing.iter().map(|name| name.kind.as_str()).collect::<Vec<_>>())
    .bind::<Array<Nullable<SqlUuid>>, _>(missing.iter().map(|name| name.party).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(missing.iter().map(|name| name.currency.code()).collect::<Vec<_>>())
    .bind::<Timestamptz, _>(now)
    .prepared()
    .run(tx.conn())?;
    find(tx, &names)
}

fn find(tx: &mut Tx<'_>, names: &[&AccountName]) -> Result<Accounts, LedgerError> {
    // Two halves, because no index can look up `IS NOT DISTINCT FROM`.
    let rows: Vec<Row> = diesel::sql_query(
        "WITH names AS (SELECT * FROM unnest($1, $2, $3) AS n (kind, party_id, currency))
         SELECT a.id, a.kind, a.party_id, a.currency
           FROM names n JOIN accounts a
             ON a.party_id = n.party_id AND a.kind = n.kind AND a.currency = n.currency
          UNION ALL
         SELECT a.id, a.kind, a.party_id, a.currency
           FROM names n JOIN accounts a
             ON a.party_id IS NULL AND a.kind = n.kind AND a.currency = n.currency
          WHERE n.party_id IS NULL",
    )
    .bind::<Array<Text>, _>(names.iter().map(|name| name.kind.as_str()).collect::<Vec<_>>())
    .bind::<Array<Nullable<SqlUuid>>, _>(names.iter().map(|name| name.party).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(names.iter().map(|name| name.currency.code()).collect::<Vec<_>>())
    .prepared()
    .load(tx.conn())?;
    let ids = rows.into_iter().filter_map(|row| {
        let currency = row.currency.parse().ok()?;
        Some((AccountName { kind: row.kind, party: row.party_id, currency }, row.id))
    });
    Ok(Accounts(ids.collect()))
}

/// A buyer's money in one currency, locked until the transaction ends.
#[derive(Debug, Clone, Copy)]
pub struct Purse {
    pub wallet: AccountId,
    pub escrow: AccountId,
    /// What leads may be paid with, minor units: what the wallet holds and its credit.
    pub free: i64,
    /// What the wallet holds, minor units; below zero by what is used of its credit.
    pub own: i64,
}

#[derive(QueryableByName)]
struct Locked {
    #[diesel(sql_type = SqlUuid)]
    account_id: AccountId,
    #[diesel(sql_type = BigInt)]
    balance: i64,
    #[diesel(sql_type = BigInt)]
    credit: i64,
}

/// Locks wallets and escrows, in the order of account ids, and tells what is free in each wallet.
/// A party that never had money in a currency gets empty accounts.
pub fn lock_purses(
    tx: &mut Tx<'_>,
    wanted: &[(PartyId, Currency)],
) -> Result<HashMap<(PartyId, Currency), Purse>, LedgerError> {
    let names: Vec<AccountName> = wanted
        .iter()
        .flat_map(|&(party, currency)| {
            [AccountKind::Wallet, AccountKind::Escrow]
                .map(|kind| AccountName::of(party, kind, currency))
        })
        .collect();
    let ids = open(tx, &names)?;
    let account_ids: BTreeSet<AccountId> = ids.0.values().copied().collect();
    let balances: HashMap<AccountId, (i64, i64)> =
        diesel::sql_query("SELECT account_id, balance, credit FROM ledger_lock($1)")
            .bind::<Array<SqlUuid>, _>(account_ids.into_iter().collect::<Vec<_>>())
            .prepared()
            .load::<Locked>(tx.conn())?
            .into_iter()
            .map(|row| (row.account_id, (row.balance, row.credit)))
            .collect();
    let purse = |party, currency| -> Result<Purse, LedgerError> {
        let wallet = ids.id(AccountName::of(party, AccountKind::Wallet, currency))?;
        let escrow = ids.id(AccountName::of(party, AccountKind::Escrow, currency))?;
        let (own, credit) =
            balances.get(&wallet).copied().ok_or(diesel::result::Error::NotFound)?;
        Ok(Purse { wallet, escrow, free: own.saturating_add(credit), own })
    };
    wanted
        .iter()
        .map(|&(party, currency)| Ok(((party, currency), purse(party, currency)?)))
        .collect()
}

/// What the operator's fees hold, one amount a currency, by currency code.
pub fn fees(tx: &mut Tx<'_>) -> Result<Vec<Money>, LedgerError> {
    let rows: Vec<(String, i64)> = accounts::table
        .filter(accounts::kind.eq(AccountKind::Fees))
        .order(accounts::currency)
        .select((accounts::currency, accounts::balance))
        .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .filter_map(|(code, minor)| Some(Money::new(minor, code.parse().ok()?)))
        .collect())
}

/// What a party has in one currency.
#[derive(Debug, Clone, Copy)]
pub struct Balance {
    pub currency: Currency,
    /// In the wallet: to spend or withdraw. Below zero by what is used of the credit.
    pub free: Money,
    /// How far below zero the wallet may go, for leads only.
    pub credit: Money,
    /// Reserved for leads.
    pub held: Money,
    /// On its way out.
    pub withdrawing: Money,
}

impl Balance {
    /// Nothing in a currency.
    pub fn empty(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self { currency, free: zero, credit: zero, held: zero, withdrawing: zero }
    }

    /// What of the credit is used.
    pub fn credit_used(&self) -> Money {
        Money::new(self.free.minor().min(0).saturating_neg(), self.currency)
    }

    /// What leads may be paid with.
    pub fn spendable(&self) -> Money {
        Money::new(self.free.minor().saturating_add(self.credit.minor()), self.currency)
    }
}

/// A party's balances, one per currency it ever had money in, by currency code.
pub fn balances(tx: &mut Tx<'_>, party: PartyId) -> Result<Vec<Balance>, LedgerError> {
    let rows: Vec<(AccountKind, String, i64, i64)> = accounts::table
        .filter(accounts::party_id.eq(party.uuid()))
        .order((accounts::currency, accounts::kind))
        .select((accounts::kind, accounts::currency, accounts::balance, accounts::credit))
        .load(tx.conn())?;
    let mut balances: Vec<Balance> = Vec::new();
    for (kind, code, minor, credit) in rows {
        let Ok(currency) = code.parse::<Currency>() else { continue };
        if balances.last().is_none_or(|last| last.currency != currency) {
            balances.push(Balance::empty(currency));
        }
        let Some(balance) = balances.last_mut() else { continue };
        let amount = Money::new(minor, currency);
        match kind {
            AccountKind::Wallet => {
                balance.free = amount;
                balance.credit = Money::new(credit, currency);
            }
            AccountKind::Escrow => balance.held = amount,
            AccountKind::Withdrawing => balance.withdrawing = amount,
            AccountKind::Fees | AccountKind::Clearing => {}
        }
    }
    Ok(balances)
}
