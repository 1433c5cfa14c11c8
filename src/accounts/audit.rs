//! The audit trail: every act of the staff, for ever.
//!
//! Written in the transaction of the act itself; the database refuses to change or delete a row.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use uuid::Uuid;

use super::{AccountError, StaffSeat};
use crate::db::{DbError, Tx};
use crate::kernel::ids::{
    AlarmId, ArrivalId, EngagementId, FeeRuleId, LeadId, MailId, OfferId, PartyId, StaffActId,
    TopUpId, UserId, WithdrawalBatchId, WithdrawalId,
};
use crate::kernel::paging::{Listing, Paging};
use crate::schema::{staff_acts, users};

/// Writes down that `staff` did `act` (`offer_published`) to a subject (`offer`, its id). `detail`
/// holds what a later reader needs to understand it; never personal data of a lead.
pub fn record(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    act: &'static str,
    subject_kind: &'static str,
    subject: Uuid,
    detail: serde_json::Value,
) -> Result<(), DbError> {
    let now = tx.now();
    diesel::insert_into(staff_acts::table)
        .values((
            staff_acts::id.eq(StaffActId::new()),
            staff_acts::at.eq(now),
            staff_acts::user_id.eq(staff.user),
            staff_acts::act.eq(act),
            staff_acts::subject_kind.eq(subject_kind),
            staff_acts::subject_id.eq(subject),
            staff_acts::detail.eq(detail),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// One line of the trail.
#[derive(Debug, Clone, diesel::Queryable)]
pub struct Act {
    pub id: StaffActId,
    pub at: DateTime<Utc>,
    /// Who did it, by address.
    pub by: String,
    pub act: String,
    pub subject_kind: String,
    pub subject: Uuid,
    pub detail: serde_json::Value,
}

impl Act {
    /// The subject's id as the API writes it; a bare UUID for a kind without ids of its own.
    pub fn subject_id(&self) -> String {
        match self.subject_kind.as_str() {
            "party" => PartyId::from_uuid(self.subject).to_string(),
            "user" => UserId::from_uuid(self.subject).to_string(),
            "offer" => OfferId::from_uuid(self.subject).to_string(),
            "engagement" => EngagementId::from_uuid(self.subject).to_string(),
            "lead" => LeadId::from_uuid(self.subject).to_string(),
            "top_up" => TopUpId::from_uuid(self.subject).to_string(),
            "withdrawal" => WithdrawalId::from_uuid(self.subject).to_string(),
            "withdrawal_batch" => WithdrawalBatchId::from_uuid(self.subject).to_string(),
            "mail" => MailId::from_uuid(self.subject).to_string(),
            "arrival" => ArrivalId::from_uuid(self.subject).to_string(),
            "alarm" => AlarmId::from_uuid(self.subject).to_string(),
            "fee_rule" => FeeRuleId::from_uuid(self.subject).to_string(),
            _ => self.subject.to_string(),
        }
    }
}

/// Reads any id an act's subject may have; `None` when it is none.
pub fn read_subject(text: &str) -> Option<Uuid> {
    let text = text.trim();
    None.or_else(|| text.parse().ok().map(PartyId::uuid))
        .or_else(|| text.parse().ok().map(UserId::uuid))
        .or_else(|| text.parse().ok().map(OfferId::uuid))
        .or_else(|| text.parse().ok().map(EngagementId::uuid))
        .or_else(|| text.parse().ok().map(LeadId::uuid))
        .or_else(|| text.parse().ok().map(TopUpId::uuid))
        .or_else(|| text.parse().ok().map(WithdrawalId::uuid))
        .or_else(|| text.parse().ok().map(WithdrawalBatchId::uuid))
        .or_else(|| text.parse().ok().map(MailId::uuid))
        .or_else(|| text.parse().ok().map(AlarmId::uuid))
        .or_else(|| text.parse().ok().map(ArrivalId::uuid))
        .or_else(|| text.parse().ok().map(FeeRuleId::uuid))
        .or_else(|| text.parse().ok())
}

/// Which acts are wanted; all that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub act: Option<String>,
    pub by: Option<UserId>,
    pub subject: Option<Uuid>,
}

/// The trail, newest first.
pub fn list(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    filter: &Filter,
    paging: &Paging,
) -> Result<Listing<Act>, AccountError> {
    let mut query = staff_acts::table
        .inner_join(users::table)
        .order(staff_acts::id.desc())
        .limit(paging.fetch())
        .select((
            staff_acts::id,
            staff_acts::at,
            users::email,
            staff_acts::act,
            staff_acts::subject_kind,
            staff_acts::subject_id,
            staff_acts::detail,
        ))
        .into_boxed();
    if let Some(act) = &filter.act {
        query = query.filter(staff_acts::act.eq(act));
    }
    if let Some(by) = filter.by {
        query = query.filter(staff_acts::user_id.eq(by));
    }
    if let Some(subject) = filter.subject {
        query = query.filter(staff_acts::subject_id.eq(subject));
    }
    if let Some(after) = paging.after {
        query = query.filter(staff_acts::id.lt(after));
    }
    let rows: Vec<Act> = query.load(tx.conn())?;
    Ok(paging.cut(rows, |act| act.id.uuid()))
}

/// What there is to choose from above the list: the acts that occur, and who did them.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    pub acts: Vec<String>,
    /// With their addresses.
    pub people: Vec<(UserId, String)>,
}

/// Reads the [`Choices`].
pub fn choices(tx: &mut Tx<'_>, _staff: StaffSeat) -> Result<Choices, AccountError> {
    let acts = staff_acts::table
        .select(staff_acts::act)
        .distinct()
        .order(staff_acts::act)
        .load(tx.conn())?;
    let people = users::table
        .filter(users::id.eq_any(staff_acts::table.select(staff_acts::user_id)))
        .order(users::email)
        .select((users::id, users::email))
        .load(tx.conn())?;
    Ok(Choices { acts, people })
}
