//! Whether buyers can pay what comes next: offers that cannot pause, those that can again resume, and
//! their buyers are told.
//!
//! [`watch`] and [`warn`] look at all offers at once, now and then, and lock only what they change: the
//! intake never waits for them. A lead that comes before its offer paused is refused for want of money.
//!
//! From the first warning until there is enough again is one episode of a party and a currency, a row of
//! `low_balances`: in it each letter is written once, however often money comes and goes.

mod setting;
mod warn;
mod watch;

pub use setting::{Setting, set, setting};
pub use warn::warn;
pub use watch::{Short, short, watch};
