//! What staff write beside an amount: why, and in which currency.

use crate::kernel::fault::Fault;
use crate::kernel::money::Currency;

/// The most characters of a reason; the database's CHECKs say the same.
const MAX: usize = 500;

/// Why staff do something about somebody's money.
pub(super) fn read(written: &str) -> Result<String, Fault> {
    let text = written.trim();
    if text.is_empty() {
        return Err(Fault::new("reason", "required"));
    }
    if text.chars().count() > MAX {
        return Err(Fault::new("reason", "too-long").with("max", MAX));
    }
    if text.contains('\0') {
        return Err(Fault::new("reason", "bad-character"));
    }
    Ok(text.to_owned())
}

/// A currency the exchange works with.
pub(super) fn currency(
    field: &'static str,
    written: &str,
    enabled: &[Currency],
) -> Result<Currency, Fault> {
    let code = written.trim().to_ascii_uppercase();
    if code.is_empty() {
        return Err(Fault::new(field, "required"));
    }
    let known = code.parse::<Currency>().ok().filter(|currency| enabled.contains(currency));
    known.ok_or_else(|| Fault::new(field, "unknown-currency"))
}
