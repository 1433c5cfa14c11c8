//! A form as somebody filled it in: checked step by step, and at the end made a submission.
//!
//! What intake would refuse as a number that cannot ring or an address that is none is found here
//! first, as a fault of its field: the person is still there and can mend it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::origin::Origin;
use super::plan::{Part, Plan};
use super::token::Token;
use crate::accounts::idempotency;
use crate::kernel::contact::{Email, Phone};
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::locale::Locale;
use crate::kernel::secret::Vault;
use crate::leads::Channel;
use crate::leads::contact::Consent;
use crate::leads::intake::{RawContact, Sender, Submission, Witness};
use crate::offers::engagements::Work;
use crate::offers::form::{ContactGiven, FieldKind, LeadForm};
use crate::offers::terms::Terms;

/// The longest name of a browser that is kept, in characters.
const MAX_BROWSER: usize = 500;
/// The name of the consent's box.
pub const CONSENT: &str = "consent";

/// What was typed, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    pub name: String,
    pub phone: String,
    pub email: String,
    /// By the field's key; only what the form asks.
    pub answers: BTreeMap<String, String>,
    /// Whether the consent's box was ticked.
    pub agreed: bool,
}

/// What we saw of whoever sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The page's address.
    pub page: String,
    pub locale: Locale,
    pub ip: String,
    pub user_agent: Option<String>,
    pub at: DateTime<Utc>,
}

/// The name of a question's control.
pub fn name_of(key: &str) -> String {
    format!("fields.{key}")
}

impl Filled {
    /// Takes what the plan asks out of what was sent.
    pub fn read(plan: &Plan, value: impl Fn(&str) -> String) -> Self {
        let asked = plan.steps.iter().flatten().chain(&plan.agreements);
        Self {
            name: value("contact.name"),
            phone: value("contact.phone"),
            email: value("contact.email"),
            answers: asked
                .map(|field| (field.key.clone(), value(&name_of(&field.key))))
                .filter(|(_, answer)| !answer.is_empty())
                .collect(),
            agreed: !value(CONSENT).is_empty(),
        }
    }

    /// Everything wrong with one step.
    pub fn check_step(&self, plan: &Plan, terms: &Terms, step: usize) -> Result<(), Faults> {
        let mut faults = Faults::default();
        let last = step == plan.last();
        let agreements = if last { plan.agreements.as_slice() } else { &[] };
        let asked = LeadForm { fields: [plan.step(step), agreements].concat() };
        let given = ContactGiven::default();
        if let Err(Faults(more)) = asked.check(&self.values(), terms.home(), given, true) {
            faults.0.extend(more);
        }
        if last {
            self.check_contact(plan, terms, &mut faults);
            if plan.consent.is_some() && !self.agreed {
                faults.add(CONSENT, "not-accepted");
            }
        }
        faults.finish()
    }

    /// The first step with something wrong, and what.
    pub fn check(&self, plan: &Plan, terms: &Terms) -> Result<(), (usize, Faults)> {
        (0..=plan.last()).try_for_each(|step| {
            self.check_step(plan, terms, step).map_err(|faults| (step, faults))
        })
    }

    fn check_contact(&self, plan: &Plan, terms: &Terms, faults: &mut Faults) {
        let missing = |part: &Option<Part>, text: &str| {
            part.as_ref().is_some_and(|part| part.required) && text.trim().is_empty()
        };
        if missing(&plan.contact.name, &self.name) {
            faults.add("contact.name", "required");
        }
        let home = terms.home();
        for (part, name, text, wrong) in [
            (&plan.contact.phone, "contact.phone", &self.phone, "phone"),
            (&plan.contact.email, "contact.email", &self.email, "email"),
        ] {
            let reads = match wrong {
                "phone" => Phone::parse(text, home).is_some(),
                _ => Email::parse(text).is_some(),
            };
            if missing(part, text) {
                faults.add(name, "required");
            } else if part.is_some() && !text.trim().is_empty() && !reads {
                faults.add(name, wrong);
            }
        }
        if plan.contact.phone.is_some()
            && plan.contact.email.is_some()
            && self.phone.trim().is_empty()
            && self.email.trim().is_empty()
            && !faults.0.iter().any(|fault| fault.field.starts_with("contact."))
        {
            faults.push(Fault::new("contact.phone", "contact-needed"));
        }
    }

    fn values(&self) -> Map<String, Value> {
        let value = |(key, text): (&String, &String)| (key.clone(), Value::String(text.clone()));
        self.answers.iter().map(value).collect()
    }

    /// The lead as intake takes it. The token's id makes it count once.
    pub fn submission(
        &self,
        vault: &Vault,
        work: &Work,
        token: Token,
        origin: &Origin,
        seen: &Seen,
    ) -> Submission {
        let terms = &work.offer.terms;
        let mut fields = self.values();
        // Said either way: to intake a consent with proof answers every box nobody mentions.
        for field in terms.form.fields.iter().filter(|field| field.kind == FieldKind::Consent) {
            let ticked = self.answers.contains_key(&field.key);
            fields.insert(field.key.clone(), Value::Bool(ticked));
        }
        let text = terms.arrival.consent_text.clone().filter(|_| self.agreed);
        Submission {
            sender: Sender::Door { contractor: work.engagement.contractor },
            engagement: work.engagement.id,
            channel: Channel::Form,
            contact: RawContact {
                name: given(&self.name),
                phone: given(&self.phone),
                email: given(&self.email),
            },
            fields,
            region: None,
            source: origin.source.clone(),
            subs: origin.subs(),
            external_id: None,
            consent: text.is_some().then(|| Consent {
                text_version: format!("terms-{}", terms.version),
                given_at: seen.at,
                ip: Some(seen.ip.clone()),
                user_agent: seen.user_agent.as_deref().map(browser),
            }),
            order_amount: None,
            happened_at: None,
            test: origin.test,
            witness: text.map(|text| Witness {
                text,
                page: seen.page.clone(),
                locale: seen.locale,
            }),
            once: Some(idempotency::Request {
                owner: work.engagement.id.uuid(),
                key: format!("form:{}", token.id),
                digest: self.digest(vault),
            }),
        }
    }

    /// Equal for equal contents. Keyed: it is kept beside the key, and must not help to guess them.
    fn digest(&self, vault: &Vault) -> Vec<u8> {
        let Self { name, phone, email, answers, agreed } = self;
        let whole = serde_json::json!([name, phone, email, answers, agreed]);
        vault.match_key("form", &whole.to_string())
    }
}

fn given(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn browser(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(MAX_BROWSER).collect()
}
