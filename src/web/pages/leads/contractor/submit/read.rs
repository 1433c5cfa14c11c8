//! Reads one lead as the form, or a row of a sheet, brings it.

use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use rust_decimal::Decimal;
use serde_json::{Map, Value};

use crate::accounts::ContractorSeat;
use crate::accounts::idempotency::Request;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::EngagementId;
use crate::kernel::number;
use crate::leads::Channel;
use crate::leads::contact::Consent;
use crate::leads::intake::{RawContact, Sender, Submission};
use crate::offers::price::ORDER_AMOUNT;
use crate::offers::terms::{Price, Terms};
use crate::web::form::Form;

/// The fields of the form that the contact answers: never asked twice.
pub const CONTACT: [&str; 3] = ["name", "phone", "email"];
/// The names of the sub-ids.
pub const SUBS: [&str; 8] = ["sub1", "sub2", "sub3", "sub4", "sub5", "sub6", "sub7", "sub8"];

/// Who sends, for what, through which door.
#[derive(Debug, Clone, Copy)]
pub struct Door<'a> {
    pub seat: ContractorSeat,
    pub engagement: EngagementId,
    pub terms: &'a Terms,
    pub channel: Channel,
    /// The zone times without one are in.
    pub zone: Tz,
    pub now: DateTime<Utc>,
}

/// A text that was given, as typed.
fn text(form: &Form, name: &str) -> Option<String> {
    let value = form.value(name);
    (!value.trim().is_empty()).then(|| value.to_owned())
}

/// The lead, or what is wrong with the parts that only this form has; the rest is judged at intake.
pub fn read(door: Door<'_>, form: &Form, once: Option<Request>) -> Result<Submission, Faults> {
    let mut faults = Faults::default();
    let mut fields = Map::new();
    for field in &door.terms.form.fields {
        if let Some(answer) = text(form, &format!("fields.{}", field.key)) {
            fields.insert(field.key.clone(), Value::String(answer));
        }
    }
    let consent = consent(door, form, &mut faults);
    let order_amount = match door.terms.price {
        Price::Flat(_) => None,
        Price::Percent { .. } => fields.get(ORDER_AMOUNT).and_then(amount),
    };
    let mut subs = Map::new();
    for name in SUBS {
        if let Some(sub) = text(form, name) {
            subs.insert(name.to_owned(), Value::String(sub.trim().to_owned()));
        }
    }
    let submission = Submission {
        sender: Sender::Seat(door.seat),
        engagement: door.engagement,
        channel: door.channel,
        contact: RawContact {
            name: text(form, "contact.name"),
            phone: text(form, "contact.phone"),
            email: text(form, "contact.email"),
        },
        fields,
        region: text(form, "region"),
        source: text(form, "source"),
        subs,
        external_id: text(form, "external_id").map(|id| id.trim().to_owned()),
        consent,
        order_amount,
        happened_at: None,
        test: false,
        witness: None,
        once,
    };
    faults.finish().map(|()| submission)
}

/// What is no number is told by the form's own check.
fn amount(answer: &Value) -> Option<Decimal> {
    number::read(answer.as_str()?, false).ok()
}

/// The consent with its proof: both the time and the wording, or neither.
fn consent(door: Door<'_>, form: &Form, faults: &mut Faults) -> Option<Consent> {
    let (given, version) = (text(form, "consent.given_at"), text(form, "consent.text_version"));
    if given.is_none() && version.is_none() {
        return None;
    }
    let given_at = match given.as_deref() {
        None => Err("required"),
        Some(given) => moment(given, door.zone).ok_or("not-a-moment"),
    };
    let given_at =
        given_at.and_then(|at| if at > door.now { Err("in-the-future") } else { Ok(at) });
    let given_at = faults.take(given_at.map_err(|code| Fault::new("consent.given_at", code)));
    let version = version.map(|version| version.trim().to_owned());
    let version = faults.take(match version {
        None => Err(Fault::new("consent.text_version", "required")),
        Some(version) if version.chars().count() > 100 => {
            Err(Fault::new("consent.text_version", "too-long").with("max", 100))
        }
        Some(version) => Ok(version),
    });
    Some(Consent { text_version: version?, given_at: given_at?, ip: None, user_agent: None })
}

/// A moment as browsers, sheets and programs write it; without a zone it is the writer's own time.
fn moment(written: &str, zone: Tz) -> Option<DateTime<Utc>> {
    let written = written.trim();
    if let Ok(at) = DateTime::parse_from_rfc3339(written) {
        return Some(at.to_utc());
    }
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%d.%m.%Y %H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(written, form).ok())
        // The hour that summer time repeats is read as the first of the two.
        .and_then(|local| zone.from_local_datetime(&local).earliest())
        .map(|at| at.to_utc())
}

/// Names faults by the fields this form has: what the contact answers is at fault there, and a
/// missing way to reach the person is said beside the phone.
pub fn beside_fields(faults: Faults) -> Faults {
    let renamed = faults.0.into_iter().map(|fault| {
        let field = match fault.field.as_str() {
            "contact" => "contact.phone".to_owned(),
            ORDER_AMOUNT => format!("fields.{ORDER_AMOUNT}"),
            other => match other.strip_prefix("fields.").filter(|key| CONTACT.contains(key)) {
                Some(key) => format!("contact.{key}"),
                None => other.to_owned(),
            },
        };
        Fault { field, ..fault }
    });
    // One fault a field: the price and the form may both miss the order's amount.
    let mut kept: Vec<Fault> = Vec::new();
    for fault in renamed {
        if kept.iter().all(|other| other.field != fault.field) {
            kept.push(fault);
        }
    }
    Faults(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_however_it_is_written() {
        let zone: Tz = "Europe/Moscow".parse().unwrap();
        let at = |text: &str| moment(text, zone).map(|at| at.to_rfc3339());
        let seven = Some("2026-11-22T07:04:00+00:00".to_owned());
        for text in
            ["2026-11-22T10:04", "2026-11-22 10:04:00", "22.11.2026 10:04", "2026-11-22T07:04:00Z"]
        {
            assert_eq!(at(text), seven, "{text}");
        }
        assert_eq!(at("yesterday"), None);
    }

    #[test]
    fn faults_land_beside_the_fields_there_are() {
        let mut faults = Faults::default();
        faults.add("contact", "contact-needed");
        faults.add("fields.email", "required");
        faults.add("fields.rooms", "not-a-number");
        faults.add("fields.order_amount", "required");
        faults.add("order_amount", "required");
        let fields: Vec<String> =
            beside_fields(faults).0.into_iter().map(|fault| fault.field).collect();
        assert_eq!(
            fields,
            ["contact.phone", "contact.email", "fields.rooms", "fields.order_amount"]
        );
    }
}
