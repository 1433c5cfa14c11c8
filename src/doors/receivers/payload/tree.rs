//! JSON as it was sent: in its order, with every number as it reads, and no name twice in one object.
//!
//! The usual reading keeps the last of two equal names without a word; which of two telephone numbers
//! is meant is nobody's to guess. Depth is bounded by the parser (128), size by the door.

use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::doors::parameters::Unreadable;

/// The most names one object may have.
const MOST_NAMES: usize = 1_000;

/// A value of JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    Nothing,
    /// A text, a number or a yes or no, as text.
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    /// Reads a body whose top is an object.
    pub fn object(text: &str) -> Result<Self, Unreadable> {
        if text.contains('\u{fffd}') {
            // What is no UTF-8 was replaced by this when the body was read.
            return Err(Unreadable("no-text"));
        }
        match serde_json::from_str(text) {
            Ok(read @ Self::Object(_)) => Ok(read),
            Ok(_) => Err(Unreadable("no-object")),
            // Only what this module itself refuses is an error of the data.
            Err(error) if error.is_data() => Err(Unreadable("said-twice")),
            Err(_) => Err(Unreadable("no-json")),
        }
    }

    /// The value of a name of this object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(pairs) => {
                pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value)
            }
            Self::Nothing | Self::Text(_) | Self::List(_) => None,
        }
    }

    /// The text of a name of this object.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Self::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            Self::Nothing | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The items of a list of this object; none where there is none.
    pub fn list(&self, name: &str) -> &[Self] {
        match self.get(name) {
            Some(Self::List(items)) => items,
            _ => &[],
        }
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Node, E> {
        Ok(Node::Text(yes.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Text(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Text(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Text(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Node, E> {
        Ok(Node::Text(text))
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Node, A::Error> {
        let mut object: Vec<(String, Node)> = Vec::new();
        let mut seen = HashSet::new();
        while let Some(name) = pairs.next_key::<String>()? {
            if !seen.insert(name.clone()) || seen.len() > MOST_NAMES {
                return Err(A::Error::custom("a name twice, or too many names"));
            }
            object.push((name, pairs.next_value()?));
        }
        Ok(Node::Object(object))
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_order_and_numbers_and_refuses_two_of_one_name() {
        let read = Node::object(r#"{"z": 79161234567, "a": [true, null, 1.5], "m": {"x": "y"}}"#);
        let read = read.unwrap();
        assert_eq!(read.text("z"), Some("79161234567"));
        assert_eq!(read.list("a").len(), 3);
        assert_eq!(read.get("m").and_then(|m| m.text("x")), Some("y"));
        let Node::Object(pairs) = &read else { panic!("{read:?}") };
        assert_eq!(pairs.iter().map(|(name, _)| name.as_str()).collect::<String>(), "zam");
        for (text, word) in [
            (r#"{"a": 1, "a": 2}"#, "said-twice"),
            (r#"{"b": {"a": 1, "a": 1}}"#, "said-twice"),
            ("[]", "no-object"),
            ("{", "no-json"),
            ("{\"a\": \"\u{fffd}\"}", "no-text"),
            (&*"[".repeat(100_000), "no-json"),
            (&*"{\"a\":".repeat(100_000), "no-json"),
        ] {
            assert_eq!(Node::object(text), Err(Unreadable(word)), "{}", text.len());
        }
    }
}
