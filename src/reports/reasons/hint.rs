//! The hint: which reason to work on, and where it comes from.
//!
//! A pure rule over the counts. What to do about it is for pages to say, to each side in its own
//! words (`reasons-remedy-…`).

use super::{Key, Row};
use crate::offers::Reason;

/// Fewer rejections than this show chance and not a cause.
pub const ENOUGH: i64 = 10;

/// What the counts say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// There are fewer than [`ENOUGH`] rejections.
    TooEarly { rejections: i64 },
    /// No reason stands out.
    Spread { rejections: i64 },
    /// One reason makes two fifths of the rejections or more.
    One {
        reason: Reason,
        count: i64,
        rejections: i64,
        /// The row that more than half of these come from, and how many.
        row: Option<(Key, i64)>,
    },
}

/// Reads the hint out of the columns, commonest first, and all the rows.
pub(super) fn hint(columns: &[(Reason, i64)], rows: &[Row]) -> Hint {
    let rejections = columns.iter().map(|(_, count)| count).sum();
    if rejections < ENOUGH {
        return Hint::TooEarly { rejections };
    }
    match columns.first() {
        Some(&(reason, count)) if count * 5 >= rejections * 2 => {
            // The commonest reason is the first column.
            let of_it = |row: &Row| row.counts.first().copied().unwrap_or_default();
            let largest = rows.iter().max_by_key(|row| of_it(row));
            let row = largest.map(|row| (row.key.clone(), of_it(row)));
            Hint::One { reason, count, rejections, row: row.filter(|(_, part)| part * 2 > count) }
        }
        _ => Hint::Spread { rejections },
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tally;
    use super::*;

    fn row(name: &str, counts: &[i64]) -> Row {
        Row {
            key: Key::Source(name.to_owned()),
            name: String::new(),
            counts: counts.to_vec(),
            total: counts.iter().sum(),
            tally: Tally::default(),
        }
    }

    fn told(rows: &[Row]) -> Hint {
        let at = |nth: usize| rows.iter().map(|row| row.counts[nth]).sum::<i64>();
        let columns = [Reason::Spam, Reason::Language, Reason::Other];
        let columns: Vec<_> = columns.into_iter().enumerate().map(|(n, r)| (r, at(n))).collect();
        hint(&columns, rows)
    }

    #[test]
    fn a_few_rejections_tell_nothing() {
        assert_eq!(told(&[row("a", &[9, 0, 0])]), Hint::TooEarly { rejections: 9 });
        assert_eq!(told(&[]), Hint::TooEarly { rejections: 0 });
        assert!(matches!(told(&[row("a", &[10, 0, 0])]), Hint::One { rejections: 10, .. }));
    }

    #[test]
    fn a_reason_is_named_from_two_fifths_on() {
        let of_100 = |spam, language, other| told(&[row("a", &[spam, language, other])]);
        assert!(matches!(of_100(40, 30, 30), Hint::One { reason: Reason::Spam, count: 40, .. }));
        assert_eq!(of_100(39, 31, 30), Hint::Spread { rejections: 100 });
        assert!(matches!(of_100(45, 45, 10), Hint::One { reason: Reason::Spam, .. }));
    }

    #[test]
    fn a_row_is_named_only_when_most_come_from_it() {
        let named = |rows: &[Row]| match told(rows) {
            Hint::One { row, .. } => row,
            Hint::TooEarly { .. } | Hint::Spread { .. } => None,
        };
        assert_eq!(
            named(&[row("a", &[4, 9, 0]), row("b", &[6, 0, 0]), row("c", &[1, 0, 0])]),
            Some((Key::Source("b".into()), 6))
        );
        // Exactly half is not most.
        assert_eq!(named(&[row("a", &[5, 0, 0]), row("b", &[5, 0, 0])]), None);
    }
}
