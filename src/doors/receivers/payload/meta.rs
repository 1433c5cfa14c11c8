//! Meta's lead ads: a webhook that tells numbers of leads, and the document of each, fetched after it.
//!
//! Formats: Meta, "Webhooks for Leadgen"
//! (<https://developers.facebook.com/docs/graph-api/webhooks/getting-started/webhooks-for-leadgen>):
//! `{"object": "page", "entry": [{"changes": [{"field": "leadgen", "value": {"leadgen_id", "page_id",
//! "form_id", "ad_id", "adgroup_id", "created_time"}}]}]}`, up to a thousand at once; and "Retrieving
//! leads" (<https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving>): `id`,
//! `created_time`, `field_data` (`name`, `values`), `custom_disclaimer_responses` (`checkbox_key`,
//! `is_checked`), `campaign_id`, `adset_id`, `ad_id`, their names, `form_id`, `platform`, `is_organic`.
//!
//! Meta's testing tool answers questions with `<test lead: dummy data for …>`, and the "Test" button
//! of the webhook's set-up tells numbers of fours, which stand for no lead.

use chrono::DateTime;

use super::{Node, Payload, Said, joined};
use crate::doors::arrivals::Request;
use crate::doors::parameters::Unreadable;

/// How Meta's own test answers begin.
const DUMMY: &str = "<test lead:";

/// What is told beside the answers and may be mapped.
pub(crate) const BESIDE: [&str; 9] = [
    "campaign_id",
    "adset_id",
    "ad_id",
    "form_id",
    "platform",
    "campaign_name",
    "adset_name",
    "ad_name",
    "is_organic",
];

pub(super) fn read(request: &Request) -> Result<Said, Unreadable> {
    let body = Node::object(&request.body)?;
    if request.method == "GET" { document(&body).map(Said::Lead) } else { told(&body) }
}

/// The numbers a webhook tells.
fn told(body: &Node) -> Result<Said, Unreadable> {
    if body.text("object") != Some("page") {
        return Ok(Said::Nothing("other-event"));
    }
    let mut numbers: Vec<String> = Vec::new();
    let mut sample = false;
    for change in body.list("entry").iter().flat_map(|entry| entry.list("changes")) {
        if change.text("field") != Some("leadgen") {
            continue;
        }
        let number = change.get("value").and_then(|value| value.text("leadgen_id"));
        let number = number.ok_or(Unreadable("meta-number"))?;
        if number.is_empty() || number.len() > 30 || !number.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Unreadable("meta-number"));
        }
        if number.bytes().all(|b| b == b'4') {
            sample = true;
        } else if !numbers.iter().any(|known| known == number) {
            numbers.push(number.to_owned());
        }
    }
    Ok(match numbers.is_empty() {
        false => Said::Numbers(numbers),
        true if sample => Said::Nothing("meta-sample"),
        true => Said::Nothing("other-event"),
    })
}

/// The document of one lead.
fn document(body: &Node) -> Result<Payload, Unreadable> {
    let Some(Node::List(fields)) = body.get("field_data") else {
        return Err(Unreadable("no-columns"));
    };
    let mut payload = Payload {
        id: body.text("id").map(str::to_owned),
        at: body
            .text("created_time")
            .and_then(|text| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%z").ok())
            .map(|at| at.to_utc()),
        ..Payload::default()
    };
    for field in fields {
        let Some(name) = field.text("name") else { continue };
        let text = joined(field.list("values")).ok_or(Unreadable("no-value"))?;
        payload.test |= text.starts_with(DUMMY);
        payload.add(name, None, &text)?;
    }
    for response in body.list("custom_disclaimer_responses") {
        let Some(name) = response.text("checkbox_key") else { continue };
        let ticked = matches!(response.text("is_checked"), Some("1" | "true"));
        payload.add(name, None, if ticked { "true" } else { "false" })?;
    }
    for name in BESIDE {
        if let Some(text) = body.text(name) {
            payload.add(name, None, text)?;
        }
    }
    Ok(payload)
}
