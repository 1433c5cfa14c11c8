//! A party asks for its money.

use diesel::sql_types::{BigInt, Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::{Order, WithdrawalStatus};
use crate::accounts::PartySeat;
use crate::accounts::party::PartyStatus;
use crate::config::Withdrawals;
use crate::db::Tx;
use crate::kernel::fault::Fault;
use crate::kernel::ids::WithdrawalId;
use crate::kernel::money::Currency;
use crate::ledger::{LedgerError, recipes};
use crate::outbox::{self, Fact};
use crate::payouts::{PayoutError, Reference, payee, wallet};
use crate::schema::{parties, withdrawals};

/// How many withdrawals of one party may be on their way at a time: staff look through them by hand.
pub const MAX_WAITING: i64 = 50;

/// References are random: a second try is rare, a fifth means something is broken.
const TRIES: u32 = 5;

/// Takes the money out of the wallet and writes the request down, to be paid to the account the
/// party has named last. Without one it waits for one.
pub fn request(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    rules: &Withdrawals,
    enabled: &[Currency],
    amount: &str,
    currency: &str,
) -> Result<WithdrawalId, PayoutError> {
    // Locked against a suspension, and a change of the account, that is under way.
    let status: PartyStatus = parties::table
        .find(seat.party)
        .select(parties::status)
        .for_share()
        .first(tx.conn())
        .optional()?
        .ok_or(PayoutError::NotFound)?;
    if status == PartyStatus::Suspended {
        return Err(PayoutError::Suspended);
    }
    let wallets = wallet::used(tx, seat)?;
    let order = Order::read(amount, currency, rules, enabled, &wallets)?;
    let running = WithdrawalStatus::ALL.iter().filter(|status| status.is_running());
    let waiting: i64 = withdrawals::table
        .filter(withdrawals::party_id.eq(seat.party))
        .filter(withdrawals::status.eq_any(running))
        .count()
        .get_result(tx.conn())?;
    if waiting >= MAX_WAITING {
        return Err(PayoutError::TooManyWithdrawals);
    }
    let id = insert(tx, seat, order)?;
    recipes::withdrawal_request(tx, seat.party, order.amount, id.uuid()).map_err(|error| {
        match error {
            // Something else of the party's was quicker; how much it left cannot be read any more.
            LedgerError::InsufficientFunds => {
                PayoutError::Invalid(Fault::new("amount", "spent-meanwhile").into())
            }
            error => error.into(),
        }
    })?;
    outbox::tell(tx, &[Fact::WithdrawalRequested { withdrawal: id }])?;
    Ok(id)
}

fn insert(tx: &mut Tx<'_>, seat: PartySeat, order: Order) -> Result<WithdrawalId, PayoutError> {
    let (id, now) = (WithdrawalId::new(), tx.now());
    let currency = order.amount.currency();
    let payee = payee::current(tx, seat)?.into_iter().find(|payee| payee.currency == currency);
    let payable_from = payee.as_ref().map_or(now, |payee| payee.usable_at.max(now));
    for _ in 0..TRIES {
        let written = diesel::sql_query(
            "INSERT INTO withdrawals (id, party_id, amount, fee, currency, reference, status, two_people,
                                      payee_id, payable_from, requested_by, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, 'requested', $7, $8, $9, $10, $11)
             ON CONFLICT ON CONSTRAINT withdrawals_reference_unique DO NOTHING",
        )
        .bind::<SqlUuid, _>(id)
        .bind::<SqlUuid, _>(seat.party)
        .bind::<BigInt, _>(order.amount.minor())
        .bind::<BigInt, _>(order.fee.minor())
        .bind::<Text, _>(currency.code())
        .bind::<Text, _>(Reference::generate()?.as_str())
        .bind::<Bool, _>(order.two_people)
        .bind::<Nullable<SqlUuid>, _>(payee.as_ref().map(|payee| payee.id))
        .bind::<Timestamptz, _>(payable_from)
        .bind::<SqlUuid, _>(seat.user)
        .bind::<Timestamptz, _>(now)
        .execute(tx.conn())?;
        if written == 1 {
            return Ok(id);
        }
    }
    Err(diesel::result::Error::RollbackTransaction.into())
}
