//! What the address of a list asks for, as the form above it shows it again.

use actix_web::web::Query;

use crate::web::answer::query_value;
use crate::web::extract::Visit;
use crate::web::form::Form;
use crate::web::{State, WebError};

/// The part of the address after the question mark, as a form.
pub fn asked(visit: &Visit) -> Result<Form, WebError> {
    let query = visit.query.trim_start_matches('?');
    let Query(values) = Query::<Vec<(String, String)>>::from_query(query)
        .map_err(|_| WebError::bad_request("malformed_query"))?;
    Ok(Form::new(values))
}

/// A value that was given and can be read. What cannot be read narrows nothing: an old bookmark
/// still opens.
pub fn given<T: std::str::FromStr>(form: &Form, name: &str) -> Option<T> {
    form.value(name).trim().parse().ok()
}

/// A text that was given.
pub fn words(form: &Form, name: &str) -> Option<String> {
    let text = form.value(name).trim();
    (!text.is_empty() && !text.contains('\0')).then(|| text.to_owned())
}

/// The same address with one thing changed: everything else asked for stays, but the page of the
/// list, which belongs to what was asked before.
pub fn address(path: &str, form: &Form, name: &str, value: &str) -> String {
    let kept = form
        .pairs()
        .filter(|(key, kept)| *key != name && *key != "cursor" && !kept.is_empty())
        .chain((!value.is_empty()).then_some((name, value)));
    let query: Vec<String> =
        kept.map(|(key, value)| format!("{}={}", query_value(key), query_value(value))).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// The address of an API path on this exchange.
pub fn api_address(state: &State, path: &str) -> String {
    format!("{}/api/v1{path}", state.config.base_url.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_the_other_filters_and_drops_the_page() {
        let form = Form::default().with("source", "search & co").with("cursor", "abc");
        assert_eq!(
            address("/contractor/leads", &form, "status", "rejected"),
            "/contractor/leads?source=search%20%26%20co&status=rejected"
        );
        let form = form.with("status", "rejected");
        assert_eq!(address("/l", &form, "status", ""), "/l?source=search%20%26%20co");
        assert_eq!(address("/l", &Form::default(), "status", ""), "/l");
    }
}
