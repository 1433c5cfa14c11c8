//! Text as every bank reads it.
//!
//! Banks agree on a small part of Latin (EPC217-08): letters, digits and `/ - ? : ( ) . , ' +` and
//! the space. Cyrillic is written in Latin as passports write it (ICAO Doc 9303, part 3), marks over
//! letters are left off, everything else becomes a space.

use unicode_normalization::UnicodeNormalization;

/// At most `max` characters of what banks read of a text; never empty.
pub(super) fn latin(text: &str, max: usize) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match cyrillic(c) {
            Some(letters) => out.push_str(&cased(letters, c)),
            None => out.extend(other(c)),
        }
    }
    let line = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = line.chars().take(max).collect();
    // A slash at an end, and two together, mean something to some banks.
    let cut = cut.trim().trim_matches('/').replace("//", "/");
    if cut.is_empty() { "-".to_owned() } else { cut }
}

fn cased(letters: &str, c: char) -> String {
    if !c.is_uppercase() {
        return letters.to_owned();
    }
    let mut letters = letters.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn other(c: char) -> Vec<char> {
    match c {
        'ß' => return vec!['s', 's'],
        'Æ' | 'æ' => return vec!['a', 'e'],
        'Ø' => return vec!['O'],
        'ø' => return vec!['o'],
        'Ł' => return vec!['L'],
        'ł' => return vec!['l'],
        '«' | '»' | '"' | '“' | '”' | '„' => return Vec::new(),
        '&' => return vec!['+'],
        '–' | '—' => return vec!['-'],
        '’' | '‘' => return vec!['\''],
        _ => {}
    }
    let plain = |c: &char| c.is_ascii_alphanumeric() || "/-?:().,'+ ".contains(*c);
    let mut base: Vec<char> = std::iter::once(c).nfkd().filter(plain).collect();
    if base.is_empty() {
        base.push(' ');
    }
    base
}

fn cyrillic(c: char) -> Option<&'static str> {
    Some(match c.to_lowercase().next()? {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'й' | 'і' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ў' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' => "ie",
        'ы' => "y",
        'ь' => "",
        'ю' => "iu",
        'я' => "ia",
        'ї' => "i",
        'є' => "ie",
        'ґ' => "g",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_banks_read() {
        assert_eq!(latin("Щукин Юрий Ёлкин", 70), "Shchukin Iurii Elkin");
        assert_eq!(latin("ООО «Окна & Двери»", 70), "OOO Okna + Dveri");
        assert_eq!(latin("Peña Núñez, Łódź – Straße 5", 70), "Pena Nunez, Lodz - Strasse 5");
        assert_eq!(latin("株式会社", 70), "-");
        assert_eq!(latin("a//b/", 70), "a/b");
        assert_eq!(latin(&"Ж".repeat(80), 70).chars().count(), 70);
    }

    proptest::proptest! {
        #[test]
        fn never_more_never_nothing_never_foreign(text in "\\PC{0,60}", max in 1usize..40) {
            let latin = latin(&text, max);
            proptest::prop_assert!((1..=max).contains(&latin.chars().count()), "{latin}");
            proptest::prop_assert!(latin.chars().all(|c| c.is_ascii_alphanumeric() || "/-?:().,'+ ".contains(c)));
        }
    }
}
