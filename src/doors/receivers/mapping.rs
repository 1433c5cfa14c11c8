//! Which value of what comes is what.
//!
//! Its owner may say it by name; whatever they left open is proposed by what the value is called, as
//! for the columns of a file ([`crate::doors::imports::headings`]): the form's questions by key or label,
//! the contact, the source, and for the sub-ids the campaign (1), the group or medium (2), the ad or
//! content (3), the form or term (4), and the click or platform (5).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::payload::{LONGEST_NAME, MOST, Value};
use super::{ReceiverKind, payload};
use crate::doors::imports::Target;
use crate::doors::imports::headings::{named, plain};
use crate::doors::imports::mapping::fits;
use crate::kernel::fault::{Fault, Faults};
use crate::offers::form::LeadForm;
use crate::offers::terms::Terms;

/// How what comes is understood.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// What the values of these names are; null leaves one out. Names not listed are proposed.
    pub names: BTreeMap<String, Option<Target>>,
    /// Whether the contractor declares that everybody who comes this way gave the consent the form asks.
    pub agreed: bool,
    /// The version of the wording they agree to there.
    pub consent_version: Option<String>,
}

impl Mapping {
    pub fn to_json(&self) -> serde_json::Value {
        // A struct of words and flags always has a JSON form.
        serde_json::to_value(self).unwrap_or_default()
    }

    /// What a value is: as its owner said, else as it is called.
    pub fn target(&self, kind: ReceiverKind, value: &Value, form: &LeadForm) -> Option<Target> {
        match self.names.get(&value.name) {
            Some(said) => said.clone(),
            None => proposed(kind, value, form),
        }
    }

    /// Whether it can be used under these terms; everything that is wrong with it otherwise.
    pub fn check(&self, terms: &Terms) -> Result<(), Faults> {
        let mut faults = Faults::default();
        if self.names.len() > MOST {
            faults.push(Fault::new("names", "too-many").with("max", MOST));
        }
        for (name, target) in self.names.iter().take(MOST) {
            if name.trim().is_empty() || name.contains('\0') {
                faults.add(format!("names.{}", plain(name)), "required");
            } else if name.chars().count() > LONGEST_NAME {
                faults.push(Fault::new("names", "too-long").with("max", LONGEST_NAME));
            } else if target.as_ref().is_some_and(|target| !fits(target, terms)) {
                faults.add(format!("names.{name}"), "not-a-choice");
            }
        }
        let version = self.consent_version.as_deref();
        if version.is_some_and(|version| version.chars().count() > 200) {
            faults.push(Fault::new("consent_version", "too-long").with("max", 200));
        }
        if version.is_some_and(|version| version.contains('\0')) {
            faults.add("consent_version", "bad-character");
        }
        faults.finish()
    }
}

/// What a value is by what it is called.
pub fn proposed(kind: ReceiverKind, value: &Value, form: &LeadForm) -> Option<Target> {
    let whole = [Some(value.name.as_str()), value.label.as_deref()];
    let target = whole.into_iter().flatten().find_map(|name| named(name, form));
    let last = value.name.rsplit('.').next().unwrap_or_default();
    // The id of something inside is often the same for every lead, which would then count once.
    let inner = || named(last, form).filter(|target| *target != Target::ExternalId);
    match target.or_else(inner)? {
        // The networks' own ids are told apart by their readers; a question called "id" is none.
        Target::ExternalId if kind != ReceiverKind::Generic => None,
        target => Some(target),
    }
}

/// The names a kind is documented to send, for whoever names them before the first arrival.
pub fn usual(kind: ReceiverKind) -> Vec<&'static str> {
    let (asked, beside): (&[&str], &[&str]) = match kind {
        ReceiverKind::GoogleAds => {
            (&["FULL_NAME", "PHONE_NUMBER", "EMAIL", "CITY"], &payload::google::BESIDE)
        }
        ReceiverKind::Meta => (&["full_name", "phone_number", "email"], &payload::meta::BESIDE),
        ReceiverKind::Tilda => (
            &["Name", "Phone", "Email"],
            &[
                "formid",
                "formname",
                "utm_source",
                "utm_campaign",
                "utm_medium",
                "utm_content",
                "utm_term",
            ],
        ),
        ReceiverKind::Generic => (&["name", "phone", "email"], &["source", "external_id", "sub1"]),
    };
    asked.iter().chain(beside).copied().collect()
}

/// The source of leads of a kind that name none.
pub const fn source(kind: ReceiverKind) -> Option<&'static str> {
    match kind {
        ReceiverKind::GoogleAds => Some("google_ads"),
        ReceiverKind::Meta => Some("meta"),
        ReceiverKind::Tilda => Some("tilda"),
        ReceiverKind::Generic => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(kind: ReceiverKind, name: &str, label: Option<&str>) -> String {
        let form: LeadForm = serde_json::from_value(serde_json::json!([
            {"key": "city", "label": "What is your city?", "type": "text"},
        ]))
        .unwrap();
        let value =
            Value { name: name.into(), label: label.map(str::to_owned), text: String::new() };
        proposed(kind, &value, &form).map_or("-".to_owned(), |target| target.to_string())
    }

    #[test]
    fn proposes_what_the_networks_call_things() {
        use ReceiverKind::{Generic, GoogleAds, Meta, Tilda};
        for (kind, name, label, wanted) in [
            (GoogleAds, "FULL_NAME", Some("Full name"), "name"),
            (GoogleAds, "PHONE_NUMBER", None, "phone"),
            (GoogleAds, "q1", Some("What is your city"), "fields.city"),
            (GoogleAds, "campaign_id", None, "sub1"),
            (GoogleAds, "adgroup_id", None, "sub2"),
            (GoogleAds, "creative_id", None, "sub3"),
            (GoogleAds, "form_id", None, "sub4"),
            (GoogleAds, "gcl_id", None, "sub5"),
            (Meta, "what_is_your_city?", None, "fields.city"),
            (Meta, "adset_id", None, "sub2"),
            (Meta, "ad_id", None, "sub3"),
            (Meta, "platform", None, "sub5"),
            (Meta, "is_organic", None, "-"),
            (Tilda, "Телефон", None, "phone"),
            (Tilda, "utm_source", None, "source"),
            (Tilda, "utm_campaign", None, "sub1"),
            (Tilda, "id", None, "-"),
            (Generic, "lead.contact.phone", None, "phone"),
            (Generic, "lead_id", None, "external_id"),
            (Generic, "form.id", None, "sub4"),
        ] {
            assert_eq!(word(kind, name, label), wanted, "{kind} {name}");
        }
    }
}
