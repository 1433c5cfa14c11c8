//! Issues the acts of a month, once it is over.

use chrono::{DateTime, Datelike, Months, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use diesel::sql_types::{BigInt, Bool, Date, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, QueryableByName, RunQueryDsl};

use super::{ActSide, CorrectionLine, OfferLine};
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::{CorrectionId, LeadId, OfferId, PartyId, ServiceActId};
use crate::kernel::money::Currency;
use crate::ledger::AccountKind;
use crate::ledger::period::standings;
use crate::outbox::{self, Fact};
use crate::payouts::PayoutError;
use crate::payouts::period::{Period, midnight};
use crate::schema::{act_months, acts, parties};

/// How long after the end of a month its acts are issued: longer than any transaction lasts and than
/// honest clocks differ.
const REST_MINUTES: i64 = 60;

/// Who issues, and in which zone months begin.
#[derive(Debug, Clone)]
pub struct Issuer {
    pub zone: Tz,
    /// Name and address, line by line.
    pub details: String,
}

/// One party's side in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chain {
    pub party: PartyId,
    pub side: ActSide,
    pub currency: Currency,
}

/// The month whose acts are to be issued and are not yet: the last one that is over, unless it was done.
pub fn due(tx: &mut Tx<'_>, zone: Tz) -> Result<Option<NaiveDate>, PayoutError> {
    let rested = tx.now() - TimeDelta::minutes(REST_MINUTES);
    let month = first_of(rested, zone).checked_sub_months(Months::new(1));
    let Some(month) = month else { return Ok(None) };
    let done: Option<NaiveDate> =
        act_months::table.select(diesel::dsl::max(act_months::month)).first(tx.conn())?;
    Ok((done < Some(month)).then_some(month))
}

/// Notes that every party has its acts up to a month. Two workers may both say so.
pub fn done(tx: &mut Tx<'_>, month: NaiveDate) -> Result<(), PayoutError> {
    let now = tx.now();
    diesel::insert_into(act_months::table)
        .values((act_months::month.eq(month), act_months::done_at.eq(now)))
        .on_conflict_do_nothing()
        .execute(tx.conn())?;
    Ok(())
}

#[derive(QueryableByName)]
struct Owner {
    #[diesel(sql_type = SqlUuid)]
    party_id: PartyId,
    #[diesel(sql_type = Text)]
    currency: String,
}

/// Everyone who may have sold or bought something: whoever has a wallet.
pub fn chains(tx: &mut Tx<'_>) -> Result<Vec<Chain>, PayoutError> {
    let owners: Vec<Owner> = diesel::sql_query(
        "SELECT party_id, currency FROM accounts WHERE kind = $1 AND party_id IS NOT NULL
          ORDER BY party_id, currency",
    )
    .bind::<Text, _>(AccountKind::Wallet.as_str())
    .load(tx.conn())?;
    let chains = owners.into_iter().filter_map(|owner| {
        let currency: Currency = owner.currency.parse().ok()?;
        Some(ActSide::ALL.iter().map(move |&side| Chain { party: owner.party_id, side, currency }))
    });
    Ok(chains.flatten().collect())
}

/// Issues the next act of a chain, if there is something to tell of a month that is over. Answers
/// whether it did: there may be another.
///
/// Holds the party's row, so that two workers issue one after the other and the second finds nothing.
pub fn issue_next(tx: &mut Tx<'_>, chain: Chain, issuer: &Issuer) -> Result<bool, PayoutError> {
    let party_name: Option<String> = parties::table
        .find(chain.party)
        .select(parties::name)
        .for_update()
        .first(tx.conn())
        .optional()?;
    let Some(party_name) = party_name else { return Ok(false) };
    let last: Option<(NaiveDate, i64)> = acts::table
        .filter(acts::party_id.eq(chain.party))
        .filter(acts::side.eq(chain.side))
        .filter(acts::currency.eq(chain.currency.code()))
        .order(acts::month.desc())
        .select((acts::month, acts::through_seq))
        .first(tx.conn())
        .optional()?;
    let after = last.map_or(0, |(_, through)| through);
    let Some(first) = first_after(tx, chain, after)? else { return Ok(false) };
    // What came late is told in the month after the last act, not in one that was told.
    let next = last.and_then(|(month, _)| month.checked_add_months(Months::new(1)));
    let mut month = first_of(first, issuer.zone).max(next.unwrap_or(NaiveDate::MIN));
    let rested = tx.now() - TimeDelta::minutes(REST_MINUTES);
    loop {
        let period = Period::month(month, issuer.zone);
        if period.to > rested {
            return Ok(false);
        }
        let standing =
            standings(tx, Some(chain.party), chain.currency, &KINDS, &[Some(period.to)])?;
        let through = standing.first().map_or(after, |found| found.edge.last_before());
        let told = told(tx, chain, after, through)?;
        if !told.is_empty() {
            keep(tx, chain, issuer, month, (after, through), &party_name, told)?;
            return Ok(true);
        }
        // A line that stands behind one of a later time belongs to that one's month.
        let Some(later) = month.checked_add_months(Months::new(1)) else { return Ok(false) };
        month = later;
    }
}

