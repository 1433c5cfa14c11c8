//! The published description of the API against the routes there are.

use std::collections::BTreeSet;

use lead_exchange::web::api::openapi;
use lead_exchange::web::routes::{Access, TABLE};

use crate::support::TestApp;

#[test]
fn describes_exactly_the_routes_there_are() {
    let json = serde_json::to_value(openapi::describe()).expect("a description");
    let mut described = BTreeSet::new();
    for (path, methods) in json["paths"].as_object().expect("paths") {
        for method in methods.as_object().expect("methods").keys() {
            described.insert(format!("{} {path}", method.to_uppercase()));
        }
    }
    let mounted: BTreeSet<String> = TABLE
        .iter()
        .filter(|info| info.path.starts_with("/api/v1/"))
        .map(|info| format!("{} {}", info.method, info.path))
        .collect();
    let hidden: Vec<_> = mounted.difference(&described).collect();
    let gone: Vec<_> = described.difference(&mounted).collect();
    assert!(
        hidden.is_empty() && gone.is_empty(),
        "not described: {hidden:#?}\nnot there: {gone:#?}"
    );
}

#[test]
fn says_which_calls_need_a_token() {
    let json = serde_json::to_value(openapi::describe()).expect("a description");
    for info in TABLE.iter().filter(|info| info.path.starts_with("/api/v1/")) {
        let operation = &json["paths"][info.path][info.method.as_str().to_lowercase()];
        // An empty way among them says that a token is welcome and not needed.
        let ways = operation["security"].as_array().cloned().unwrap_or_default();
        let needed = !ways.is_empty() && ways.iter().all(|way| way.get("bearer").is_some());
        assert_eq!(needed, info.access != Access::Anyone, "{} {}", info.method, info.path);
    }
}

#[test]
fn operations_have_names_of_their_own() {
    let json = serde_json::to_value(openapi::describe()).expect("a description");
    let mut names = BTreeSet::new();
    for methods in json["paths"].as_object().expect("paths").values() {
        for operation in methods.as_object().expect("methods").values() {
            let name = operation["operationId"].as_str().expect("an operationId").to_owned();
            assert!(names.insert(name.clone()), "two operations are called {name}");
        }
    }
}

#[test]
fn every_error_is_a_problem() {
    let json = serde_json::to_value(openapi::describe()).expect("a description");
    let mut errors = 0;
    for (path, methods) in json["paths"].as_object().expect("paths") {
        for operation in methods.as_object().expect("methods").values() {
            for (status, response) in operation["responses"].as_object().expect("responses") {
                if status.starts_with(['4', '5']) {
                    let schema = &response["content"]["application/problem+json"]["schema"];
                    assert_eq!(schema["$ref"], "#/components/schemas/Problem", "{path} {status}");
                    errors += 1;
                }
            }
            if operation["requestBody"].is_object() {
                let wrong = operation["responses"]["422"]["description"].as_str().expect("a 422");
                assert!(wrong.contains("`invalid`"), "{path}: {wrong}");
            }
        }
    }
    assert!(errors > 100, "the errors are described at all");
}

#[actix_web::test]
async fn is_served() {
    let app = TestApp::start().await;
    let json = app.api().get("/api/openapi.json").await.ok().json();
    assert!(json["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    assert_eq!(json["components"]["securitySchemes"]["bearer"]["scheme"], "bearer");
    assert!(json["components"]["schemas"]["Problem"].is_object());
}
