//! Reads what was written into one field of a draft, or says what is wrong with it.

use std::ops::RangeInclusive;
use std::str::FromStr;

use crate::kernel::fault::{Fault, Faults};
use crate::kernel::money::{BadAmount, Currency, Money};
use crate::kernel::readable;

/// A text of so many characters, trimmed, without any that cannot be seen.
pub(in crate::offers) fn text(
    field: &'static str,
    written: &str,
    length: RangeInclusive<usize>,
) -> Result<String, Fault> {
    let text = readable::lines(written);
    let count = text.chars().count();
    if count == 0 && !length.contains(&0) {
        return Err(Fault::new(field, "required"));
    }
    if count < *length.start() {
        return Err(Fault::new(field, "too-short").with("min", length.start()));
    }
    if count > *length.end() {
        return Err(Fault::new(field, "too-long").with("max", length.end()));
    }
    Ok(text)
}

/// One of an enum's words.
pub(in crate::offers) fn choice<T: FromStr>(
    field: &'static str,
    written: &str,
) -> Result<T, Fault> {
    match written.trim() {
        "" => Err(Fault::new(field, "required")),
        word => word.parse().map_err(|_| Fault::new(field, "not-a-choice")),
    }
}

/// A whole number within bounds.
pub(in crate::offers) fn whole(
    field: &'static str,
    written: &str,
    bounds: &RangeInclusive<i32>,
) -> Result<i32, Fault> {
    let number: i32 = match written.trim() {
        "" => return Err(Fault::new(field, "required")),
        written => written.parse().map_err(|_| Fault::new(field, "not-a-whole-number"))?,
    };
    if bounds.contains(&number) {
        Ok(number)
    } else {
        Err(Fault::new(field, "out-of-range").with("min", bounds.start()).with("max", bounds.end()))
    }
}

/// A cap on a number of leads; none when blank.
pub(in crate::offers) fn cap(
    field: &'static str,
    written: &str,
    faults: &mut Faults,
) -> Option<i32> {
    if written.trim().is_empty() {
        None
    } else {
        faults.take(whole(field, written, &(1..=1_000_000_000)))
    }
}

/// An amount above zero; none when blank.
pub(in crate::offers) fn amount(
    field: &'static str,
    written: &str,
    currency: Currency,
    faults: &mut Faults,
) -> Option<Money> {
    if written.trim().is_empty() {
        return None;
    }
    let read = Money::parse_positive(written, currency);
    faults.take(read.map_err(|bad: BadAmount| {
        Fault::new(field, bad.fault_code())
            .with("decimals", currency.decimals())
            .with("currency", currency)
    }))
}
