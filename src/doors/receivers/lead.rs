//! Makes a lead of a payload.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value as Json};

use super::mapping::source;
use super::payload::{Payload, Value, digest};
use super::{Mapping, Receiver};
use crate::doors::imports::Target;
use crate::doors::imports::headings::plain;
use crate::doors::imports::row::{agreement, moment, without_prefix};
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::PartyId;
use crate::kernel::number::{self, BadNumber};
use crate::kernel::region::Region;
use crate::kernel::secret;
use crate::leads::Channel;
use crate::leads::contact::Consent;
use crate::leads::intake::{RawContact, Sender, Submission};
use crate::offers::form::{Field, FieldKind};
use crate::offers::terms::Terms;

/// The longest source and sub-id, characters. An advertising account's ids may be longer, and a lead is
/// not worth less for that: they are cut.
const LONGEST_SOURCE: usize = 120;
const LONGEST_SUB: usize = 200;
/// The longest id of a sender's, characters; of a longer one its digest is kept.
const LONGEST_ID: usize = 200;

/// A payload with what each of its values is.
#[derive(Debug)]
pub struct Understood<'a> {
    receiver: &'a Receiver,
    mapping: &'a Mapping,
    terms: &'a Terms,
    payload: &'a Payload,
    targets: Vec<Option<Target>>,
}

impl<'a> Understood<'a> {
    pub fn new(
        receiver: &'a Receiver,
        mapping: &'a Mapping,
        terms: &'a Terms,
        payload: &'a Payload,
    ) -> Self {
        let target = |value: &Value| mapping.target(receiver.kind, value, &terms.form);
        let targets = payload.values.iter().map(target).collect();
        Self { receiver, mapping, terms, payload, targets }
    }

