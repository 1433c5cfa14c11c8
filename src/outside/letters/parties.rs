//! Letters about a party as a whole.

use std::collections::HashMap;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{Audience, Kind, Notice, Value};
use crate::db::{DbError, Tx};
use crate::kernel::ids::PartyId;
use crate::outbox::Fact;
use crate::schema::parties;

pub(super) fn notices(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Notice>, DbError> {
    let told: Vec<(PartyId, Kind)> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::PartySuspended { party } => Some((*party, Kind::PartySuspended)),
            Fact::PartyRestored { party } => Some((*party, Kind::PartyRestored)),
            _ => None,
        })
        .collect();
    if told.is_empty() {
        return Ok(Vec::new());
    }
    let ids = told.iter().map(|(party, _)| party.uuid());
    let rows: Vec<(PartyId, String, Option<String>)> = parties::table
        .filter(parties::id.eq_any(ids))
        .select((parties::id, parties::name, parties::suspended_reason))
        .load(tx.conn())?;
    let rows: HashMap<PartyId, (String, Option<String>)> =
        rows.into_iter().map(|(id, name, reason)| (id, (name, reason))).collect();
    Ok(told
        .into_iter()
        .filter_map(|(party, kind)| {
            let (name, reason) = rows.get(&party)?;
            let notice = Notice::new(kind, Audience::Everyone(party), kind.list())
                .with("party", Value::Words(name.clone()));
            // Restored meanwhile: there is no reason any more, and the next letter says so.
            Some(match reason {
                Some(reason) if kind == Kind::PartySuspended => {
                    notice.line("reason").with("reason", Value::Words(reason.clone()))
                }
                _ => notice,
            })
        })
        .collect())
}
