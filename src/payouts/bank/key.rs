//! What makes a bank's line this one and no other, however many files it stands in.

use std::collections::HashMap;

use super::Found;
use crate::kernel::secret::digest;

/// The longest written-down form of a part; the rest adds nothing.
fn part(text: &str) -> String {
    // With its length before it, no two lists of parts are written alike.
    format!("{}:{text}", text.len())
}

/// A key for each line, in their order. Lines of the same key are the same line.
///
/// With a reference of the bank's, that and the facts no bank rewrites: a bank that uses one reference
/// twice for different sums still has two lines. Without one, everything the line says, and which of
/// several alike within its file it is: two equal payments of one day are two. That holds as long as
/// files hold whole days, as statements do.
pub fn keys(lines: &[Found]) -> Vec<[u8; 32]> {
    let mut seen: HashMap<[u8; 32], u32> = HashMap::new();
    lines
        .iter()
        .map(|line| {
            let facts = [
                line.direction.as_str(),
                if line.reversal { "reversal" } else { "" },
                &line.amount.minor().to_string(),
                line.amount.currency().code(),
                &line.booked_on.to_string(),
            ];
            let mut said: String = facts.iter().map(|fact| part(fact)).collect();
            if let Some(reference) = &line.reference {
                said.push_str(&part("reference"));
                said.push_str(&part(reference));
                return digest(said.as_bytes());
            }
            let rest = [
                line.within.as_deref().unwrap_or_default(),
                line.payer.as_deref().unwrap_or_default(),
                line.payer_account.as_deref().unwrap_or_default(),
                &line.purpose,
                &line.elsewhere,
            ];
            said.push_str(&part("contents"));
            said.extend(rest.iter().map(|text| part(text)));
            let contents = digest([line.account.as_bytes(), said.as_bytes()].concat().as_slice());
            let which = seen.entry(contents).or_default();
            said.push_str(&part(&which.to_string()));
            *which = which.saturating_add(1);
            digest(said.as_bytes())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::money::Money;
    use crate::payouts::bank::Direction;

    fn line(minor: i64, reference: Option<&str>) -> Found {
        Found {
            account: "A".into(),
            direction: Direction::Credit,
            reversal: false,
            amount: Money::new(minor, "EUR".parse().unwrap()),
            booked_on: "2026-11-28".parse().unwrap(),
            payer: Some("Okna".into()),
            payer_account: None,
            purpose: "LX-0000-0000".into(),
            elsewhere: String::new(),
            reference: reference.map(str::to_owned),
            within: None,
        }
    }

    #[test]
    fn a_reference_is_one_line_and_equal_lines_without_one_are_several() {
        let once = keys(&[line(5, Some("B1")), line(5, Some("B1")), line(6, Some("B1"))]);
        assert_eq!(once[0], once[1], "the same reference of the same sum");
        assert_ne!(once[0], once[2], "a bank that uses a reference twice");
        let bare = keys(&[line(5, None), line(5, None), line(6, None)]);
        assert_ne!(bare[0], bare[1], "two equal payments are two");
        assert_eq!(keys(&[line(6, None), line(5, None), line(5, None)])[1..], bare[..2]);
        let reworded = Found { purpose: "otherwise".into(), ..line(5, Some("B1")) };
        assert_eq!(keys(&[reworded])[0], once[0], "words do not make another line of it");
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        let one =
            Found { payer: Some("ab".into()), payer_account: Some("c".into()), ..line(5, None) };
        let two =
            Found { payer: Some("a".into()), payer_account: Some("bc".into()), ..line(5, None) };
        assert_ne!(keys(&[one]), keys(&[two]));
    }
}
