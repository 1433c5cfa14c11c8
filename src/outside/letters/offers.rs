//! Letters about offers: to their buyer what staff decided, to those who work on them what changed.

use std::collections::HashMap;

use diesel::{BoolExpressionMethods, ExpressionMethods, JoinOnDsl, QueryDsl, RunQueryDsl};

use super::{Audience, Kind, Notice, Value};
use crate::accounts::Role;
use crate::db::{DbError, Tx};
use crate::kernel::ids::{OfferId, PartyId};
use crate::outbox::Fact;
use crate::schema::{engagements, offers, terms};

struct Offer {
    party: PartyId,
    title: String,
    sent_back_reason: Option<String>,
}

pub(super) fn notices(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Notice>, DbError> {
    let ids: Vec<OfferId> = facts.iter().filter_map(offer_of).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let offers = read(tx, &ids)?;
    let workers = workers(tx, facts)?;
    let mut notices = Vec::new();
    for fact in facts {
        let Some((id, offer)) = offer_of(fact).and_then(|id| Some((id, offers.get(&id)?))) else {
            continue;
        };
        let title = Value::Words(offer.title.clone());
        let buyer = Audience::Party(offer.party, Role::Buyer);
        match fact {
            Fact::OfferPublished { .. } => notices.push(
                Notice::new(Kind::OfferPublished, buyer, format!("/buyer/offers/{id}"))
                    .line("line")
                    .with("offer", title),
            ),
            Fact::OfferSentBack { .. } => {
                let reason = offer.sent_back_reason.clone().unwrap_or_default();
                notices.push(
                    Notice::new(Kind::OfferSentBack, buyer, format!("/buyer/offers/{id}"))
                        .line("line")
                        .with("offer", title)
                        .with("reason", Value::Words(reason)),
                );
            }
            Fact::LotUsed { .. } => notices.push(
                Notice::new(Kind::LotUsed, buyer, format!("/buyer/offers/{id}/lot"))
                    .line("line")
                    .with("offer", title),
            ),
            Fact::TermsChanged { version, .. } => {
                notices.extend(workers.iter().filter(|(on, _)| *on == id).map(|(_, party)| {
                    let to = Audience::Party(*party, Role::Contractor);
                    Notice::new(Kind::TermsChanged, to, format!("/offers/{id}"))
                        .line("line")
                        .with("offer", title.clone())
                        .with("version", Value::Name(*version))
                }));
            }
            _ => {}
        }
    }
    Ok(notices)
}

fn offer_of(fact: &Fact) -> Option<OfferId> {
    match fact {
        Fact::OfferPublished { offer }
        | Fact::OfferSentBack { offer }
        | Fact::LotUsed { offer }
        | Fact::TermsChanged { offer, .. } => Some(*offer),
        _ => None,
    }
}

fn read(tx: &mut Tx<'_>, ids: &[OfferId]) -> Result<HashMap<OfferId, Offer>, DbError> {
    let newest = terms::offer_id.eq(offers::id).and(terms::version.eq(offers::terms_version));
    let rows: Vec<(OfferId, PartyId, String, Option<String>)> = offers::table
        .inner_join(terms::table.on(newest))
        .filter(offers::id.eq_any(ids.iter().map(|id| id.uuid())))
        .select((offers::id, offers::party_id, terms::title, offers::sent_back_reason))
        .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .map(|(id, party, title, sent_back_reason)| (id, Offer { party, title, sent_back_reason }))
        .collect())
}

/// Who works on the offers whose terms changed.
fn workers(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<(OfferId, PartyId)>, DbError> {
    let changed: Vec<_> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::TermsChanged { offer, .. } => Some(offer.uuid()),
            _ => None,
        })
        .collect();
    if changed.is_empty() {
        return Ok(Vec::new());
    }
    Ok(engagements::table
        .filter(engagements::offer_id.eq_any(changed))
        .filter(engagements::status.eq("active"))
        .order(engagements::id)
        .select((engagements::offer_id, engagements::party_id))
        .load(tx.conn())?)
}
