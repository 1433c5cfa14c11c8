//! How people are reached: phone numbers and e-mail addresses in one normal form each.
//!
//! Two ways of writing the same number or address must become equal here, because duplicates are
//! found by comparing keyed hashes of these forms.

use phonenumber::country::Id as Country;
use unicode_normalization::UnicodeNormalization;

use super::region::Region;

/// A valid phone number in E.164 (`+79161234567`, ITU-T E.164) and the country it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    e164: String,
    country: Option<Region>,
}

impl Phone {
    /// Reads a number however it is spaced. One without a country code is read as dialled in
    /// `home`; Russian and Kazakh `8…` is understood. `None` when no such number can exist.
    pub fn parse(text: &str, home: Option<&Region>) -> Option<Self> {
        let text = text.trim();
        if text.len() > 40 || text.chars().filter(char::is_ascii_digit).count() < 5 {
            return None;
        }
        let home: Option<Country> = home.and_then(|region| region.country().parse().ok());
        let plain = phonenumber::parse(home, text).ok().filter(phonenumber::is_valid);
        // A full international number typed without its plus.
        let number = plain.or_else(|| {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            phonenumber::parse(None, format!("+{digits}")).ok().filter(phonenumber::is_valid)
        })?;
        let country = number.country().id().and_then(|id| id.as_ref().parse().ok());
        Some(Self { e164: number.format().mode(phonenumber::Mode::E164).to_string(), country })
    }

    /// A mobile number of the shape numbers of this country have, for trials: the example of its
    /// numbering plan.
    pub fn example(home: &Region) -> Option<Self> {
        let plan = phonenumber::metadata::DATABASE.by_id(home.country())?;
        Self::parse(plan.descriptors().mobile()?.example()?, Some(home))
    }

    pub fn e164(&self) -> &str {
        &self.e164
    }

    /// Where the number is registered, when its plan tells.
    pub fn country(&self) -> Option<&Region> {
        self.country.as_ref()
    }
}

/// An E.164 number spaced for reading, in international form; as it stands when it is no number.
pub fn spaced_phone(e164: &str) -> String {
    phonenumber::parse(None, e164).map_or_else(
        |_| e164.to_owned(),
        |number| number.format().mode(phonenumber::Mode::International).to_string(),
    )
}

/// A deliverable-looking e-mail address (RFC 5321), lower case.
///
/// The local part is case sensitive by the standard and by nobody's practice; folding it is what
/// every large mail service does, and finds the duplicates that matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    pub fn parse(text: &str) -> Option<Self> {
        let text = Self::spelling(text);
        let options = email_address::Options::default()
            .with_required_tld()
            .without_domain_literal()
            .without_display_text();
        email_address::EmailAddress::parse_with_options(&text, options).ok()?;
        Some(Self(text))
    }

    /// The one way an address is written here, whether or not it is one: what look-ups compare.
    /// Lower case; full-width letters are letters (NFKC, RFC 6532 3.1); quotes that quote nothing
    /// unusual are left out (RFC 5321 4.1.2: they are not significant).
    pub fn spelling(text: &str) -> String {
        let text: String = text.trim().nfkc().collect::<String>().to_lowercase();
        let plain = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
        match text.strip_prefix('"').and_then(|rest| rest.split_once("\"@")) {
            Some((local, domain)) if local.chars().all(plain) => format!("{local}@{domain}"),
            _ => text,
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn e164(text: &str, home: &str) -> Option<String> {
        let home = home.parse().ok();
        Phone::parse(text, home.as_ref()).map(|phone| phone.e164().to_owned())
    }

    #[test]
    fn one_number_however_written() {
        for text in [
            "+7 916 123-45-67",
            "8 (916) 123 45 67",
            "79161234567",
            " 9161234567 ",
            "+7(916)1234567",
        ] {
            assert_eq!(e164(text, "RU").as_deref(), Some("+79161234567"), "{text}");
        }
        assert_eq!(e164("612 34 56 78", "ES").as_deref(), Some("+34612345678"));
        assert_eq!(e164("+375 29 123-45-67", "RU").as_deref(), Some("+375291234567"));
    }

    #[test]
    fn one_address_however_written() {
        for text in
            ["same.person@example.com", "\"same.person\"@example.com", " ｓame.Person@EXAMPLE.com"]
        {
            assert_eq!(Email::parse(text).unwrap().as_str(), "same.person@example.com", "{text}");
        }
        let quoted = Email::parse("\"two words\"@example.com").unwrap();
        assert_eq!(quoted.as_str(), "\"two words\"@example.com");
    }

    #[test]
    fn knows_where_a_number_is_from() {
        let country =
            |text: &str| Phone::parse(text, None).unwrap().country().unwrap().code().to_owned();
        assert_eq!(country("+79161234567"), "RU");
        assert_eq!(country("+77012345678"), "KZ");
        assert_eq!(country("+34612345678"), "ES");
    }

    #[test]
    fn refuses_what_cannot_ring() {
        for text in [
            "",
            "12345",
            "+7 916 123",
            "call me",
            "+0000000000000",
            "++++",
            "1111111111111111111111111111111111111111111",
        ] {
            assert_eq!(e164(text, "RU"), None, "{text}");
        }
    }

    #[test]
    fn folds_addresses() {
        assert_eq!(Email::parse("  Anna.P@Example.COM ").unwrap().as_str(), "anna.p@example.com");
        for text in [
            "anna",
            "anna@",
            "@example.com",
            "anna@localhost",
            "Anna <anna@example.com>",
            "a b@example.com",
        ] {
            assert!(Email::parse(text).is_none(), "{text}");
        }
    }
}
