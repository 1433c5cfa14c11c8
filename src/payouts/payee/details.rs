//! What a payee is made of, as somebody wrote it and as it was understood.

use serde::{Deserialize, Serialize};

use super::PayeeKind;
use crate::kernel::bank::{self, BadAccount};
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::readable::line;
use crate::kernel::region::Region;

/// The longest name of a holder: what SEPA's banks take of `Cdtr/Nm`.
const MAX_HOLDER: usize = 70;
const MAX_BANK: usize = 140;
/// The longest line of an address: `AdrLine`, Max70Text.
const MAX_LINE: usize = 70;
/// The longest number of an account that is no IBAN: `Othr/Id`, Max34Text.
const MAX_ACCOUNT: usize = 34;

/// A payee as it was written, nothing checked.
#[derive(Debug, Clone, Default)]
pub struct Written {
    pub kind: String,
    pub holder: String,
    /// An IBAN, or an account's number.
    pub account: String,
    /// A Russian bank's code or a BIC.
    pub bank_id: String,
    pub bank_name: String,
    /// Where the holder is, two letters.
    pub country: String,
    pub address: [String; 2],
}

/// A payee that can be paid: every part was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    pub kind: PayeeKind,
    pub holder: String,
    pub account: String,
    /// Of a Russian account its bank's code; else a BIC, which an IBAN may go without.
    pub bank_id: Option<String>,
    pub bank_name: Option<String>,
    /// ISO 3166-1, two letters.
    pub country: String,
    /// Up to two lines.
    pub address: Vec<String>,
}

impl Details {
    /// Reads what a person or a program wrote. Faults name the fields of [`Written`], the lines of the
    /// address `address1` and `address2`.
    pub fn read(written: &Written) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let kind = match written.kind.trim() {
            "" => Err(Fault::new("kind", "required")),
            word => word.parse::<PayeeKind>().map_err(|_| Fault::new("kind", "not-a-choice")),
        };
        let kind = faults.take(kind);
        let holder = faults.take(text("holder", &written.holder, MAX_HOLDER, true));
        let named = kind.is_some_and(|kind| kind != PayeeKind::Iban);
        let bank_name = faults.take(text("bank_name", &written.bank_name, MAX_BANK, named));
        let country = faults.take(country(&written.country));
        let names = ["address1", "address2"];
        let address: Vec<String> = names
            .into_iter()
            .zip(&written.address)
            .filter_map(|(field, line)| faults.take(text(field, line, MAX_LINE, false)))
            .filter(|line| !line.is_empty())
            .collect();
        let bank_id = kind.and_then(|kind| faults.take(bank_id(kind, &written.bank_id)));
        // A Russian account is checked against its bank's number, and not without one.
        let checkable = kind.filter(|kind| {
            bank_id.is_some() || *kind != PayeeKind::Russian || written.account.trim().is_empty()
        });
        let account = checkable.and_then(|kind| {
            let bank_id = bank_id.as_ref().and_then(Option::as_deref);
            faults.take(account(kind, &written.account, bank_id))
        });
        match (kind, holder, bank_id, bank_name, country, account, faults.is_empty()) {
            (
                Some(kind),
                Some(holder),
                Some(bank_id),
                Some(bank),
                Some(country),
                Some(account),
                true,
            ) => {
                let bank_name = (!bank.is_empty()).then_some(bank);
                Ok(Self { kind, holder, account, bank_id, bank_name, country, address })
            }
            _ => Err(faults),
        }
    }

    /// The last characters of the account, never more than half of it.
    pub fn ending(&self) -> String {
        let characters: Vec<char> = self.account.chars().collect();
        let shown = (characters.len() / 2).clamp(1, 4);
        characters.iter().skip(characters.len().saturating_sub(shown)).collect()
    }
}

fn text(field: &'static str, written: &str, max: usize, needed: bool) -> Result<String, Fault> {
    let text = line(written);
    match text.chars().count() {
        0 if needed => Err(Fault::new(field, "required")),
        long if long > max => Err(Fault::new(field, "too-long").with("max", max)),
        _ => Ok(text),
    }
}

