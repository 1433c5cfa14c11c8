//! The world outside: what the exchange says to people and how it gets there.
//!
//! - [`http`] calls addresses that users gave: trackers, and networks leads are fetched from.
//! - [`letters`] turns facts into letters: words for one reader, no addresses of servers.
//! - [`http`] asks other people's servers.
//! - [`rails`] speaks to payment providers: a trait, and each one's protocol.
//! - [`mail`] carries a letter out: a trait, SMTP, and files for an exchange without SMTP.
//!
//! Nothing here runs inside the transaction of the change it tells; the jobs call it afterwards.

pub mod http;
pub mod letters;
pub mod mail;
pub mod rails;
