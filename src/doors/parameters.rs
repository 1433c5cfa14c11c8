//! What a machine said, whichever way: in the query, as a form, or as JSON, read into plain pairs.
//!
//! Bounded and strict: a name said twice, a body that is no text, too many names are an error and not
//! a guess.

use serde_json::Value;
use url::form_urlencoded;

use super::arrivals::Request;

/// The most parameters one request may bear.
const MOST: usize = 200;
/// The longest value, in characters.
const LONGEST: usize = 4_000;

/// Why a request cannot be read: a word for the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable(pub &'static str);

/// Names and values, sorted by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Those of the query and of the body together.
    pub fn read(request: &Request) -> Result<Self, Unreadable> {
        let mut pairs = Vec::new();
        form(&request.query, &mut pairs)?;
        let kind = request.content_type.split(';').next().unwrap_or_default().trim();
        let kind = kind.to_ascii_lowercase();
        if !request.body.is_empty() {
            match kind.as_str() {
                "application/json" => json(&request.body, &mut pairs)?,
                "" | "application/x-www-form-urlencoded" => form(&request.body, &mut pairs)?,
                kind if kind.ends_with("+json") => json(&request.body, &mut pairs)?,
                _ => return Err(Unreadable("media-type")),
            }
        }
        pairs.sort();
        let twice = pairs.windows(2).any(|two| matches!(two, [a, b] if a.0 == b.0));
        if twice {
            return Err(Unreadable("said-twice"));
        }
        Ok(Self(pairs))
    }

    /// A value, without spaces around it; `None` where there is none or it is blank.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The first of several names that has a value.
    pub fn any(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.get(name))
    }

    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn add(pairs: &mut Vec<(String, String)>, name: &str, value: String) -> Result<(), Unreadable> {
    if pairs.len() >= MOST {
        return Err(Unreadable("too-many"));
    }
    if value.chars().count() > LONGEST || name.chars().count() > 200 {
        return Err(Unreadable("too-long"));
    }
    // PostgreSQL's text cannot hold it, and no honest program sends it.
    if value.contains('\0') || name.contains('\0') {
        return Err(Unreadable("bad-character"));
    }
    pairs.push((name.to_owned(), value));
    Ok(())
}

fn form(text: &str, pairs: &mut Vec<(String, String)>) -> Result<(), Unreadable> {
    for (name, value) in form_urlencoded::parse(text.as_bytes()) {
        // What is no UTF-8 was replaced by this, here or when the body was read.
        if value.contains('\u{fffd}') || name.contains('\u{fffd}') {
            return Err(Unreadable("no-text"));
        }
        add(pairs, &name, value.into_owned())?;
    }
    Ok(())
}

/// A flat JSON object; a value inside another is no parameter of ours and is passed over.
fn json(text: &str, pairs: &mut Vec<(String, String)>) -> Result<(), Unreadable> {
    let read: Value = serde_json::from_str(text).map_err(|_| Unreadable("no-json"))?;
    let Value::Object(object) = read else { return Err(Unreadable("no-object")) };
    for (name, value) in object {
        match value {
            Value::String(text) => add(pairs, &name, text)?,
            Value::Number(number) => add(pairs, &name, number.to_string())?,
            Value::Bool(yes) => add(pairs, &name, yes.to_string())?,
            Value::Null | Value::Array(_) | Value::Object(_) => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(query: &str, kind: &str, body: &str) -> Request {
        Request {
            query: query.into(),
            content_type: kind.into(),
            body: body.into(),
            ..Request::default()
        }
    }

    #[test]
    fn reads_query_form_and_json_alike() {
        let wanted = [("amount", "12.50"), ("order_id", "Заказ 1")];
        for request in [
            request("amount=12.50&order_id=%D0%97%D0%B0%D0%BA%D0%B0%D0%B7+1", "", ""),
            request(
                "amount=12.50",
                "application/x-www-form-urlencoded; charset=utf-8",
                "order_id=%D0%97%D0%B0%D0%BA%D0%B0%D0%B7%201",
            ),
            request("", "application/json", r#"{"order_id":"Заказ 1","amount":"12.50","x":null}"#),
        ] {
            let read = Parameters::read(&request).unwrap();
            assert_eq!(read.pairs().collect::<Vec<_>>(), wanted);
        }
    }

    #[test]
    fn guesses_nothing() {
        for (query, kind, body, word) in [
            ("a=1", "application/json", r#"{"a":1}"#, "said-twice"),
            ("", "application/json", "[1]", "no-object"),
            ("", "application/json", "{", "no-json"),
            ("", "text/plain", "a=1", "media-type"),
            ("a=%00", "", "", "bad-character"),
            ("a=%FF", "", "", "no-text"),
        ] {
            let read = Parameters::read(&request(query, kind, body));
            assert_eq!(read, Err(Unreadable(word)), "{query} {body}");
        }
        let many: Vec<String> = (0..10_000).map(|n| format!("p{n}=1")).collect();
        assert_eq!(
            Parameters::read(&request(&many.join("&"), "", "")),
            Err(Unreadable("too-many"))
        );
    }
}
