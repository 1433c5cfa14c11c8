//! What every operation of the API has in common, added to its description from the route table:
//! a name, the token it needs, the key it may carry, and the errors that never depend on the slice.

use actix_web::http::Method;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{
    Content, ObjectBuilder, OpenApi, Ref, RefOr, Required, ResponseBuilder, Type,
};

use super::problem;
use crate::web::extract::who::PARTY_HEADER;
use crate::web::routes::{Access, RouteInfo, TABLE};

/// Completes the description of every route.
pub(super) fn complete(whole: &mut OpenApi) {
    for info in TABLE {
        let Some(item) = whole.paths.paths.get_mut(info.path) else { continue };
        let operation = match info.method {
            Method::GET => item.get.as_mut(),
            Method::POST => item.post.as_mut(),
            Method::PUT => item.put.as_mut(),
            Method::DELETE => item.delete.as_mut(),
            _ => None,
        };
        if let Some(operation) = operation {
            add(operation, info);
        }
    }
}

fn add(operation: &mut Operation, info: &RouteInfo) {
    operation.operation_id = Some(name(info));
    if info.access != Access::Anyone {
        operation.security = Some(vec![SecurityRequirement::new("bearer", Vec::<String>::new())]);
        error(operation, "401", "`sign_in_needed`: no token, or one that works no more");
    }
    if !matches!(info.access, Access::Anyone | Access::SignedIn) {
        error(operation, "403", "`forbidden`: the caller has no seat that may do this");
        let text = "Which of the caller's parties it is done for, when there are several";
        header(operation, PARTY_HEADER, text, 64);
    }
    if info.path.contains('{') {
        error(operation, "404", "`not_found`: there is no such thing, or it is somebody else's");
    }
    if info.method == Method::POST {
        let text = "Makes it safe to repeat: the first answer is kept 48 hours and given again";
        header(operation, "Idempotency-Key", text, 255);
        error(operation, "400", "`bad_idempotency_key`: the key is empty or too long");
        error(operation, "422", "`idempotency_key_reused`: the key came with another request");
    }
    if operation.request_body.is_some() {
        error(operation, "400", "`malformed_json`");
        error(operation, "413", "`too_large`");
        error(operation, "415", "`unsupported_media_type`");
        error(operation, "422", "`invalid`: fields are wrong; `errors` names them");
    }
    if parameter(operation, "cursor") {
        error(operation, "422", "`invalid`: `limit` or `cursor` cannot be read");
    }
    if operation.parameters.iter().flatten().any(in_query) {
        error(operation, "400", "`malformed_query`");
    }
    error(operation, "503", "`unavailable`: try again after `Retry-After` seconds");
    for (status, response) in &mut operation.responses.responses {
        if let (true, RefOr::T(response)) = (status.starts_with(['4', '5']), response) {
            response.content.entry(problem::CONTENT.to_owned()).or_insert_with(problem_content);
        }
    }
}

/// `POST /api/v1/leads/{id}/acceptance` is `post_leads_id_acceptance`.
fn name(info: &RouteInfo) -> String {
    let path = info.path.trim_start_matches("/api/v1/");
    let words = path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut name = info.method.as_str().to_lowercase();
    for word in words {
        name.push('_');
        name.push_str(word);
    }
    name
}

fn in_query(parameter: &RefOr<Parameter>) -> bool {
    matches!(parameter, RefOr::T(parameter) if parameter.parameter_in == ParameterIn::Query)
}

/// Whether the slice described a parameter of this name.
fn parameter(operation: &Operation, name: &str) -> bool {
    operation.parameters.iter().flatten().any(|parameter| match parameter {
        RefOr::T(parameter) => parameter.name == name,
        RefOr::Ref(_) => false,
    })
}

/// An error that follows from the route; said besides what the slice says of this status itself.
fn error(operation: &mut Operation, status: &str, description: &str) {
    let said = operation
        .responses
        .responses
        .entry(status.to_owned())
        .or_insert_with(|| RefOr::T(ResponseBuilder::new().build()));
    if let RefOr::T(response) = said {
        let between = if response.description.is_empty() { "" } else { "; " };
        response.description.push_str(between);
        response.description.push_str(description);
    }
}

/// Every error has the shape of RFC 9457.
fn problem_content() -> RefOr<Content> {
    RefOr::T(Content::new(Some(RefOr::Ref(Ref::from_schema_name("Problem")))))
}

fn header(operation: &mut Operation, name: &str, description: &str, longest: usize) {
    if parameter(operation, name) {
        return;
    }
    let text = ObjectBuilder::new().schema_type(Type::String).max_length(Some(longest)).build();
    let parameter: Parameter = ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(text))
        .build();
    operation.parameters.get_or_insert_with(Vec::new).push(RefOr::T(parameter));
}
