//! Doors that other people's machines and visitors call: no page of ours, no form token, an answer that
//! says what was made of what came.

pub mod answer;
pub mod arrived;
pub mod checkout;
pub mod link;
pub mod receiver;
pub mod replay;
pub mod site;
pub mod telephone;
