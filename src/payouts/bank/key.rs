//! What makes a bank's line this one and no other, however many files it stands in.

use std::collections::HashMap;

use super::{Found, StatementFormat};
use crate::kernel::secret::digest;

/// A part of what is said: with its length before it, no two lists of parts are written alike.
fn part(text: &str) -> String {
    format!("{}:{text}", text.len())
}

/// What no bank rewrites.
fn facts(line: &Found) -> String {
    let reversal = if line.reversal { "reversal" } else { "" };
    let (minor, currency) = (line.amount.minor().to_string(), line.amount.currency());
    let day = line.booked_on.to_string();
    [line.direction.as_str(), reversal, &minor, currency.code(), &day].map(part).concat()
}

/// Everything else.
fn words(line: &Found) -> String {
    let texts = [&line.reference, &line.within, &line.payer, &line.payer_account];
    let texts = texts.map(|text| text.as_deref().unwrap_or_default());
    texts.into_iter().chain([line.purpose.as_str(), &line.elsewhere]).map(part).collect()
}

/// A key for each line, in their order. Lines of the same key are the same line.
///
/// A `camt.053` has the bank's own name of a line (`AcctSvcrRef`): with the facts no bank rewrites that is
/// the key, however the rest is worded. A bank that uses one name for different sums, or for several
/// payments of one sum, still has as many lines: they are numbered within their file.
///
/// A table may call anything a reference, such as the number the payer gave the order, which two payers may
/// share. There, and where there is no name, everything the line says is the key, and which of several
/// alike within its file it is: two equal payments of one day are two. That holds as long as files hold
/// whole days, as statements do.
pub fn keys(lines: &[Found], format: StatementFormat) -> Vec<[u8; 32]> {
    let banks_own = format == StatementFormat::Camt053;
    // By the account and what stands for the line: each wording met, in its order.
    let mut met: HashMap<[u8; 32], Vec<[u8; 32]>> = HashMap::new();
    lines
        .iter()
        .map(|line| {
            let words = words(line);
            let name = line.reference.as_deref().filter(|_| banks_own);
            let said = format!("{}{}", facts(line), name.map_or_else(|| words.clone(), part));
            let wordings = met.entry(digest(format!("{}{said}", part(&line.account)).as_bytes()));
            let (wordings, words) = (wordings.or_default(), digest(words.as_bytes()));
            // The same name and the same words: one line that stands there twice.
            let known = name.and_then(|_| wordings.iter().position(|known| *known == words));
            let which = known.unwrap_or(wordings.len());
            if known.is_none() {
                wordings.push(words);
            }
            digest(format!("{said}{}", part(&which.to_string())).as_bytes())
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

    fn camt(lines: &[Found]) -> Vec<[u8; 32]> {
        keys(lines, StatementFormat::Camt053)
    }

    #[test]
    fn a_banks_own_name_is_one_line_however_it_is_worded() {
        let once = camt(&[line(5, Some("B1")), line(5, Some("B1")), line(6, Some("B1"))]);
        assert_eq!(once[0], once[1], "the same name of the same sum");
        assert_ne!(once[0], once[2], "a bank that uses a name twice");
        let reworded = Found { purpose: "otherwise".into(), ..line(5, Some("B1")) };
        assert_eq!(camt(&[reworded])[0], once[0], "words do not make another line of it");
    }

    #[test]
    fn equal_payments_under_one_name_are_several() {
        let other = || Found { payer: Some("Dveri".into()), ..line(5, Some("B1")) };
        let both = camt(&[line(5, Some("B1")), other(), line(5, Some("B1"))]);
        assert_ne!(both[0], both[1], "two payers");
        assert_eq!(both[0], both[2], "the first once more");
        assert_eq!(camt(&[line(5, Some("B1")), other()])[..], both[..2], "in every file");
    }

    #[test]
    fn a_number_in_a_table_names_nothing_by_itself() {
        for format in [StatementFormat::Csv, StatementFormat::Xlsx] {
            let other = Found { payer: Some("Dveri".into()), ..line(5, Some("17")) };
            let [first] = keys(&[line(5, Some("17"))], format)[..] else { panic!() };
            assert_ne!(keys(&[other], format)[0], first, "another payer's order 17");
            let twice = keys(&[line(5, Some("17")), line(5, Some("17"))], format);
            assert!(twice[0] == first && twice[1] != first, "no line of a file is dropped");
        }
    }

    #[test]
    fn equal_lines_without_a_name_are_several() {
        let bare = camt(&[line(5, None), line(5, None), line(6, None)]);
        assert_ne!(bare[0], bare[1], "two equal payments are two");
        assert_eq!(camt(&[line(6, None), line(5, None), line(5, None)])[1..], bare[..2]);
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        let one =
            Found { payer: Some("ab".into()), payer_account: Some("c".into()), ..line(5, None) };
        let two =
            Found { payer: Some("a".into()), payer_account: Some("bc".into()), ..line(5, None) };
        assert_ne!(camt(&[one]), camt(&[two]));
    }
}
