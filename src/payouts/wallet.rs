//! What a party has, currency by currency.

use crate::accounts::{PartySeat, StaffSeat};
use crate::db::Tx;
use crate::kernel::ids::PartyId;
use crate::kernel::money::Currency;
use crate::ledger::account::{Balance, balances};
use crate::payouts::PayoutError;

/// A party's money in every currency it ever had some in and in every one of `enabled`, by code.
pub fn all(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    enabled: &[Currency],
) -> Result<Vec<Balance>, PayoutError> {
    let mut wallets = used(tx, seat)?;
    for &currency in enabled {
        if wallets.iter().all(|wallet| wallet.currency != currency) {
            wallets.push(Balance::empty(currency));
        }
    }
    wallets.sort_by_key(|wallet| wallet.currency.code());
    Ok(wallets)
}

/// A party's money in the currencies it ever had some in, by code.
pub fn used(tx: &mut Tx<'_>, seat: PartySeat) -> Result<Vec<Balance>, PayoutError> {
    Ok(balances(tx, seat.party)?)
}

/// The same of any party, for staff.
pub fn of(tx: &mut Tx<'_>, _staff: StaffSeat, party: PartyId) -> Result<Vec<Balance>, PayoutError> {
    Ok(balances(tx, party)?)
}
