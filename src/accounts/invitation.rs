//! Staff join by invitation: a link by mail, whose reader sets a password.

use diesel::result::{DatabaseErrorKind, Error as DieselError};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::password::PasswordHash;
use super::{AccountError, Proven, StaffSeat, admin, audit, link, sign_up};
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::UserId;
use crate::kernel::locale::Locale;
use crate::kernel::secret::Token;
use crate::outbox::{self, Fact};
use crate::schema::users;

/// Invites an address that has no user. Staff may know whether one has, so a taken one is named.
pub fn invite(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    email: &str,
    locale: Locale,
) -> Result<(), AccountError> {
    let email = sign_up::email(email).map_err(Faults::from)?;
    let taken: bool =
        diesel::select(diesel::dsl::exists(users::table.filter(users::email.eq(email.as_str()))))
            .get_result(tx.conn())?;
    if taken {
        return Err(Faults::from(Fault::new("email", "email-has-user")).into());
    }
    let token = link::create_for_address(tx, &email)?;
    let detail = serde_json::json!({ "email": email.as_str(), "locale": locale });
    audit::record(tx, staff, "staff_invited", "user", staff.user.uuid(), detail)?;
    let email = email.as_str().to_owned();
    outbox::tell(tx, &[Fact::Invited { email, locale, token: token.reveal().to_owned() }])?;
    Ok(())
}

/// Accepts: makes the user, confirmed because the mail was read, and seats them as staff. The answer
/// opens their first session.
pub fn accept(
    tx: &mut Tx<'_>,
    token: &Token,
    hash: &PasswordHash,
    locale: Locale,
    time_zone: chrono_tz::Tz,
) -> Result<Proven, AccountError> {
    let email = link::consume_invitation(tx, token)?;
    let user = UserId::new();
    let now = tx.now();
    diesel::insert_into(users::table)
        .values((
            users::id.eq(user),
            users::email.eq(email.as_str()),
            users::password_hash.eq(hash.as_str()),
            users::locale.eq(locale),
            users::time_zone.eq(time_zone.name()),
            users::email_confirmed_at.eq(now),
            users::created_at.eq(now),
        ))
        .execute(tx.conn())
        .map_err(|error| match error {
            DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => {
                AccountError::AddressTaken
            }
            error => error.into(),
        })?;
    admin::seat(tx, user)?;
    let detail = serde_json::json!({ "email": email.as_str() });
    audit::record(tx, StaffSeat { user }, "staff_joined", "user", user.uuid(), detail)?;
    Ok(Proven::new(user, 0))
}
