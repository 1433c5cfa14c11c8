//! Rejections over time: by day, or by seven days where the period is long.

use chrono::{Days, NaiveDate};

use super::Window;
use crate::offers::Reason;

/// Some days and their rejections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The first day.
    pub from: NaiveDate,
    /// Only reasons that occur, in the order they are declared.
    pub reasons: Vec<(Reason, i64)>,
}

impl Stretch {
    /// How many were rejected for a reason.
    pub fn of(&self, reason: Reason) -> i64 {
        self.reasons.iter().find(|(given, _)| *given == reason).map_or(0, |(_, count)| *count)
    }

    /// How many were rejected.
    pub fn total(&self) -> i64 {
        self.reasons.iter().map(|(_, count)| count).sum()
    }
}

/// The stretches of a window that ends on a day, oldest first and with the empty ones. They are cut
/// from the end, so the oldest may be shorter.
pub(super) fn stretches(
    window: Window,
    last: NaiveDate,
    counted: &[(NaiveDate, Reason, i64)],
) -> Vec<Stretch> {
    let length = window.stretch();
    let many = window.days().div_ceil(length);
    let before = |days: u64| last.checked_sub_days(Days::new(days)).unwrap_or(last);
    (0..many)
        .rev()
        .map(|back| {
            let to = before(back * length);
            let from = before((back * length + length - 1).min(window.days() - 1));
            let within = |day: &NaiveDate| *day >= from && *day <= to;
            let reasons = Reason::ALL.iter().filter_map(|&reason| {
                let of_it =
                    counted.iter().filter(|(day, given, _)| *given == reason && within(day));
                let count: i64 = of_it.map(|(.., count)| count).sum();
                (count > 0).then_some((reason, count))
            });
            Stretch { from, reasons: reasons.collect() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_whole_and_none_is_left_out() {
        let counted = vec![
            (day("2026-11-16"), Reason::Spam, 2),
            (day("2026-11-22"), Reason::Other, 1),
            (day("2026-11-22"), Reason::Spam, 4),
        ];
        let week = stretches(Window::Week, day("2026-11-22"), &counted);
        assert_eq!(week.len(), 7);
        assert_eq!((week[0].from, week[0].total()), (day("2026-11-16"), 2));
        assert_eq!((week[6].of(Reason::Spam), week[6].total()), (4, 5));
        assert_eq!(week.iter().map(Stretch::total).sum::<i64>(), 7);
        assert_eq!(stretches(Window::Month, day("2026-11-22"), &counted).len(), 30);
    }

    #[test]
    fn a_quarter_is_cut_into_weeks_from_its_end() {
        let counted = vec![
            (day("2026-08-25"), Reason::Spam, 1),
            (day("2026-11-15"), Reason::Spam, 2),
            (day("2026-11-16"), Reason::Spam, 3),
        ];
        let weeks = stretches(Window::Quarter, day("2026-11-22"), &counted);
        assert_eq!(weeks.len(), 13);
        assert_eq!(weeks[12].from, day("2026-11-16"));
        assert_eq!((weeks[12].total(), weeks[11].total()), (3, 2));
        // Six days are left for the oldest.
        assert_eq!((weeks[0].from, weeks[0].total()), (day("2026-08-25"), 1));
        assert_eq!(weeks[1].from, day("2026-08-31"));
    }
}
