//! Leads that were sent to try things out, as they are read.
//!
//! They live in a table of their own: nothing here counts, costs or moves. The contractor who sent
//! one sees it, and so does the buyer whose form it answers, as a real one would reach them: a
//! refused test stays with its sender. Staff see contacts masked.

use chrono::{DateTime, Utc};
use diesel::sql_types::{
    BigInt, Bytea, Integer, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid,
};
use diesel::{QueryableByName, RunQueryDsl};
use serde_json::Value;
use uuid::Uuid;

use super::contact::Contact;
use super::find::Reach;
use super::intake::Rule;
use super::{Channel, LeadError, Status};
use crate::db::Tx;
use crate::kernel::ids::{EngagementId, LeadId, OfferId, PartyId, TestLeadId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::paging::{Listing, Paging};
use crate::kernel::secret::Vault;
use crate::offers::Terms;

/// One test.
#[derive(Debug, Clone)]
pub struct TestLead {
    pub id: TestLeadId,
    pub offer: OfferId,
    pub offer_title: String,
    pub terms_version: i32,
    pub engagement: EngagementId,
    pub buyer: PartyId,
    pub buyer_name: String,
    pub contractor: PartyId,
    pub contractor_name: String,
    pub channel: Channel,
    /// What a real one would have cost.
    pub price: Money,
    pub payout: Money,
    pub refusal: Option<Rule>,
    pub source: Option<String>,
    /// `{"sub1": …}` to `sub8`, those that were given.
    pub subs: Value,
    pub external_id: Option<String>,
    pub created_at: DateTime<Utc>,
    sealed: Vec<u8>,
}

/// A test with the terms it was judged by and the person it names, as far as the reader may see.
#[derive(Debug, Clone)]
pub struct TestCard {
    pub lead: TestLead,
    pub terms: Terms,
    pub contact: Contact,
}

impl TestLead {
    /// What a real one would have become.
    pub fn status(&self) -> Status {
        if self.refusal.is_some() { Status::Refused } else { Status::Delivered }
    }

    /// The person it names. For its two sides: staff read it through [`find`], masked.
    pub fn contact(&self, vault: &Vault) -> Result<Contact, LeadError> {
        Contact::open(vault, LeadId::from_uuid(self.id.uuid()), &self.sealed)
    }
}

/// Which tests are wanted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    pub offer: Option<OfferId>,
    pub engagement: Option<EngagementId>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: TestLeadId,
    #[diesel(sql_type = SqlUuid)]
    offer_id: OfferId,
    #[diesel(sql_type = Text)]
    offer_title: String,
    #[diesel(sql_type = Integer)]
    terms_version: i32,
    #[diesel(sql_type = SqlUuid)]
    engagement_id: EngagementId,
    #[diesel(sql_type = SqlUuid)]
    buyer_id: PartyId,
    #[diesel(sql_type = Text)]
    buyer_name: String,
    #[diesel(sql_type = SqlUuid)]
    contractor_id: PartyId,
    #[diesel(sql_type = Text)]
    contractor_name: String,
    #[diesel(sql_type = Text)]
    channel: Channel,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = BigInt)]
    price: i64,
    #[diesel(sql_type = BigInt)]
    payout: i64,
    #[diesel(sql_type = Nullable<Text>)]
    refusal_rule: Option<Rule>,
    #[diesel(sql_type = Nullable<Text>)]
    source: Option<String>,
    #[diesel(sql_type = Jsonb)]
    subs: Value,
    #[diesel(sql_type = Nullable<Text>)]
    external_id: Option<String>,
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
    #[diesel(sql_type = Bytea)]
    sealed: Vec<u8>,
}

impl Row {
    /// `None` for a currency that is none: intake writes only such as exist.
    fn typed(self) -> Option<TestLead> {
        let currency: Currency = self.currency.parse().ok()?;
        Some(TestLead {
            id: self.id,
            offer: self.offer_id,
            offer_title: self.offer_title,
            terms_version: self.terms_version,
            engagement: self.engagement_id,
            buyer: self.buyer_id,
            buyer_name: self.buyer_name,
            contractor: self.contractor_id,
            contractor_name: self.contractor_name,
            channel: self.channel,
            price: Money::new(self.price, currency),
            payout: Money::new(self.payout, currency),
            refusal: self.refusal_rule,
            source: self.source,
            subs: self.subs,
            external_id: self.external_id,
            created_at: self.created_at,
            sealed: self.sealed,
        })
    }
}

const SELECT: &str = "SELECT l.id, l.offer_id, t.title AS offer_title, l.terms_version, l.engagement_id, \
     l.buyer_id, b.name AS buyer_name, l.contractor_id, c.name AS contractor_name, l.channel, l.currency, \
     l.price, l.payout, l.refusal_rule, l.source, l.subs, l.external_id, l.created_at, l.sealed \
     FROM test_leads l JOIN terms t ON t.offer_id = l.offer_id AND t.version = l.terms_version \
     JOIN parties b ON b.id = l.buyer_id JOIN parties c ON c.id = l.contractor_id";

/// Whose tests, as a condition on `$1`.
fn within(reach: Reach) -> (&'static str, Uuid) {
    match reach {
        Reach::Contractor(seat) => ("l.contractor_id = $1", seat.party.uuid()),
        Reach::Buyer(seat) => ("l.buyer_id = $1 AND l.refusal_rule IS NULL", seat.party.uuid()),
        Reach::Staff(seat) => ("$1 IS NOT NULL", seat.user.uuid()),
    }
}

/// The tests within reach, the newest first.
pub fn list(
    tx: &mut Tx<'_>,
    reach: Reach,
    filter: Filter,
    paging: &Paging,
) -> Result<Listing<TestLead>, LeadError> {
    let (whose, owner) = within(reach);
    let rows: Vec<Row> = diesel::sql_query(format!(
        "{SELECT} WHERE {whose} AND ($2 IS NULL OR l.offer_id = $2) AND ($3 IS NULL OR l.engagement_id = $3) \
         AND ($4 IS NULL OR l.id < $4) ORDER BY l.id DESC LIMIT $5"
    ))
    .bind::<SqlUuid, _>(owner)
    .bind::<Nullable<SqlUuid>, _>(filter.offer)
    .bind::<Nullable<SqlUuid>, _>(filter.engagement)
    .bind::<Nullable<SqlUuid>, _>(paging.after)
    .bind::<BigInt, _>(paging.fetch())
    .load(tx.conn())?;
    let leads = rows.into_iter().filter_map(Row::typed).collect();
    Ok(paging.cut(leads, |lead: &TestLead| lead.id.uuid()))
}

/// One test within reach.
pub fn find(
    tx: &mut Tx<'_>,
    vault: &Vault,
    reach: Reach,
    id: TestLeadId,
) -> Result<TestCard, LeadError> {
    let (whose, owner) = within(reach);
    let rows: Vec<Row> = diesel::sql_query(format!("{SELECT} WHERE {whose} AND l.id = $2"))
        .bind::<SqlUuid, _>(owner)
        .bind::<SqlUuid, _>(id)
        .load(tx.conn())?;
    let lead = rows.into_iter().next().and_then(Row::typed).ok_or(LeadError::NotFound)?;
    let terms = Terms::load(tx, lead.offer, lead.terms_version)?;
    let contact = lead.contact(vault)?;
    let contact = match reach {
        Reach::Staff(_) => contact.masked(&terms.form),
        Reach::Buyer(_) | Reach::Contractor(_) => contact,
    };
    Ok(TestCard { lead, terms, contact })
}
