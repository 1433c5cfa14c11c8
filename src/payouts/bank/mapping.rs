//! What the columns of a table are: as the account's last file was understood, else by their headings in
//! the languages of the exchange.

use std::collections::BTreeMap;

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::headings::is_doubtful;
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

/// What a heading says its column is.
fn meant(heading: &str) -> Option<Column> {
    let heading = plain(heading);
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
}

impl Mapping {
    /// Proposes what the columns are: as they are known, where that is enough, else by their words too.
    /// A known table is understood the same way each time, or its lines would not be themselves again. Each
    /// thing is proposed once, the first that says so.
    pub fn guess(headings: &[String], known: &Self) -> Self {
        let mut columns = BTreeMap::new();
        let named = |heading: &String| known.columns.get(&plain(heading)).copied();
        let remembered = Self {
            columns: headings.iter().filter_map(|one| Some((one.clone(), named(one)?))).collect(),
            ..known.clone()
        };
        let is_known = remembered.is_enough();
        for heading in headings {
            let column = match named(heading) {
                // One of two columns of a name is nobody's guess.
                None if !is_known && !is_doubtful(heading) => meant(heading),
                known => known,
            };
            if let Some(column) = column.filter(|column| !columns.values().any(|c| c == column)) {
                columns.insert(heading.clone(), column);
            }
        }
        Self { columns, ..known.clone() }
    }

    /// The place of a column among the headings.
    pub(super) fn place(&self, headings: &[String], wanted: Column) -> Option<usize> {
        headings.iter().position(|heading| self.columns.get(heading) == Some(&wanted))
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
        let nothing = Mapping::guess(&["A".to_owned(), String::new()], &Mapping::default());
        assert!(nothing.columns.is_empty() && !nothing.is_enough());
    }
}
