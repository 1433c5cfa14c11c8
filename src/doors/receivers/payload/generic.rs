//! Anything else: JSON or a form in the body, or the query; a value inside another has a name like
//! `lead.contact.phone`, the third of a list `items.2.name`. `test=1` makes it a test.

use super::{Node, Payload, Said, Writing, form, is_secret, writing};
use crate::doors::arrivals::Request;
use crate::doors::parameters::Unreadable;

pub(super) fn read(request: &Request, body_only: bool) -> Result<Said, Unreadable> {
    let mut payload = Payload::default();
    let mut pairs = Vec::new();
    if !body_only {
        pairs = form(&request.query)?;
    }
    if !request.body.trim().is_empty() {
        match writing(request)? {
            Writing::Form => pairs.extend(form(&request.body)?),
            Writing::Json => payload.flatten("", &Node::object(&request.body)?)?,
        }
    }
    for (name, text) in &pairs {
        if payload.get(name).is_some() {
            return Err(Unreadable("said-twice"));
        }
        payload.add(name, None, text)?;
    }
    payload.values.retain(|value| !is_secret(&value.name));
    payload.test = matches!(payload.get("test"), Some("1" | "true" | "yes" | "test"));
    payload.values.retain(|value| value.name != "test");
    if payload.values.is_empty() {
        return Err(Unreadable("empty"));
    }
    Ok(Said::Lead(payload))
}
