//! The buyer's page with a click's particulars in its address.

use url::Url;

use super::click::Asked;
use crate::kernel::ids::{ClickId, OfferId};
use crate::offers::arrival::CLICK_ID;

/// Fills the macros of an address; without `{click_id}` in it the click is added to the query. Only a
/// web address comes out, on the host the terms name: `None` for whatever else a value made of it.
pub(super) fn fill(
    template: &str,
    click: Option<ClickId>,
    offer: OfferId,
    asked: &Asked,
) -> Option<String> {
    let click = click.map(|click| click.to_string()).unwrap_or_default();
    let mut address = template.replace(CLICK_ID, &encoded(&click));
    address = address.replace("{offer}", &encoded(&offer.to_string()));
    address = address.replace("{source}", &encoded(asked.source.as_deref().unwrap_or_default()));
    for number in 1..=8 {
        let name = format!("sub{number}");
        let value = asked.subs.get(&name).and_then(|value| value.as_str()).unwrap_or_default();
        address = address.replace(&format!("{{{name}}}"), &encoded(value));
    }
    let mut url = Url::parse(&address).ok()?;
    let plain = Url::parse(&bare(template)).ok()?;
    // Macros in the host's place would let whoever writes a link choose the host.
    if url.host_str() != plain.host_str() || url.scheme() != plain.scheme() {
        return None;
    }
    if !template.contains(CLICK_ID) && !click.is_empty() {
        url.query_pairs_mut().append_pair("click_id", &click);
    }
    Some(url.into())
}

/// The address with its macros taken out.
fn bare(template: &str) -> String {
    let mut bare = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        bare.push_str(before);
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    bare + rest
}

/// Percent-encoded for any place of an address (RFC 3986): only unreserved characters stay.
pub(super) fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn asked() -> Asked {
        Asked {
            source: Some("a&b=c#{click_id}".into()),
            subs: json!({"sub1": "день"}).as_object().unwrap().clone(),
            test: false,
        }
    }

    #[test]
    fn macros_are_filled_and_stay_values() {
        let (click, offer) = (ClickId::new(), OfferId::new());
        let fill = |template: &str| fill(template, Some(click), offer, &asked());
        assert_eq!(
            fill("https://shop.example/p?c={click_id}&s={source}&d={sub1}&e={sub2}#top").unwrap(),
            format!(
                "https://shop.example/p?c={click}&s=a%26b%3Dc%23%7Bclick_id%7D&d=%D0%B4%D0%B5%D0%BD%D1%8C&e=#top"
            )
        );
        assert_eq!(
            fill("https://shop.example/?a=1#x").unwrap(),
            format!("https://shop.example/?a=1&click_id={click}#x")
        );
    }

    #[test]
    fn nobody_chooses_the_host() {
        let (click, offer) = (ClickId::new(), OfferId::new());
        let mut asked = asked();
        asked.source = Some("evil.example".into());
        assert_eq!(fill("https://{source}/", Some(click), offer, &asked), None);
        assert_eq!(fill("https://x.{source}.shop.example/", Some(click), offer, &asked), None);
        asked.source = Some("/../..//evil.example/".into());
        let way = fill("https://shop.example/{source}", None, offer, &asked).unwrap();
        assert!(way.starts_with("https://shop.example/"), "{way}");
    }
}
