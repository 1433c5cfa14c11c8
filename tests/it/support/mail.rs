//! Mails as they landed in the data folder: real messages, read back.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// One mail that was sent.
#[derive(Debug, Clone)]
pub struct SentMail {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl SentMail {
    /// The path of the first link that begins with this: `mail.link("/confirm/")`.
    #[track_caller]
    pub fn link(&self, start: &str) -> String {
        let found = self.text.split_whitespace().find_map(|word| {
            let at = word.find(start)?;
            word.starts_with("http").then(|| word[at..].to_owned())
        });
        found.unwrap_or_else(|| panic!("no link {start} in\n{}", self.text))
    }
}

/// Every mail in the folder, oldest first: their names are ids, which grow with time.
pub fn read_all(folder: &Path) -> Vec<SentMail> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "eml"));
    files.sort();
    files.iter().map(|file| read(&fs::read_to_string(file).expect("a mail"))).collect()
}

fn read(message: &str) -> SentMail {
    let message = message.replace("\r\n", "\n");
    let (head, body) = message.split_once("\n\n").expect("a head and a body");
    let head = unfolded(head);
    let kind = header(&head, "Content-Type");
    let boundary = kind.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next());
    let mut mail = SentMail {
        to: header(&head, "To"),
        subject: words(&header(&head, "Subject")),
        text: String::new(),
        html: String::new(),
    };
    for part in body.split(&format!("--{}", boundary.expect("a boundary"))) {
        let Some((head, body)) = part.trim_start().split_once("\n\n") else { continue };
        let head = unfolded(head);
        let text = decoded(&header(&head, "Content-Transfer-Encoding"), body);
        if header(&head, "Content-Type").starts_with("text/html") {
            mail.html = text;
        } else {
            mail.text = text;
        }
    }
    mail
}

fn unfolded(head: &str) -> String {
    head.replace("\n ", " ").replace("\n\t", " ")
}

fn header(head: &str, name: &str) -> String {
    let start = format!("{}:", name.to_lowercase());
    let line = head.lines().find(|line| line.to_lowercase().starts_with(&start));
    line.map(|line| line[start.len()..].trim().to_owned()).unwrap_or_default()
}

/// Encoded words of a header (RFC 2047); blanks between two of them do not count.
fn words(text: &str) -> String {
    let mut out = String::new();
    let mut after_word = false;
    for word in text.split(' ') {
        let inner = word.strip_prefix("=?utf-8?b?").and_then(|word| word.strip_suffix("?="));
        match inner.and_then(|inner| STANDARD.decode(inner).ok()) {
            Some(bytes) => {
                if !after_word && !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(&String::from_utf8_lossy(&bytes));
                after_word = true;
            }
            None => {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(word);
                after_word = false;
            }
        }
    }
    out
}

fn decoded(encoding: &str, body: &str) -> String {
    match encoding {
        "base64" => {
            let letters: String = body.split_whitespace().collect();
            String::from_utf8_lossy(&STANDARD.decode(letters).expect("base64")).into_owned()
        }
        "quoted-printable" => {
            let joined = body.replace("=\n", "");
            let mut bytes = Vec::new();
            let mut rest = joined.as_bytes();
            while let [first, tail @ ..] = rest {
                if *first == b'=' && tail.len() >= 2 {
                    let hex = std::str::from_utf8(&tail[..2]).unwrap_or("3F");
                    bytes.push(u8::from_str_radix(hex, 16).unwrap_or(b'?'));
                    rest = &tail[2..];
                } else {
                    bytes.push(*first);
                    rest = tail;
                }
            }
            String::from_utf8_lossy(&bytes).into_owned()
        }
        _ => body.to_owned(),
    }
}
