//! Which running offers keep which rate, and what their next terms would freeze.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{Applied, Target, about, applied};
use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::kernel::ids::{OfferId, PartyId};
use crate::kernel::paging::{Listing, Paging};
use crate::kernel::rate::Rate;
use crate::offers::offer::joined;
use crate::offers::{OfferError, OfferStatus};
use crate::schema::{offers, parties, terms};

/// An offer that takes leads or is paused.
#[derive(Debug, Clone)]
pub struct Running {
    pub offer: OfferId,
    pub title: String,
    pub buyer: String,
    pub version: i32,
    /// What its terms froze: what every lead under them pays.
    pub kept: Rate,
    /// What its next terms would freeze.
    pub next: Applied,
}

/// The running offers, newest first. Two statements.
pub fn running(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    usual: Rate,
    paging: &Paging,
) -> Result<Listing<Running>, OfferError> {
    type Row = (OfferId, PartyId, String, String, String, i32, i32);
    let mut query = joined()
        .filter(offers::status.eq_any([OfferStatus::Published, OfferStatus::Paused]))
        .order(offers::id.desc())
        .limit(paging.fetch())
        .select((
            offers::id,
            offers::party_id,
            parties::name,
            terms::title,
            terms::topic,
            terms::version,
            terms::fee_rate,
        ))
        .into_boxed();
    if let Some(after) = paging.after {
        query = query.filter(offers::id.lt(after));
    }
    let rows: Vec<Row> = query.load(tx.conn())?;
    let rows: Vec<(Row, Target)> = rows
        .into_iter()
        .map(|row| {
            let target = Target { offer: Some(row.0), party: row.1, topic: row.4.clone() };
            (row, target)
        })
        .collect();
    let targets: Vec<&Target> = rows.iter().map(|(_, target)| target).collect();
    let (rules, now) = (about(tx, &targets)?, tx.now());
    let found = rows
        .iter()
        .filter_map(|((offer, _, buyer, title, _, version, rate), target)| {
            Some(Running {
                offer: *offer,
                title: title.clone(),
                buyer: buyer.clone(),
                version: *version,
                kept: Rate::from_basis_points(*rate)?,
                next: applied(&rules, target, now, usual),
            })
        })
        .collect();
    Ok(paging.cut(found, |row: &Running| row.offer.uuid()))
}
