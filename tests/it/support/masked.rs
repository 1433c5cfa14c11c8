//! Makes JSON the same on every run, for snapshots.

use chrono::DateTime;
use serde_json::Value;
use uuid::Uuid;

/// The same JSON with ids, times and cursors replaced by what they are.
pub fn masked(json: &Value) -> Value {
    match json {
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| (name.clone(), mask_field(name, value))).collect()
        }
        Value::Array(items) => items.iter().map(masked).collect(),
        Value::String(text) => Value::String(mask(text)),
        other => other.clone(),
    }
}

fn mask_field(name: &str, value: &Value) -> Value {
    let hidden =
        matches!(name, "next" | "instance" | "reference" | "access_token" | "refresh_token");
    if hidden && value.is_string() { Value::String(format!("[{name}]")) } else { masked(value) }
}

fn mask(text: &str) -> String {
    if let Some((kind, rest)) = text.rsplit_once('_')
        && rest.len() == 26
        && rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    {
        return format!("[{kind}]");
    }
    if DateTime::parse_from_rfc3339(text).is_ok() {
        return "[time]".to_owned();
    }
    if Uuid::parse_str(text).is_ok() {
        return "[uuid]".to_owned();
    }
    text.to_owned()
}
