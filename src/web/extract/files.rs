//! A form or a body that may bring files.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{body, multipart, posted};
use crate::disputes::evidence::Upload;
use crate::kernel::fault::{Fault, Faults};
use crate::web::WebError;
use crate::web::form::Form;

type Reading<T> = Pin<Box<dyn Future<Output = Result<T, WebError>>>>;

/// A form of a page of ours, its token checked as in [`Posted`](super::Posted), with the files it
/// brought; none when it was sent without `multipart/form-data`. The route has the flag `files`.
#[derive(Debug)]
pub struct PostedFiles {
    pub form: Form,
    /// As they came: nothing about them is checked.
    pub files: Vec<Upload>,
}

impl FromRequest for PostedFiles {
    type Error = WebError;
    type Future = Reading<Self>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            if !req.content_type().eq_ignore_ascii_case(multipart::KIND) {
                return Ok(Self { form: posted::read(&req)?, files: Vec::new() });
            }
            let parts = multipart::parts(&req).await?;
            Ok(Self { form: posted::checked(&req, Form::new(parts.texts))?, files: parts.files })
        })
    }
}

/// A body as [`Body`](super::Body) takes it, or as `multipart/form-data` with files: then each part
/// that is no file is a field of `T` of that name, as text. The route has the flag `files`.
#[derive(Debug)]
pub struct BodyFiles<T> {
    pub body: T,
    /// As they came: nothing about them is checked.
    pub files: Vec<Upload>,
}

impl<T: DeserializeOwned + 'static> FromRequest for BodyFiles<T> {
    type Error = WebError;
    type Future = Reading<Self>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            if !req.content_type().eq_ignore_ascii_case(multipart::KIND) {
                return Ok(Self { body: body::json(&req)?, files: Vec::new() });
            }
            let parts = multipart::parts(&req).await?;
            Ok(Self { body: fields(parts.texts)?, files: parts.files })
        })
    }
}

/// Words as the fields of a body. A field given twice has no one value.
fn fields<T: DeserializeOwned>(texts: Vec<(String, String)>) -> Result<T, Faults> {
    let mut object = Map::new();
    for (name, text) in texts {
        if object.contains_key(&name) {
            return Err(Fault::new(name, "repeated").into());
        }
        object.insert(name, Value::String(text));
    }
    Ok(body::part(Value::Object(object))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    struct Appeal {
        text: String,
        #[serde(default)]
        comment: Option<String>,
    }

    fn read(texts: &[(&str, &str)]) -> Result<Appeal, (String, &'static str)> {
        let texts = texts.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect();
        fields(texts).map_err(|faults: Faults| (faults.0[0].field.clone(), faults.0[0].code))
    }

    #[test]
    fn parts_are_the_fields_of_a_body() {
        let appeal = read(&[("text", "They answered."), ("unknown", "x")]).unwrap();
        assert_eq!((appeal.text.as_str(), appeal.comment), ("They answered.", None));
        let appeal = read(&[("comment", "7"), ("text", "")]).unwrap();
        assert_eq!(appeal.comment.as_deref(), Some("7"));
        assert_eq!(read(&[]).unwrap_err(), ("text".into(), "required"));
        let twice = read(&[("text", "a"), ("text", "b")]);
        assert_eq!(twice.unwrap_err(), ("text".into(), "repeated"));
    }
}
