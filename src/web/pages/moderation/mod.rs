//! What staff keep an eye on: alarms, and corrections that wait for a second person.

pub mod alarms;
pub mod corrections;
