//! Amounts of money as each language writes them.

use super::number::{MINUS, NBSP, localised};
use super::{Given, Reader};
use crate::kernel::locale::Locale;
use crate::kernel::money::{Currency, Money};

impl Reader {
    /// An amount, as people write it: `₽500`, `$1,204.50`; in Russian `500 ₽`, `1 204,50 $`.
    ///
    /// Kopecks that are zero are left out, as they are in any Russian price; other currencies
    /// always show their decimals. A column of figures wants [`Reader::money_full`].
    pub fn money(&self, money: impl Given<Money>) -> String {
        self.amount(money.given(), Decimals::AsSpoken, Sign::Minus)
    }

    /// An amount with all decimals its currency has, for statements.
    pub fn money_full(&self, money: impl Given<Money>) -> String {
        self.amount(money.given(), Decimals::All, Sign::Minus)
    }

    /// A change: `+₽500.00` or `−₽500.00`, with all decimals.
    pub fn money_change(&self, money: impl Given<Money>) -> String {
        self.amount(money.given(), Decimals::All, Sign::Both)
    }

    /// The number alone with all its decimals, for a column whose head names the currency.
    pub fn money_bare(&self, money: impl Given<Money>) -> String {
        let money = money.given();
        let sign = if money.minor() < 0 { MINUS.to_string() } else { String::new() };
        format!("{sign}{}", localised(&plain(money, Decimals::All), self.locale))
    }

    fn amount(&self, money: Money, decimals: Decimals, sign: Sign) -> String {
        let sign = match (money.minor().signum(), sign) {
            (-1, _) => MINUS.to_string(),
            (1, Sign::Both) => "+".to_owned(),
            _ => String::new(),
        };
        let number = localised(&plain(money, decimals), self.locale);
        let symbol = symbol(money.currency(), self.locale);
        match self.locale {
            // A symbol of letters needs air; a sign of its own does not.
            Locale::En if symbol.chars().any(char::is_alphabetic) => {
                format!("{sign}{symbol}{NBSP}{number}")
            }
            Locale::En => format!("{sign}{symbol}{number}"),
            Locale::Ru | Locale::Es => format!("{sign}{number}{NBSP}{symbol}"),
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Decimals {
    AsSpoken,
    All,
}

#[derive(Clone, Copy)]
enum Sign {
    Minus,
    Both,
}

/// The symbol a reader of this language expects, else the code. Spanish readers have several
/// dollars at home, so theirs is `US$`.
fn symbol(currency: Currency, locale: Locale) -> String {
    match (currency.code(), locale) {
        ("RUB", _) => "₽".to_owned(),
        ("USD", Locale::Es) => "US$".to_owned(),
        ("USD", _) => "$".to_owned(),
        ("EUR", _) => "€".to_owned(),
        ("BYN", _) => "Br".to_owned(),
        (code, _) => code.to_owned(),
    }
}

/// The amount without sign, marks or symbol: `1204.50`.
fn plain(money: Money, decimals: Decimals) -> String {
    let places = usize::try_from(money.currency().decimals()).unwrap_or_default();
    let digits = format!("{:0>width$}", money.minor().unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let empty = fraction.bytes().all(|digit| digit == b'0');
    let spoken = decimals == Decimals::AsSpoken && money.currency().code() == "RUB";
    if fraction.is_empty() || (empty && spoken) {
        whole.to_owned()
    } else {
        format!("{whole}.{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(minor: i64, code: &str) -> [String; 3] {
        let money = Money::new(minor, code.parse().unwrap());
        [Locale::En, Locale::Ru, Locale::Es]
            .map(|locale| Reader::new(locale, chrono_tz::UTC).money(money))
    }

    #[test]
    fn each_language_has_its_own_place_for_the_symbol() {
        assert_eq!(
            all(18_450_000, "RUB"),
            ["₽184,500", "184\u{202f}500\u{a0}₽", "184\u{202f}500\u{a0}₽"]
        );
        assert_eq!(
            all(120_450, "USD"),
            ["$1,204.50", "1\u{202f}204,50\u{a0}$", "1204,50\u{a0}US$"]
        );
        assert_eq!(all(1_800, "EUR"), ["€18.00", "18,00\u{a0}€", "18,00\u{a0}€"]);
        assert_eq!(all(1_250, "BYN"), ["Br\u{a0}12.50", "12,50\u{a0}Br", "12,50\u{a0}Br"]);
    }

    #[test]
    fn the_currency_decides_the_decimals() {
        assert_eq!(all(1_204, "JPY"), ["JPY\u{a0}1,204", "1\u{202f}204\u{a0}JPY", "1204\u{a0}JPY"]);
        assert_eq!(all(1_250, "KWD"), ["KWD\u{a0}1.250", "1,250\u{a0}KWD", "1,250\u{a0}KWD"]);
        assert_eq!(all(5, "USD")[0], "$0.05");
        assert_eq!(all(0, "JPY")[0], "JPY\u{a0}0");
    }

    #[test]
    fn kopecks_show_when_there_are_any() {
        assert_eq!(all(50_050, "RUB"), ["₽500.50", "500,50\u{a0}₽", "500,50\u{a0}₽"]);
    }

    #[test]
    fn changes_are_signed() {
        let reader = Reader::new(Locale::Ru, chrono_tz::UTC);
        let rub = |minor| Money::new(minor, "RUB".parse().unwrap());
        assert_eq!(reader.money_change(rub(50_000)), "+500,00\u{a0}₽");
        assert_eq!(reader.money_change(rub(-50_000)), "\u{2212}500,00\u{a0}₽");
        assert_eq!(reader.money_change(rub(0)), "0,00\u{a0}₽");
        assert_eq!(reader.money_bare(rub(-50_000)), "\u{2212}500,00");
    }
}
