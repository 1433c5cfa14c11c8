//! A small, strict reader of XML: no document type, no entities of its own, bounded in every direction.
//!
//! Only what stands within a few wanted tags is kept, one of them at a time.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{FILE, Limits};
use crate::kernel::fault::{Fault, Faults};

/// A tag with what is in it.
#[derive(Debug, Default)]
pub(super) struct Tag {
    pub name: String,
    /// Its `Ccy`: the one attribute statements say anything with.
    pub currency: Option<String>,
    pub text: String,
    pub tags: Vec<Tag>,
}

impl Tag {
    /// The first tag at the end of a path of names.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |tag, name| tag.tags.iter().find(|inner| inner.name == *name))
    }

    /// The text there, without the spaces around it; `None` when it is empty.
    pub(super) fn text_at(&self, path: &[&str]) -> Option<&str> {
        self.at(path).map(|tag| tag.text.trim()).filter(|text| !text.is_empty())
    }

    /// Every tag of a name directly in this one.
    pub(super) fn each<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.tags.iter().filter(move |tag| tag.name == name)
    }
}

fn fault(code: &'static str) -> Faults {
    Fault::new(FILE, code).into()
}

/// The text of a file in the encoding it names. Bytes that are none of it are refused: an amount must not
/// be read from what is damaged.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Faults> {
    let named = || {
        let head = bytes.get(..200).unwrap_or(bytes);
        let head = String::from_utf8_lossy(head).into_owned();
        let declared = head.split("?>").next()?.split("encoding").nth(1)?;
        let label = declared.split(['"', '\'']).nth(1)?;
        Encoding::for_label(label.as_bytes())
    };
    let encoding = match bytes {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => UTF_16LE,
        [0xfe, 0xff, ..] | [0, b'<', ..] => UTF_16BE,
        [0xef, 0xbb, 0xbf, ..] => UTF_8,
        _ => named().unwrap_or(UTF_8),
    };
    let (text, _, damaged) = encoding.decode(bytes);
    if damaged { Err(fault("statement-damaged")) } else { Ok(text.into_owned()) }
}

/// Whether a file looks like XML at all.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    let head: Vec<u8> = bytes.iter().copied().take(400).filter(|byte| *byte != 0).collect();
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head);
    let head = head.strip_prefix(b"\xff\xfe").unwrap_or(head);
    let head = head.strip_prefix(b"\xfe\xff").unwrap_or(head);
    head.trim_ascii_start().starts_with(b"<")
}

/// Reads a document. `root` tells the names of the tags from outside to the present one: whether that is
/// kept whole and handed over.
pub(super) fn read(
    text: &str,
    limits: Limits,
    mut keeps: impl FnMut(&[String]) -> bool,
    mut each: impl FnMut(&[String], Tag) -> Result<(), Faults>,
) -> Result<(), Faults> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut path: Vec<String> = Vec::new();
    // The wanted tag that is open, the one inside it, and so on.
    let mut open: Vec<Tag> = Vec::new();
    let mut tags = 0usize;
    let most = limits.value.saturating_mul(4);
    loop {
        match reader.read_event().map_err(|_| fault("statement-broken"))? {
            Event::Start(start) => {
                if path.len() >= limits.depth {
                    return Err(fault("statement-too-deep"));
                }
                let tag = begun(&start, limits)?;
                path.push(tag.name.clone());
                if open.is_empty() && !keeps(&path) {
                    continue;
                }
                tags = if open.is_empty() { 0 } else { tags.saturating_add(1) };
                if tags > limits.tags {
                    return Err(fault("statement-too-deep"));
                }
                open.push(tag);
            }
            Event::End(_) => {
                if let Some(tag) = open.pop() {
                    match open.last_mut() {
                        Some(around) => around.tags.push(tag),
                        None => each(&path, tag)?,
                    }
                }
                path.pop();
            }
            Event::Text(said) => {
                if let Some(tag) = open.last_mut() {
                    push(&mut tag.text, &said, most)?;
                }
            }
            Event::CData(said) => {
                if let Some(tag) = open.last_mut() {
                    push(&mut tag.text, &said, most)?;
                }
            }
            Event::GeneralRef(reference) => {
                let letter = meant(&reference).ok_or_else(|| fault("statement-entity"))?;
                if let Some(tag) = open.last_mut() {
                    push(&mut tag.text, letter.encode_utf8(&mut [0; 4]), most)?;
                }
            }
            // What could name entities of its own, read other files, or grow without end.
            Event::DocType(_) => return Err(fault("statement-entity")),
            Event::Eof if path.is_empty() => return Ok(()),
            Event::Eof => return Err(fault("statement-broken")),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

fn begun(start: &BytesStart<'_>, limits: Limits) -> Result<Tag, Faults> {
    let name = start.local_name().as_ref().to_owned();
    if name.len() > limits.value {
        return Err(fault("statement-broken"));
    }
    let currency = start
        .try_get_attribute("Ccy")
        .map_err(|_| fault("statement-broken"))?
        .map(|found| found.value.chars().take(16).collect());
    Ok(Tag { name, currency, ..Tag::default() })
}

fn push(text: &mut String, more: &str, most: usize) -> Result<(), Faults> {
    if text.len().saturating_add(more.len()) > most {
        // Spaces between tags may be long; a value may not.
        if more.trim().is_empty() {
            return Ok(());
        }
        return Err(fault("statement-value-too-long"));
    }
    text.push_str(more);
    Ok(())
}

/// One of the five XML knows by itself, or a character by its number.
fn meant(reference: &BytesRef<'_>) -> Option<char> {
    match &**reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}
