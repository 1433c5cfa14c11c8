//! What the columns of a table are: as the account's last file was understood, else by their headings in
//! the languages of the exchange.

use std::collections::BTreeMap;

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::headings::shared;
use crate::db::Tx;
use crate::payouts::PayoutError;
use crate::schema::bank_mappings;

crate::text_enum! {
    /// What a column of a statement holds.
    pub enum Column as "BankColumn" {
        Date = "date",
        /// With a sign when it holds both ways.
        Amount = "amount",
        /// Money that came in.
        Credit = "credit",
        /// Money that went out.
        Debit = "debit",
        Currency = "currency",
        Payer = "payer",
        PayerAccount = "payer_account",
        Purpose = "purpose",
        /// A number or a name of the line, or of the order it came by.
        Reference = "reference",
    }
}

impl Column {
    /// Whether it says how much, or which way.
    const fn is_money(self) -> bool {
        matches!(self, Self::Amount | Self::Credit | Self::Debit)
    }
}

crate::text_enum! {
    /// In which order dates are written.
    pub enum Dates as "BankDates" {
        DayFirst = "day_first",
        MonthFirst = "month_first",
        YearFirst = "year_first",
    }
}

crate::text_enum! {
    /// What stands before the decimals.
    pub enum Mark as "BankDecimalMark" {
        Comma = "comma",
        Point = "point",
    }
}

/// How a table is understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Mapping {
    /// By heading.
    pub columns: BTreeMap<String, Column>,
    /// The currency of the account, where no column says it.
    #[schema(example = "EUR")]
    pub currency: Option<String>,
    /// Found out when left out, where only one order is possible.
    pub dates: Option<Dates>,
    /// Found out when left out, where only one reading is possible.
    pub decimals: Option<Mark>,
}

/// Parts of headings, in English, Russian, Spanish and German, most telling first.
const WORDS: [(Column, &[&str]); 9] = [
    (Column::Currency, &["currency", "валюта", "moneda", "divisa", "währung"]),
    (
        Column::PayerAccount,
        &[
            "payer account",
            "counterparty account",
            "iban",
            "счет плательщика",
            "счёт плательщика",
            "счет контрагента",
            "счёт контрагента",
            "cuenta del ordenante",
            "cuenta ordenante",
            "kontonummer",
        ],
    ),
    (
        Column::Purpose,
        &[
            "purpose",
            "details",
            "description",
            "remittance",
            "narrative",
            "назначение",
            "concepto",
            "descripción",
            "verwendungszweck",
        ],
    ),
    (
        Column::Reference,
        &[
            "reference",
            "transaction id",
            "document number",
            "ref",
            "номер документа",
            "номер операции",
            "№ документа",
            "referencia",
            "referenz",
        ],
    ),
    (
        Column::Payer,
        &[
            "payer",
            "counterparty",
            "sender",
            "debtor",
            "name",
            "плательщик",
            "контрагент",
            "корреспондент",
            "ordenante",
            "contraparte",
            "auftraggeber",
        ],
    ),
    (
        Column::Credit,
        &["credit", "paid in", "кредит", "приход", "поступ", "abono", "haber", "ingreso"],
    ),
    (Column::Debit, &["debit", "paid out", "дебет", "расход", "списан", "cargo", "debe"]),
    (Column::Amount, &["amount", "сумма", "importe", "cantidad", "monto", "betrag", "umsatz"]),
    (Column::Date, &["date", "дата", "fecha", "datum", "buchungstag"]),
];

