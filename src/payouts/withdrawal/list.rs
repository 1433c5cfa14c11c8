//! Finding withdrawals: a party's own, and those staff look for.

use chrono::{DateTime, Utc};
use diesel::sql_types::{
    Array, BigInt, Bool, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid,
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, QueryableByName, RunQueryDsl};
use uuid::Uuid;

use super::{Destination, InBatch, Signature, Withdrawal, WithdrawalStatus};
use crate::accounts::{PartySeat, StaffSeat};
use crate::db::Tx;
use crate::kernel::ids::{PartyId, PayeeId, UserId, WithdrawalBatchId, WithdrawalId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::paging::{Listing, Paging};
use crate::payouts::payee::PayeeKind;
use crate::payouts::{PayoutError, Reference};
use crate::schema::{parties, seats, withdrawals};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: WithdrawalId,
    #[diesel(sql_type = SqlUuid)]
    party_id: PartyId,
    #[diesel(sql_type = Text)]
    party_name: String,
    #[diesel(sql_type = Bool)]
    party_suspended: bool,
    #[diesel(sql_type = BigInt)]
    amount: i64,
    #[diesel(sql_type = BigInt)]
    fee: i64,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = Text)]
    reference: String,
    #[diesel(sql_type = Text)]
    status: WithdrawalStatus,
    #[diesel(sql_type = Bool)]
    two_people: bool,
    #[diesel(sql_type = Timestamptz)]
    payable_from: DateTime<Utc>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    payee_id: Option<PayeeId>,
    #[diesel(sql_type = Nullable<Text>)]
    payee_kind: Option<PayeeKind>,
    #[diesel(sql_type = Nullable<Text>)]
    payee_ending: Option<String>,
    #[diesel(sql_type = Nullable<Integer>)]
    payee_version: Option<i32>,
    #[diesel(sql_type = Text)]
    requester: String,
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Text>)]
    approver: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    approved_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Text>)]
    seconder: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    seconded_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Text>)]
    ender: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    ended_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    batch_id: Option<WithdrawalBatchId>,
    #[diesel(sql_type = Nullable<Text>)]
    batch_reference: Option<String>,
    #[diesel(sql_type = Bool)]
    batch_exported: bool,
}

const SELECT: &str = "
    SELECT w.id, w.party_id, p.name AS party_name, p.status = 'suspended' AS party_suspended, w.amount, w.fee,
           w.currency, w.reference, w.status, w.two_people, w.payable_from, w.payee_id, y.kind AS payee_kind,
           y.ending AS payee_ending, y.version AS payee_version, r.email AS requester, w.created_at,
           a.email AS approver, w.approved_at, s.email AS seconder, w.seconded_at, e.email AS ender, w.ended_at,
           w.reason, b.id AS batch_id, b.reference AS batch_reference, b.exported_at IS NOT NULL AS batch_exported
      FROM withdrawals w JOIN parties p ON p.id = w.party_id JOIN users r ON r.id = w.requested_by
      LEFT JOIN payees y ON y.id = w.payee_id LEFT JOIN users a ON a.id = w.approved_by
      LEFT JOIN users s ON s.id = w.seconded_by LEFT JOIN users e ON e.id = w.ended_by
      LEFT JOIN withdrawal_batch_items i ON i.withdrawal_id = w.id AND i.taken_out_at IS NULL
      LEFT JOIN withdrawal_batches b ON b.id = i.batch_id";

