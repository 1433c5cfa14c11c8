//! Statements as tables: text with any delimiter and encoding, or a workbook, read by named columns.
//!
//! The reading itself is that of [`crate::doors::imports`]. Whatever looks like a formula is a text here:
//! nothing is calculated.

use bytes::Bytes;
use rust_decimal::Decimal;

use super::headings::{continues, told_apart};
use super::mapping::{Column, Dates, Mapping, Mark};
use super::values::{amount_in, date_in, kept, mark_of, name_of, order_of};
use super::{Direction, FILE, Found, LIMITS, Lines, StatementFormat};
use crate::doors::imports::format::{Choice, Table};
use crate::doors::imports::{self, Format, Line, csv};
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::money::{Currency, Money};

/// How many rows are looked through for the headings: banks write a preamble.
const PREAMBLE: usize = 40;
/// How many rows are shown to whoever names the columns.
const SHOWN: usize = 5;

const TABLE_LIMITS: imports::Limits =
    imports::Limits { rows: LIMITS.lines, columns: 60, cell: LIMITS.value, ..imports::LIMITS };

/// A table's rows, its headings found.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub headings: Vec<String>,
    rows: Vec<Line>,
    pub format: StatementFormat,
    /// Encoding and delimiter by name, where there are such.
    pub told: Option<(&'static str, &'static str)>,
}

impl Sheet {
    /// Reads a file. Its headings are the first row that names a date and an amount, else its first row.
    pub fn read(bytes: Bytes, choice: Choice, known: &Mapping) -> Result<Self, Faults> {
        let found = Self::cut(bytes.clone(), choice, known)?;
        if choice.delimiter.is_some() || found.is_told(known) {
            return Ok(found);
        }
        // A preamble has other cells than the lines below it, which misleads the guess of what stands
        // between cells: the first that makes headings one can read is right.
        for (delimiter, _) in csv::DELIMITERS {
            let choice = Choice { delimiter: Some(delimiter), ..choice };
            match Self::cut(bytes.clone(), choice, known) {
                Ok(other) if other.is_told(known) => return Ok(other),
                _ => {}
            }
        }
        Ok(found)
    }

    /// Whether its headings say enough.
    fn is_told(&self, known: &Mapping) -> bool {
        Mapping::guess(&self.headings, known).is_enough()
    }

    fn cut(bytes: Bytes, choice: Choice, known: &Mapping) -> Result<Self, Faults> {
        let table = Table::of(bytes, choice, TABLE_LIMITS)?;
        let mut rows: Vec<Line> = Vec::new();
        table.each(TABLE_LIMITS, |line| {
            rows.push(line);
            Ok::<_, Faults>(())
        })?;
        let names =
            |row: &Line| row.cells.iter().map(|cell| kept(cell, 120)).collect::<Vec<String>>();
        let at = rows
            .iter()
            .take(PREAMBLE)
            .position(|row| Mapping::guess(&names(row), known).is_enough());
        let mut rest = rows.split_off(at.unwrap_or(0).saturating_add(1).min(rows.len()));
        let top = rows.last().map(names).ok_or_else(|| Fault::new(FILE, "import-empty"))?;
        // Only headings that are understood have a second row: else the first row may be a line.
        let below = rest.first().map(names).filter(|below| at.is_some() && continues(&top, below));
        if below.is_some() {
            rest.remove(0);
        }
        let headings = told_apart(&top, &below.unwrap_or_default(), &rest);
        let format = match table.format() {
            Format::Csv => StatementFormat::Csv,
            Format::Xlsx => StatementFormat::Xlsx,
        };
        Ok(Self { headings, rows: rest, format, told: table.told() })
    }

    /// The first rows, each as long as the headings.
    pub fn samples(&self) -> Vec<Vec<String>> {
        let row = |line: &Line| {
            (0..self.headings.len())
                .map(|at| line.cell(at).map(|cell| kept(cell, 80)).unwrap_or_default())
                .collect()
        };
        self.rows.iter().take(SHOWN).map(row).collect()
    }

