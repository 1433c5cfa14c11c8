//! What a buyer writes on a bank transfer, so that staff find the top-up it pays for.
//!
//! `LX-7K3M-Q2PD`: seven random characters and one that checks them, in Crockford's base 32, which
//! has no I, L, O and U to be misread. People type it into a bank's form and staff read it off a
//! bank's statement, so reading forgives case, spaces, dashes and those four look-alikes, and any
//! one wrong character or any two swapped ones are noticed.

use std::fmt;
use std::str::FromStr;

use crate::kernel::secret::{NoRandomness, random_bytes};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PREFIX: &str = "LX";
/// Random characters: 35 bits, so that two of a million waiting references are alike once in 68,000.
const RANDOM: usize = 7;

/// The reference of a top-up.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Reference(String);

/// The text is no reference, or one with a slip in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a reference")]
pub struct BadReference;

impl Reference {
    /// A fresh one. Whether it is taken, the database knows.
    pub fn generate() -> Result<Self, NoRandomness> {
        let digits = random_bytes::<RANDOM>()?.map(|byte| byte & 31);
        Ok(Self::of(digits))
    }

    /// Every reference that may stand in a text, whatever stands around and within it. Some of them are
    /// chance (one in 32 runs of letters checks out): only those that were given out mean anything.
    pub fn all_in(text: &str) -> Vec<Self> {
        let letters: Vec<Option<u8>> = text
            .chars()
            .filter(|c| !c.is_whitespace() && !"-–—_.".contains(*c))
            .map(digit)
            .collect();
        let mut found: Vec<Self> = Vec::new();
        for run in letters.windows(RANDOM + 1) {
            let digits: Option<Vec<u8>> = run.iter().copied().collect();
            let Some((last, first)) = digits.as_deref().and_then(<[u8]>::split_last) else {
                continue;
            };
            let Ok(first) = <[u8; RANDOM]>::try_from(first) else { continue };
            let reference = Self::of(first);
            if check(&first) == *last && !found.contains(&reference) {
                found.push(reference);
            }
        }
        found
    }

    fn of(digits: [u8; RANDOM]) -> Self {
        let letters: String = digits.into_iter().chain([check(&digits)]).map(letter).collect();
        let (first, second) = letters.split_at(4);
        Self(format!("{PREFIX}-{first}-{second}"))
    }

    /// As it is shown and kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The digit that makes the sum of all digits, each times a power of 2, come to nothing in the
/// field of 32 elements. The powers all differ, so neither one changed digit nor two swapped ones
/// leave the sum as it was.
fn check(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |sum, digit| double(sum ^ digit))
}

/// Twice an element of the field of 32 elements (modulo x^5 + x^2 + 1).
const fn double(element: u8) -> u8 {
    let twice = element << 1;
    if twice & 0b10_0000 == 0 { twice } else { twice ^ 0b10_0101 }
}

fn letter(digit: u8) -> char {
    ALPHABET.get(usize::from(digit)).copied().map_or('0', char::from)
}

fn digit(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET.iter().position(|&known| char::from(known) == letter)?;
    u8::try_from(place).ok()
}

impl FromStr for Reference {
    type Err = BadReference;

    fn from_str(text: &str) -> Result<Self, BadReference> {
        let compact: String =
            text.chars().filter(|c| !c.is_whitespace() && !"-–—_.".contains(*c)).collect();
        let bare = match compact.get(..PREFIX.len()) {
            Some(start) if compact.len() > RANDOM + 1 && start.eq_ignore_ascii_case(PREFIX) => {
                compact.get(PREFIX.len()..).unwrap_or_default()
            }
            _ => compact.as_str(),
        };
        let digits: Vec<u8> = bare.chars().map(digit).collect::<Option<_>>().ok_or(BadReference)?;
        let (last, first) = digits.split_last().ok_or(BadReference)?;
        let first: [u8; RANDOM] = first.try_into().map_err(|_| BadReference)?;
        if check(&first) == *last { Ok(Self::of(first)) } else { Err(BadReference) }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_make_of_it() {
        let reference = Reference::of([7, 19, 3, 20, 0, 1, 22]);
        let text = reference.to_string();
        assert_eq!(text.len(), 12);
        assert_eq!(text.parse(), Ok(reference.clone()));
        for slack in [
            text.to_lowercase(),
            text.replace('-', " "),
            text.replace('-', ""),
            text.trim_start_matches("LX-").to_owned(),
            format!("  {} ", text.replace('0', "o").replace('1', "l")),
        ] {
            assert_eq!(slack.parse(), Ok(reference.clone()), "{slack}");
        }
    }

    #[test]
    fn is_found_within_what_payers_write() {
        let reference = Reference::of([7, 19, 3, 20, 0, 1, 22]);
        let shown = reference.to_string();
        for text in [
            format!("Payment {shown}, thank you"),
            format!("ref:{}", shown.to_lowercase().replace('-', "")),
            format!("ОПЛАТА ПО СЧЕТУ {} БЕЗ НДС", shown.replace('-', " ")),
            format!("/RFB/{}/INV 2026-11", shown.trim_start_matches("LX-").replace('0', "O")),
        ] {
            assert!(Reference::all_in(&text).contains(&reference), "{text}");
        }
        assert!(!Reference::all_in(&shown.replace('7', "8")).contains(&reference));
        assert!(Reference::all_in("").is_empty());
    }

    #[test]
    fn refuses_what_is_none() {
        for text in ["", "LX", "LX-0000", "LX-0000-00000", "0000000U", "привет", "LX-ÀÀÀÀ-ÀÀÀÀ"]
        {
            assert_eq!(text.parse::<Reference>(), Err(BadReference), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn notices_one_wrong_or_two_swapped_characters(
            digits in proptest::array::uniform7(0u8..32), place in 0usize..8, other in 0usize..8, wrong in 1u8..32,
        ) {
            let whole: Vec<u8> = digits.into_iter().chain([check(&digits)]).collect();
            let read = |digits: &[u8]| digits.iter().copied().map(letter).collect::<String>().parse::<Reference>();
            proptest::prop_assert!(read(&whole).is_ok());
            let mut slipped = whole.clone();
            slipped[place] ^= wrong;
            proptest::prop_assert!(read(&slipped).is_err());
            let mut swapped = whole.clone();
            swapped.swap(place, other);
            proptest::prop_assert_eq!(read(&swapped).is_ok(), swapped == whole);
        }
    }
}
