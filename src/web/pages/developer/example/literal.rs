//! A JSON value as a language writes it in its source.

use serde_json::Value;

/// How a language writes what JSON calls true, false and null.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    yes: &'static str,
    no: &'static str,
    nothing: &'static str,
}

pub const PYTHON: Words = Words { yes: "True", no: "False", nothing: "None" };
pub const JSON: Words = Words { yes: "true", no: "false", nothing: "null" };

/// How values are laid out.
#[derive(Debug, Clone, Copy)]
pub struct Layout<'a> {
    pub words: Words,
    /// How many spaces each step goes in.
    pub step: usize,
    /// Keys in the order people read them; those that are not named come last.
    pub order: &'a [String],
}

/// The value over several lines. Short objects stay on theirs.
pub fn literal(value: &Value, layout: Layout<'_>) -> String {
    let mut out = String::new();
    write(&mut out, value, layout, 0);
    out
}

/// The longest object that stays on a line, characters.
const SHORT: usize = 72;

fn write(out: &mut String, value: &Value, layout: Layout<'_>, depth: usize) {
    let Layout { words, step, order } = layout;
    let mut items: Vec<(Option<&String>, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(key, value)| (Some(key), value)).collect(),
        Value::Array(items) => items.iter().map(|item| (None, item)).collect(),
        plain => return out.push_str(&scalar(plain, words)),
    };
    items.sort_by_key(|(key, _)| {
        key.and_then(|key| order.iter().position(|known| known == key)).unwrap_or(order.len())
    });
    let (open, close) = if value.is_object() { ("{", "}") } else { ("[", "]") };
    let flat = items.iter().all(|(_, item)| !item.is_object() && !item.is_array());
    let inline = items.iter().map(|(key, item)| named(*key, &scalar(item, words)));
    if flat && depth > 0 {
        let line = inline.collect::<Vec<_>>().join(", ");
        if line.chars().count() <= SHORT || items.is_empty() {
            out.push_str(open);
            out.push_str(&line);
            return out.push_str(close);
        }
    }
    out.push_str(open);
    for (place, (key, item)) in items.iter().enumerate() {
        out.push_str(if place == 0 { "\n" } else { ",\n" });
        out.push_str(&" ".repeat(step * (depth + 1)));
        out.push_str(&named(*key, ""));
        write(out, item, layout, depth + 1);
    }
    out.push('\n');
    out.push_str(&" ".repeat(step * depth));
    out.push_str(close);
}

fn named(key: Option<&String>, value: &str) -> String {
    match key {
        Some(key) => format!("{}: {value}", Value::from(key.as_str())),
        None => value.to_owned(),
    }
}

/// JSON's strings and numbers are those of JavaScript and of Python.
fn scalar(value: &Value, words: Words) -> String {
    match value {
        Value::Null => words.nothing.to_owned(),
        Value::Bool(true) => words.yes.to_owned(),
        Value::Bool(false) => words.no.to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn json_stays_json_and_python_gets_its_words() {
        let value = json!({
            "test": true, "none": null, "leads": [{"name": "Д'Артаньян \"x\"\n", "n": 2}], "empty": {},
            "long": {"a": "0123456789012345678901234567890123456789", "b": "0123456789012345678901234567890123456789"},
        });
        let order = ["test".to_owned(), "leads".to_owned()];
        let json = literal(&value, Layout { words: JSON, step: 2, order: &order });
        assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), value);
        assert!(json.find("test") < json.find("leads") && json.find("leads") < json.find("empty"));
        let python = literal(&value, Layout { words: PYTHON, step: 4, order: &order });
        assert!(python.contains("\"test\": True") && python.contains("\"none\": None"), "{python}");
    }
}
