//! Parties, the users who act for them, and how users prove who they are.
//!
//! A [`Person`] is a signed-in user with their seats. A seat is a user acting for a party in a
//! role; verbs demand the seat they need (`BuyerSeat`, `ContractorSeat`, `StaffSeat`), so a
//! signature says who may call it.

pub mod idempotency;
pub mod person;
pub mod seat;

use crate::db::DbError;

pub use person::Person;
pub use seat::{BuyerSeat, ContractorSeat, PartySeat, Role, StaffSeat};

/// What can go wrong here.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    #[error("not found")]
    NotFound,
    #[error(transparent)]
    Invalid(#[from] crate::kernel::fault::Faults),
    #[error(transparent)]
    Db(#[from] DbError),
}

crate::from_diesel!(AccountError);
