//! Account numbers as banks check them, so that a slip is found before money goes astray.

/// Length of an IBAN by country: the registry of ISO 13616 (SWIFT, release 99).
const IBAN_LENGTHS: &[(&str, usize)] = &[
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("AZ", 28),
    ("BA", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BI", 27),
    ("BR", 29),
    ("BY", 28),
    ("CH", 21),
    ("CR", 22),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DJ", 27),
    ("DK", 18),
    ("DO", 28),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FK", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GE", 22),
    ("GI", 23),
    ("GL", 18),
    ("GR", 27),
    ("GT", 28),
    ("HN", 28),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IQ", 23),
    ("IS", 26),
    ("IT", 27),
    ("JO", 30),
    ("KW", 30),
    ("KZ", 20),
    ("LB", 28),
    ("LC", 32),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("LY", 25),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MN", 20),
    ("MR", 27),
    ("MT", 31),
    ("MU", 30),
    ("NI", 28),
    ("NL", 18),
    ("NO", 15),
    ("OM", 23),
    ("PK", 24),
    ("PL", 28),
    ("PS", 29),
    ("PT", 25),
    ("QA", 29),
    ("RO", 24),
    ("RS", 22),
    ("RU", 33),
    ("SA", 24),
    ("SC", 31),
    ("SD", 18),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("SO", 23),
    ("ST", 25),
    ("SV", 28),
    ("TL", 23),
    ("TN", 24),
    ("TR", 26),
    ("UA", 29),
    ("VA", 22),
    ("VG", 24),
    ("XK", 20),
    ("YE", 30),
];

/// Letters and digits in capitals, without the spaces people group them by.
fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase()
}

/// Why an account number is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadAccount {
    /// The country has none, or of another length.
    Length,
    /// Its check digits do not fit: a digit is wrong.
    Check,
}

/// Reads an IBAN: the length of its country and the check digits (ISO 7064, MOD 97-10).
pub fn iban(text: &str) -> Result<String, BadAccount> {
    let iban = compact(text);
    let country = iban.get(..2).ok_or(BadAccount::Length)?;
    let length = IBAN_LENGTHS.iter().find(|(code, _)| *code == country).map(|(_, length)| *length);
    if length != Some(iban.len()) || !iban.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Err(BadAccount::Length);
    }
    let (head, rest) = iban.split_at_checked(4).ok_or(BadAccount::Length)?;
    let rest_of = rest.chars().chain(head.chars()).try_fold(0u32, |sum, c| {
        let value = c.to_digit(36)?;
        Some((sum * if value > 9 { 100 } else { 10 } + value) % 97)
    });
    if rest_of == Some(1) { Ok(iban) } else { Err(BadAccount::Check) }
}

/// Reads a BIC (ISO 9362): 8 characters, or 11 with the branch.
pub fn bic(text: &str) -> Option<String> {
    let bic = compact(text);
    let well_formed = matches!(bic.len(), 8 | 11)
        && bic.chars().enumerate().all(|(place, c)| match place {
            0..=3 | 6.. => c.is_ascii_uppercase() || c.is_ascii_digit(),
            _ => c.is_ascii_uppercase(),
        });
    let country =
        bic.get(4..6).is_some_and(|code| code == "XK" || rust_iso3166::from_alpha2(code).is_some());
    (well_formed && country).then_some(bic)
}

/// Reads a Russian bank's identification code (БИК): nine digits, the first of them a zero.
pub fn bik(text: &str) -> Option<String> {
    let bik = compact(text);
    let digits = bik.len() == 9 && bik.chars().all(|c| c.is_ascii_digit());
    (digits && bik.starts_with('0')).then_some(bik)
}

/// Reads a Russian account of twenty digits, whose ninth is a key over it and its bank's code
/// (Bank of Russia, 08.09.1997 N 515).
pub fn russian_account(text: &str, bik: &str) -> Result<String, BadAccount> {
    let account = compact(text);
    if account.len() != 20 || !account.chars().all(|c| c.is_ascii_digit()) {
        return Err(BadAccount::Length);
    }
    // A bank is meant by its own number, an office of the Bank of Russia by its region's place.
    let bank = bik.get(6..).unwrap_or_default();
    let prefix = match bank {
        "000" | "001" | "002" => format!("0{}", bik.get(4..6).unwrap_or_default()),
        own => own.to_owned(),
    };
    let sum: u32 = prefix
        .chars()
        .chain(account.chars())
        .filter_map(|c| c.to_digit(10))
        .zip([7, 1, 3].into_iter().cycle())
        .map(|(digit, weight)| digit * weight % 10)
        .sum();
    if sum.is_multiple_of(10) { Ok(account) } else { Err(BadAccount::Check) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_ibans_and_notices_a_slip() {
        for good in [
            "DE89 3704 0044 0532 0130 00",
            "es91 2100 0418 4502 0005 1332",
            "BY13NBRB3600900000002Z00AB00",
            "GB82WEST12345698765432",
        ] {
            assert_eq!(iban(good), Ok(compact(good)), "{good}");
        }
        assert_eq!(iban("DE89370400440532013001"), Err(BadAccount::Check));
        assert_eq!(iban("DE98370400440532013000"), Err(BadAccount::Check));
        assert_eq!(iban("DE8937040044053201300"), Err(BadAccount::Length));
        assert_eq!(iban("US89370400440532013000"), Err(BadAccount::Length));
        for nonsense in ["", "D", "Ж", "ДЕ89370400440532013000", "DE89 3704 0044 0532 0130 0ß"]
        {
            assert_eq!(iban(nonsense), Err(BadAccount::Length), "{nonsense}");
        }
    }

    proptest::proptest! {
        #[test]
        fn one_wrong_digit_of_an_iban_is_noticed(place in 2usize..22, by in 1u32..10) {
            let good: Vec<char> = "DE89370400440532013000".chars().collect();
            let mut slipped = good.clone();
            let digit = slipped[place].to_digit(10).unwrap();
            slipped[place] = char::from_digit((digit + by) % 10, 10).unwrap();
            proptest::prop_assert_eq!(iban(&slipped.iter().collect::<String>()), Err(BadAccount::Check));
        }
    }

    #[test]
    fn reads_russian_accounts_with_their_bank() {
        assert_eq!(bik("044 525 225").as_deref(), Some("044525225"));
        assert_eq!(bik("44525225"), None);
        assert_eq!(bik("144525225"), None);
        let account = "40702810200000012345";
        assert_eq!(russian_account("40702 810 2 00000012345", "044525225"), Ok(account.to_owned()));
        assert_eq!(russian_account("40702810300000012345", "044525225"), Err(BadAccount::Check));
        assert_eq!(russian_account(account, "044525974"), Err(BadAccount::Check), "another bank");
        assert_eq!(russian_account("4070281020000001234", "044525225"), Err(BadAccount::Length));
        // A correspondent account is at the Bank of Russia: Sberbank's.
        assert!(russian_account("30101810400000000225", "044525000").is_ok());
    }

    #[test]
    fn reads_bics() {
        assert_eq!(bic("deutdeff").as_deref(), Some("DEUTDEFF"));
        assert_eq!(bic("CAIXESBB XXX").as_deref(), Some("CAIXESBBXXX"));
        for wrong in ["DEUTDEF", "DEUTZZFF", "DEUT1EFF", "DEUTDEFFX", "ДЕУТДЕФФ", ""] {
            assert_eq!(bic(wrong), None, "{wrong}");
        }
    }
}
