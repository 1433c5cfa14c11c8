//! One lead with everything its page shows: terms, and the contact for those who may see it.

use diesel::RunQueryDsl;
use diesel::sql_types::Uuid as SqlUuid;

use super::Reach;
use super::lead::{COLUMNS, JOINS, Lead, Row};
use super::sql::Sql;
use crate::db::Tx;
use crate::kernel::ids::LeadId;
use crate::kernel::secret::Vault;
use crate::leads::contact::{self, Contact};
use crate::leads::{LeadError, Status};
use crate::offers::Terms;
use crate::offers::reason::{Period, Reason};

/// A lead, the terms it came in under, and its contact as far as the reader may see it.
#[derive(Debug, Clone)]
pub struct Card {
    pub lead: Lead,
    pub terms: Terms,
    /// `None` where it may not be seen: for the buyer before money is held and after it went back.
    /// Masked for staff.
    pub contact: Option<Contact>,
}

impl Card {
    /// The reasons the buyer may reject it for now: those its terms list, narrower inside the
    /// guarantee; none where it can no longer be rejected.
    pub fn reasons(&self) -> Vec<Reason> {
        let period = match self.lead.status {
            Status::Delivered => Period::Decision,
            Status::Accepted => Period::Guarantee,
            Status::Refused
            | Status::Quarantined
            | Status::Rejected
            | Status::Disputed
            | Status::Settled
            | Status::Returned => return Vec::new(),
        };
        Reason::ALL.iter().copied().filter(|reason| self.terms.allows(*reason, period)).collect()
    }
}

/// Whether the reader sees the contact as it is.
pub(in crate::leads) fn may_see(reach: Reach, lead: &Lead) -> bool {
    match reach {
        Reach::Buyer(_) => lead.status.reveals_contact(),
        Reach::Contractor(_) => true,
        Reach::Staff(_) => false,
    }
}

/// One lead within reach, or [`LeadError::NotFound`].
pub fn lead(tx: &mut Tx<'_>, reach: impl Into<Reach>, id: LeadId) -> Result<Lead, LeadError> {
    let sql = Sql::new("SELECT ")
        .text(COLUMNS)
        .text(" FROM leads l ")
        .text(JOINS)
        .text(" WHERE l.id = ")
        .value::<SqlUuid, _>(id);
    let sql = match reach.into() {
        Reach::Buyer(seat) => sql
            .text(" AND l.status NOT IN ('refused', 'quarantined') AND l.buyer_id = ")
            .value::<SqlUuid, _>(seat.party),
        Reach::Contractor(seat) => {
            sql.text(" AND l.contractor_id = ").value::<SqlUuid, _>(seat.party)
        }
        Reach::Staff(_) => sql,
    };
    let rows: Vec<Row> = sql.done().load(tx.conn())?;
    rows.into_iter().next().and_then(Row::typed).ok_or(LeadError::NotFound)
}

/// One lead within reach with its terms and contact.
pub fn card(
    tx: &mut Tx<'_>,
    vault: &Vault,
    reach: impl Into<Reach>,
    id: LeadId,
) -> Result<Card, LeadError> {
    let reach = reach.into();
    let lead = lead(tx, reach, id)?;
    let terms = Terms::load(tx, lead.offer, lead.terms_version)?;
    let masked = matches!(reach, Reach::Staff(_));
    let contact = if masked || may_see(reach, &lead) {
        contact::load(tx, vault, &[id])?.remove(&id)
    } else {
        None
    };
    let contact = contact.map(|contact| if masked { contact.masked(&terms.form) } else { contact });
    Ok(Card { lead, terms, contact })
}
