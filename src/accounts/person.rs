//! Who is signed in: a user with the seats they hold, read afresh for every request, so that a
//! suspension or a reset takes effect at once.

use std::collections::HashMap;

use diesel::{ExpressionMethods, JoinOnDsl, NullableExpressionMethods, QueryDsl, RunQueryDsl};

use super::{AccountError, BuyerSeat, ContractorSeat, PartySeat, Role, StaffSeat};
use crate::db::Tx;
use crate::kernel::ids::{PartyId, UserId};
use crate::kernel::locale::Locale;
use crate::schema::{parties, seats, users};

/// One seat of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldSeat {
    pub role: Role,
    /// `None` for staff, who act for the operator.
    pub party: Option<PartyId>,
    pub party_name: Option<String>,
    pub party_suspended: bool,
}

/// A user who may act: confirmed, not suspended.
#[derive(Debug, Clone)]
pub struct Person {
    pub user: UserId,
    pub email: String,
    pub locale: Locale,
    pub time_zone: String,
    /// The epoch sessions and tokens must have been issued under.
    pub epoch: i32,
    pub seats: Vec<HeldSeat>,
}

impl Person {
    /// Loads an active user with their seats; `None` when there is none, or it is suspended.
    pub fn load(tx: &mut Tx<'_>, id: UserId) -> Result<Option<Self>, AccountError> {
        Ok(Self::load_many(tx, &[id])?.remove(&id))
    }

    /// Loads many at once; those who are not there, or suspended, are left out.
    pub fn load_many(
        tx: &mut Tx<'_>,
        ids: &[UserId],
    ) -> Result<HashMap<UserId, Self>, AccountError> {
        type Row = (
            (UserId, String, Locale, String, i32),
            Option<Role>,
            Option<PartyId>,
            Option<String>,
            Option<String>,
        );
        let rows: Vec<Row> = users::table
            .left_join(
                seats::table
                    .left_join(parties::table.on(seats::party_id.eq(parties::id.nullable()))),
            )
            .filter(users::id.eq_any(ids))
            .filter(users::status.eq("active"))
            .order((seats::created_at, seats::id))
            .select((
                (users::id, users::email, users::locale, users::time_zone, users::epoch),
                seats::role.nullable(),
                seats::party_id.nullable(),
                parties::name.nullable(),
                parties::status.nullable(),
            ))
            .load(tx.conn())?;
        let mut people = HashMap::new();
        for (user, role, party, party_name, party_status) in rows {
            let (id, email, locale, time_zone, epoch) = user;
            let person = people.entry(id).or_insert_with(|| Self {
                user: id,
                email,
                locale,
                time_zone,
                epoch,
                seats: Vec::new(),
            });
            if let Some(role) = role {
                let party_suspended = party_status.as_deref() == Some("suspended");
                person.seats.push(HeldSeat { role, party, party_name, party_suspended });
            }
        }
        Ok(people)
    }

    /// The party acted for in a role: the one wished for when held, else the first.
    fn party(&self, role: Role, wish: Option<PartyId>) -> Option<PartyId> {
        let mut held =
            self.seats.iter().filter(|seat| seat.role == role).filter_map(|seat| seat.party);
        match wish {
            Some(party) => held.find(|&held| held == party),
            None => held.next(),
        }
    }

    pub fn buyer(&self, wish: Option<PartyId>) -> Option<BuyerSeat> {
        self.party(Role::Buyer, wish).map(|party| BuyerSeat { user: self.user, party })
    }

    pub fn contractor(&self, wish: Option<PartyId>) -> Option<ContractorSeat> {
        self.party(Role::Contractor, wish).map(|party| ContractorSeat { user: self.user, party })
    }

    pub fn staff(&self) -> Option<StaffSeat> {
        self.seats
            .iter()
            .any(|seat| seat.role == Role::Staff)
            .then_some(StaffSeat { user: self.user })
    }

    /// A seat with any party, for what both roles may do.
    pub fn party_seat(&self, wish: Option<PartyId>) -> Option<PartySeat> {
        self.buyer(wish).map(PartySeat::from).or_else(|| self.contractor(wish).map(PartySeat::from))
    }

    /// Whether this person acts for a party in any role.
    pub fn belongs_to(&self, party: PartyId) -> bool {
        self.seats.iter().any(|seat| seat.party == Some(party))
    }
}
