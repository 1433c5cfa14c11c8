//! Whether a submission fits the offer's form. What does not is not taken, and not kept.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use rust_decimal::Decimal;
use serde_json::Value;

use super::Submission;
use super::load::{OpenOffer, Reading};
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::number;
use crate::kernel::region::Region;
use crate::leads::Channel;
use crate::leads::contact::Consent;
use crate::offers::form::{ContactGiven, FieldKind};
use crate::offers::price::ORDER_AMOUNT;
use crate::offers::terms::Action;

/// The answers in their normal form, or everything that does not fit.
pub(super) fn check_form(
    submission: &Submission,
    offer: &OpenOffer,
    now: DateTime<Utc>,
) -> Result<BTreeMap<String, Value>, Faults> {
    let terms = &offer.terms;
    let contact = &submission.contact;
    let mut faults = Faults::default();
    let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
    let given = ContactGiven {
        name: !blank(&contact.name),
        phone: !blank(&contact.phone),
        email: !blank(&contact.email),
    };
    if !given.phone && !given.email && needs_contact(terms.action) {
        faults.add("contact", "contact-needed");
    }
    let mut answers = submission.fields.clone();
    // The order's amount may come beside the answers or as one of them.
    if let Some(amount) = submission.order_amount {
        answers
            .entry(ORDER_AMOUNT)
            .or_insert_with(|| Value::String(amount.normalize().to_string()));
    }
    // A consent kept with its proof answers the form's question too.
    if submission.consent.is_some() {
        for field in terms.form.fields.iter().filter(|field| field.kind == FieldKind::Consent) {
            answers.entry(field.key.clone()).or_insert(Value::Bool(true));
        }
    }
    for (field, text, max) in [
        ("contact.name", contact.name.as_deref(), 200),
        ("contact.phone", contact.phone.as_deref(), 60),
        ("contact.email", contact.email.as_deref(), 254),
        ("source", submission.source.as_deref(), 120),
        ("external_id", submission.external_id.as_deref(), 200),
    ] {
        if text.is_some_and(|text| text.chars().count() > max) {
            faults.push(Fault::new(field, "too-long").with("max", max));
        }
        // PostgreSQL's text cannot hold it, so it must not get as far as a statement.
        if text.is_some_and(|text| text.contains('\0')) {
            faults.add(field, "bad-character");
        }
    }
    for (sub, value) in &submission.subs {
        if value.as_str().is_none_or(|text| text.contains('\0') || text.chars().count() > 200) {
            faults.push(Fault::new(sub.clone(), "too-long").with("max", 200));
        }
    }
    if let Some(consent) = &submission.consent {
        check_consent(consent, now, &mut faults);
    }
    let fields = match terms.form.check(&answers, terms.home(), given, asked(submission.channel)) {
        Ok(fields) => fields,
        Err(Faults(more)) => {
            faults.0.extend(more);
            BTreeMap::new()
        }
    };
    let read = order_amount(&fields);
    if read.is_some() && submission.order_amount.is_some() && read != submission.order_amount {
        faults.add(ORDER_AMOUNT, "said-twice");
    }
    faults.finish()?;
    Ok(fields)
}

/// A consent is proof: it was given before now, and each part of it is as long as such a thing is.
fn check_consent(consent: &Consent, now: DateTime<Utc>, faults: &mut Faults) {
    // The sender's clock may be a little ahead of ours.
    if consent.given_at > now + TimeDelta::minutes(10) {
        faults.add("consent.given_at", "in-the-future");
    }
    for (field, text, max) in [
        ("consent.text_version", Some(consent.text_version.as_str()), 200),
        ("consent.ip", consent.ip.as_deref(), 45),
        ("consent.user_agent", consent.user_agent.as_deref(), 500),
    ] {
        if text.is_some_and(|text| text.chars().count() > max) {
            faults.push(Fault::new(field, "too-long").with("max", max));
        }
    }
}

/// Whether somebody could be asked: a call rings and a purchase happens without our form.
const fn asked(channel: Channel) -> bool {
    match channel {
        Channel::Page | Channel::Api | Channel::Form | Channel::Import | Channel::Receiver => true,
        Channel::Call | Channel::Postback => false,
    }
}

/// A call or an application is worth nothing without a way to reach the person; a registration or
/// a purchase happened on the buyer's own site, which knows them.
const fn needs_contact(action: Action) -> bool {
    match action {
        Action::Call | Action::Application => true,
        Action::Registration | Action::Purchase => false,
    }
}

/// What the person ordered for: the answer that the buyer reads, and nothing else.
pub(super) fn order_amount(fields: &BTreeMap<String, Value>) -> Option<Decimal> {
    number::exact(fields.get(ORDER_AMOUNT)?.as_str()?)
}

/// Where the person is: as the sender says, else where the phone number is from.
pub(super) fn region_of(
    submission: &Submission,
    reading: &Reading,
) -> Result<Option<Region>, Faults> {
    match submission.region.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => text
            .parse()
            .map(Some)
            .map_err(|_| Fault::new("region", "unknown-region").with("region", text).into()),
        None => {
            Ok(reading.phone.iter().flatten().next().and_then(|phone| phone.country().cloned()))
        }
    }
}