fn read(row: Row) -> Result<Withdrawal, PayoutError> {
    let currency: Currency = row
        .currency
        .parse()
        .map_err(|error| diesel::result::Error::DeserializationError(Box::new(error)))?;
    let signed = |by: Option<String>, at: Option<DateTime<Utc>>| {
        by.zip(at).map(|(by, at)| Signature { by, at })
    };
    let payee = row.payee_id.zip(row.payee_kind).zip(row.payee_ending).zip(row.payee_version);
    let payee =
        payee.map(|(((id, kind), ending), version)| Destination { id, kind, ending, version });
    let batch = row.batch_id.zip(row.batch_reference);
    Ok(Withdrawal {
        id: row.id,
        party: row.party_id,
        party_name: row.party_name,
        party_suspended: row.party_suspended,
        amount: Money::new(row.amount, currency),
        fee: Money::new(row.fee, currency),
        reference: row.reference,
        status: row.status,
        two_people: row.two_people,
        payee,
        payable_from: row.payable_from,
        requested: Signature { by: row.requester, at: row.created_at },
        approved: signed(row.approver, row.approved_at),
        seconded: signed(row.seconder, row.seconded_at),
        ended: signed(row.ender, row.ended_at),
        reason: row.reason,
        batch: batch.map(|(id, reference)| InBatch { id, reference, exported: row.batch_exported }),
    })
}

/// Which withdrawals are wanted; all that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Those on their way come oldest first, others newest first.
    pub status: Option<WithdrawalStatus>,
    /// A reference, or a part of it or of the party's name.
    pub search: String,
    pub party: Option<PartyId>,
}

/// A text as a part of a LIKE pattern in which nothing is a wildcard.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

fn found(
    tx: &mut Tx<'_>,
    filter: &Filter,
    paging: &Paging,
) -> Result<Listing<Withdrawal>, PayoutError> {
    let oldest_first = filter.status.is_some_and(WithdrawalStatus::is_running);
    let (after, order) = if oldest_first { (">", "ASC") } else { ("<", "DESC") };
    let search = filter.search.trim();
    let exact = search.parse::<Reference>().ok().map(|reference| reference.to_string());
    let part = (exact.is_none() && !search.is_empty()).then(|| format!("%{}%", literal(search)));
    let rows: Vec<Row> = diesel::sql_query(format!(
        "{SELECT} WHERE ($1 IS NULL OR w.status = $1) AND ($2 IS NULL OR w.party_id = $2)
            AND ($3 IS NULL OR w.reference = $3)
            AND ($4 IS NULL OR w.reference ILIKE $4 OR p.name ILIKE $4)
            AND ($5 IS NULL OR w.id {after} $5)
          ORDER BY w.id {order} LIMIT $6"
    ))
    .bind::<Nullable<Text>, _>(filter.status.map(WithdrawalStatus::as_str))
    .bind::<Nullable<SqlUuid>, _>(filter.party)
    .bind::<Nullable<Text>, _>(exact)
    .bind::<Nullable<Text>, _>(part)
    .bind::<Nullable<SqlUuid>, _>(paging.after)
    .bind::<BigInt, _>(paging.fetch())
    .load(tx.conn())?;
    let rows = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(paging.cut(rows, |withdrawal| withdrawal.id.uuid()))
}

/// Some by their ids, in the order of the ids.
fn these(tx: &mut Tx<'_>, ids: &[Uuid]) -> Result<Vec<Withdrawal>, PayoutError> {
    let rows: Vec<Row> = diesel::sql_query(format!("{SELECT} WHERE w.id = ANY ($1) ORDER BY w.id"))
        .bind::<Array<SqlUuid>, _>(ids)
        .load(tx.conn())?;
    rows.into_iter().map(read).collect()
}

fn one(tx: &mut Tx<'_>, id: WithdrawalId) -> Result<Withdrawal, PayoutError> {
    these(tx, &[id.uuid()])?.pop().ok_or(PayoutError::NotFound)
}

/// Some by their ids: their parties' rows locked against a suspension, then their own, each in the
/// order of ids, until the transaction ends. Those that are not there are left out.
pub(in crate::payouts) fn locked_all(
    tx: &mut Tx<'_>,
    ids: &[Uuid],
) -> Result<Vec<Withdrawal>, PayoutError> {
    let owners: Vec<PartyId> = withdrawals::table
        .filter(withdrawals::id.eq_any(ids))
        .select(withdrawals::party_id)
        .distinct()
        .load(tx.conn())?;
    parties::table
        .filter(parties::id.eq_any(owners))
        .order(parties::id)
        .select(parties::id)
        .for_share()
        .load::<PartyId>(tx.conn())?;
    withdrawals::table
        .filter(withdrawals::id.eq_any(ids))
        .order(withdrawals::id)
        .select(withdrawals::id)
        .for_update()
        .load::<Uuid>(tx.conn())?;
    these(tx, ids)
}

