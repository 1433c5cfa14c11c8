//! A lead as a program sends it.

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::accounts::idempotency::Request;
use crate::kernel::fault::Fault;
use crate::kernel::ids::EngagementId;
use crate::kernel::number;
use crate::leads::Channel;
use crate::leads::contact::Consent;
use crate::leads::intake::{RawContact, Sender, Submission};
use crate::web::extract::who::Caller;

/// One lead.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(example = json!({
    "engagement": "eng_01jd3k7m2qf8s9v0w1x2y3z4a5",
    "contact": {"name": "Анна Петрова", "phone": "8 (916) 123-45-67", "email": "anna.petrova@example.com"},
    "fields": {"city": "Москва", "windows": 2},
    "source": "search_ads",
    "sub1": "brand",
    "external_id": "crm-10452",
    "consent": {"text_version": "2026-03", "given_at": "2026-11-22T07:04:00Z", "ip": "203.0.113.7"}
}))]
pub struct LeadBody {
    /// The right to work on the offer under which it is sent.
    pub engagement: EngagementId,
    #[serde(default)]
    pub contact: ContactBody,
    /// Answers to the offer's form, by field key.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub fields: Map<String, Value>,
    /// ISO 3166 code of where the person is, when known; else the phone number tells the country.
    pub region: Option<String>,
    /// Where it came from: a known kind of source (`search_ads`) or a name of your own.
    pub source: Option<String>,
    pub sub1: Option<String>,
    pub sub2: Option<String>,
    pub sub3: Option<String>,
    pub sub4: Option<String>,
    pub sub5: Option<String>,
    pub sub6: Option<String>,
    pub sub7: Option<String>,
    pub sub8: Option<String>,
    /// Your own id. The same one twice under an engagement is one lead, and gets its first answer.
    pub external_id: Option<String>,
    pub consent: Option<Consent>,
    /// What the person ordered for, when the price is a share of it: a decimal, in the offer's
    /// currency.
    #[schema(value_type = Option<String>, example = "12500.00")]
    pub order_amount: Option<Value>,
    /// True to try things out: the lead is judged by the form and the rules that are about it alone,
    /// gets a `test_…` id, and no money moves.
    #[serde(default)]
    pub test: bool,
}

/// How to reach the person, as it was typed.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ContactBody {
    pub name: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
}

/// Many leads.
#[derive(Debug, Deserialize, ToSchema)]
pub struct BatchBody {
    /// 1 to 1,000 of them. Each is read on its own, so one that cannot be read fails alone.
    #[schema(value_type = Vec<LeadBody>, min_items = 1, max_items = 1000)]
    pub leads: Vec<Value>,
}

impl LeadBody {
    /// What intake is handed.
    pub fn submission(self, caller: &Caller, once: Option<Request>) -> Result<Submission, Fault> {
        let order_amount = match &self.order_amount {
            None | Some(Value::Null) => None,
            Some(amount) => Some(decimal(amount)?),
        };
        let subs = [
            ("sub1", self.sub1),
            ("sub2", self.sub2),
            ("sub3", self.sub3),
            ("sub4", self.sub4),
            ("sub5", self.sub5),
            ("sub6", self.sub6),
            ("sub7", self.sub7),
            ("sub8", self.sub8),
        ];
        Ok(Submission {
            sender: Sender::Token { user: caller.user, epoch: caller.epoch, party: caller.party },
            engagement: self.engagement,
            channel: Channel::Api,
            contact: RawContact {
                name: self.contact.name,
                phone: self.contact.phone,
                email: self.contact.email,
            },
            fields: self.fields,
            region: self.region,
            source: self.source,
            subs: subs
                .into_iter()
                .filter_map(|(name, value)| Some((name.to_owned(), Value::from(value?))))
                .collect(),
            external_id: self.external_id.filter(|id| !id.is_empty()),
            consent: self.consent,
            order_amount,
            happened_at: None,
            test: self.test,
            witness: None,
            once,
        })
    }
}

/// A decimal as a string, or as a plain JSON number.
fn decimal(value: &Value) -> Result<Decimal, Fault> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return Err(Fault::new("order_amount", "wrong-type")),
    };
    number::exact(&text).ok_or_else(|| Fault::new("order_amount", "amount-not-a-number"))
}
