//! `/records/{party}`: what became of a party's newest decided leads.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::ids::PartyId;
use crate::offers::Reason;
use crate::reports::record::{self, BuyerRecord, ContractorRecord, Part, PartyRecord};
use crate::web::api::ok;
use crate::web::{Path, State, WebError};

/// How a buyer decided: over its leads decided in the last 90 days, the newest 1,000 of them.
#[derive(Debug, Serialize, ToSchema)]
pub struct BuyerRecordJson {
    /// How far back it looks.
    pub days: i64,
    /// The sample: leads decided.
    pub decided: i64,
    /// Of these, never rejected.
    pub accepted: i64,
    /// Of these, left to the clock.
    pub by_clock: i64,
    /// The median time of the buyer's own decisions, seconds; null without any.
    pub median_seconds: Option<i64>,
    /// Of those decided, returned, or rejected with nobody having overturned it so far.
    pub returned: i64,
    /// Disputes over these leads that have ended.
    pub disputes: i64,
    /// Of these, the contractor got more than half of the price.
    pub disputes_lost: i64,
    /// When the oldest lead of the sample was decided; null without any.
    pub since: Option<DateTime<Utc>>,
    /// Fewer than 20 decisions: too few to tell anything.
    pub too_few: bool,
}

impl From<BuyerRecord> for BuyerRecordJson {
    fn from(record: BuyerRecord) -> Self {
        Self {
            days: record::DAYS,
            decided: record.decided,
            accepted: record.accepted,
            by_clock: record.by_clock,
            median_seconds: record.median().map(|median| median.num_seconds()),
            returned: record.returned,
            disputes: record.disputes,
            disputes_lost: record.disputes_lost,
            since: record.oldest,
            too_few: record.too_few(),
        }
    }
}

/// A topic or a source of a contractor's leads.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartJson {
    /// A topic, or a source as the contractor named it; null for leads without a source.
    pub name: Option<String>,
    pub decided: i64,
    pub accepted: i64,
}

impl From<Part> for PartJson {
    fn from(Part { name, decided, accepted }: Part) -> Self {
        Self { name, decided, accepted }
    }
}

/// What became of a contractor's leads: those decided in the last 90 days, the newest 1,000 of them.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContractorRecordJson {
    /// How far back it looks.
    pub days: i64,
    /// The sample: leads decided.
    pub decided: i64,
    /// Of these, never rejected.
    pub accepted: i64,
    /// Of those decided, returned, or rejected with nobody having overturned it so far.
    pub returned: i64,
    /// Why those were returned.
    #[schema(value_type = Object, example = json!({"spam": 3}))]
    pub returned_by_reason: BTreeMap<Reason, i64>,
    /// Disputes over these leads that have ended.
    pub disputes: i64,
    /// Of these, the contractor got more than half of the price.
    pub disputes_won: i64,
    /// The five topics with most decided leads.
    pub topics: Vec<PartJson>,
    /// The five sources with most decided leads.
    pub sources: Vec<PartJson>,
    /// When the oldest lead of the sample was decided; null without any.
    pub since: Option<DateTime<Utc>>,
    /// Fewer than 20 decisions: too few to tell anything.
    pub too_few: bool,
}

impl From<ContractorRecord> for ContractorRecordJson {
    fn from(record: ContractorRecord) -> Self {
        let too_few = record.too_few();
        Self {
            days: record::DAYS,
            decided: record.decided,
            accepted: record.accepted,
            returned: record.returned,
            returned_by_reason: record.reasons.into_iter().collect(),
            disputes: record.disputes,
            disputes_won: record.disputes_won,
            topics: record.topics.into_iter().map(PartJson::from).collect(),
            sources: record.sources.into_iter().map(PartJson::from).collect(),
            since: record.oldest,
            too_few,
        }
    }
}

/// A party's record, one half a role it has.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordJson {
    pub id: PartyId,
    pub name: String,
    /// Null for a party that buys nothing.
    pub buyer: Option<BuyerRecordJson>,
    /// Null for a party that delivers nothing.
    pub contractor: Option<ContractorRecordJson>,
}

impl From<PartyRecord> for RecordJson {
    fn from(record: PartyRecord) -> Self {
        Self {
            id: record.id,
            name: record.name,
            buyer: record.buyer.map(BuyerRecordJson::from),
            contractor: record.contractor.map(ContractorRecordJson::from),
        }
    }
}

/// The record of any party: computed from its leads, for everybody signed in.
#[utoipa::path(
    get, path = "/api/v1/records/{party}", tag = "reports", operation_id = "party_record",
    params(("party" = PartyId, Path)),
    responses(
        (status = 200, body = RecordJson),
        (status = 404, description = "No such party"),
    ),
)]
pub async fn show(state: State, Path(id): Path<PartyId>) -> Result<HttpResponse, WebError> {
    let record = state.run(move |tx| Ok::<_, WebError>(record::of_party(tx, id)?)).await?;
    let record = record.ok_or(WebError::NotFound)?;
    Ok(ok(&RecordJson::from(record)))
}
