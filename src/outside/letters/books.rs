//! The letter nobody wants: the books do not add up.

use super::{Audience, Kind, Notice, Value};
use crate::db::{DbError, Tx};
use crate::outbox::Fact;

pub(super) fn notices(_: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Notice>, DbError> {
    Ok(facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::LedgerAlarm { rule, what } => Some(
                Notice::new(Kind::LedgerAlarm, Audience::Staff, Kind::LedgerAlarm.list())
                    .line("line")
                    .with("rule", Value::Words(rule.clone()))
                    .with("what", Value::Words(what.clone())),
            ),
            _ => None,
        })
        .collect())
}
