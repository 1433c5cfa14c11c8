//! What the columns of a table are called, so that each has a name of its own.
//!
//! Headings may stand in two rows ("Amount" over "Debit" and "Credit"), may be repeated, and may be
//! missing: a name is what a column is remembered by, and two columns under one name would be taken for
//! each other.

use super::mapping::plain;
use crate::doors::imports::Line;

/// Whether a row goes on with the headings above it: it has words where those have none, and no figure.
pub(super) fn continues(top: &[String], below: &[String]) -> bool {
    let figure = |text: &String| text.chars().any(|c| c.is_ascii_digit());
    let beneath_nothing = |at: usize| top.get(at).is_none_or(String::is_empty);
    !below.iter().any(figure)
        && below.iter().enumerate().any(|(at, text)| !text.is_empty() && beneath_nothing(at))
}

/// A name for each column that holds anything, empty for the others. A heading over several columns is a
/// part of the name of each; what is repeated or missing is told apart by the column's letters: `Sum [C]`.
pub(super) fn told_apart(top: &[String], below: &[String], rows: &[Line]) -> Vec<String> {
    let held = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let width = top.len().max(below.len()).max(held);
    let word = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
    let mut over = String::new();
    let mut names: Vec<String> = Vec::with_capacity(width);
    for at in 0..width {
        let (mut first, second) = (word(top, at), word(below, at));
        if !first.is_empty() {
            over.clone_from(&first);
        } else if !second.is_empty() {
            first.clone_from(&over);
        }
        names.push(format!("{first} {second}").trim().to_owned());
    }
    let alike: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let is_repeated =
        |at: usize| alike.iter().filter(|other| alike.get(at) == Some(other)).count() > 1;
    let named = names.iter().enumerate().map(|(at, name)| {
        let held = || rows.iter().any(|row| row.cell(at).is_some());
        match name.is_empty() {
            true if held() => format!("[{}]", letters(at)),
            false if is_repeated(at) => format!("{name} [{}]", letters(at)),
            _ => name.clone(),
        }
    });
    named.collect()
}

/// A name without the letters that tell its column from another; `None` when it had none. Empty where the
/// column has no heading.
pub(super) fn shared(name: &str, at: usize) -> Option<&str> {
    name.strip_suffix(&format!("[{}]", letters(at))).map(str::trim_end)
}

/// The letters of a column, counted from 0: A, B … Z, AA.
fn letters(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(
            u8::try_from(at % 26).map_or('?', |digit| char::from(b'A'.saturating_add(digit))),
        );
        match (at / 26).checked_sub(1) {
            Some(rest) => at = rest,
            None => break,
        }
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(row: &[&str]) -> Vec<String> {
        row.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn every_column_has_a_name_of_its_own() {
        let row = Line {
            row: 2,
            cells: words(&["1", "2", "3", "", "5"]),
            typed: Vec::new(),
            failed: Vec::new(),
        };
        let told = |top: &[&str], below: &[&str]| {
            told_apart(&words(top), &words(below), std::slice::from_ref(&row))
        };
        assert_eq!(told(&["Date", "Sum", "Sum"], &[]), ["Date", "Sum [B]", "Sum [C]", "", "[E]"]);
        assert_eq!(
            told(&["Date", "Sum", "", "Payer"], &["", "Debit", "Credit"]),
            ["Date", "Sum Debit", "Sum Credit", "Payer", "[E]"]
        );
        assert_eq!((shared("Sum [C]", 2), shared("[E]", 4)), (Some("Sum"), Some("")));
        assert_eq!(shared("Amount [EUR]", 2), None, "a bank's own");
        assert_eq!(told(&["Fecha", "FECHA"], &[])[..2], ["Fecha [A]", "FECHA [B]"]);
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_second_row_of_headings_has_words_where_the_first_has_none() {
        let top = words(&["Date", "Sum", "", "Payer"]);
        for (below, wanted) in [
            (["", "Debit", "Credit", ""], true),
            (["", "", "", "Opening balance"], false),
            (["", "Debit", "100.00", ""], false),
            (["", "", "", ""], false),
        ] {
            assert_eq!(continues(&top, &words(&below)), wanted, "{below:?}");
        }
    }
}
