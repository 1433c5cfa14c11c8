//! Leads that were sent to try things out.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::leads::read::{first, reaches};
use super::super::leads::view::{LeadOfferJson, LeadPartyJson, PersonJson, RefusalJson};
use crate::i18n::Reader;
use crate::kernel::fault::Fault;
use crate::kernel::ids::{EngagementId, TestLeadId};
use crate::leads::find::Reach;
use crate::leads::test_lead::{self, Filter, TestCard, TestLead};
use crate::leads::{Channel, Status};
use crate::web::api::{List, list as listed, ok};
use crate::web::extract::Paged;
use crate::web::extract::who::Who;
use crate::web::{Path, State, WebError};

/// A test.
#[derive(Debug, Serialize, ToSchema)]
pub struct TestLeadJson {
    pub id: TestLeadId,
    /// What a real one would have become: `delivered` or `refused`.
    pub status: Status,
    pub offer: LeadOfferJson,
    pub terms_version: i32,
    pub engagement: EngagementId,
    pub buyer: LeadPartyJson,
    pub contractor: LeadPartyJson,
    pub channel: Channel,
    /// What a real one would have cost.
    #[schema(example = "500.00")]
    pub price: String,
    #[schema(example = "450.00")]
    pub payout: String,
    #[schema(value_type = String, example = "RUB")]
    pub currency: &'static str,
    pub refusal: Option<RefusalJson>,
    pub source: Option<String>,
    /// `sub1` to `sub8`, those that were given.
    #[schema(value_type = Object)]
    pub subs: serde_json::Value,
    /// The sender's own id; to the sender and to staff.
    pub external_id: Option<String>,
    pub created_at: DateTime<Utc>,
    /// Always true.
    pub test: bool,
}

impl TestLeadJson {
    fn new(lead: TestLead, reach: Reach, reader: &Reader) -> Self {
        Self {
            id: lead.id,
            status: lead.status(),
            terms_version: lead.terms_version,
            engagement: lead.engagement,
            channel: lead.channel,
            price: lead.price.decimal().to_string(),
            payout: lead.payout.decimal().to_string(),
            currency: lead.price.currency().code(),
            refusal: lead.refusal.map(|rule| RefusalJson::new(rule, None, reader)),
            created_at: lead.created_at,
            test: true,
            offer: LeadOfferJson { id: lead.offer, title: lead.offer_title },
            buyer: LeadPartyJson { id: lead.buyer, name: lead.buyer_name },
            contractor: LeadPartyJson { id: lead.contractor, name: lead.contractor_name },
            source: lead.source,
            subs: lead.subs,
            external_id: lead.external_id.filter(|_| !matches!(reach, Reach::Buyer(_))),
        }
    }
}

/// A test with the person it names; to staff masked.
#[derive(Debug, Serialize, ToSchema)]
pub struct TestCardJson {
    #[serde(flatten)]
    pub lead: TestLeadJson,
    #[serde(flatten)]
    pub person: PersonJson,
}

impl TestCardJson {
    fn new(card: TestCard, reach: Reach, reader: &Reader) -> Self {
        Self { lead: TestLeadJson::new(card.lead, reach, reader), person: card.contact.into() }
    }
}

/// Which tests are wanted; all that is given must hold.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `buyer` for tests received, `contractor` for tests sent; needed by those who do both.
    seat: Option<String>,
    offer: Option<String>,
    engagement: Option<String>,
}

fn read<T: std::str::FromStr>(field: &str, given: Option<&str>) -> Result<Option<T>, Fault> {
    match given.filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|_| Fault::new(field, "not-a-choice")),
    }
}

/// List the leads sent with `"test": true`, the newest first: sent ones for a contractor, for a buyer
/// those that would have reached it, all for staff. They are in no other list and in no figure.
#[utoipa::path(
    get, path = "/api/v1/test-leads", tag = "developers",
    params(Asked, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses(
        (status = 200, body = List<TestLeadJson>),
    ),
)]
pub async fn list(
    state: State,
    who: Who,
    Query(asked): Query<Asked>,
    Paged(paging): Paged,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    let reach =
        reaches(&who, asked.seat.as_deref())?.into_iter().next().ok_or(WebError::Forbidden)?;
    let filter = Filter {
        offer: read("offer", asked.offer.as_deref())?,
        engagement: read("engagement", asked.engagement.as_deref())?,
    };
    let tests = state.run(move |tx| test_lead::list(tx, reach, filter, &paging)).await?;
    Ok(listed(tests.map(|lead| TestLeadJson::new(lead, reach, &reader))))
}

/// One test, with what was sent.
#[utoipa::path(
    get, path = "/api/v1/test-leads/{id}", tag = "developers", params(("id" = TestLeadId, Path)),
    responses(
        (status = 200, body = TestCardJson),
    ),
)]
pub async fn show(
    state: State,
    who: Who,
    Path(id): Path<TestLeadId>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    let reaches = reaches(&who, None)?;
    let vault = state.vault.clone();
    let (card, reach) = state
        .run(move |tx| first(&reaches, |reach| test_lead::find(tx, &vault, reach, id)))
        .await?;
    Ok(ok(&TestCardJson::new(card, reach, &reader)))
}
