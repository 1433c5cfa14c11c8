//! The colours of `1-tokens.css` against what WCAG 2 AA asks, in light and in dark.

use std::collections::BTreeMap;

type Colour = [u8; 3];

/// Name to its light and its dark value.
fn tokens() -> BTreeMap<String, [Colour; 2]> {
    let css = include_str!("../../static/css/1-tokens.css");
    css.lines()
        .filter_map(|line| line.trim().strip_prefix("--")?.split_once(": light-dark("))
        .filter_map(|(name, pair)| {
            let (light, dark) = pair.strip_suffix(");")?.split_once(", ")?;
            Some((name.to_owned(), [colour(light)?, colour(dark)?]))
        })
        .collect()
}

fn colour(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#')?;
    let long = if digits.len() == 3 {
        digits.chars().flat_map(|digit| [digit, digit]).collect()
    } else {
        digits.to_owned()
    };
    let part = |at: usize| u8::from_str_radix(long.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn luminance(colour: Colour) -> f64 {
    let [r, g, b] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_ink_can_be_read_on_every_ground_it_stands_on() {
    let tokens = tokens();
    let mut pairs: Vec<(&str, String, f64)> = Vec::new();
    for ground in ["bg", "surface", "sunken", "raised"] {
        for ink in ["ink", "muted", "accent", "accent-strong", "good", "warn", "bad"] {
            pairs.push((ink, ground.to_owned(), 4.5));
        }
        pairs.push(("edge", ground.to_owned(), 3.0));
    }
    for tone in ["good", "warn", "bad", "info", "accent"] {
        for ink in [tone, "ink", "muted"] {
            pairs.push((ink, format!("{tone}-weak"), 4.5));
        }
    }
    pairs.push(("on-accent", "accent".to_owned(), 4.5));
    pairs.push(("on-accent", "accent-strong".to_owned(), 4.5));
    for (ink, ground, least) in pairs {
        for (scheme, nth) in [("light", 0), ("dark", 1)] {
            let found = contrast(tokens[ink][nth], tokens[&ground][nth]);
            assert!(found >= least, "{scheme}: {ink} on {ground} is {found:.2}, needs {least}");
        }
    }
}
