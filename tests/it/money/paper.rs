//! Reads a PDF back: its pages, their words, and what it says of itself. Knows as much of the format as
//! our own documents use.

use std::collections::HashMap;
use std::io::Read as _;

use flate2::read::ZlibDecoder;
use reqwest::Method;

use crate::support::Persona;

/// A document, read back.
pub struct Paper {
    pub bytes: Vec<u8>,
    pub pages: usize,
    /// Every line of words, in the order they were written, page after page.
    pub lines: Vec<String>,
}

impl Paper {
    pub fn has(&self, words: &str) -> bool {
        self.lines.iter().any(|line| line.contains(words))
    }

    pub fn count(&self, words: &str) -> usize {
        self.lines.iter().filter(|line| line.contains(words)).count()
    }
}

/// Fetches a document in the person's browser and reads it.
pub async fn fetch(who: &Persona, path: &str) -> Paper {
    let answer = who.browser.request(Method::GET, path).send().await.expect("an answer");
    assert_eq!(answer.status(), 200, "{path}");
    assert_eq!(answer.headers()["content-type"], "application/pdf");
    read(answer.bytes().await.expect("a body").to_vec())
}

fn read(bytes: Vec<u8>) -> Paper {
    assert!(bytes.starts_with(b"%PDF-1.7") && bytes.trim_ascii_end().ends_with(b"%%EOF"));
    let streams = streams(&bytes);
    let fonts: Vec<HashMap<u16, char>> = streams
        .iter()
        .filter(|stream| find(stream, b"beginbfchar").is_some())
        .map(|stream| letters(&String::from_utf8_lossy(stream)))
        .collect();
    assert_eq!(fonts.len(), 2, "one face and its bold");
    let pages = count(&bytes, b"/Type /Page\n") + count(&bytes, b"/Type /Page ");
    let lines = streams
        .iter()
        .filter(|stream| stream.starts_with(b"BT") || find(stream, b"\nBT\n").is_some())
        .flat_map(|stream| words(stream, &fonts))
        .collect();
    Paper { pages, lines, bytes }
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

fn count(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).filter(|window| *window == part).count()
}

/// What the streams hold, inflated, in the order of the file.
fn streams(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream\n") {
        let body = &rest[at + 7..];
        let mut inflated = Vec::new();
        let mut reader = ZlibDecoder::new(body);
        if reader.read_to_end(&mut inflated).is_ok() {
            found.push(inflated);
        }
        let end = find(body, b"endstream").expect("an end");
        rest = &body[end + 9..];
    }
    found
}

fn letters(cmap: &str) -> HashMap<u16, char> {
    let hex = |text: &str| u16::from_str_radix(text, 16).expect("a number");
    let pair = |line: &str| {
        let (glyph, letter) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
        let units: Vec<u16> = letter
            .as_bytes()
            .chunks(4)
            .map(|four| hex(std::str::from_utf8(four).unwrap()))
            .collect();
        (glyph.len() == 4)
            .then(|| (hex(glyph), String::from_utf16_lossy(&units).chars().next().unwrap()))
    };
    cmap.lines().filter_map(pair).collect()
}

/// The strings a page shows, in letters.
fn words(content: &[u8], fonts: &[HashMap<u16, char>]) -> Vec<String> {
    let mut shown = Vec::new();
    let (mut font, mut at) = (0, 0);
    let mut last: Vec<u8> = Vec::new();
    while at < content.len() {
        match content[at] {
            b'/' if content.get(at + 1) == Some(&b'F') => {
                font = usize::from(content[at + 2] - b'0');
                at += 3;
            }
            b'<' => {
                let end = at + find(&content[at..], b">").expect("an end");
                let text = std::str::from_utf8(&content[at + 1..end]).expect("hex");
                last = text
                    .as_bytes()
                    .chunks(2)
                    .map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap())
                    .collect();
                at = end + 1;
            }
            b'(' => (last, at) = literal(content, at),
            b'T' if content.get(at + 1) == Some(&b'j') => {
                let numbers = last.chunks(2).map(|two| u16::from_be_bytes([two[0], two[1]]));
                shown.push(numbers.map(|number| fonts[font][&number]).collect());
                at += 2;
            }
            _ => at += 1,
        }
    }
    shown
}

/// A string in brackets (ISO 32000-1, 7.3.4.2), and where it ends.
fn literal(content: &[u8], start: usize) -> (Vec<u8>, usize) {
    let (mut bytes, mut depth, mut at) = (Vec::new(), 1, start + 1);
    loop {
        let byte = content[at];
        at += 1;
        match byte {
            b'\\' => {
                let escaped = content[at];
                at += 1;
                bytes.push(match escaped {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'b' => 8,
                    b'f' => 12,
                    b'0'..=b'7' => {
                        let octal = std::str::from_utf8(&content[at - 1..at + 2]).expect("octal");
                        at += 2;
                        u8::from_str_radix(octal, 8).expect("octal")
                    }
                    other => other,
                });
            }
            b'(' => {
                depth += 1;
                bytes.push(byte);
            }
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return (bytes, at);
                }
                bytes.push(byte);
            }
            _ => bytes.push(byte),
        }
    }
}
