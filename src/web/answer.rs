//! What a page handler answers with: a page, the same page with faults, or "go there".

use std::fmt::Write as _;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{ContentType, LOCATION};
use askama::Template;

use super::WebError;
use super::flash::Flash;

/// A page. 200.
pub fn render(template: &impl Template) -> HttpResponse {
    render_as(StatusCode::OK, template)
}

/// A form that came back with faults. 422, so that programs and tests see the refusal too.
pub fn render_refused(template: &impl Template) -> HttpResponse {
    render_as(StatusCode::UNPROCESSABLE_ENTITY, template)
}

/// A page with a status of its own.
pub fn render_as(status: StatusCode, template: &impl Template) -> HttpResponse {
    match template.render() {
        Ok(html) => HttpResponse::build(status).content_type(ContentType::html()).body(html),
        Err(error) => HttpResponse::from_error(WebError::internal(error)),
    }
}

/// 303: a POST was done, the result is read over there.
pub fn see_other(path: impl AsRef<str>) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, path.as_ref())).finish()
}

/// 303, and the next page says once what was done. A plain text id makes a good message:
/// `see_other_with_flash("/money", "money-top-up-asked")`.
pub fn see_other_with_flash(path: impl AsRef<str>, flash: impl Into<Flash>) -> HttpResponse {
    let mut response = see_other(path);
    // `cookies` signs it on the way out: only there the key is at hand.
    response.extensions_mut().insert::<Flash>(flash.into());
    response
}

impl From<&str> for Flash {
    fn from(key: &str) -> Self {
        Self::good(key)
    }
}

/// A text as the value of a query parameter: everything but letters, digits and a few harmless
/// signs is percent-encoded (RFC 3986, section 2).
pub fn query_value(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_value_stays_one_value() {
        assert_eq!(
            query_value("/buyer/leads?status=new&q=Анна"),
            "/buyer/leads%3Fstatus%3Dnew%26q%3D%D0%90%D0%BD%D0%BD%D0%B0"
        );
    }
}