const KINDS: [AccountKind; 3] =
    [AccountKind::Wallet, AccountKind::Escrow, AccountKind::Withdrawing];

/// The first day of the month a moment is in.
fn first_of(at: DateTime<Utc>, zone: Tz) -> NaiveDate {
    let day = at.with_timezone(&zone).date_naive();
    let first = day.with_day(1).unwrap_or(day);
    // Where a month begins later than its first day's midnight, what is before it is the old month's.
    if midnight(first, zone) > at { first.pred_opt().unwrap_or(first) } else { first }
}

/// Payments and corrections of one chain, as rows of a query over `$1` party, `$2` currency, `$3` whether
/// it is the buyer's side, `$4` and `$5` the numbers they lie between.
const OF_CHAIN: &str = "
    WITH own AS MATERIALIZED (
        SELECT id, kind FROM accounts WHERE party_id = $1 AND currency = $2 AND kind IN ('wallet', 'escrow')
    ), paid AS (
        SELECT t.seq, t.created_at, t.code, t.subject, t.amount FROM own o JOIN transfers t ON t.debit_account = o.id
         WHERE $3 AND o.kind = 'escrow' AND t.code IN ('capture', 'fee') AND t.seq > $4 AND t.seq <= $5
         UNION ALL
        SELECT t.seq, t.created_at, t.code, t.subject, t.amount FROM own o JOIN transfers t ON t.credit_account = o.id
         WHERE NOT $3 AND o.kind = 'wallet' AND t.code = 'capture' AND t.seq > $4 AND t.seq <= $5
    ), corrected AS (
        SELECT t.seq, t.created_at, t.subject, t.amount, c.lead_id FROM own o
          JOIN transfers t ON t.credit_account = o.id
          JOIN corrections c ON c.id = t.subject
          JOIN leads l ON l.id = c.lead_id
         WHERE o.kind = 'wallet' AND t.code = 'compensation' AND t.seq > $4 AND t.seq <= $5
           AND (l.buyer_id = $1) = $3
    )";

#[derive(QueryableByName)]
struct First {
    #[diesel(sql_type = Timestamptz)]
    at: DateTime<Utc>,
}

/// When the first payment or correction after a number was.
fn first_after(
    tx: &mut Tx<'_>,
    chain: Chain,
    after: i64,
) -> Result<Option<DateTime<Utc>>, PayoutError> {
    let found: Option<First> = diesel::sql_query(format!(
        "{OF_CHAIN}
         SELECT created_at AS at FROM (SELECT seq, created_at FROM paid UNION ALL SELECT seq, created_at FROM corrected) x
          ORDER BY seq LIMIT 1"
    ))
    .bind::<SqlUuid, _>(chain.party)
    .bind::<Text, _>(chain.currency.code())
    .bind::<Bool, _>(chain.side == ActSide::Buyer)
    .bind::<BigInt, _>(after)
    .bind::<BigInt, _>(i64::MAX)
    .prepared()
    .get_result(tx.conn())
    .optional()?;
    Ok(found.map(|first| first.at))
}

/// What an act tells.
struct Told {
    lines: Vec<OfferLine>,
    corrections: Vec<CorrectionLine>,
}

impl Told {
    fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.corrections.is_empty()
    }
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Nullable<SqlUuid>)]
    offer: Option<OfferId>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    correction: Option<CorrectionId>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    lead: Option<LeadId>,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = BigInt)]
    leads: i64,
    #[diesel(sql_type = BigInt)]
    amount: i64,
    #[diesel(sql_type = BigInt)]
    fee: i64,
}