    /// The values that are this, those its owner named first.
    fn values(&self, wanted: &Target) -> Vec<&'a Value> {
        let pairs = self.payload.values.iter().zip(&self.targets);
        let mut found: Vec<&Value> =
            pairs.filter(|(_, target)| target.as_ref() == Some(wanted)).map(|(v, _)| v).collect();
        // Then those that stand least deep; stable, so in the order they came within each.
        found.sort_by_key(|value| (!self.said(value), value.name.matches('.').count()));
        found
    }

    fn said(&self, value: &Value) -> bool {
        self.mapping.names.contains_key(&value.name)
    }

    /// What stands for a target: the first value that is it. Several that were named as the name are
    /// its parts.
    pub fn text(&self, wanted: &Target) -> Option<String> {
        let values = self.values(wanted);
        if *wanted == Target::Name {
            let parts: Vec<&str> = values
                .iter()
                .filter(|value| self.said(value))
                .map(|value| value.text.as_str())
                .collect();
            if parts.len() > 1 {
                return Some(parts.join(" "));
            }
        }
        if *wanted == Target::Region {
            // A country written as a word would refuse the lead; only its owner may insist on it.
            let fits = |value: &&&Value| self.said(value) || value.text.parse::<Region>().is_ok();
            return values.iter().find(fits).map(|value| value.text.clone());
        }
        values.first().map(|value| value.text.clone())
    }

    /// What it is understood as, each thing once, in the order it came.
    pub fn told(&self) -> Vec<(Target, String)> {
        let mut told: Vec<(Target, String)> = Vec::new();
        for target in self.targets.iter().flatten() {
            if !told.iter().any(|(known, _)| known == target)
                && let Some(text) = self.text(target)
            {
                told.push((target.clone(), text));
            }
        }
        told
    }

    /// The lead, or what is wrong with the parts that only a receiver has; the rest is judged at intake.
    /// `now` is when it came, `test` whether it is sent to try things out.
    pub fn submission(
        &self,
        contractor: PartyId,
        now: DateTime<Utc>,
        test: bool,
    ) -> Result<Submission, Faults> {
        let mut faults = Faults::default();
        let text = |target: &Target| self.text(target);
        let order_amount = match text(&Target::OrderAmount).map(|text| number::read(&text, false)) {
            None => None,
            Some(read) => faults.take(read.map_err(|why| {
                let code = match why {
                    BadNumber::NotANumber => "not-a-number",
                    BadNumber::Ambiguous => "number-ambiguous",
                };
                Fault::new("order_amount", code)
            })),
        };
        let consent = self.consent(now, &mut faults);
        let contact = RawContact {
            name: text(&Target::Name),
            phone: text(&Target::Phone).map(|phone| without_prefix(&phone, "p:").to_owned()),
            email: text(&Target::Email),
        };
        let mut subs = Map::new();
        for number in 1..=8 {
            if let Some(sub) = text(&Target::Sub(number)) {
                subs.insert(format!("sub{number}"), Json::String(cut(&sub, LONGEST_SUB)));
            }
        }
        let named = text(&Target::Source).or_else(|| self.receiver.source.clone());
        let named = named.or_else(|| source(self.receiver.kind).map(str::to_owned));
        let external_id = Some(self.external_id(now.date_naive()));
        faults.finish()?;
        Ok(Submission {
            sender: Sender::Door { contractor },
            engagement: self.receiver.engagement,
            channel: Channel::Receiver,
            contact,
            fields: self.fields(),
            region: text(&Target::Region),
            source: named.map(|source| cut(&source, LONGEST_SOURCE)),
            subs,
            external_id,
            consent,
            order_amount,
            happened_at: None,
            test,
            witness: None,
            once: None,
        })
    }

    /// The network's own id, or the one its owner named; where there is none, one made of what was said
    /// and the day, so that the same request sent again counts once, and the same person next month
    /// does not.
    fn external_id(&self, day: NaiveDate) -> String {
        let id = self.payload.id.clone().or_else(|| self.text(&Target::ExternalId));
        match id {
            None => format!("{}-{day}", digest(self.payload)),
            Some(id) if id.chars().count() > LONGEST_ID || id.contains('\0') => {
                crate::doors::signature::hex(&secret::digest(id.as_bytes()))
            }
            Some(id) => without_prefix(&id, "l:").to_owned(),
        }
    }

    fn fields(&self) -> Map<String, Json> {
        let mut fields = Map::new();
        for field in &self.terms.form.fields {
            let text = self.text(&Target::Field(field.key.clone()));
            let answer = match (field.kind, text) {
                (FieldKind::Consent, Some(text)) => match agreement(&text) {
                    Some(given) => Json::Bool(given),
                    None => Json::String(text),
                },
                (FieldKind::Consent, None) if self.mapping.agreed => Json::Bool(true),
                (FieldKind::Choice, Some(text)) => Json::String(option(field, &text)),
                (_, Some(text)) => Json::String(text),
                (_, None) => continue,
            };
            fields.insert(field.key.clone(), answer);
        }
        fields
    }

    /// The consent with its proof, where both its wording and its time are known.
    fn consent(&self, now: DateTime<Utc>, faults: &mut Faults) -> Option<Consent> {
        let declared = self.mapping.consent_version.clone().filter(|_| self.mapping.agreed);
        let text_version = self.text(&Target::ConsentVersion).or(declared)?;
        let given_at = match self.text(&Target::ConsentAt) {
            Some(text) => {
                let read = moment(&text, self.terms.time_zone);
                faults.take(read.ok_or_else(|| Fault::new("consent.given_at", "not-a-moment")))?
            }
            // A network's clock may be ahead of ours.
            None => self.payload.at.unwrap_or(now).min(now),
        };
        Some(Consent { text_version, given_at, ip: None, user_agent: None })
    }
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// The option meant: networks write `more_than_five` for "More than five".
fn option(field: &Field, text: &str) -> String {
    let wanted = plain(text);
    let meant = field.options.iter().find(|option| plain(option) == wanted);
    meant.cloned().unwrap_or_else(|| text.to_owned())
}
