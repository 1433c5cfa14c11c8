//! Who did something to a lead, as its history tells it.

use crate::accounts::{BuyerSeat, ContractorSeat, StaffSeat};
use crate::kernel::ids::UserId;

crate::text_enum! {
    /// A side of the story. The two parties see the side, not the person behind it.
    pub enum Side {
        Buyer = "buyer",
        Contractor = "contractor",
        Staff = "staff",
        Clock = "clock",
        Exchange = "exchange",
    }
}

/// A side, and the user who acted for it when there was one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    pub side: Side,
    pub user: Option<UserId>,
}

impl Actor {
    /// A deadline that passed.
    pub const CLOCK: Self = Self { side: Side::Clock, user: None };
    /// The exchange itself, at intake.
    pub const EXCHANGE: Self = Self { side: Side::Exchange, user: None };
}

impl From<BuyerSeat> for Actor {
    fn from(seat: BuyerSeat) -> Self {
        Self { side: Side::Buyer, user: Some(seat.user) }
    }
}

impl From<ContractorSeat> for Actor {
    fn from(seat: ContractorSeat) -> Self {
        Self { side: Side::Contractor, user: Some(seat.user) }
    }
}

impl From<StaffSeat> for Actor {
    fn from(seat: StaffSeat) -> Self {
        Self { side: Side::Staff, user: Some(seat.user) }
    }
}
