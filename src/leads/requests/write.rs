//! Writes requests down, each for the party it was sent for.

use std::collections::HashMap;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use serde::Deserialize;
use uuid::Uuid;

use super::{Document, Noted, Upshot};
use crate::accounts::Role;
use crate::db::Tx;
use crate::kernel::ids::{ApiRequestId, EngagementId, PartyId, UserId};
use crate::kernel::secret::Vault;
use crate::leads::LeadError;
use crate::schema::{api_requests, engagements, seats};

/// Writes those whose party can be told. A request of somebody without any is nobody's to read.
pub(super) fn write(tx: &mut Tx<'_>, vault: &Vault, requests: &[Noted]) -> Result<(), LeadError> {
    let named: Vec<Option<EngagementId>> = requests.iter().map(engagement).collect();
    let seats = seats(tx, requests)?;
    let owners = owners(tx, named.iter().flatten())?;
    let mut rows = Vec::with_capacity(requests.len());
    for (request, named) in requests.iter().zip(named) {
        let owner = named.and_then(|id| owners.get(&id).copied());
        let held = seats.get(&request.user).map_or(&[][..], Vec::as_slice);
        let Some(party) = request.party.or_else(|| party(held, owner)) else { continue };
        let id = ApiRequestId::new();
        let document = Document {
            key: request.key.clone(),
            idempotency_key: request.idempotency_key.clone(),
            request: request.request.body(),
            answer: request.answer.body(),
            told: request
                .told
                .clone()
                .unwrap_or_else(|| request.answer.whole().map(Upshot::read).unwrap_or_default()),
        };
        // A struct of strings and numbers always has a JSON form.
        let plain = serde_json::to_vec(&document).unwrap_or_default();
        rows.push((
            api_requests::id.eq(id),
            api_requests::party_id.eq(party),
            api_requests::engagement_id.eq(named.filter(|_| owner == Some(party))),
            api_requests::at.eq(request.at),
            api_requests::method.eq(&request.method),
            api_requests::path.eq(&request.path),
            api_requests::status.eq(i16::try_from(request.status).unwrap_or_default()),
            api_requests::sealed.eq(vault.seal(id.uuid().as_bytes(), &plain)?),
        ));
    }
    diesel::insert_into(api_requests::table).values(rows).execute(tx.conn())?;
    Ok(())
}

/// What a request was for: as the handler read it, else as a body says that was turned down before.
fn engagement(request: &Noted) -> Option<EngagementId> {
    #[derive(Deserialize)]
    struct Sent {
        engagement: EngagementId,
    }
    request.engagement.or_else(|| {
        let sent: Sent = serde_json::from_slice(request.request.whole()?).ok()?;
        Some(sent.engagement)
    })
}

/// Which parties users act for, as contractors first.
fn seats(
    tx: &mut Tx<'_>,
    requests: &[Noted],
) -> Result<HashMap<UserId, Vec<(Role, PartyId)>>, LeadError> {
    let users: Vec<UserId> =
        requests.iter().filter(|one| one.party.is_none()).map(|one| one.user).collect();
    let rows: Vec<(UserId, Role, Option<PartyId>)> = seats::table
        .filter(seats::user_id.eq_any(users))
        .order((seats::role.eq(Role::Contractor).desc(), seats::created_at, seats::id))
        .select((seats::user_id, seats::role, seats::party_id))
        .load(tx.conn())?;
    let mut held: HashMap<UserId, Vec<(Role, PartyId)>> = HashMap::new();
    for (user, role, party) in rows {
        if let Some(party) = party {
            held.entry(user).or_default().push((role, party));
        }
    }
    Ok(held)
}

/// The contractors of engagements.
fn owners<'a>(
    tx: &mut Tx<'_>,
    named: impl Iterator<Item = &'a EngagementId>,
) -> Result<HashMap<EngagementId, PartyId>, LeadError> {
    let named: Vec<Uuid> = named.map(|id| id.uuid()).collect();
    let rows: Vec<(EngagementId, PartyId)> = engagements::table
        .filter(engagements::id.eq_any(named))
        .select((engagements::id, engagements::party_id))
        .load(tx.conn())?;
    Ok(rows.into_iter().collect())
}

/// Of the parties a token's user acts for: the engagement's own, else the first.
fn party(held: &[(Role, PartyId)], owner: Option<PartyId>) -> Option<PartyId> {
    let sends = |party: &PartyId| held.contains(&(Role::Contractor, *party));
    owner.filter(sends).or_else(|| held.first().map(|(_, party)| *party))
}
