//! What every operation of the API has in common, added to its description from the route table:
//! a name, the token it needs, the key it may carry, and the errors that never depend on the slice.

use actix_web::http::Method;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{AllOfBuilder, ArrayBuilder, Schema};
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{
    Content, KnownFormat, ObjectBuilder, OpenApi, Ref, RefOr, Required, ResponseBuilder,
    SchemaFormat, Type,
};

use super::problem;
use crate::disputes::evidence::MAX_FILES;
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
        error(operation, "403", "`key_of_another_party`: an API key acts for its own party alone");
        let text = "Which of the caller's parties it is done for, when there are several";
        header(operation, PARTY_HEADER, text, 64);
        error(operation, "400", "`bad_party`: X-Party is no party's id");
    }
    if info.personal {
        error(operation, "403", "`key_not_enough`: an API key may not do this");
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
        if info.files {
            with_files(operation, info);
            error(operation, "400", "`malformed_form`");
        }
        error(operation, "413", "`too_large`");
        error(operation, "415", "`unsupported_media_type`");
        error(operation, "422", "`invalid`: fields are wrong; `errors` names them");
    }
    if parameter(operation, "cursor") {
        error(operation, "422", "`invalid`: `limit` or `cursor` cannot be read");
    }
    if operation.parameters.iter().flatten().any(in_query) {
        error(operation, "400", "`malformed_query`");
        error(operation, "422", "`invalid`: a filter is none; `errors` names it");
    }
    error(operation, "503", "`unavailable`: try again after `Retry-After` seconds");
    for (status, response) in &mut operation.responses.responses {
        if let (true, RefOr::T(response)) = (status.starts_with(['4', '5']), response) {
            response.content.entry(problem::CONTENT.to_owned()).or_insert_with(problem_content);
        }
    }
}

/// The same body as a form with files: each field a part, and a part `files` for each file.
fn with_files(operation: &mut Operation, info: &RouteInfo) {
    let Some(RefOr::T(body)) = operation.request_body.as_mut() else { return };
    let Some(RefOr::T(json)) = body.content.get("application/json") else { return };
    let Some(fields) = json.schema.clone() else { return };
    let file = ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)));
    let (most, what) = match info.path.ends_with("/imports") {
        true => (1, "The file: CSV or .xlsx, up to 25 MiB"),
        false if info.path.ends_with("/bank-statements") => {
            (1, "The file: camt.053, CSV or .xlsx, up to 20 MiB")
        }
        false => (MAX_FILES, "Pictures, recordings, PDF or plain text, 5 MiB each"),
    };
    let files = ArrayBuilder::new().items(file).max_items(Some(most)).description(Some(what));
    let both = AllOfBuilder::new()
        .item(fields)
        .item(ObjectBuilder::new().schema_type(Type::Object).property("files", files));
    let form = Content::new(Some(RefOr::T(Schema::from(both.build()))));
    body.content.insert("multipart/form-data".to_owned(), RefOr::T(form));
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

#[cfg(test)]
mod tests {
    use actix_web::http::Method;
    use serde_json::{Value, json};
    use utoipa::openapi::path::OperationBuilder;
    use utoipa::openapi::request_body::RequestBodyBuilder;

    use super::*;

    #[test]
    fn a_body_that_may_bring_files_is_described_as_a_form_too() {
        let body = RefOr::Ref(Ref::from_schema_name("Appeal"));
        let body =
            RequestBodyBuilder::new().content("application/json", Content::new(Some(body))).build();
        let mut operation = OperationBuilder::new().request_body(Some(body)).build();
        let info = RouteInfo {
            method: Method::POST,
            path: "/api/v1/leads/{id}/appeal",
            access: Access::Contractor,
            large: false,
            files: true,
            deferred: false,
            personal: false,
            machine: false,
            framed: false,
        };
        add(&mut operation, &info);
        let told: Value = serde_json::to_value(&operation).unwrap();
        let form = &told["requestBody"]["content"]["multipart/form-data"]["schema"]["allOf"];
        assert_eq!(form[0], json!({"$ref": "#/components/schemas/Appeal"}));
        assert_eq!(form[1]["properties"]["files"]["items"]["format"], "binary");
        assert_eq!(form[1]["properties"]["files"]["maxItems"], 5);
        assert!(
            told["responses"]["400"]["description"].as_str().unwrap().contains("malformed_form")
        );
    }
}
