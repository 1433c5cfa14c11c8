//! Letters about what staff must look at, and about mistakes made good.

use std::collections::HashMap;

use diesel::{BoolExpressionMethods, ExpressionMethods, JoinOnDsl, QueryDsl, RunQueryDsl};

use super::{Audience, Kind, Notice, Value};
use crate::accounts::Role;
use crate::db::{DbError, Tx};
use crate::kernel::ids::{CorrectionId, PartyId};
use crate::kernel::money::{Currency, Money};
use crate::moderation::correction::CorrectionStatus;
use crate::outbox::Fact;
use crate::schema::{corrections, leads, parties, terms};

pub(super) fn notices(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Notice>, DbError> {
    let corrections = corrections_of(tx, facts)?;
    let names = names_of(tx, facts)?;
    Ok(facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::BulkRejection { buyer, rejected, decided } => {
                Some(bulk(names.get(buyer)?, *rejected, *decided))
            }
            Fact::CorrectionAsked { correction } => asked(corrections.get(correction)?),
            Fact::CorrectionPaid { correction } => Some(paid(corrections.get(correction)?)),
            _ => None,
        })
        .collect())
}

fn bulk(name: &str, rejected: i64, decided: i64) -> Notice {
    let notice = Notice::new(Kind::BulkRejection, Audience::Staff, Kind::BulkRejection.list())
        .with("party", Value::Words(name.to_owned()))
        .with("rejected", Value::Count(rejected));
    if rejected > decided {
        // Rejected inside the guarantee: decided before this day.
        notice.line("guarantee")
    } else {
        notice.line("line").with("decided", Value::Count(decided))
    }
}

/// What a letter says of a correction.
struct Correction {
    offer: String,
    party: PartyId,
    party_name: String,
    role: Role,
    amount: Money,
    status: CorrectionStatus,
}

/// To all of staff: whoever asked learns from it that somebody else must act. None when it was
/// decided before this letter was written.
fn asked(correction: &Correction) -> Option<Notice> {
    let notice = Notice::new(Kind::CorrectionAsked, Audience::Staff, Kind::CorrectionAsked.list())
        .line("line")
        .with("offer", Value::Words(correction.offer.clone()))
        .with("party", Value::Words(correction.party_name.clone()))
        .with("amount", Value::Money(correction.amount));
    (correction.status == CorrectionStatus::Asked).then_some(notice)
}

fn paid(correction: &Correction) -> Notice {
    let to = Audience::Party(correction.party, correction.role);
    Notice::new(Kind::CorrectionPaid, to, Kind::CorrectionPaid.list())
        .line("line")
        .with("offer", Value::Words(correction.offer.clone()))
        .with("amount", Value::Money(correction.amount))
}

fn corrections_of(
    tx: &mut Tx<'_>,
    facts: &[Fact],
) -> Result<HashMap<CorrectionId, Correction>, DbError> {
    let told: Vec<_> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::CorrectionAsked { correction } | Fact::CorrectionPaid { correction } => {
                Some(correction.uuid())
            }
            _ => None,
        })
        .collect();
    if told.is_empty() {
        return Ok(HashMap::new());
    }
    type Row = (CorrectionId, String, (PartyId, String, PartyId), i64, String, CorrectionStatus);
    let under = terms::offer_id.eq(leads::offer_id).and(terms::version.eq(leads::terms_version));
    let rows: Vec<Row> = corrections::table
        .inner_join(leads::table)
        .inner_join(parties::table)
        .inner_join(terms::table.on(under))
        .filter(corrections::id.eq_any(told))
        .select((
            corrections::id,
            terms::title,
            (corrections::party_id, parties::name, leads::buyer_id),
            corrections::amount,
            corrections::currency,
            corrections::status,
        ))
        .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, offer, (party, party_name, buyer), amount, currency, status)| {
            let currency: Currency = currency.parse().ok()?;
            let role = if party == buyer { Role::Buyer } else { Role::Contractor };
            let amount = Money::new(amount, currency);
            Some((id, Correction { offer, party, party_name, role, amount, status }))
        })
        .collect())
}

fn names_of(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<HashMap<PartyId, String>, DbError> {
    let buyers: Vec<_> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::BulkRejection { buyer, .. } => Some(buyer.uuid()),
            _ => None,
        })
        .collect();
    if buyers.is_empty() {
        return Ok(HashMap::new());
    }
    let names: Vec<(PartyId, String)> = parties::table
        .filter(parties::id.eq_any(buyers))
        .select((parties::id, parties::name))
        .load(tx.conn())?;
    Ok(names.into_iter().collect())
}
