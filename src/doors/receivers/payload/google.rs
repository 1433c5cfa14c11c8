//! The webhook of Google Ads' lead forms: JSON by POST, one lead each.
//!
//! Format: Google, "Lead form webhook integration", "Implementation"
//! (<https://developers.google.com/google-ads/webhook/docs/implementation>): `lead_id`,
//! `user_column_data` (`column_id`, `column_name`, `string_value`), `google_key`, `is_test`,
//! `campaign_id`, `adgroup_id`, `creative_id`, `asset_group_id`, `form_id`, `gcl_id`,
//! `lead_submit_time`. Numbers of 64 bits may come as numbers or texts. It wants 200 and `{}`; 4xx is
//! an error for good, 5xx is sent again.

use chrono::DateTime;

use super::{Node, Payload, Said};
use crate::doors::arrivals::Request;
use crate::doors::parameters::Unreadable;

/// What is told beside the answers and may be mapped.
pub(crate) const BESIDE: [&str; 8] = [
    "campaign_id",
    "adgroup_id",
    "creative_id",
    "form_id",
    "gcl_id",
    "asset_group_id",
    "lead_source",
    "lead_submit_time",
];

pub(super) fn read(request: &Request) -> Result<Said, Unreadable> {
    let body = Node::object(&request.body)?;
    let Some(Node::List(columns)) = body.get("user_column_data") else {
        return Err(Unreadable("no-columns"));
    };
    let mut payload = Payload {
        id: body.text("lead_id").map(str::to_owned),
        test: body.text("is_test").is_some_and(|text| text.eq_ignore_ascii_case("true")),
        at: body
            .text("lead_submit_time")
            .and_then(|text| DateTime::parse_from_rfc3339(text).ok())
            .map(|at| at.to_utc()),
        ..Payload::default()
    };
    for column in columns {
        let label = column.text("column_name");
        let Some(name) = column.text("column_id").or(label) else { continue };
        match column.get("string_value") {
            Some(Node::Text(text)) => payload.add(name, label, text)?,
            None | Some(Node::Nothing) => {}
            Some(Node::List(_) | Node::Object(_)) => return Err(Unreadable("no-value")),
        }
    }
    for name in BESIDE {
        if let Some(text) = body.text(name) {
            payload.add(name, None, text)?;
        }
    }
    Ok(Said::Lead(payload))
}

/// The key a request bears.
pub(crate) fn key(request: &Request) -> Option<String> {
    Node::object(&request.body).ok()?.text("google_key").map(str::to_owned)
}
