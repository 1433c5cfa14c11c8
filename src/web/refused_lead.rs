//! Why the exchange refused a lead, in words.

use crate::i18n::Reader;
use crate::leads::intake::Rule;
use crate::offers::budget::Full;

/// What a rule says; of a budget also which one it was, and when there is room again.
pub fn words(reader: &Reader, rule: Rule, full: Option<&Full>) -> String {
    let plain = || reader.word("refusal", rule.as_str()).to_string();
    let Some(full) = full.filter(|_| rule == Rule::Budget) else { return plain() };
    let which = reader.word("refusal-budget", full.limit.as_str());
    match full.opens_at {
        Some(at) => {
            let opens = reader.t("refusal-budget-opens").with("when", reader.when(at));
            format!("{which} {opens}")
        }
        None => which.to_string(),
    }
}
