//! A party says where it wants to be paid.

use chrono::TimeDelta;
use diesel::{BoolExpressionMethods, ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::{Details, reveal};
use crate::accounts::PartySeat;
use crate::accounts::party::PartyStatus;
use crate::db::Tx;
use crate::kernel::ids::PayeeId;
use crate::kernel::money::Currency;
use crate::kernel::secret::Vault;
use crate::outbox::{self, Fact};
use crate::payouts::PayoutError;
use crate::payouts::withdrawal::WithdrawalStatus;
use crate::schema::{parties, payees, withdrawals};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// A new version. Withdrawals that had no account yet are paid to it.
    Changed(PayeeId),
    /// It says what the present version says.
    Same(PayeeId),
}

/// Keeps new details for one currency, tells everybody of the party, and has nothing paid to them
/// for `delay` unless they are the first the party ever gave. The caller has seen to it that the
/// user has just shown their password.
pub fn save(
    tx: &mut Tx<'_>,
    vault: &Vault,
    seat: PartySeat,
    currency: Currency,
    details: &Details,
    delay: TimeDelta,
) -> Result<Saved, PayoutError> {
    // Versions are counted, and a suspension seen, under the party's lock.
    let status: PartyStatus = parties::table
        .find(seat.party)
        .select(parties::status)
        .for_no_key_update()
        .first(tx.conn())
        .optional()?
        .ok_or(PayoutError::NotFound)?;
    if status == PartyStatus::Suspended {
        return Err(PayoutError::Suspended);
    }
    let known: Vec<(PayeeId, String, i32, Vec<u8>)> = payees::table
        .filter(payees::party_id.eq(seat.party))
        .distinct_on(payees::currency)
        .order((payees::currency, payees::version.desc()))
        .select((payees::id, payees::currency, payees::version, payees::sealed))
        .load(tx.conn())?;
    let last = known.iter().find(|(_, code, ..)| code == currency.code());
    if let Some((id, _, _, sealed)) = last
        && reveal::unseal(vault, *id, sealed)? == *details
    {
        return Ok(Saved::Same(*id));
    }
    let (id, now) = (PayeeId::new(), tx.now());
    let usable_at = if known.is_empty() { now } else { now + delay };
    let plain = serde_json::to_vec(details).map_err(|_| PayoutError::CannotOpen)?;
    diesel::insert_into(payees::table)
        .values((
            payees::id.eq(id),
            payees::party_id.eq(seat.party),
            payees::currency.eq(currency.code()),
            payees::version.eq(last.map_or(1, |(_, _, version, _)| version.saturating_add(1))),
            payees::kind.eq(details.kind),
            payees::ending.eq(details.ending()),
            payees::sealed.eq(vault.seal(id.uuid().as_bytes(), &plain)?),
            payees::created_by.eq(seat.user),
            payees::created_at.eq(now),
            payees::usable_at.eq(usable_at),
        ))
        .execute(tx.conn())?;
    let waiting = [WithdrawalStatus::Requested, WithdrawalStatus::Approved];
    diesel::update(withdrawals::table)
        .filter(withdrawals::party_id.eq(seat.party).and(withdrawals::currency.eq(currency.code())))
        .filter(withdrawals::payee_id.is_null().and(withdrawals::status.eq_any(waiting)))
        .set((withdrawals::payee_id.eq(id), withdrawals::payable_from.eq(usable_at)))
        .execute(tx.conn())?;
    outbox::tell(tx, &[Fact::PayeeChanged { payee: id }])?;
    Ok(Saved::Changed(id))
}
