//! Letters about a credit limit that was set.

use super::{Audience, Kind, Notice, Value};
use crate::db::{DbError, Tx};
use crate::ledger::credit;
use crate::outbox::Fact;

/// One look-up a fact: staff set limits by hand, one at a time.
pub(super) fn notices(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Notice>, DbError> {
    let mut notices = Vec::new();
    for fact in facts {
        let Fact::CreditChanged { limit } = fact else { continue };
        let Some(told) = credit::told(tx, *limit)? else { continue };
        let line = if told.amount.minor() == 0 { "ended" } else { "line" };
        let notice = Notice::new(Kind::CreditChanged, Audience::Everyone(told.party), "/money");
        notices.push(
            notice
                .line(line)
                .with("amount", Value::Money(told.amount))
                .with("currency", Value::Words(told.amount.currency().code().to_owned())),
        );
    }
    Ok(notices)
}
