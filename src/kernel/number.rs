//! Numbers as people write them: `1250`, `12.50`, `12,50`, `1 250,50`, `1,250.50`, `1'250`.
//!
//! A point or a comma may stand for decimals or for thousands. Where only one reading is possible it
//! is taken; where both are, none is guessed: a thousandfold mistake in money is nobody's wish.

use rust_decimal::Decimal;

/// Why a text is not read as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadNumber {
    NotANumber,
    /// `1.500` is one and a half or fifteen hundred.
    Ambiguous,
}

/// Reads a number. `thousandths` says that three decimals are usual, as in some currencies; then
/// three digits after the only separator are decimals.
pub fn read(text: &str, thousandths: bool) -> Result<Decimal, BadNumber> {
    let compact: String =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’')).collect();
    let plain = match (compact.rfind('.'), compact.rfind(',')) {
        (None, None) => compact,
        (Some(point), Some(comma)) => {
            let (decimal, group) = if point > comma { ('.', ',') } else { (',', '.') };
            let (whole, part) = compact.split_once(decimal).ok_or(BadNumber::NotANumber)?;
            format!("{}.{part}", grouped(whole, group)?)
        }
        (Some(_), None) => alone(&compact, '.', thousandths)?,
        (None, Some(_)) => alone(&compact, ',', thousandths)?,
    };
    exact(&plain).ok_or(BadNumber::NotANumber)
}

/// Reads a number as programs write it: a sign, digits, one point. `None` for anything else, such as the
/// underscores a decimal may be parsed with, and for more digits than can be kept.
pub fn exact(text: &str) -> Option<Decimal> {
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '+' | '-');
    text.chars().all(plain).then(|| Decimal::from_str_exact(text).ok()).flatten()
}

/// A number with one kind of separator: once it is decimals, several times thousands.
fn alone(text: &str, separator: char, thousandths: bool) -> Result<String, BadNumber> {
    let (whole, part) = text.split_once(separator).ok_or(BadNumber::NotANumber)?;
    if part.contains(separator) {
        return grouped(text, separator);
    }
    let could_group = (1..=3).contains(&whole.len()) && !whole.starts_with('0') && part.len() == 3;
    if could_group && !thousandths {
        return Err(BadNumber::Ambiguous);
    }
    Ok(format!("{whole}.{part}"))
}

/// Leaves out the separators of thousands; all groups but the first have three digits.
fn grouped(text: &str, separator: char) -> Result<String, BadNumber> {
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or_default();
    if first.is_empty() || first.len() > 3 || groups.any(|group| group.len() != 3) {
        return Err(BadNumber::NotANumber);
    }
    Ok(text.replace(separator, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_only_possible_reading() {
        for (text, number) in [
            ("1250", "1250"),
            (" 12.50", "12.50"),
            ("12,5", "12.5"),
            ("1 250,50", "1250.50"),
            ("1\u{202f}250", "1250"),
            ("1,250.50", "1250.50"),
            ("1.250,5", "1250.5"),
            ("1'250.50", "1250.50"),
            ("1,250,000", "1250000"),
            ("0.125", "0.125"),
            ("1500.000", "1500.000"),
            ("-3,5", "-3.5"),
        ] {
            assert_eq!(read(text, false).map(|n| n.to_string()), Ok(number.to_owned()), "{text}");
        }
        assert_eq!(read("1.500", true).map(|n| n.to_string()), Ok("1.500".to_owned()));
    }

    #[test]
    fn guesses_nothing() {
        for text in ["1.500", "1,500", "250.000"] {
            assert_eq!(read(text, false), Err(BadNumber::Ambiguous), "{text}");
        }
        for text in ["", "1e9", "1_0", "1,25,000", "1.2.3", "1,2.3,4", "12,345.678,9", "x", "--1"] {
            assert_eq!(read(text, false), Err(BadNumber::NotANumber), "{text}");
        }
        for text in ["", "1_0", "1e2", "1,5", " 1", "1.2.3", "-", ".", "1-"] {
            assert_eq!(exact(text), None, "{text}");
        }
    }
}
