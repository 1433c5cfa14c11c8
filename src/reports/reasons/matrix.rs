//! The matrix: a row a contractor, buyer, source or offer, a column a reason that occurs.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::Key;
use crate::offers::Reason;

/// The most rows a report shows.
pub const MOST_ROWS: usize = 20;

/// Leads decided, and how many of them were rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub decided: i64,
    pub rejected: i64,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub key: Key,
    /// Of the party or the offer; the source itself. Empty for leads without a source.
    pub name: String,
    /// Rejections by reason, in the order of the columns.
    pub counts: Vec<i64>,
    /// Rejections for any reason.
    pub total: i64,
    pub tally: Tally,
}

/// The reasons that occur, the commonest first.
pub(super) fn columns(counted: &[(Key, Reason, i64)]) -> Vec<(Reason, i64)> {
    let mut columns: Vec<(Reason, i64)> = Reason::ALL
        .iter()
        .map(|&reason| {
            let of_it = counted.iter().filter(|(_, given, _)| *given == reason);
            (reason, of_it.map(|(.., count)| count).sum())
        })
        .filter(|(_, count)| *count > 0)
        .collect();
    columns.sort_by_key(|(reason, count)| (Reverse(*count), *reason));
    columns
}

/// Every row, the one with most rejections first.
pub(super) fn rows(
    counted: &[(Key, Reason, i64)],
    decided: &HashMap<Key, Tally>,
    columns: &[(Reason, i64)],
) -> Vec<Row> {
    let mut by_key: HashMap<&Key, HashMap<Reason, i64>> = HashMap::new();
    for (key, reason, count) in counted {
        *by_key.entry(key).or_default().entry(*reason).or_default() += count;
    }
    let mut rows: Vec<Row> = by_key
        .into_iter()
        .map(|(key, reasons)| Row {
            key: key.clone(),
            name: String::new(),
            counts: columns
                .iter()
                .map(|(reason, _)| reasons.get(reason).copied().unwrap_or_default())
                .collect(),
            total: reasons.values().sum(),
            tally: decided.get(key).copied().unwrap_or_default(),
        })
        .collect();
    rows.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.key.cmp(&b.key)));
    rows
}

/// All decisions together.
pub(super) fn whole(decided: &HashMap<Key, Tally>) -> Tally {
    decided.values().fold(Tally::default(), |whole, tally| Tally {
        decided: whole.decided + tally.decided,
        rejected: whole.rejected + tally.rejected,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(name: &str) -> Key {
        Key::Source(name.to_owned())
    }

    #[test]
    fn rows_and_columns_stand_by_size() {
        let counted = vec![
            (source("b"), Reason::Spam, 2),
            (source("a"), Reason::Spam, 1),
            (source("a"), Reason::Language, 5),
            (Key::NoSource, Reason::Other, 3),
        ];
        let decided = HashMap::from([
            (source("a"), Tally { decided: 40, rejected: 6 }),
            (source("never rejected"), Tally { decided: 60, rejected: 0 }),
        ]);
        let columns = columns(&counted);
        assert_eq!(columns, [(Reason::Language, 5), (Reason::Spam, 3), (Reason::Other, 3)]);
        let rows = rows(&counted, &decided, &columns);
        let shown: Vec<_> = rows.iter().map(|row| (&row.key, row.counts.as_slice())).collect();
        assert_eq!(
            shown,
            [
                (&source("a"), [5, 1, 0].as_slice()),
                (&Key::NoSource, &[0, 0, 3]),
                (&source("b"), &[0, 2, 0])
            ]
        );
        assert_eq!(rows[0].tally, Tally { decided: 40, rejected: 6 });
        assert_eq!(rows[1].tally, Tally::default());
        assert_eq!(whole(&decided), Tally { decided: 100, rejected: 6 });
    }
}
