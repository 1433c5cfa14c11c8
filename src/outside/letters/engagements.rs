//! Letters about who may work on an offer.

use std::collections::HashMap;

use diesel::{BoolExpressionMethods, ExpressionMethods, JoinOnDsl, QueryDsl, RunQueryDsl};

use super::{Audience, Kind, Notice, Value};
use crate::accounts::Role;
use crate::db::{DbError, Tx};
use crate::kernel::ids::{EngagementId, OfferId, PartyId};
use crate::outbox::Fact;
use crate::schema::{engagements, offers, parties, terms};

struct Engagement {
    offer: OfferId,
    title: String,
    buyer: PartyId,
    contractor: PartyId,
    contractor_name: String,
    declined_reason: Option<String>,
}

pub(super) fn notices(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Notice>, DbError> {
    let told: Vec<(EngagementId, Kind)> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::EngagementRequested { engagement } => {
                Some((*engagement, Kind::EngagementRequested))
            }
            Fact::EngagementApproved { engagement } => {
                Some((*engagement, Kind::EngagementApproved))
            }
            Fact::EngagementDeclined { engagement } => {
                Some((*engagement, Kind::EngagementDeclined))
            }
            _ => None,
        })
        .collect();
    if told.is_empty() {
        return Ok(Vec::new());
    }
    let rows = read(tx, told.iter().map(|(id, _)| *id))?;
    Ok(told.into_iter().filter_map(|(id, kind)| Some(notice(id, kind, rows.get(&id)?))).collect())
}

fn notice(id: EngagementId, kind: Kind, row: &Engagement) -> Notice {
    let title = Value::Words(row.title.clone());
    let contractor = Audience::Party(row.contractor, Role::Contractor);
    match kind {
        Kind::EngagementRequested => {
            let to = Audience::Party(row.buyer, Role::Buyer);
            Notice::new(kind, to, kind.list())
                .line("line")
                .with("party", Value::Words(row.contractor_name.clone()))
                .with("offer", title)
        }
        Kind::EngagementApproved => {
            let path = format!("/contractor/leads/new?engagement={id}");
            Notice::new(kind, contractor, path).line("line").with("offer", title)
        }
        _ => {
            let notice = Notice::new(kind, contractor, format!("/offers/{}", row.offer));
            match &row.declined_reason {
                Some(reason) => notice.line("reason").with("reason", Value::Words(reason.clone())),
                None => notice.line("line"),
            }
            .with("offer", title)
        }
    }
}

fn read(
    tx: &mut Tx<'_>,
    ids: impl Iterator<Item = EngagementId>,
) -> Result<HashMap<EngagementId, Engagement>, DbError> {
    type Row = (EngagementId, OfferId, String, PartyId, PartyId, String, Option<String>);
    let newest = terms::offer_id.eq(offers::id).and(terms::version.eq(offers::terms_version));
    let rows: Vec<Row> = engagements::table
        .inner_join(offers::table.on(offers::id.eq(engagements::offer_id)))
        .inner_join(terms::table.on(newest))
        .inner_join(parties::table.on(parties::id.eq(engagements::party_id)))
        .filter(engagements::id.eq_any(ids.map(EngagementId::uuid)))
        .select((
            engagements::id,
            engagements::offer_id,
            terms::title,
            engagements::buyer_id,
            engagements::party_id,
            parties::name,
            engagements::declined_reason,
        ))
        .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .map(|(id, offer, title, buyer, contractor, contractor_name, declined_reason)| {
            let row =
                Engagement { offer, title, buyer, contractor, contractor_name, declined_reason };
            (id, row)
        })
        .collect())
}
