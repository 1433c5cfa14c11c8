//! What a network or site sent, read into plain values with names: from there on all are alike.
//!
//! Each kind has a file that says where its format is described. None knows an offer's form: which
//! value is what is the mapping's to say.

pub mod generic;
pub mod google;
pub mod meta;
pub mod tilda;
mod tree;

use chrono::{DateTime, Utc};
use url::form_urlencoded;

use super::ReceiverKind;
use crate::doors::arrivals::Request;
use crate::doors::imports::headings::plain;
use crate::doors::parameters::Unreadable;

pub(super) use tree::Node;

/// The most values one payload may have.
pub const MOST: usize = 200;
/// The longest value, characters; of a longer one the rest is cut off. No answer may be as long, so
/// one that is asked for is still refused as too long.
const LONGEST: usize = 4_000;
/// The longest name, characters.
pub const LONGEST_NAME: usize = 200;

/// Names under which the secret itself may come. Such values are never a lead's.
pub(super) const SECRETS: [&str; 7] =
    ["secret", "api_key", "apikey", "api-key", "x-api-key", "x-secret", "google_key"];

/// One value of a payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// As the mapping names it: `lead.phone` for one inside another.
    pub name: String,
    /// The question as people read it, where the network tells.
    pub label: Option<String>,
    pub text: String,
}

/// A lead as it was told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Payload {
    /// In the order they came, without empty ones.
    pub values: Vec<Value>,
    /// The network's own id of it.
    pub id: Option<String>,
    /// When the person sent it, where the network says.
    pub at: Option<DateTime<Utc>>,
    /// The network itself calls it a test.
    pub test: bool,
}

/// What a request says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    Lead(Payload),
    /// Leads to be fetched, by the network's numbers.
    Numbers(Vec<String>),
    /// Nothing this door is for: a word for the log.
    Nothing(&'static str),
}

/// Reads a request of a kind. `body_only` where only the body proved itself.
pub fn read(kind: ReceiverKind, request: &Request, body_only: bool) -> Result<Said, Unreadable> {
    let mut said = match kind {
        ReceiverKind::GoogleAds => google::read(request),
        ReceiverKind::Meta => meta::read(request),
        ReceiverKind::Tilda => tilda::read(request),
        ReceiverKind::Generic => generic::read(request, body_only),
    }?;
    if let Said::Lead(payload) = &mut said {
        payload.name_whole();
    }
    Ok(said)
}

impl Payload {
    /// Adds a value; an empty one is none.
    fn add(&mut self, name: &str, label: Option<&str>, text: &str) -> Result<(), Unreadable> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        if self.values.len() >= MOST {
            return Err(Unreadable("too-many"));
        }
        if name.chars().count() > LONGEST_NAME {
            return Err(Unreadable("too-long"));
        }
        // PostgreSQL's text cannot hold it, and no honest program sends it.
        if text.contains('\0') || name.contains('\0') {
            return Err(Unreadable("bad-character"));
        }
        let text: String = text.chars().take(LONGEST + 1).collect();
        let label = label.map(|label| label.chars().take(LONGEST_NAME).collect());
        self.values.push(Value { name: name.to_owned(), label, text });
        Ok(())
    }

    /// A value by its name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|value| value.name == name).map(|value| value.text.as_str())
    }

    /// Adds what stands in a node: objects by names joined with a full stop, lists of plain values as
    /// one text, other lists by their numbers.
    fn flatten(&mut self, name: &str, node: &Node) -> Result<(), Unreadable> {
        let within = |part: &str| match name {
            "" => part.to_owned(),
            name => format!("{name}.{part}"),
        };
        match node {
            Node::Nothing => Ok(()),
            Node::Text(text) => self.add(name, None, text),
            Node::Object(pairs) => {
                pairs.iter().try_for_each(|(part, node)| self.flatten(&within(part), node))
            }
            Node::List(items) => match joined(items) {
                Some(text) => self.add(name, None, &text),
                None => items
                    .iter()
                    .enumerate()
                    .try_for_each(|(index, node)| self.flatten(&within(&index.to_string()), node)),
            },
        }
    }

    /// Makes one name of a first and a last one, where no whole one came.
    fn name_whole(&mut self) {
        let part = |names: [&str; 2]| {
            let last = |value: &Value| plain(value.name.rsplit('.').next().unwrap_or_default());
            let found = self.values.iter().find(|value| names.contains(&last(value).as_str()));
            found.map(|value| value.text.as_str())
        };
        if part(["full name", "name"]).is_some() || self.values.len() >= MOST {
            return;
        }
        let first = part(["first name", "given name"]);
        let last = part(["last name", "family name"]);
        let whole = [first, last].into_iter().flatten().collect::<Vec<_>>().join(" ");
        if !whole.is_empty() {
            self.values.push(Value { name: "full_name".to_owned(), label: None, text: whole });
        }
    }
}

