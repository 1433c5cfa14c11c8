//! What the rows are called.

use std::collections::HashMap;

use diesel::{BoolExpressionMethods, ExpressionMethods, JoinOnDsl, QueryDsl, RunQueryDsl};

use super::{By, Key, Row};
use crate::db::{DbError, Tx};
use crate::kernel::ids::{OfferId, PartyId};
use crate::schema::{offers, parties, terms};

/// Gives each row its name: a party's, an offer's present title, the source itself.
pub(super) fn fill_in(tx: &mut Tx<'_>, by: By, rows: &mut [Row]) -> Result<(), DbError> {
    let (mut party_names, mut titles) = (HashMap::new(), HashMap::new());
    match by {
        By::Contractor | By::Buyer => {
            let ids: Vec<PartyId> = rows
                .iter()
                .filter_map(|row| if let Key::Party(id) = row.key { Some(id) } else { None })
                .collect();
            party_names = names_of(tx, ids)?;
        }
        By::Offer => {
            let ids: Vec<OfferId> = rows
                .iter()
                .filter_map(|row| if let Key::Offer(id) = row.key { Some(id) } else { None })
                .collect();
            titles = titles_of(tx, ids)?;
        }
        By::Source => {}
    }
    for row in rows {
        row.name = match &row.key {
            Key::Party(id) => party_names.remove(id).unwrap_or_default(),
            Key::Offer(id) => titles.remove(id).unwrap_or_default(),
            Key::Source(name) => name.clone(),
            Key::NoSource => String::new(),
        };
    }
    Ok(())
}

fn names_of(tx: &mut Tx<'_>, ids: Vec<PartyId>) -> Result<HashMap<PartyId, String>, DbError> {
    let names: Vec<(PartyId, String)> = parties::table
        .filter(parties::id.eq_any(ids))
        .select((parties::id, parties::name))
        .load(tx.conn())?;
    Ok(names.into_iter().collect())
}

fn titles_of(tx: &mut Tx<'_>, ids: Vec<OfferId>) -> Result<HashMap<OfferId, String>, DbError> {
    let titles: Vec<(OfferId, String)> = offers::table
        .inner_join(
            terms::table
                .on(terms::offer_id.eq(offers::id).and(terms::version.eq(offers::terms_version))),
        )
        .filter(offers::id.eq_any(ids))
        .select((offers::id, terms::title))
        .load(tx.conn())?;
    Ok(titles.into_iter().collect())
}
