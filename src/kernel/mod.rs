//! Values without I/O: the small types every floor above is written in.
//!
//! Nothing here knows a database, a request or a clock on the wall. A value that exists is valid:
//! constructors check, and the rest of the program need not.

pub mod calendar;
pub mod cell;
pub mod clock;
pub mod contact;
pub mod fault;
pub mod ids;
pub mod interval;
pub mod locale;
pub mod money;
pub mod number;
pub mod paging;
pub mod rate;
pub mod readable;
pub mod region;
pub mod secret;
pub mod signing;
pub mod text_enum;
