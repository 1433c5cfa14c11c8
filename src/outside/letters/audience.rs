//! Who reads a letter.

use std::collections::{HashMap, HashSet};

use diesel::{BoolExpressionMethods, ExpressionMethods, QueryDsl, RunQueryDsl};
use uuid::Uuid;

use crate::accounts::Role;
use crate::db::{DbError, Tx};
use crate::i18n::Reader;
use crate::kernel::ids::{PartyId, UserId};
use crate::kernel::locale::Locale;
use crate::schema::{seats, users};

/// Whom a notice is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Audience {
    User(UserId),
    /// Everyone who acts for the party in this role.
    Party(PartyId, Role),
    /// Everyone who acts for the party at all.
    Everyone(PartyId),
    /// Every member of staff.
    Staff,
    /// An address that has no user yet.
    Address {
        email: String,
        locale: Locale,
    },
}

/// One person to write to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recipient {
    pub user: Option<UserId>,
    pub email: String,
    pub reader: Reader,
}

/// The people behind a number of audiences, read at once.
pub(super) struct Directory {
    people: HashMap<UserId, Recipient>,
    /// (party, role, user); staff have no party. In the order of the seats, so that letters are
    /// written in the same order every time.
    seats: Vec<(Option<PartyId>, Role, UserId)>,
}

impl Directory {
    /// Reads whoever the audiences can mean. Two statements.
    pub(super) fn read<'a>(
        tx: &mut Tx<'_>,
        audiences: impl Iterator<Item = &'a Audience>,
    ) -> Result<Self, DbError> {
        let (mut named, mut parties, mut roles): (Vec<Uuid>, Vec<Uuid>, Vec<Role>) =
            Default::default();
        for audience in audiences {
            match audience {
                Audience::User(user) => named.push(user.uuid()),
                Audience::Party(party, _) | Audience::Everyone(party) => parties.push(party.uuid()),
                Audience::Staff => roles.push(Role::Staff),
                Audience::Address { .. } => {}
            }
        }
        let seats: Vec<(Option<PartyId>, Role, UserId)> = seats::table
            .filter(seats::party_id.eq_any(&parties).or(seats::role.eq_any(roles)))
            .order((seats::created_at, seats::id))
            .select((seats::party_id, seats::role, seats::user_id))
            .load(tx.conn())?;
        named.extend(seats.iter().map(|(.., user)| user.uuid()));
        let people: Vec<(UserId, String, Locale, String)> = users::table
            .filter(users::id.eq_any(&named))
            .filter(users::status.eq("active"))
            .select((users::id, users::email, users::locale, users::time_zone))
            .load(tx.conn())?;
        let people = people
            .into_iter()
            .map(|(id, email, locale, zone)| {
                let zone = zone.parse().unwrap_or(chrono_tz::UTC);
                (id, Recipient { user: Some(id), email, reader: Reader::new(locale, zone) })
            })
            .collect();
        Ok(Self { people, seats })
    }

    /// The people an audience means: active ones, each once.
    pub(super) fn people(&self, audience: &Audience) -> Vec<Recipient> {
        let mut users: Vec<UserId> = match audience {
            Audience::Address { email, locale } => {
                let reader = Reader::new(*locale, chrono_tz::UTC);
                return vec![Recipient { user: None, email: email.clone(), reader }];
            }
            Audience::User(user) => vec![*user],
            Audience::Party(party, role) => self.seated(|p, r| p == Some(*party) && r == *role),
            Audience::Everyone(party) => self.seated(|p, _| p == Some(*party)),
            Audience::Staff => self.seated(|_, r| r == Role::Staff),
        };
        let mut seen = HashSet::new();
        users.retain(|user| seen.insert(*user));
        users.iter().filter_map(|user| self.people.get(user).cloned()).collect()
    }

    fn seated(&self, fits: impl Fn(Option<PartyId>, Role) -> bool) -> Vec<UserId> {
        self.seats
            .iter()
            .filter(|(party, role, _)| fits(*party, *role))
            .map(|(.., user)| *user)
            .collect()
    }
}
