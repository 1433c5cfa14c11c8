//! A buyer changes an offer's terms.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::status::EditKind;
use super::terms::{self, Terms, TermsDraft};
use super::{Bounds, OfferError, fee, lock};
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::fault::Faults;
use crate::kernel::ids::OfferId;
use crate::outbox::{self, Fact};
use crate::schema::offers;

/// The same from the terms as they stand, changed in some places: for callers who say only what
/// changes.
pub fn edit_with(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    id: OfferId,
    bounds: &Bounds,
    change: impl FnOnce(&mut TermsDraft),
) -> Result<i32, OfferError> {
    let locked = lock::own(tx, seat, id)?;
    let mut written = TermsDraft::from(&Terms::load(tx, id, locked.version)?);
    change(&mut written);
    edit(tx, seat, id, &written, bounds)
}

/// Checks what was written and answers the version now in force.
///
/// A draft's terms are changed where they are. A live offer gets the next version, frozen with
/// the fee of the day ([`fee`]) and in force at once; leads already in keep theirs, and
/// everybody who works on the offer is told. Its action and currency stay what contractors and
/// the counters know them as. An edit that changes nothing makes no version.
pub fn edit(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    id: OfferId,
    written: &TermsDraft,
    bounds: &Bounds,
) -> Result<i32, OfferError> {
    let locked = lock::own(tx, seat, id)?;
    let kind = locked.status.edit().ok_or(OfferError::Status(locked.status))?;
    let now = tx.now();
    let old = Terms::load(tx, id, locked.version)?;
    match kind {
        EditKind::InPlace => {
            let mut terms = written.check(bounds, id, locked.version, old.created_at)?;
            fee::apply(tx, &mut terms, locked.party, bounds.fee)?;
            terms::overwrite(tx, &terms)?;
            Ok(locked.version)
        }
        EditKind::NewVersion => {
            let mut terms = written.check(bounds, id, locked.version + 1, now)?;
            stays_comparable(&old, &terms)?;
            fee::apply(tx, &mut terms, locked.party, bounds.fee)?;
            if terms.says_the_same(&old) {
                return Ok(locked.version);
            }
            terms.frozen_at = Some(now);
            terms::insert(tx, &terms)?;
            diesel::update(offers::table.find(id.uuid()))
                .set(offers::terms_version.eq(terms.version))
                .execute(tx.conn())?;
            outbox::tell(tx, &[Fact::TermsChanged { offer: id, version: terms.version }])?;
            Ok(terms.version)
        }
    }
}

fn stays_comparable(old: &Terms, new: &Terms) -> Result<(), Faults> {
    let mut faults = Faults::default();
    if new.action != old.action {
        faults.add("action", "fixed-once-published");
    }
    if new.currency != old.currency {
        faults.add("currency", "fixed-once-published");
    }
    faults.finish()
}
