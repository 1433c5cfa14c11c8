//! A tracker's address and the macros in it.

use url::Url;

use crate::kernel::fault::Fault;

/// The macros an address may hold, in the order they are explained.
pub const MACROS: [&str; 20] = [
    "status",
    "state",
    "sum",
    "currency",
    "goal",
    "offerid",
    "transactionid",
    "externalid",
    "source",
    "reason",
    "sub1",
    "sub2",
    "sub3",
    "sub4",
    "sub5",
    "sub6",
    "sub7",
    "sub8",
    "date",
    "test",
];

/// A part of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part<'a> {
    Text(&'a str),
    Macro(&'a str),
}

fn parts(template: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        parts.push(Part::Text(before));
        parts.push(Part::Macro(name));
        rest = behind;
    }
    parts.push(Part::Text(rest));
    parts
}

/// Checks an address: `http` or `https`, only known macros, none of them in the host.
pub fn check(template: &str) -> Result<String, Fault> {
    let field = "template";
    let template = template.trim();
    if template.is_empty() {
        return Err(Fault::new(field, "required"));
    }
    if template.chars().count() > 2_000 {
        return Err(Fault::new(field, "too-long").with("max", 2_000));
    }
    for part in parts(template) {
        if let Part::Macro(name) = part
            && !MACROS.contains(&name)
        {
            let shown: String = name.chars().take(20).collect();
            return Err(Fault::new(field, "unknown-macro").with("macro", format!("{{{shown}}}")));
        }
    }
    let filled = |value: &str| Url::parse(&fill(template, |_| value.to_owned())).ok();
    let spaced = template.chars().any(|c| c.is_control() || c.is_whitespace());
    match (filled("a"), filled("b")) {
        (Some(one), Some(other))
            if matches!(one.scheme(), "http" | "https")
                && !spaced
                && one.has_host()
                && one.origin() == other.origin()
                && one.username().is_empty()
                && other.username().is_empty() =>
        {
            Ok(template.to_owned())
        }
        _ => Err(Fault::new(field, "not-an-address")),
    }
}

/// The address with its macros filled in, each value percent-encoded: a value can be no more than a
/// value, whatever is in it.
pub fn fill(template: &str, value: impl Fn(&str) -> String) -> String {
    let mut address = String::with_capacity(template.len() + 64);
    for part in parts(template) {
        match part {
            Part::Text(text) => address.push_str(text),
            Part::Macro(name) => encode(&value(name), &mut address),
        }
    }
    address
}

/// Percent-encodes all but the unreserved characters (RFC 3986, 2.3).
fn encode(value: &str, address: &mut String) {
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                address.push(char::from(byte));
            }
            _ => {
                address.push('%');
                for half in [byte >> 4, byte & 15] {
                    address.push(
                        char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase(),
                    );
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn macros_are_filled_and_encoded() {
        let filled = fill("https://t.example/pb?s={status}&a={sub1}", |name| match name {
            "sub1" => "a b&c=ж".to_owned(),
            _ => "settled".to_owned(),
        });
        assert_eq!(filled, "https://t.example/pb?s=settled&a=a%20b%26c%3D%D0%B6");
        assert_eq!(fill("https://t.example/{", |_| String::new()), "https://t.example/{");
    }

    #[test]
    fn an_address_leads_to_one_place() {
        for (template, code) in [
            ("", "required"),
            ("tracker.example/pb", "not-an-address"),
            ("ftp://t.example/{sum}", "not-an-address"),
            ("https://{sub1}.example/", "not-an-address"),
            ("https://{sub1}@t.example/", "not-an-address"),
            ("https://t.example/?x={password}", "unknown-macro"),
            ("https://t.example/a b", "not-an-address"),
        ] {
            assert_eq!(check(template).unwrap_err().code, code, "{template}");
        }
        check("https://t.example/pb/{transactionid}?sum={sum}&cur={currency}&st={status}").unwrap();
    }
}
