//! The examples of the published description: each fits the schema it stands beside, and the lead
//! among them is taken.

use lead_exchange::web::api::openapi;
use serde_json::{Map, Value, json};

use crate::leads::market::{Market, terms};

/// The description, and what is wrong with the examples in it.
struct Published {
    whole: Value,
    wrong: Vec<String>,
    examples: usize,
}

impl Published {
    fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str() {
            Some(name) => {
                let pointer = name.trim_start_matches('#');
                self.resolve(self.whole.pointer(pointer).unwrap_or_else(|| panic!("no {name}")))
            }
            None => schema,
        }
    }

    /// What in `value` does not fit a schema: types, words, patterns, what is required, part by part.
    fn faults(&self, schema: &Value, value: &Value, at: &str) -> Vec<String> {
        let schema = self.resolve(schema);
        for word in ["oneOf", "anyOf"] {
            if let Some(ways) = schema[word].as_array() {
                let fits = ways.iter().any(|way| self.faults(way, value, at).is_empty());
                return if fits { vec![] } else { vec![format!("{at}: fits none of {word}")] };
            }
        }
        let mut faults = Vec::new();
        for part in schema["allOf"].as_array().into_iter().flatten() {
            faults.extend(self.faults(part, value, at));
        }
        let kinds: Vec<&str> = match &schema["type"] {
            Value::String(kind) => vec![kind],
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            _ => vec![],
        };
        if !kinds.is_empty() && !kinds.iter().any(|kind| is(value, kind)) {
            faults.push(format!("{at}: {value} is no {kinds:?}"));
        }
        let words = schema["enum"].as_array();
        if words.is_some_and(|words| !words.contains(value)) {
            faults.push(format!("{at}: {value} is not among {words:?}"));
        }
        // Ids are the only patterns: a prefix and 26 characters.
        if let (Some(pattern), Some(text)) = (schema["pattern"].as_str(), value.as_str()) {
            let prefix = pattern.trim_start_matches('^').split('_').next().unwrap_or_default();
            let prefixes: Vec<&str> = prefix.trim_matches(['(', ')']).split('|').collect();
            let fits = text
                .split_once('_')
                .is_some_and(|(kind, rest)| prefixes.contains(&kind) && rest.len() == 26);
            if !fits {
                faults.push(format!("{at}: {text} does not fit {pattern}"));
            }
        }
        for required in schema["required"].as_array().into_iter().flatten() {
            if value.get(required.as_str().unwrap_or_default()).is_none() {
                faults.push(format!("{at}: lacks {required}"));
            }
        }
        for (name, part) in schema["properties"].as_object().into_iter().flatten() {
            if let Some(value) = value.get(name) {
                faults.extend(self.faults(part, value, &format!("{at}.{name}")));
            }
        }
        for (place, item) in value.as_array().into_iter().flatten().enumerate() {
            faults.extend(self.faults(&schema["items"], item, &format!("{at}[{place}]")));
        }
        faults
    }

    /// Looks through a schema and what it is made of for examples.
    fn check(&mut self, schema: &Value, at: &str) {
        let mut plain = schema.clone();
        let example =
            plain.as_object_mut().and_then(|plain: &mut Map<_, _>| plain.remove("example"));
        if let Some(example) = example {
            self.examples += 1;
            let faults = self.faults(&plain, &example, at);
            self.wrong.extend(faults);
        }
        for (name, part) in schema["properties"].as_object().into_iter().flatten() {
            self.check(part, &format!("{at}.{name}"));
        }
        if schema["items"].is_object() {
            self.check(&schema["items"], &format!("{at}[]"));
        }
    }
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    }
}

fn description() -> Value {
    serde_json::to_value(openapi::describe()).expect("a description")
}

#[test]
fn every_example_fits_its_schema() {
    let whole = description();
    let schemas = whole["components"]["schemas"].as_object().expect("schemas").clone();
    let mut published = Published { whole: whole.clone(), wrong: Vec::new(), examples: 0 };
    for (name, schema) in &schemas {
        published.check(schema, name);
    }
    for (path, methods) in whole["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            let bodies = operation["requestBody"]["content"].as_object();
            for content in bodies.into_iter().flatten().map(|(_, content)| content) {
                let at = format!("{method} {path}");
                published.check(&content["schema"], &at);
                if !content["example"].is_null() {
                    let faults = published.faults(&content["schema"], &content["example"], &at);
                    published.wrong.extend(faults);
                }
            }
        }
    }
    assert!(published.wrong.is_empty(), "{:#?}", published.wrong);
    assert!(published.examples > 40, "{} examples were looked at", published.examples);
}

#[test]
fn the_check_sees_what_does_not_fit() {
    let published = Published {
        whole: json!({"components": {"schemas": {"Kind": {"type": "string", "enum": ["a"]}}}}),
        wrong: Vec::new(),
        examples: 0,
    };
    let schema = json!({
        "type": "object", "required": ["id"],
        "properties": {
            "id": {"type": "string", "pattern": "^(lead|test)_[0-7]"},
            "kind": {"$ref": "#/components/schemas/Kind"},
            "many": {"type": "array", "items": {"type": ["integer", "null"]}},
        },
    });
    let faults = |value: Value| published.faults(&schema, &value, "x").len();
    assert_eq!(
        faults(json!({"id": "lead_01jd3k7m2qf8s9v0w1x2y3z4a5", "kind": "a", "many": [1, null]})),
        0
    );
    assert_eq!(faults(json!({"id": "eng_1", "kind": "b", "many": ["x"]})), 3);
    assert_eq!(faults(json!({})), 1);
}

#[actix_web::test]
async fn the_example_of_a_lead_is_taken_when_its_engagement_is_ones_own() {
    let whole = description();
    let mut lead = whole["components"]["schemas"]["LeadBody"]["example"].clone();
    let market = Market::with(terms()).await;
    lead["engagement"] = json!(market.engagement);
    let told = market.send(lead.clone()).await.created().json();
    assert_eq!(told["status"], "delivered", "{told:#}");
    lead["external_id"] = json!("crm-10453");
    lead["contact"] = json!({ "phone": "8 (916) 765-43-21" });
    let batch = json!({ "leads": [lead] });
    let told = market.contractor.api().post("/leads/batch", batch).await.ok().json();
    assert_eq!(told["items"][0]["status"], "delivered", "{told:#}");
    let receipt = &whole["components"]["schemas"]["ReceiptJson"]["example"];
    for field in receipt.as_object().expect("an example").keys() {
        assert!(told["items"][0].get(field).is_some(), "a receipt has {field}");
    }
}