fn country(written: &str) -> Result<String, Fault> {
    match written.trim() {
        "" => Err(Fault::new("country", "required")),
        code if code.len() == 2 && code.parse::<Region>().is_ok() => Ok(code.to_ascii_uppercase()),
        _ => Err(Fault::new("country", "not-a-country")),
    }
}

fn bank_id(kind: PayeeKind, written: &str) -> Result<Option<String>, Fault> {
    match (kind, written.trim()) {
        (PayeeKind::Iban, "") => Ok(None),
        (_, "") => Err(Fault::new("bank_id", "required")),
        (PayeeKind::Russian, text) => {
            bank::bik(text).map(Some).ok_or_else(|| Fault::new("bank_id", "not-a-bik"))
        }
        (PayeeKind::Iban | PayeeKind::Other, text) => {
            bank::bic(text).map(Some).ok_or_else(|| Fault::new("bank_id", "not-a-bic"))
        }
    }
}

fn account(kind: PayeeKind, written: &str, bank_id: Option<&str>) -> Result<String, Fault> {
    if written.trim().is_empty() {
        return Err(Fault::new("account", "required"));
    }
    let (read, shape, check) = match kind {
        PayeeKind::Iban => (bank::iban(written), "not-an-iban", "iban-check"),
        PayeeKind::Russian => (
            bank::russian_account(written, bank_id.unwrap_or_default()),
            "not-a-russian-account",
            "russian-account-check",
        ),
        PayeeKind::Other => (other(written), "not-an-account", "not-an-account"),
    };
    read.map_err(|bad| match bad {
        BadAccount::Length => Fault::new("account", shape),
        BadAccount::Check => Fault::new("account", check),
    })
}

/// A bank's own number: letters, digits and dashes.
fn other(written: &str) -> Result<String, BadAccount> {
    let account: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = account.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let digits = account.chars().any(|c| c.is_ascii_digit());
    if plain && digits && (4..=MAX_ACCOUNT).contains(&account.len()) {
        Ok(account)
    } else {
        Err(BadAccount::Length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(kind: &str, account: &str, bank_id: &str) -> Written {
        Written {
            kind: kind.into(),
            holder: "  Иван\u{200b}  Петров ".into(),
            account: account.into(),
            bank_id: bank_id.into(),
            bank_name: "ПАО Сбербанк".into(),
            country: "ru".into(),
            address: ["ул. Мира, 1".into(), String::new()],
        }
    }

    fn codes(written: &Written) -> Vec<(String, &'static str)> {
        let faults = Details::read(written).unwrap_err();
        faults.0.into_iter().map(|fault| (fault.field, fault.code)).collect()
    }

    #[test]
    fn reads_each_kind() {
        let read = Details::read(&written("iban", "de89 3704 0044 0532 0130 00", "")).unwrap();
        assert_eq!((read.holder.as_str(), read.country.as_str()), ("Иван Петров", "RU"));
        assert_eq!((read.ending().as_str(), read.address.len()), ("3000", 1));
        let read = Details::read(&written("russian", "40702810200000012345", "044525225"));
        assert_eq!(read.unwrap().bank_id.as_deref(), Some("044525225"));
        let read = Details::read(&written("other", "12-345", "chasus33")).unwrap();
        assert_eq!((read.account.as_str(), read.ending().as_str()), ("12-345", "345"));
    }

    #[test]
    fn names_what_is_wrong() {
        let of = |field: &str, code| vec![(field.to_owned(), code)];
        assert_eq!(
            codes(&written("iban", "DE89370400440532013001", "")),
            of("account", "iban-check")
        );
        assert_eq!(codes(&written("iban", "DE8937", "")), of("account", "not-an-iban"));
        assert_eq!(
            codes(&written("russian", "40702810300000012345", "044525225")),
            of("account", "russian-account-check")
        );
        assert_eq!(codes(&written("russian", "1", "44525225")), of("bank_id", "not-a-bik"));
        assert_eq!(codes(&written("other", "12345", "")), of("bank_id", "required"));
        assert_eq!(codes(&written("cash", "", "")), of("kind", "not-a-choice"));
        let all = codes(&Written { kind: "other".into(), ..Written::default() });
        let fields: Vec<&str> = all.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["holder", "bank_name", "country", "bank_id", "account"]);
    }
}
