//! One file per movement of money. Each takes many at once and posts them in one statement.

mod capture;
mod compensate;
mod end;
mod exchange;
mod hold;
mod release;
mod top_up;
mod top_up_refund;
mod withdrawal_payment;
mod withdrawal_request;
mod withdrawal_return;

pub use capture::{Capture, capture};
pub use compensate::{compensate, made_for};
pub use end::end_holds;
pub use exchange::exchange;
pub use hold::{HoldOrder, hold};
pub use release::{Release, release};
pub use top_up::top_up;
pub use top_up_refund::{top_up_refund, top_up_refund_return};
pub use withdrawal_payment::{Payment, withdrawal_payment};
pub use withdrawal_request::withdrawal_request;
pub use withdrawal_return::withdrawal_return;
