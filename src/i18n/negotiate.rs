//! Which language a stranger gets, from what their browser asks for.

use fluent_langneg::{NegotiationStrategy, convert_vec_str_to_langids_lossy, negotiate_languages};

use crate::kernel::locale::Locale;

/// The best of our languages for an `Accept-Language` header, English when none fits.
///
/// Languages are tried by their weight (`q`), and those refused with `q=0` are left out: fluent's
/// own parser looks at the order only.
pub fn negotiate(accept_language: &str) -> Locale {
    let wanted = convert_vec_str_to_langids_lossy(by_weight(accept_language));
    let ours = convert_vec_str_to_langids_lossy(Locale::ALL.iter().map(|locale| locale.as_str()));
    negotiate_languages(&wanted, &ours, None, NegotiationStrategy::Filtering)
        .first()
        .and_then(|found| found.to_string().parse().ok())
        .unwrap_or(Locale::En)
}

fn by_weight(header: &str) -> Vec<&str> {
    let mut wanted: Vec<(&str, f32)> = header
        .split(',')
        .map(|item| {
            let mut parts = item.split(';').map(str::trim);
            let tag = parts.next().unwrap_or_default();
            let weight = parts
                .find_map(|part| part.strip_prefix("q="))
                .map_or(1.0, |weight| weight.parse().unwrap_or(0.0));
            (tag, weight)
        })
        .filter(|(tag, weight)| !tag.is_empty() && *weight > 0.0)
        // A header is a few entries; a long one is someone playing.
        .take(16)
        .collect();
    wanted.sort_by(|a, b| b.1.total_cmp(&a.1));
    wanted.into_iter().map(|(tag, _)| tag).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_fall_back_to_their_language() {
        assert_eq!(negotiate("ru-RU,ru;q=0.9,en;q=0.8"), Locale::Ru);
        assert_eq!(negotiate("es-MX"), Locale::Es);
    }

    #[test]
    fn weight_beats_order() {
        assert_eq!(negotiate("en;q=0.3, es;q=0.9"), Locale::Es);
        assert_eq!(negotiate("ru;q=0, en"), Locale::En);
    }

    #[test]
    fn unknown_and_broken_headers_get_english() {
        for header in ["", "*", "de, fr;q=0.5", ";;;,,q=", "\u{1f600}"] {
            assert_eq!(negotiate(header), Locale::En, "{header}");
        }
        assert_eq!(negotiate("de, ru;q=0.2"), Locale::Ru);
    }
}
