//! A buyer asks for a top-up and gets a reference to pay with.

use diesel::sql_types::{BigInt, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::TopUpStatus;
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{PartyId, TopUpId, UserId};
use crate::kernel::money::{Currency, Money};
use crate::payouts::{PayoutError, Rail, Reference};
use crate::schema::top_ups;

/// How many top-ups of one party may wait at a time: staff look through them by hand.
pub const MAX_WAITING: i64 = 50;

/// The most one top-up may bring, in whole units of its currency.
const MAX_WHOLE: i64 = 100_000_000;

/// References are random: a second try is rare, a fifth means something is broken.
const TRIES: u32 = 5;

/// What is wanted, checked: a currency the exchange works with and an amount within bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order(Money);

impl Order {
    /// Reads what a person or a program wrote. Faults name `amount` and `currency`.
    pub fn read(amount: &str, currency: &str, enabled: &[Currency]) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let currency = currency.trim().to_ascii_uppercase();
        let currency = match currency.parse::<Currency>() {
            _ if currency.is_empty() => Err(Fault::new("currency", "required")),
            Ok(known) if enabled.contains(&known) => Ok(known),
            _ => Err(Fault::new("currency", "unknown-currency")),
        };
        let currency = faults.take(currency);
        if amount.trim().is_empty() {
            faults.add("amount", "required");
        } else if let Some(currency) = currency {
            match Money::parse_positive(amount, currency) {
                Ok(money) if money.minor() > most(currency) => {
                    faults.push(Fault::new("amount", "too-large").with("max", MAX_WHOLE));
                }
                Ok(money) => return faults.finish().map(|()| Self(money)),
                Err(bad) => faults.add("amount", bad.fault_code()),
            }
        }
        Err(faults)
    }

    pub const fn amount(self) -> Money {
        self.0
    }
}

fn most(currency: Currency) -> i64 {
    MAX_WHOLE.saturating_mul(10i64.saturating_pow(currency.decimals()))
}

/// Writes the request for a bank transfer down. Nothing moves until its money is found.
pub fn request(tx: &mut Tx<'_>, seat: BuyerSeat, order: Order) -> Result<TopUpId, PayoutError> {
    request_by(tx, seat, order, Rail::Bank)
}

/// Writes the request down, to be paid by a rail.
pub(in crate::payouts) fn request_by(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    order: Order,
    rail: Rail,
) -> Result<TopUpId, PayoutError> {
    let waiting: i64 = top_ups::table
        .filter(top_ups::party_id.eq(seat.party.uuid()))
        .filter(top_ups::status.eq(TopUpStatus::Requested))
        .count()
        .get_result(tx.conn())?;
    if waiting >= MAX_WAITING {
        return Err(PayoutError::TooManyWaiting);
    }
    insert(tx, seat.party, order.0, rail, seat.user)
}

/// Makes the row, with a reference nobody has.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    party: PartyId,
    amount: Money,
    rail: Rail,
    by: UserId,
) -> Result<TopUpId, PayoutError> {
    let (id, now) = (TopUpId::new(), tx.now());
    for _ in 0..TRIES {
        let written = diesel::sql_query(
            "INSERT INTO top_ups (id, party_id, amount, currency, reference, rail, requested_by, created_at)
             VALUES ($1, $2, $3, $4, $5, $8, $6, $7)
             ON CONFLICT ON CONSTRAINT top_ups_reference_unique DO NOTHING",
        )
        .bind::<SqlUuid, _>(id)
        .bind::<SqlUuid, _>(party)
        .bind::<BigInt, _>(amount.minor())
        .bind::<Text, _>(amount.currency().code())
        .bind::<Text, _>(Reference::generate()?.as_str())
        .bind::<SqlUuid, _>(by)
        .bind::<Timestamptz, _>(now)
        .bind::<Text, _>(rail.as_str())
        .execute(tx.conn())?;
        if written == 1 {
            return Ok(id);
        }
    }
    Err(diesel::result::Error::RollbackTransaction.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(amount: &str, currency: &str) -> Result<i64, Vec<(String, &'static str)>> {
        let enabled = ["RUB", "JPY", "KWD"].map(|code| code.parse().unwrap());
        Order::read(amount, currency, &enabled)
            .map(|order| order.amount().minor())
            .map_err(|faults| faults.0.into_iter().map(|fault| (fault.field, fault.code)).collect())
    }

    fn refused(field: &str, code: &'static str) -> Result<i64, Vec<(String, &'static str)>> {
        Err(vec![(field.to_owned(), code)])
    }

    #[test]
    fn reads_amounts_to_the_last_minor_unit() {
        assert_eq!(read("0,01", "rub"), Ok(1));
        assert_eq!(read("1 000", "JPY"), Ok(1_000));
        assert_eq!(read("100000000.000", "KWD"), Ok(100_000_000_000));
    }

    #[test]
    fn names_what_is_wrong() {
        assert_eq!(read("0", "RUB"), refused("amount", "amount-not-positive"));
        assert_eq!(read("-5", "RUB"), refused("amount", "amount-not-positive"));
        assert_eq!(read("0.001", "RUB"), refused("amount", "amount-too-precise"));
        assert_eq!(read("0.5", "JPY"), refused("amount", "amount-too-precise"));
        assert_eq!(read("100000000.01", "RUB"), refused("amount", "too-large"));
        assert_eq!(read("1e30", "RUB"), refused("amount", "amount-not-a-number"));
        assert_eq!(
            read("99999999999999999999999999", "RUB"),
            refused("amount", "amount-too-large")
        );
        assert_eq!(read("", "RUB"), refused("amount", "required"));
        assert_eq!(read("5", "USD"), refused("currency", "unknown-currency"));
        assert_eq!(read("5", "XXX"), refused("currency", "unknown-currency"));
        let both = Err(vec![("currency".into(), "required"), ("amount".into(), "required")]);
        assert_eq!(read(" ", ""), both);
    }
}