    /// The lines, as the columns are named. Rows without a date or without an amount are no lines: totals, and
    /// what banks write below. Those that have one of both are told of.
    pub fn lines(&self, mapping: &Mapping, account: &str) -> Result<Lines, Faults> {
        let mut faults = Faults::default();
        if !mapping.is_enough() {
            faults.add("columns", "statement-columns-needed");
        }
        let place = |column| mapping.place(&self.headings, column);
        let places = Places {
            date: place(Column::Date),
            amounts: [Column::Amount, Column::Credit, Column::Debit].map(place),
            currency: place(Column::Currency),
        };
        // What a workbook keeps as a number or a date leaves nothing to find out.
        let dates = self
            .rows
            .iter()
            .filter_map(|row| row.cell(places.date.filter(|at| !row.is_typed(*at))?));
        let dates: Vec<&str> = dates.map(bare).filter(|text| has_date(text)).collect();
        let order = mapping.dates.or_else(|| order_of(dates.iter().copied()));
        if order.is_none() {
            faults.add("dates", "statement-dates-unsure");
        }
        let amounts = self
            .rows
            .iter()
            .flat_map(|row| {
                let written = places.amounts.iter().flatten().filter(|at| !row.is_typed(**at));
                written.filter_map(|at| row.cell(*at))
            })
            .filter(|text| has_figure(text));
        let mark = mapping.decimals.or_else(|| mark_of(amounts));
        if mark.is_none() {
            faults.add("decimals", "statement-decimals-unsure");
        }
        let own: Option<Currency> = match mapping.currency.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(code) => faults.take(
                code.to_uppercase().parse().map_err(|_| Fault::new("currency", "unknown-currency")),
            ),
        };
        if own.is_none() && places.currency.is_none() {
            faults.add("currency", "required");
        }
        faults.finish()?;
        let (Some(order), Some(mark)) = (order, mark) else { return Ok(Lines::default()) };
        let (mut found, mut left_out) = (Vec::new(), Vec::new());
        for row in &self.rows {
            let wrong = |code: &'static str| Fault::new(FILE, code).with("line", row.row);
            if places.date.is_some_and(|at| row.is_failed(at)) {
                return Err(wrong("statement-bad-date").into());
            }
            if places.amounts.iter().flatten().any(|at| row.is_failed(*at)) {
                return Err(wrong("statement-bad-amount").into());
            }
            let said = places.date.and_then(|at| row.cell(at)).map(bare);
            let said = said.filter(|said| has_date(said));
            let has_amount =
                places.amounts.iter().flatten().any(|at| row.cell(*at).is_some_and(has_figure));
            let Some(said) = said.filter(|_| has_amount) else {
                if said.is_some() || has_amount {
                    left_out.push(row.row);
                }
                continue;
            };
            let Some((direction, amount)) = self.amount(row, &places, mark)? else { continue };
            let typed = places.date.is_some_and(|at| row.is_typed(at));
            let order = if typed { Dates::YearFirst } else { order };
            let booked_on = date_in(said, order).ok_or_else(|| wrong("statement-bad-date"))?;
            let code = places.currency.and_then(|at| row.cell(at));
            let currency: Currency = match code {
                Some(code) => {
                    code.to_uppercase().parse().map_err(|_| wrong("statement-bad-currency"))?
                }
                None => own.ok_or_else(|| wrong("statement-bad-currency"))?,
            };
            let amount = Money::from_decimal_positive(amount, currency)
                .map_err(|_| wrong("statement-bad-amount"))?;
            let text = |column, most| {
                let cell = place(column).and_then(|at| row.cell(at));
                cell.map(|cell| kept(cell, most)).filter(|text| !text.is_empty())
            };
            found.push(Found {
                account: account.to_owned(),
                direction,
                reversal: false,
                amount,
                booked_on,
                payer: text(Column::Payer, 200),
                payer_account: text(Column::PayerAccount, 64).map(|name| name_of(&name)),
                purpose: text(Column::Purpose, 1_000).unwrap_or_default(),
                elsewhere: String::new(),
                reference: text(Column::Reference, 255),
                within: None,
            });
        }
        // Not one date: they are written in a way nobody reads here.
        if let (true, Some(row)) = (found.is_empty(), left_out.first()) {
            return Err(Fault::new(FILE, "statement-bad-date").with("line", *row).into());
        }
        Ok(Lines { found, pending: 0, left_out })
    }

    /// Which way, and how much; `None` when the row has no amount or nought.
    fn amount(
        &self,
        row: &Line,
        places: &Places,
        mark: Mark,
    ) -> Result<Option<(Direction, Decimal)>, Faults> {
        let [amount, credit, debit] = places.amounts;
        let read = |at: usize| {
            let bad = || Fault::new(FILE, "statement-bad-amount").with("line", row.row);
            let mark = if row.is_typed(at) { Mark::Point } else { mark };
            let text = row.cell(at)?;
            Some(amount_in(text, mark).ok_or_else(|| Faults::from(bad())))
        };
        let mut way = None;
        for (place, out) in [(credit, false), (debit, true), (amount, false)] {
            let Some((negative, of)) = place.and_then(read).transpose()? else { continue };
            if of.is_zero() {
                continue;
            }
            // In a column of debits a minus is often only how a debit is written.
            let to = if out || negative { Direction::Debit } else { Direction::Credit };
            match way {
                None => way = Some((to, of)),
                // The same once more, signed, in a column of both ways.
                Some(known) if known == (to, of) => {}
                Some(_) => {
                    let both = Fault::new(FILE, "statement-both-ways").with("line", row.row);
                    return Err(both.into());
                }
            }
        }
        Ok(way)
    }
}

/// Whether a cell of dates has one: a total has words there, whatever they count.
fn has_date(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a cell of amounts has one: headings that are repeated are words.
fn has_figure(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
}

/// A date without what spreadsheet programs are told to take it for a text by: `="28.11.2026"`.
fn bare(text: &str) -> &str {
    text.trim_matches(['=', '"', '\'']).trim()
}

/// Where the needed columns are.
struct Places {
    date: Option<usize>,
    /// Amount, credit, debit.
    amounts: [Option<usize>; 3],
    currency: Option<usize>,
}
