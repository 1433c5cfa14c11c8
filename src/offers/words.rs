//! A few words of one person to another: a reason, a message.

use crate::kernel::fault::{Fault, Faults};

/// The most characters.
const MAX: usize = 2_000;

/// The words trimmed; `None` when there are none.
pub(super) fn optional(field: &'static str, written: &str) -> Result<Option<String>, Faults> {
    let text = written.trim();
    if text.chars().count() > MAX {
        return Err(Fault::new(field, "too-long").with("max", MAX).into());
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\r' && c != '\t') {
        return Err(Fault::new(field, "invalid").into());
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// The same where there must be some.
pub(super) fn required(field: &'static str, written: &str) -> Result<String, Faults> {
    optional(field, written)?.ok_or_else(|| Fault::new(field, "required").into())
}
