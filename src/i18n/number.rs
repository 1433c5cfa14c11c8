//! Numbers as each language writes them.

use rust_decimal::Decimal;

use super::{Given, Reader};
use crate::kernel::locale::Locale;

/// Between a number and its unit, and everywhere else a line must not break.
pub(super) const NBSP: char = '\u{a0}';
/// Between groups of three digits where the language uses a space.
const THIN: char = '\u{202f}';
/// A minus as wide as a plus, so that columns of signed amounts line up.
pub(super) const MINUS: char = '\u{2212}';

struct Marks {
    group: char,
    decimal: char,
    /// The fewest digits that are grouped: Spanish leaves four together.
    grouped_from: usize,
}

fn marks(locale: Locale) -> Marks {
    match locale {
        Locale::En => Marks { group: ',', decimal: '.', grouped_from: 4 },
        Locale::Ru => Marks { group: THIN, decimal: ',', grouped_from: 4 },
        // A space and a comma are read the same from Madrid to Mexico; a point is not.
        Locale::Es => Marks { group: THIN, decimal: ',', grouped_from: 5 },
    }
}

/// The same number with the language's marks. Takes the plain form: `-1204.50`.
pub(super) fn localised(plain: &str, locale: Locale) -> String {
    let marks = marks(locale);
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => (Some(MINUS), digits),
        None => (None, plain),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let mut out = String::with_capacity(plain.len() + 8);
    out.extend(sign);
    let grouped = whole.len() >= marks.grouped_from;
    for (place, digit) in whole.chars().enumerate() {
        if grouped && place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(marks.group);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(marks.decimal);
        out.push_str(fraction);
    }
    out
}

impl Reader {
    /// A whole number: `1,204` in English.
    pub fn number(&self, number: impl Given<i64>) -> String {
        localised(&number.given().to_string(), self.locale)
    }

    /// A decimal number with the digits it has: `0.5`, in Russian `0,5`.
    pub fn decimal(&self, number: impl Given<Decimal>) -> String {
        localised(&number.given().to_string(), self.locale)
    }

    /// A rate that is a term and not a measurement (a fee, a cap): `12.5 %`. A measured share is
    /// shown with its sample by [`Reader::percent`].
    pub fn rate(&self, percent: impl Given<Decimal>) -> String {
        format!("{}{NBSP}%", self.decimal(percent.given().normalize()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(plain: &str) -> [String; 3] {
        [Locale::En, Locale::Ru, Locale::Es].map(|locale| localised(plain, locale))
    }

    #[test]
    fn groups_of_three() {
        assert_eq!(all("0"), ["0", "0", "0"]);
        assert_eq!(all("999"), ["999", "999", "999"]);
        assert_eq!(all("1204"), ["1,204", "1\u{202f}204", "1204"]);
        assert_eq!(all("12045"), ["12,045", "12\u{202f}045", "12\u{202f}045"]);
        assert_eq!(
            all("1234567.5"),
            ["1,234,567.5", "1\u{202f}234\u{202f}567,5", "1\u{202f}234\u{202f}567,5"]
        );
    }

    #[test]
    fn a_real_minus() {
        assert_eq!(all("-1204.50")[0], "\u{2212}1,204.50");
        assert_eq!(
            localised(&i64::MIN.to_string(), Locale::En),
            "\u{2212}9,223,372,036,854,775,808"
        );
    }

    #[test]
    fn rates_drop_empty_digits() {
        let reader = Reader::new(Locale::Ru, chrono_tz::UTC);
        assert_eq!(reader.rate(Decimal::new(1250, 2)), "12,5\u{a0}%");
        assert_eq!(reader.rate(Decimal::new(1500, 2)), "15\u{a0}%");
    }
}
