//! Offers that suit the traffic a contractor already has: the same topics, the same countries.

use std::collections::BTreeSet;

use diesel::dsl::{exists, not, sql};
use diesel::sql_types::{Array, Bool, Integer, Text, Untyped};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper};

use super::offer::{Offer, OfferRow, Row, joined};
use super::terms::{EngagementMode, TermsRow};
use super::{EngagementStatus, OfferError, OfferStatus};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::schema::{engagements, offers, parties, terms};

/// What a contractor's traffic is about, told by the offers they work on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Traffic {
    /// Lower case.
    topics: BTreeSet<String>,
    /// ISO 3166 codes.
    countries: BTreeSet<String>,
}

fn traffic(tx: &mut Tx<'_>, seat: ContractorSeat) -> Result<Traffic, OfferError> {
    let rows: Vec<(String, Vec<String>)> = joined()
        .filter(exists(
            engagements::table
                .filter(engagements::offer_id.eq(offers::id))
                .filter(engagements::party_id.eq(seat.party))
                .filter(engagements::status.eq(EngagementStatus::Active)),
        ))
        .select((terms::topic, terms::regions))
        .limit(200)
        .load(tx.conn())?;
    let mut traffic = Traffic::default();
    for (topic, regions) in rows {
        traffic.topics.insert(topic.to_lowercase());
        traffic
            .countries
            .extend(regions.iter().filter_map(|code| code.get(..2)).map(str::to_owned));
    }
    Ok(traffic)
}

/// Published offers the contractor could take or ask for and has never worked on: of their topics
/// first, then of their countries, each by payout. Amounts of two currencies do not compare, so
/// the best of each currency come before the second best of any. Without an engagement there is
/// nothing to go by, and the best of all are answered.
pub fn suggest(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    limit: i64,
) -> Result<Vec<Offer>, OfferError> {
    let now = tx.now();
    let Traffic { topics, countries } = traffic(tx, seat)?;
    let (topics, countries): (Vec<String>, Vec<String>) =
        (topics.into_iter().collect(), countries.into_iter().collect());
    let mut query = joined()
        .filter(offers::status.eq(OfferStatus::Published))
        .filter(offers::party_id.ne(seat.party))
        .filter(terms::engagement.ne(EngagementMode::Invitation))
        .filter(not(exists(
            engagements::table
                .filter(engagements::offer_id.eq(offers::id))
                .filter(engagements::party_id.eq(seat.party)),
        )))
        .select((OfferRow::as_select(), TermsRow::as_select(), parties::name))
        .limit(limit)
        .into_boxed();
    if !topics.is_empty() {
        query = query
            .filter(
                sql::<Bool>("(lower(terms.topic) = ANY (")
                    .bind::<Array<Text>, _>(topics.clone())
                    .sql(") OR EXISTS (SELECT FROM unnest(terms.regions) AS r WHERE left(r, 2) = ANY (")
                    .bind::<Array<Text>, _>(countries)
                    .sql(")))"),
            )
            .order(
                sql::<Integer>("CASE WHEN lower(terms.topic) = ANY (")
                    .bind::<Array<Text>, _>(topics)
                    .sql(") THEN 0 ELSE 1 END"),
            );
    }
    let rows: Vec<Row> = query
        .then_order_by(sql::<Untyped>(
            "row_number() OVER (PARTITION BY terms.currency ORDER BY terms.price * (10000 - terms.fee_rate) DESC), \
             offers.id DESC",
        ))
        .load(tx.conn())?;
    Ok(rows.into_iter().map(|row| Offer::of(row, now)).collect::<Result<Vec<_>, _>>()?)
}
