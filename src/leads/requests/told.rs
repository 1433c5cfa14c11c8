//! What became of a request, in short.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The most wrong fields that are named.
const MOST_FIELDS: usize = 20;

/// What became of the leads of a request, or why it was not done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Upshot {
    pub delivered: u32,
    pub refused: u32,
    /// Not taken: they do not fit the form, or name no engagement.
    pub not_taken: u32,
    /// How many of the delivered and refused were tests.
    pub tests: u32,
    /// The rule one lead was refused by.
    pub rule: Option<String>,
    /// The code of the problem, when the request as a whole was not done.
    pub code: Option<String>,
    /// The fields that were wrong.
    pub fields: Vec<String>,
}

impl Upshot {
    /// Reads an answer: a receipt, a batch's, or a problem.
    pub fn read(answer: &[u8]) -> Self {
        let Ok(answer) = serde_json::from_slice::<Value>(answer) else { return Self::default() };
        let mut told = Self::default();
        match answer.get("items").and_then(Value::as_array) {
            Some(items) => items.iter().for_each(|item| told.add(item)),
            None if answer.get("code").is_some() => {
                told.code = text(&answer, "code");
                told.fields = fields(&answer);
            }
            None => {
                told.add(&answer);
                told.rule = answer.get("refusal").and_then(|refusal| text(refusal, "rule"));
            }
        }
        told
    }

    fn add(&mut self, item: &Value) {
        match item.get("status").and_then(Value::as_str) {
            Some("refused") => self.refused += 1,
            Some(_) => self.delivered += 1,
            // A problem's status is a number.
            None => self.not_taken += 1,
        }
        if item.get("test").and_then(Value::as_bool) == Some(true) {
            self.tests += 1;
        }
    }
}

fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(str::to_owned)
}

fn fields(problem: &Value) -> Vec<String> {
    let errors = problem.get("errors").and_then(Value::as_array);
    errors
        .into_iter()
        .flatten()
        .filter_map(|error| text(error, "field"))
        .take(MOST_FIELDS)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(answer: Value) -> Upshot {
        Upshot::read(answer.to_string().as_bytes())
    }

    #[test]
    fn tells_receipts_batches_and_problems_apart() {
        let one =
            read(json!({"status": "refused", "refusal": {"rule": "duplicate"}, "test": true}));
        let rule = Some("duplicate".to_owned());
        assert_eq!(one, Upshot { refused: 1, tests: 1, rule, ..Upshot::default() });
        let problem =
            json!({"status": 422, "code": "invalid", "errors": [{"field": "fields.city"}]});
        let code = Some("invalid".to_owned());
        let told = read(problem.clone());
        assert_eq!(told, Upshot { code, fields: vec!["fields.city".into()], ..Upshot::default() });
        let many =
            read(json!({"items": [{"status": "delivered"}, {"status": "refused"}, problem]}));
        assert_eq!((many.delivered, many.refused, many.not_taken, many.code), (1, 1, 1, None));
        assert_eq!(Upshot::read(b"<html>"), Upshot::default());
    }
}
