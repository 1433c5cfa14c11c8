//! The balance of the last thirty days, as a line.

use crate::i18n::Reader;
use crate::kernel::money::Currency;
use crate::ledger::daily::Daily;
use crate::web::charts::{Caption, Chart, Series};

/// The chart of one wallet; none before a second day is known.
pub(super) fn balance(reader: &Reader, currency: Currency, days: &[Daily]) -> Option<Chart> {
    let (first, last) = (days.first()?, days.last()?);
    if first.day == last.day {
        return None;
    }
    let low = days.iter().min_by_key(|day| day.balance.minor())?;
    let high = days.iter().max_by_key(|day| day.balance.minor())?;
    let title = reader.t("money-chart").with("currency", currency.code()).to_string();
    let summary = reader
        .t("money-chart-summary")
        .with("first", reader.money_full(first.balance))
        .with("last", reader.money_full(last.balance))
        .with("low", reader.money_full(low.balance))
        .with("high", reader.money_full(high.balance))
        .to_string();
    let unit = 10_i64.checked_pow(currency.decimals()).unwrap_or(1);
    let series = Series {
        name: reader.t("money-balance").to_string(),
        values: days.iter().map(|day| day.balance.minor() / unit).collect(),
        shown: days.iter().map(|day| reader.money_full(day.balance)).collect(),
    };
    let labels = days.iter().map(|day| reader.calendar(day.day)).collect();
    let caption = Caption { id: "balance-by-day".to_owned(), title, summary };
    Some(Chart::lines(reader, caption, labels, vec![series]))
}
