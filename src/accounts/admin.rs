//! The operator makes a member of staff from the command line.
//!
//! Whoever can run the program with its settings owns the installation, so this asks for no seat;
//! it is written to the audit trail as an act of the new member.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::link::{self, Purpose};
use super::password::PasswordHash;
use super::{AccountError, Role, StaffSeat, audit, sign_out};
use crate::db::Tx;
use crate::kernel::contact::Email;
use crate::kernel::ids::{SeatId, UserId};
use crate::kernel::secret::Token;
use crate::schema::{seats, users};

/// How long a link printed at a terminal works.
pub const PRINTED_LINK: TimeDelta = TimeDelta::hours(24);

/// Makes `email` a member of staff, or takes an existing one as it is. With a password (hashed) it
/// is set, and everything that was signed in ends; without one the answer is the token of a
/// single-use sign-in link.
pub fn create_staff(
    tx: &mut Tx<'_>,
    email: &Email,
    password: Option<&PasswordHash>,
) -> Result<Option<Token>, AccountError> {
    let user = find_or_insert(tx, email)?;
    seat(tx, user)?;
    let detail = serde_json::json!({ "email": email.as_str(), "password": password.is_some() });
    audit::record(tx, StaffSeat { user }, "staff_created", "user", user.uuid(), detail)?;
    match password {
        Some(hash) => {
            diesel::update(users::table.find(user))
                .set(users::password_hash.eq(hash.as_str()))
                .execute(tx.conn())?;
            sign_out::everywhere(tx, &[user])?;
            Ok(None)
        }
        None => link::create_lasting(tx, Purpose::SignIn, user, PRINTED_LINK).map(Some),
    }
}

fn find_or_insert(tx: &mut Tx<'_>, email: &Email) -> Result<UserId, AccountError> {
    let now = tx.now();
    diesel::insert_into(users::table)
        .values((
            users::id.eq(UserId::new()),
            users::email.eq(email.as_str()),
            users::locale.eq(crate::kernel::locale::Locale::default()),
            users::time_zone.eq("UTC"),
            users::email_confirmed_at.eq(now),
            users::created_at.eq(now),
        ))
        .on_conflict(users::email)
        .do_nothing()
        .execute(tx.conn())?;
    let (user, status): (UserId, String) = users::table
        .filter(users::email.eq(email.as_str()))
        .select((users::id, users::status))
        .for_no_key_update()
        .first(tx.conn())?;
    if status == "suspended" {
        return Err(AccountError::Suspended);
    }
    let party: Option<uuid::Uuid> = seats::table
        .filter(seats::user_id.eq(user))
        .filter(seats::party_id.is_not_null())
        .select(seats::id)
        .first(tx.conn())
        .optional()?;
    match party {
        Some(_) => Err(AccountError::ActsForParty),
        None => Ok(user),
    }
}

/// Seats a user as staff; one who sits already stays seated.
pub(super) fn seat(tx: &mut Tx<'_>, user: UserId) -> Result<(), AccountError> {
    let now = tx.now();
    diesel::insert_into(seats::table)
        .values((
            seats::id.eq(SeatId::new()),
            seats::user_id.eq(user),
            seats::role.eq(Role::Staff),
            seats::created_at.eq(now),
        ))
        .on_conflict((seats::user_id, seats::party_id, seats::role))
        .do_nothing()
        .execute(tx.conn())?;
    Ok(())
}