/// One by its id, locked.
pub(super) fn locked(tx: &mut Tx<'_>, id: WithdrawalId) -> Result<Withdrawal, PayoutError> {
    locked_all(tx, &[id.uuid()])?.pop().ok_or(PayoutError::NotFound)
}

/// Whether a member of staff also acts for this party.
pub(in crate::payouts) fn is_member(
    tx: &mut Tx<'_>,
    user: UserId,
    party: PartyId,
) -> Result<bool, PayoutError> {
    let seats = seats::table.filter(seats::user_id.eq(user)).filter(seats::party_id.eq(party));
    let seat: Option<Uuid> = seats.select(seats::id).first(tx.conn()).optional()?;
    Ok(seat.is_some())
}

/// A party's own withdrawal.
pub fn by_id(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    id: WithdrawalId,
) -> Result<Withdrawal, PayoutError> {
    let withdrawal = one(tx, id)?;
    if withdrawal.party == seat.party { Ok(withdrawal) } else { Err(PayoutError::NotFound) }
}

/// Anybody's, for staff.
pub fn for_staff(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    id: WithdrawalId,
) -> Result<Withdrawal, PayoutError> {
    one(tx, id)
}

/// How many wait for staff to approve or to pay them: counted to the end, for the queue is short.
pub fn count_waiting(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    status: WithdrawalStatus,
) -> Result<i64, PayoutError> {
    Ok(withdrawals::table.filter(withdrawals::status.eq(status)).count().get_result(tx.conn())?)
}

/// A party's withdrawals, newest first.
pub fn of_party(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    paging: &Paging,
) -> Result<Listing<Withdrawal>, PayoutError> {
    found(tx, &Filter { party: Some(seat.party), ..Filter::default() }, paging)
}

/// A party's withdrawals that are on their way, oldest first.
pub fn running(tx: &mut Tx<'_>, seat: PartySeat) -> Result<Vec<Withdrawal>, PayoutError> {
    let running = WithdrawalStatus::ALL.iter().filter(|status| status.is_running());
    let ids: Vec<Uuid> = withdrawals::table
        .filter(withdrawals::party_id.eq(seat.party))
        .filter(withdrawals::status.eq_any(running))
        .order(withdrawals::id)
        .limit(super::MAX_WAITING)
        .select(withdrawals::id)
        .load(tx.conn())?;
    these(tx, &ids)
}

/// Everybody's withdrawals, for staff.
pub fn list(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    filter: &Filter,
    paging: &Paging,
) -> Result<Listing<Withdrawal>, PayoutError> {
    found(tx, filter, paging)
}

/// What is in a batch and was not taken out, in the order of its rows.
pub(in crate::payouts) fn in_batch(
    tx: &mut Tx<'_>,
    batch: WithdrawalBatchId,
) -> Result<Vec<Withdrawal>, PayoutError> {
    let rows: Vec<Row> =
        diesel::sql_query(format!("{SELECT} WHERE i.batch_id = $1 ORDER BY i.place"))
            .bind::<SqlUuid, _>(batch)
            .load(tx.conn())?;
    rows.into_iter().map(read).collect()
}

#[derive(QueryableByName)]
struct Sum {
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    total: i64,
}

/// What some withdrawals pay out together, an amount a currency, by code.
pub(in crate::payouts) fn sums(tx: &mut Tx<'_>, ids: &[Uuid]) -> Result<Vec<Money>, PayoutError> {
    let sums: Vec<Sum> = diesel::sql_query(
        "SELECT currency, sum(amount - fee)::bigint AS total FROM withdrawals
          WHERE id = ANY ($1) GROUP BY currency ORDER BY currency",
    )
    .bind::<Array<SqlUuid>, _>(ids)
    .load(tx.conn())?;
    let money = |sum: Sum| Some(Money::new(sum.total, sum.currency.parse().ok()?));
    Ok(sums.into_iter().filter_map(money).collect())
}
