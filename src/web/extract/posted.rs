//! A form sent by a page of ours.
//!
//! A browser sends cookies along with forms of other sites, so a form must also carry a token that
//! only our pages can have written: an HMAC of the visitor's random seed cookie. The guard has
//! already refused what the browser itself says comes from elsewhere.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::web::Query;
use actix_web::{FromRequest, HttpMessage, HttpRequest};

use super::Raw;
use crate::web::form::Form;
use crate::web::{State, WebError, cookies};

/// The field with the token.
const TOKEN: &str = "csrf";

/// A form whose token was checked.
#[derive(Debug)]
pub struct Posted(pub Form);

impl FromRequest for Posted {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(req).map(Self))
    }
}

/// A form that proves itself in another way than by the visitor's cookie: it may stand in a frame of
/// another site, where browsers keep cookies from us.
#[derive(Debug)]
pub struct Open(pub Form);

impl FromRequest for Open {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(sent(req).map(Self))
    }
}

/// The form, sent as browsers send one without files.
pub(super) fn read(req: &HttpRequest) -> Result<Form, WebError> {
    checked(req, sent(req)?)
}

fn sent(req: &HttpRequest) -> Result<Form, WebError> {
    let raw = Raw::of(req);
    if !raw.is_empty() && req.content_type() != "application/x-www-form-urlencoded" {
        return Err(WebError::unsupported_media_type());
    }
    let text = std::str::from_utf8(&raw).map_err(|_| WebError::bad_request("malformed_form"))?;
    let Query(values) = Query::<Vec<(String, String)>>::from_query(text)
        .map_err(|_| WebError::bad_request("malformed_form"))?;
    Ok(Form::new(values))
}

/// The form, once its token is known to be ours and this visitor's.
pub(super) fn checked(req: &HttpRequest, form: Form) -> Result<Form, WebError> {
    let state = State::of(req)?;
    let seed = state.guarded_value(req, cookies::CSRF).unwrap_or_default();
    if seed.is_empty() || !state.seals.form_token_fits(&seed, form.value(TOKEN)) {
        return Err(WebError::StaleForm);
    }
    Ok(form)
}
