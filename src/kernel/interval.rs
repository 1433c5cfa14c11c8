//! How sure a measured share is: Wilson's score interval.
//!
//! E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22
//! (1927). Unlike the textbook interval it stays within 0 to 1 and is honest for small samples and
//! for shares near nothing or all, which is what a test lot has.

/// The 97.5th percentile of the normal distribution: 95 % lie within it on both sides.
const Z: f64 = 1.959_963_984_540_054;

/// Where a true share lies with 95 % confidence, as shares from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Interval {
    /// Of `part` out of `whole` seen. `None` when nothing was seen, or the part is no part.
    pub fn of(part: i64, whole: i64) -> Option<Self> {
        let (part, whole) = (u32::try_from(part).ok()?, u32::try_from(whole).ok()?);
        if whole == 0 || part > whole {
            return None;
        }
        let (k, n) = (f64::from(part), f64::from(whole));
        let (p, zz) = (k / n, Z * Z);
        let middle = p + zz / (2.0 * n);
        let reach = Z * (p * (1.0 - p) / n + zz / (4.0 * n * n)).sqrt();
        let scale = 1.0 + zz / n;
        // Nothing seen of either kind pins that end, where rounding would leave a speck.
        Some(Self {
            low: if part == 0 { 0.0 } else { ((middle - reach) / scale).max(0.0) },
            high: if part == whole { 1.0 } else { ((middle + reach) / scale).min(1.0) },
        })
    }

    /// Both ends in whole percents, rounded outward: the interval shown is never narrower than it is.
    pub fn percents(self) -> (u8, u8) {
        let whole = |share: f64, up: bool| {
            (0u8..=100)
                .rev()
                .find(|percent| {
                    let edge = f64::from(*percent) / 100.0;
                    if up { edge <= share } else { edge <= share + f64::EPSILON }
                })
                .unwrap_or(0)
        };
        let (low, high) = (whole(self.low, false), whole(self.high, true));
        let exact = f64::from(high) / 100.0 >= self.high;
        (low, if exact { high } else { high.saturating_add(1).min(100) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_published_values() {
        // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
        // Medicine 17 (1998), table I, method 3.
        for (part, whole, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let interval = Interval::of(part, whole).unwrap();
            assert!((interval.low - low).abs() < 5e-5, "{part}/{whole}: {interval:?}");
            assert!((interval.high - high).abs() < 5e-5, "{part}/{whole}: {interval:?}");
        }
        assert_eq!(Interval::of(20, 20).unwrap().high, 1.0);
        assert_eq!(Interval::of(0, 0), None);
        assert_eq!(Interval::of(3, 2), None);
    }

    #[test]
    fn is_shown_no_narrower_than_it_is() {
        assert_eq!(Interval::of(81, 263).unwrap().percents(), (25, 37));
        assert_eq!(Interval::of(0, 20).unwrap().percents(), (0, 17));
        assert_eq!(Interval::of(20, 20).unwrap().percents(), (83, 100));
        assert_eq!(Interval { low: 0.25, high: 0.5 }.percents(), (25, 50));
    }

    proptest::proptest! {
        #[test]
        fn holds_the_share_it_was_measured_at(whole in 1i64..2_000, part in 0i64..2_000) {
            proptest::prop_assume!(part <= whole);
            let interval = Interval::of(part, whole).unwrap();
            let share = f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap());
            proptest::prop_assert!(interval.low <= share && share <= interval.high);
            let (low, high) = interval.percents();
            proptest::prop_assert!(f64::from(low) / 100.0 <= interval.low + 1e-9);
            proptest::prop_assert!(f64::from(high) / 100.0 >= interval.high - 1e-9);
        }
    }
}
