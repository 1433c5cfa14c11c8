//! Notes the buyer keeps on a lead. The contractor never sees them.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{LeadError, own};
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::kernel::fault::Fault;
use crate::kernel::ids::{LeadId, NoteId};
use crate::kernel::readable::words;
use crate::schema::{lead_notes, leads, users};

/// The longest note, in characters.
pub const MAX_NOTE: usize = 4_000;

/// One note.
#[derive(Debug, Clone, diesel::Queryable)]
pub struct Note {
    pub id: NoteId,
    pub at: DateTime<Utc>,
    /// The colleague who wrote it, by address.
    pub by: String,
    pub text: String,
}

/// Adds a note.
pub fn add_note(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    lead: LeadId,
    text: &str,
) -> Result<NoteId, LeadError> {
    let text = words("text", text, MAX_NOTE)?;
    if text.is_empty() {
        return Err(LeadError::Invalid(Fault::new("text", "required").into()));
    }
    own::lock(tx, seat, lead)?;
    let (id, now) = (NoteId::new(), tx.now());
    diesel::insert_into(lead_notes::table)
        .values((
            lead_notes::id.eq(id),
            lead_notes::lead_id.eq(lead),
            lead_notes::user_id.eq(seat.user),
            lead_notes::at.eq(now),
            lead_notes::text.eq(text),
        ))
        .execute(tx.conn())?;
    Ok(id)
}

/// The notes on a lead, newest first, at most `limit`.
pub fn notes(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    lead: LeadId,
    limit: i64,
) -> Result<Vec<Note>, LeadError> {
    Ok(lead_notes::table
        .inner_join(leads::table)
        .inner_join(users::table)
        .filter(lead_notes::lead_id.eq(lead))
        .filter(leads::buyer_id.eq(seat.party))
        .order(lead_notes::id.desc())
        .limit(limit)
        .select((lead_notes::id, lead_notes::at, users::email, lead_notes::text))
        .load(tx.conn())?)
}
