//! Parties, the users who act for them, and how users prove who they are.
//!
//! A [`Person`] is a signed-in user with their seats. A seat is a user acting for a party in a
//! role; verbs demand the seat they need (`BuyerSeat`, `ContractorSeat`, `StaffSeat`), so a
//! signature says who may call it.
//!
//! What always holds here:
//!
//! - Of every secret handed out (session, refresh token, mailed link) only a hash is kept.
//! - Everything a user was let in with carries the user's **epoch**. A reset, a change of password,
//!   a suspension or "sign out everywhere" raises it, and all of that is dead with the next request:
//!   nothing has to be found and deleted for it to end.
//! - Nobody learns from an answer whether an address has a user: sign-up, reset and a wrong
//!   password answer the same, and take the same work, whether or not it has.
//! - Hashing a password takes tens of milliseconds of processor time on purpose, so it is done
//!   outside transactions: [`sign_in::Candidate`] is read in one, proved in none, and what
//!   [`sign_in::Proven`] opens is checked against the epoch in the next.

pub mod admin;
pub mod audit;
pub mod change_password;
pub mod confirm;
pub mod enter;
pub mod idempotency;
pub mod invitation;
pub mod key;
pub mod limits;
pub mod link;
pub mod party;
pub mod password;
pub mod person;
pub mod reset;
pub mod seat;
pub mod session;
pub mod sign_in;
pub mod sign_out;
pub mod sign_up;
pub mod sweep;
pub mod token;
pub mod user;
pub mod zone;

use crate::db::DbError;
use crate::kernel::fault::Faults;
use crate::kernel::secret::NoRandomness;

pub use limits::Limits;
pub use person::Person;
pub use seat::{BuyerSeat, ContractorSeat, PartySeat, Role, StaffSeat};
pub use sign_in::Proven;

/// What can go wrong here.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    #[error("not found")]
    NotFound,
    #[error(transparent)]
    Invalid(#[from] Faults),
    /// No such user, or not that password: nobody is told which.
    #[error("wrong e-mail or password")]
    WrongCredentials,
    /// Said only to somebody who knows the password.
    #[error("the e-mail address is not confirmed yet")]
    EmailNotConfirmed,
    /// Said only to somebody who knows the password.
    #[error("the user is suspended")]
    Suspended,
    /// The link was used, has run out, or never was.
    #[error("the link no longer works")]
    LinkSpent,
    /// The address of an invitation got a user meanwhile.
    #[error("the address has a user")]
    AddressTaken,
    /// A user who trades cannot also be staff: they would judge their own leads.
    #[error("the user acts for a party")]
    ActsForParty,
    /// A party has as many keys as it may have.
    #[error("too many keys")]
    TooManyKeys,
    /// Staff cannot suspend themselves.
    #[error("not yourself")]
    NotYourself,
    /// It is suspended, or active, already.
    #[error("already done")]
    AlreadyDone,
    /// A fault of ours: no randomness, or a password hash that cannot be made or read.
    #[error("cannot keep a secret: {0}")]
    Secret(String),
    #[error(transparent)]
    Db(#[from] DbError),
}

crate::from_diesel!(AccountError);

impl From<NoRandomness> for AccountError {
    fn from(error: NoRandomness) -> Self {
        Self::Secret(error.to_string())
    }
}