/// A heading as it is compared.
pub(super) fn plain(heading: &str) -> String {
    heading.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What an account is called: "account debit" is whose money went, and not how much.
const ACCOUNT: [&str; 5] = ["счет", "счёт", "account", "cuenta", "konto"];

/// What a heading says its column is.
fn meant(heading: &str) -> Option<Column> {
    let heading = plain(heading);
    let of_account = ACCOUNT.iter().any(|word| heading.starts_with(word));
    WORDS
        .iter()
        .find(|(_, words)| {
            words.iter().any(|word| {
                // Short words only whole: "ref" stands in "preferred" too.
                if word.len() <= 4 { heading == *word } else { heading.contains(word) }
            })
        })
        .or_else(|| {
            WORDS.iter().find(|(_, words)| words.iter().any(|word| heading.starts_with(word)))
        })
        .map(|(column, _)| *column)
        .filter(|column| !(of_account && column.is_money()))
}

impl Mapping {
    /// Proposes what the columns are: as they are known, where that is enough, else by their words too.
    /// A known table is understood the same way each time, or its lines would not be themselves again. Each
    /// thing is proposed once, the first that says so.
    pub fn guess(headings: &[String], known: &Self) -> Self {
        let mut columns = BTreeMap::new();
        let kept = |name: &str| known.columns.get(&plain(name)).copied();
        // Which of two alike has the money is nobody's guess; of other things the first will do.
        let first = |at: usize, heading: &str, of: &dyn Fn(&str) -> Option<Column>| {
            shared(heading, at).and_then(of).filter(|column| !column.is_money())
        };
        let named = |at: usize, heading: &str| kept(heading).or_else(|| first(at, heading, &kept));
        let remembered = headings.iter().enumerate();
        let remembered = Self {
            columns: remembered
                .filter_map(|(at, one)| Some((one.clone(), named(at, one)?)))
                .collect(),
            ..known.clone()
        };
        let is_known = remembered.is_enough();
        for (at, heading) in headings.iter().enumerate() {
            let column = match named(at, heading) {
                None if is_known => None,
                None if shared(heading, at).is_some() => first(at, heading, &meant),
                None => meant(heading),
                known => known,
            };
            if let Some(column) = column.filter(|column| !columns.values().any(|c| c == column)) {
                columns.insert(heading.clone(), column);
            }
        }
        Self { columns, ..known.clone() }
    }

    /// The place of a column among the headings: of several alike the first, where it holds no money.
    pub(super) fn place(&self, headings: &[String], wanted: Column) -> Option<usize> {
        let is = |name: &str| self.columns.get(name) == Some(&wanted);
        let first = || {
            let alike = |at: usize, heading| shared(heading, at).is_some_and(is);
            headings.iter().enumerate().position(|(at, heading)| alike(at, heading))
        };
        let named = headings.iter().position(|heading| is(heading));
        named.or_else(|| first().filter(|_| !wanted.is_money()))
    }

    /// Whether it names a date and an amount: without them there is no line.
    pub fn is_enough(&self) -> bool {
        let has = |wanted: Column| self.columns.values().any(|column| *column == wanted);
        has(Column::Date) && (has(Column::Amount) || has(Column::Credit))
    }
}

/// How the account's last table was understood.
pub(super) fn remembered(tx: &mut Tx<'_>, account: &str) -> Result<Mapping, PayoutError> {
    let kept: Option<serde_json::Value> = bank_mappings::table
        .find(account)
        .select(bank_mappings::mapping)
        .first(tx.conn())
        .optional()?;
    Ok(kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default())
}

/// Remembers how a table was understood, for the account's next.
pub(super) fn remember(
    tx: &mut Tx<'_>,
    account: &str,
    mapping: &Mapping,
) -> Result<(), PayoutError> {
    let plainly = Mapping {
        columns: mapping.columns.iter().map(|(name, column)| (plain(name), *column)).collect(),
        ..mapping.clone()
    };
    let json = serde_json::to_value(plainly).unwrap_or_default();
    let now = tx.now();
    diesel::insert_into(bank_mappings::table)
        .values((
            bank_mappings::account.eq(account),
            bank_mappings::mapping.eq(&json),
            bank_mappings::at.eq(now),
        ))
        .on_conflict(bank_mappings::account)
        .do_update()
        .set((bank_mappings::mapping.eq(&json), bank_mappings::at.eq(now)))
        .execute(tx.conn())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_understood_in_several_languages() {
        for (headings, wanted) in [
            (
                ["Date", "Amount", "Payer", "Details"],
                [Column::Date, Column::Amount, Column::Payer, Column::Purpose],
            ),
            (
                ["Дата операции", "Кредит", "Контрагент", "Назначение платежа"],
                [Column::Date, Column::Credit, Column::Payer, Column::Purpose],
            ),
            (
                ["Fecha", "Importe", "Ordenante", "Concepto"],
                [Column::Date, Column::Amount, Column::Payer, Column::Purpose],
            ),
        ] {
            let headings = headings.map(str::to_owned);
            let mapping = Mapping::guess(&headings, &Mapping::default());
            let found: Vec<_> = headings.iter().map(|name| mapping.columns.get(name)).collect();
            assert_eq!(found, wanted.iter().map(Some).collect::<Vec<_>>());
            assert!(mapping.is_enough());
        }
        let guessed = |headings: &[&str]| {
            let headings: Vec<String> = headings.iter().map(|&name| name.to_owned()).collect();
            let mapping = Mapping::guess(&headings, &Mapping::default());
            Column::ALL
                .iter()
                .filter_map(|&column| mapping.place(&headings, column))
                .collect::<Vec<_>>()
        };
        // Two rows of headings, as a Russian bank writes them: accounts are no amounts.
        let russian =
            ["Дата проводки", "Счет Дебет", "Счет Кредит", "Сумма по дебету", "Сумма по кредиту"];
        assert_eq!(guessed(&russian), [0, 4, 3], "date, credit, debit");
        // Of two currencies the first is taken, of two amounts none.
        assert_eq!(guessed(&["Fecha", "Importe", "Divisa [C]", "Divisa [D]"]), [0, 1, 2]);
        assert_eq!(guessed(&["Fecha", "Importe [B]", "Importe [C]"]), [0]);
        let nothing = Mapping::guess(&["A".to_owned(), String::new()], &Mapping::default());
        assert!(nothing.columns.is_empty() && !nothing.is_enough());
    }
}
