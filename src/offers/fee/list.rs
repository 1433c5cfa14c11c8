//! Every rule there ever was, and what each counts for now.

use chrono::{DateTime, Utc};
use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::FeeScope;
use crate::accounts::StaffSeat;
use crate::db::{PreparedDsl, Tx};
use crate::kernel::ids::{FeeRuleId, OfferId, PartyId};
use crate::kernel::paging::{Listing, Paging};
use crate::kernel::rate::Rate;
use crate::offers::OfferError;

/// What a rule counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It starts later.
    Ahead,
    InForce,
    /// A later one of its target counts.
    Over,
}

impl Standing {
    /// The word in the API, and of the text `fee-standing-<word>`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::InForce => "in_force",
            Self::Over => "over",
        }
    }
}

/// A rule with everything about it.
#[derive(Debug, Clone)]
pub struct Written {
    pub id: FeeRuleId,
    pub scope: FeeScope,
    pub topic: Option<String>,
    /// With its name.
    pub party: Option<(PartyId, String)>,
    /// With its title.
    pub offer: Option<(OfferId, String)>,
    /// `None`: it ends the one before it.
    pub rate: Option<Rate>,
    pub starts_at: DateTime<Utc>,
    pub standing: Standing,
    pub reason: String,
    /// Who wrote it, by address.
    pub by: String,
    pub created_at: DateTime<Utc>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: FeeRuleId,
    #[diesel(sql_type = Text)]
    scope: FeeScope,
    #[diesel(sql_type = Nullable<Text>)]
    topic: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    party_id: Option<PartyId>,
    #[diesel(sql_type = Nullable<Text>)]
    party_name: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    offer_id: Option<OfferId>,
    #[diesel(sql_type = Nullable<Text>)]
    title: Option<String>,
    #[diesel(sql_type = Nullable<Integer>)]
    rate: Option<i32>,
    #[diesel(sql_type = Timestamptz)]
    starts_at: DateTime<Utc>,
    #[diesel(sql_type = Text)]
    reason: String,
    #[diesel(sql_type = Text)]
    email: String,
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
    #[diesel(sql_type = Bool)]
    replaced: bool,
}

/// The rules, last written first.
pub fn list(
    tx: &mut Tx<'_>,
    _staff: StaffSeat,
    paging: &Paging,
) -> Result<Listing<Written>, OfferError> {
    let now = tx.now();
    let rows: Vec<Row> = diesel::sql_query(
        "SELECT r.id, r.scope, r.topic, r.party_id, p.name AS party_name, r.offer_id, t.title, r.rate, r.starts_at,
                r.reason, u.email, r.created_at,
                EXISTS (SELECT FROM fee_rules n
                         WHERE n.scope = r.scope AND n.topic IS NOT DISTINCT FROM r.topic
                           AND n.party_id IS NOT DISTINCT FROM r.party_id AND n.offer_id IS NOT DISTINCT FROM r.offer_id
                           AND n.starts_at <= $1 AND (n.starts_at, n.id) > (r.starts_at, r.id)) AS replaced
           FROM fee_rules r JOIN users u ON u.id = r.made_by
           LEFT JOIN parties p ON p.id = r.party_id
           LEFT JOIN offers o ON o.id = r.offer_id
           LEFT JOIN terms t ON t.offer_id = o.id AND t.version = o.terms_version
          WHERE $2 IS NULL OR r.id < $2
          ORDER BY r.id DESC LIMIT $3",
    )
    .bind::<Timestamptz, _>(now)
    .bind::<Nullable<SqlUuid>, _>(paging.after)
    .bind::<BigInt, _>(paging.fetch())
    .prepared()
    .load(tx.conn())?;
    let rules = rows
        .into_iter()
        .map(|row| Written {
            id: row.id,
            scope: row.scope,
            topic: row.topic,
            party: row.party_id.zip(row.party_name),
            offer: row.offer_id.zip(row.title),
            rate: row.rate.and_then(Rate::from_basis_points),
            starts_at: row.starts_at,
            standing: match (row.starts_at > now, row.replaced) {
                (true, _) => Standing::Ahead,
                (false, true) => Standing::Over,
                (false, false) => Standing::InForce,
            },
            reason: row.reason,
            by: row.email,
            created_at: row.created_at,
        })
        .collect();
    Ok(paging.cut(rules, |rule: &Written| rule.id.uuid()))
}
