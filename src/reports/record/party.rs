//! Both halves of a party's record.

use diesel::sql_types::{Bool, Text, Uuid as SqlUuid};
use diesel::{OptionalExtension, QueryableByName, RunQueryDsl};

use super::{BuyerRecord, ContractorRecord, of_buyer, of_contractor};
use crate::db::{DbError, PreparedDsl, Tx};
use crate::kernel::ids::PartyId;

/// A party's record, one half a role it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyRecord {
    pub id: PartyId,
    pub name: String,
    pub buyer: Option<BuyerRecord>,
    pub contractor: Option<ContractorRecord>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Bool)]
    buys: bool,
    #[diesel(sql_type = Bool)]
    sells: bool,
}

/// The record of a party; `None` when there is no such party. Anybody signed in may read it.
pub fn of_party(tx: &mut Tx<'_>, party: PartyId) -> Result<Option<PartyRecord>, DbError> {
    let row: Option<Row> = diesel::sql_query(
        "SELECT p.name,
                EXISTS (SELECT FROM seats s WHERE s.party_id = p.id AND s.role = 'buyer') AS buys,
                EXISTS (SELECT FROM seats s WHERE s.party_id = p.id AND s.role = 'contractor') AS sells
           FROM parties p WHERE p.id = $1",
    )
    .bind::<SqlUuid, _>(party)
    .prepared()
    .get_result(tx.conn())
    .optional()?;
    let Some(row) = row else { return Ok(None) };
    // A seat may be gone, but not what was done from it.
    let buyer = Some(of_buyer(tx, party)?).filter(|record| row.buys || record.decided > 0);
    let contractor =
        Some(of_contractor(tx, party)?).filter(|record| row.sells || record.decided > 0);
    Ok(Some(PartyRecord { id: party, name: row.name, buyer, contractor }))
}
