//! Single-use links: mailed, or printed for the operator.
//!
//! A link is a random token of which the hash is kept. It is used by one UPDATE that finds it
//! unused, so of two people pressing the button at once exactly one gets through.

use chrono::TimeDelta;
use diesel::{BoolExpressionMethods, ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::AccountError;
use crate::db::Tx;
use crate::kernel::contact::Email;
use crate::kernel::ids::{LinkId, UserId};
use crate::kernel::secret::Token;
use crate::schema::links;

crate::text_enum! {
    /// What a link is for.
    pub enum Purpose {
        /// Proves that a new user reads their mail.
        Confirmation = "confirmation",
        /// Lets a user set a new password.
        Reset = "reset",
        /// Signs a user in without a password.
        SignIn = "sign_in",
        /// Lets somebody without a user become staff.
        Invitation = "invitation",
    }
}

impl Purpose {
    /// How long a link of this purpose works.
    pub fn lifetime(self) -> TimeDelta {
        match self {
            Self::Confirmation => TimeDelta::hours(48),
            Self::Reset => TimeDelta::hours(1),
            Self::SignIn => TimeDelta::minutes(15),
            Self::Invitation => TimeDelta::days(7),
        }
    }
}

/// Makes a link for a user that works as long as its purpose says.
pub fn create(tx: &mut Tx<'_>, purpose: Purpose, user: UserId) -> Result<Token, AccountError> {
    create_lasting(tx, purpose, user, purpose.lifetime())
}

/// Makes a link for a user that works for `lifetime`: links printed by the program itself wait for
/// somebody at a terminal, and may last longer than mailed ones.
pub fn create_lasting(
    tx: &mut Tx<'_>,
    purpose: Purpose,
    user: UserId,
    lifetime: TimeDelta,
) -> Result<Token, AccountError> {
    insert(tx, purpose, Some(user), None, lifetime)
}

/// Makes an invitation for an address that has no user.
pub fn create_for_address(tx: &mut Tx<'_>, email: &Email) -> Result<Token, AccountError> {
    insert(tx, Purpose::Invitation, None, Some(email), Purpose::Invitation.lifetime())
}

fn insert(
    tx: &mut Tx<'_>,
    purpose: Purpose,
    user: Option<UserId>,
    email: Option<&Email>,
    lifetime: TimeDelta,
) -> Result<Token, AccountError> {
    let token = Token::generate()?;
    let now = tx.now();
    diesel::insert_into(links::table)
        .values((
            links::id.eq(LinkId::new()),
            links::purpose.eq(purpose),
            links::user_id.eq(user.map(UserId::uuid)),
            links::email.eq(email.map(Email::as_str)),
            links::token_hash.eq(token.hash()),
            links::created_at.eq(now),
            links::expires_at.eq(now + lifetime),
        ))
        .execute(tx.conn())?;
    Ok(token)
}

/// Whom a link names: a user, or for an invitation an address.
type Named = (Option<UserId>, Option<String>);

/// Uses a link up; [`AccountError::LinkSpent`] when it was used, has run out, or never was.
fn take(tx: &mut Tx<'_>, purpose: Purpose, token: &Token) -> Result<Named, AccountError> {
    let now = tx.now();
    diesel::update(links::table)
        .filter(links::token_hash.eq(token.hash()).and(links::purpose.eq(purpose)))
        .filter(links::used_at.is_null().and(links::expires_at.gt(now)))
        .set(links::used_at.eq(now))
        .returning((links::user_id, links::email))
        .get_result(tx.conn())
        .optional()?
        .ok_or(AccountError::LinkSpent)
}

/// Uses a link up and answers whose it was.
pub fn consume(tx: &mut Tx<'_>, purpose: Purpose, token: &Token) -> Result<UserId, AccountError> {
    let (user, _) = take(tx, purpose, token)?;
    user.ok_or(AccountError::LinkSpent)
}

/// Uses an invitation up and answers which address it was sent to.
pub fn consume_invitation(tx: &mut Tx<'_>, token: &Token) -> Result<Email, AccountError> {
    let (_, email) = take(tx, Purpose::Invitation, token)?;
    email.as_deref().and_then(Email::parse).ok_or(AccountError::LinkSpent)
}

/// Whether a link would work now, without using it: what a page shows before its button is pressed,
/// because programs that scan mails open every link they find.
pub fn works(tx: &mut Tx<'_>, purpose: Purpose, token: &Token) -> Result<bool, AccountError> {
    let now = tx.now();
    let query = links::table
        .filter(links::token_hash.eq(token.hash()).and(links::purpose.eq(purpose)))
        .filter(links::used_at.is_null().and(links::expires_at.gt(now)));
    Ok(diesel::select(diesel::dsl::exists(query)).get_result(tx.conn())?)
}

/// The address a working invitation was sent to; `None` when it does not work.
pub fn invited_address(tx: &mut Tx<'_>, token: &Token) -> Result<Option<String>, AccountError> {
    let now = tx.now();
    let email: Option<Option<String>> = links::table
        .filter(links::token_hash.eq(token.hash()).and(links::purpose.eq(Purpose::Invitation)))
        .filter(links::used_at.is_null().and(links::expires_at.gt(now)))
        .select(links::email)
        .first(tx.conn())
        .optional()?;
    Ok(email.flatten())
}

/// Makes every unused link of a purpose worthless: a newer one takes its place, or what it was for
/// is done.
pub fn revoke(tx: &mut Tx<'_>, purpose: Purpose, user: UserId) -> Result<(), AccountError> {
    diesel::delete(links::table)
        .filter(
            links::user_id.eq(user).and(links::purpose.eq(purpose)).and(links::used_at.is_null()),
        )
        .execute(tx.conn())?;
    Ok(())
}