/// The texts of a list of plain values, as one.
fn joined(items: &[Node]) -> Option<String> {
    let texts: Option<Vec<&str>> = items
        .iter()
        .map(|item| match item {
            Node::Text(text) => Some(text.trim()),
            Node::Nothing => Some(""),
            Node::List(_) | Node::Object(_) => None,
        })
        .collect();
    let filled: Vec<&str> = texts?.into_iter().filter(|text| !text.is_empty()).collect();
    // With a semicolon: two numbers must not read as one with decimals.
    Some(filled.join("; "))
}

/// The pairs of a form. A name that ends in `[]` may come several times, as boxes to tick do; another
/// that does is an error and not a guess.
pub(super) fn form(text: &str) -> Result<Vec<(String, String)>, Unreadable> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (name, value) in form_urlencoded::parse(text.as_bytes()) {
        // What is no UTF-8 was replaced by this, here or when the body was read.
        if value.contains('\u{fffd}') || name.contains('\u{fffd}') {
            return Err(Unreadable("no-text"));
        }
        if pairs.len() > MOST {
            return Err(Unreadable("too-many"));
        }
        match pairs.iter_mut().find(|(known, _)| *known == name) {
            None => pairs.push((name.into_owned(), value.into_owned())),
            Some((_, whole)) if name.ends_with("[]") => {
                whole.push_str(", ");
                whole.push_str(&value);
            }
            Some(_) => return Err(Unreadable("said-twice")),
        }
    }
    Ok(pairs)
}

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    Json,
    Form,
}

/// By the type it says it is; one that says nothing or only "text" by how it begins.
pub(super) fn writing(request: &Request) -> Result<Writing, Unreadable> {
    let kind = request.content_type.split(';').next().unwrap_or_default().trim();
    match kind.to_ascii_lowercase().as_str() {
        "application/json" | "text/json" => Ok(Writing::Json),
        kind if kind.ends_with("+json") => Ok(Writing::Json),
        "application/x-www-form-urlencoded" => Ok(Writing::Form),
        "" | "text/plain" => {
            let json = request.body.trim_start().starts_with(['{', '[']);
            Ok(if json { Writing::Json } else { Writing::Form })
        }
        _ => Err(Unreadable("media-type")),
    }
}

/// Whether a name is one the secret comes under.
pub(super) fn is_secret(name: &str) -> bool {
    SECRETS.contains(&name.to_ascii_lowercase().as_str())
}

/// The digest of what was said, the same however its values were ordered: the id of a lead whose
/// sender gave it none.
pub(super) fn digest(payload: &Payload) -> String {
    let mut pairs: Vec<(&str, &str)> =
        payload.values.iter().map(|value| (value.name.as_str(), value.text.as_str())).collect();
    pairs.sort_unstable();
    let text = serde_json::to_vec(&pairs).unwrap_or_default();
    let bytes = crate::kernel::secret::digest(&text);
    crate::doors::signature::hex(bytes.get(..12).unwrap_or(&bytes))
}