fn told(tx: &mut Tx<'_>, chain: Chain, after: i64, through: i64) -> Result<Told, PayoutError> {
    let rows: Vec<Row> = diesel::sql_query(format!(
        "{OF_CHAIN}
         SELECT s.offer_id AS offer, NULL::uuid AS correction, NULL::uuid AS lead, t.title, s.leads, s.amount, s.fee, s.first
           FROM (SELECT l.offer_id, max(l.terms_version) AS version, count(DISTINCT l.id) AS leads,
                        sum(p.amount)::bigint AS amount, min(p.seq) AS first,
                        coalesce(sum(p.amount) FILTER (WHERE p.code = 'fee'), 0)::bigint AS fee
                   FROM paid p JOIN leads l ON l.id = p.subject GROUP BY l.offer_id) s
           JOIN terms t ON t.offer_id = s.offer_id AND t.version = s.version
          UNION ALL
         SELECT NULL, c.subject, c.lead_id, t.title, 0, c.amount, 0, c.seq
           FROM corrected c JOIN leads l ON l.id = c.lead_id
           JOIN terms t ON t.offer_id = l.offer_id AND t.version = l.terms_version
          ORDER BY 8"
    ))
    .bind::<SqlUuid, _>(chain.party)
    .bind::<Text, _>(chain.currency.code())
    .bind::<Bool, _>(chain.side == ActSide::Buyer)
    .bind::<BigInt, _>(after)
    .bind::<BigInt, _>(through)
    .prepared()
    .load(tx.conn())?;
    let mut told = Told { lines: Vec::new(), corrections: Vec::new() };
    for row in rows {
        let Row { title, leads, amount, fee, .. } = row;
        if let Some(offer) = row.offer {
            told.lines.push(OfferLine { offer, title, leads, amount, fee });
        } else if let Some((correction, lead)) = row.correction.zip(row.lead) {
            told.corrections.push(CorrectionLine { correction, lead, title, amount });
        }
    }
    Ok(told)
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

fn keep(
    tx: &mut Tx<'_>,
    chain: Chain,
    issuer: &Issuer,
    month: NaiveDate,
    (after, through): (i64, i64),
    party_name: &str,
    told: Told,
) -> Result<(), PayoutError> {
    let (id, now) = (ServiceActId::new(), tx.now());
    let sum = |of: fn(&OfferLine) -> i64| told.lines.iter().map(of).sum::<i64>();
    let json = |value: serde_json::Result<serde_json::Value>| {
        value.map_err(|error| diesel::result::Error::SerializationError(Box::new(error)))
    };
    let number: Number = diesel::sql_query(
        "SELECT 1 + coalesce(max(number), 0)::bigint AS number FROM acts WHERE party_id = $1",
    )
    .bind::<SqlUuid, _>(chain.party)
    .get_result(tx.conn())?;
    diesel::sql_query(
        "INSERT INTO acts (id, party_id, number, side, currency, month, zone, after_seq, through_seq, leads, amount, fee,
                           corrected, lines, corrections, party_name, issuer, issued_at)
         VALUES ($1, $2, $3::int, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
    )
    .bind::<SqlUuid, _>(id)
    .bind::<SqlUuid, _>(chain.party)
    .bind::<BigInt, _>(number.number)
    .bind::<Text, _>(chain.side.as_str())
    .bind::<Text, _>(chain.currency.code())
    .bind::<Date, _>(month)
    .bind::<Text, _>(issuer.zone.name())
    .bind::<BigInt, _>(after)
    .bind::<BigInt, _>(through)
    .bind::<BigInt, _>(sum(|line| line.leads))
    .bind::<BigInt, _>(sum(|line| line.amount))
    .bind::<BigInt, _>(sum(|line| line.fee))
    .bind::<BigInt, _>(told.corrections.iter().map(|line| line.amount).sum::<i64>())
    .bind::<diesel::sql_types::Jsonb, _>(json(serde_json::to_value(&told.lines))?)
    .bind::<diesel::sql_types::Jsonb, _>(json(serde_json::to_value(&told.corrections))?)
    .bind::<Text, _>(party_name)
    .bind::<Text, _>(&issuer.details)
    .bind::<Timestamptz, _>(now)
    .execute(tx.conn())?;
    outbox::tell(tx, &[Fact::ActIssued { act: id }])?;
    Ok(())
}
