//! A JSON body.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use serde::de::DeserializeOwned;

use super::Raw;
use crate::kernel::fault::Fault;
use crate::web::WebError;

/// A JSON body of a known shape. Text that is no JSON is 400 `malformed_json`; a missing field or
/// one of the wrong type is 422 `invalid` and named by its path. Fields nobody knows are ignored,
/// so that a newer client can talk to an older server.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Body<T> {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(json(req).map(Self))
    }
}

/// The JSON body of a request, for handlers that must do something else first when it is wrong.
pub fn json<T: DeserializeOwned>(req: &HttpRequest) -> Result<T, WebError> {
    accept(req).and_then(|()| parse(&Raw::of(req)))
}

/// A part of a body that is read on its own, because its faults must not harm its neighbours.
pub fn part<T: DeserializeOwned>(value: serde_json::Value) -> Result<T, Fault> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        fault(&path, &error.into_inner().to_string())
    })
}

/// The same where a call may come without a body at all: then everything has its default.
#[derive(Debug)]
pub struct OptionalBody<T>(pub T);

impl<T: DeserializeOwned + Default> FromRequest for OptionalBody<T> {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let raw = Raw::of(req);
        if raw.is_empty() {
            return ready(Ok(Self(T::default())));
        }
        ready(accept(req).and_then(|()| parse(&raw)).map(Self))
    }
}

fn accept(req: &HttpRequest) -> Result<(), WebError> {
    match req.content_type() {
        "" => Ok(()),
        kind if kind == "application/json" || kind.ends_with("+json") => Ok(()),
        _ => Err(WebError::unsupported_media_type()),
    }
}

fn parse<T: DeserializeOwned>(raw: &[u8]) -> Result<T, WebError> {
    let mut json = serde_json::Deserializer::from_slice(raw);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.into_inner();
        if inner.is_data() { fault(&path, &inner.to_string()).into() } else { malformed() }
    })?;
    json.end().map_err(|_| malformed())?;
    Ok(value)
}

fn malformed() -> WebError {
    WebError::bad_request("malformed_json")
}

/// Serde says that a field is missing at the place of the object that lacks it.
fn fault(path: &str, message: &str) -> Fault {
    let path = if path == "." { "" } else { path };
    let missing = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    match missing {
        Some(name) if path.is_empty() => Fault::new(name, "required"),
        Some(name) => Fault::new(format!("{path}.{name}"), "required"),
        None => Fault::new(path, "wrong-type"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    struct Lead {
        contact: Contact,
    }
    #[derive(Debug, serde::Deserialize)]
    struct Contact {
        #[allow(dead_code)]
        phones: Vec<String>,
        #[allow(dead_code)]
        name: String,
    }

    fn refused(json: &str) -> (String, &'static str) {
        match parse::<Lead>(json.as_bytes()).unwrap_err() {
            WebError::Invalid(faults) => (faults.0[0].field.clone(), faults.0[0].code),
            error => (String::new(), error.code()),
        }
    }

    #[test]
    fn names_what_is_wrong_by_its_path() {
        assert_eq!(refused("{}"), ("contact".into(), "required"));
        assert_eq!(refused(r#"{"contact":{"phones":[]}}"#), ("contact.name".into(), "required"));
        let wrong = r#"{"contact":{"phones":["1",2],"name":"x"}}"#;
        assert_eq!(refused(wrong), ("contact.phones[1]".into(), "wrong-type"));
        assert_eq!(refused("[]"), (String::new(), "wrong-type"));
    }

    #[test]
    fn tells_no_json_from_wrong_json() {
        for text in ["", "{", "contact=1", r#"{"contact":{"phones":[],"name":"x"}} x"#] {
            assert_eq!(refused(text), (String::new(), "malformed_json"), "{text}");
        }
        let more = r#"{"contact":{"phones":[],"name":"x"},"future":1}"#;
        assert_eq!(parse::<Lead>(more.as_bytes()).unwrap().contact.name, "x");
    }
}
