//! How often somebody may try to get in, or have a mail sent.
//!
//! Kept in memory, by the wall clock, and forgotten with a restart: it slows guessing down and is
//! no record. Each try is counted three ways, and the first limit reached answers:
//!
//! | counted by | sign-in | mail (sign-up, resend, reset) | refresh, hosted form |
//! |---|---|---|---|
//! | address and network | 10, then one each 30 s | 10, then one each 30 s | |
//! | address alone | 100, then one each 30 s | 10, then one each 30 s | |
//! | network alone | 60, then one a second | 60, then one a second | 60, then one a second |
//!
//! The address alone has the wider limit for sign-in, so that a stranger's guesses do not keep the
//! owner out, and a guesser with many networks still gets nowhere. A network is an IPv4 address or
//! an IPv6 /64, which is what one customer is given.
//!
//! While the demo market lives through its month, in a process that is not ready for anybody yet,
//! this machine itself is not counted: for its people days pass between two calls.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::kernel::clock::Clock as Time;
use crate::kernel::contact::Email;
use crate::kernel::secret::digest;

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    /// A password, for a session or for tokens.
    SignIn,
    /// A sign-up, which sends a mail.
    SignUp,
    /// A reset or another confirmation link, which sends a mail.
    Mail,
    /// A refresh token, or a mailed link.
    Token,
    /// A hosted form, sent by a stranger.
    Form,
}

/// Too often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many tries; again in {retry_after} s")]
pub struct TooOften {
    /// Seconds until a try may succeed, at least one.
    pub retry_after: u32,
}

/// Keys are digests: addresses are not kept, and a long one takes no more room.
type Counter = DefaultKeyedRateLimiter<[u8; 32]>;

const fn burst(size: u32) -> NonZeroU32 {
    match NonZeroU32::new(size) {
        Some(size) => size,
        None => NonZeroU32::MIN,
    }
}

/// Ten at once, then one each half a minute.
const NARROW: (NonZeroU32, Duration) = (burst(10), Duration::from_secs(30));
/// A hundred at once, then one each half a minute.
const WIDE: (NonZeroU32, Duration) = (burst(100), Duration::from_secs(30));
/// Sixty at once, then one a second.
const NETWORK: (NonZeroU32, Duration) = (burst(60), Duration::from_secs(1));

/// Counters that are full again are forgotten once in so many tries.
const FORGET_EVERY: u32 = 4096;

/// The counters of one process. Clones share them.
#[derive(Clone)]
pub struct Limits(Arc<Counters>);

struct Counters {
    narrow: Counter,
    wide: Counter,
    network: Counter,
    tries: AtomicU32,
    clock: DefaultClock,
    /// The program's own time.
    time: Time,
}

impl std::fmt::Debug for Limits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Limits")
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new(Time::default())
    }
}

impl Limits {
    /// Counters of a program that lives by this clock.
    pub fn new(time: Time) -> Self {
        let counter = |(size, each): (NonZeroU32, Duration)| {
            RateLimiter::dashmap(
                Quota::with_period(each).unwrap_or(Quota::per_second(size)).allow_burst(size),
            )
        };
        Self(Arc::new(Counters {
            narrow: counter(NARROW),
            wide: counter(WIDE),
            network: counter(NETWORK),
            tries: AtomicU32::new(0),
            clock: DefaultClock::default(),
            time,
        }))
    }

    /// Counts a try for an address (as typed) from `ip`, and refuses one too many.
    pub fn check(&self, attempt: Attempt, address: &str, ip: IpAddr) -> Result<(), TooOften> {
        self.check_network(attempt, ip)?;
        let address = Email::spelling(address);
        let network = network(ip).to_string();
        let counters = &self.0;
        match attempt {
            Attempt::SignIn => {
                counters.count(&counters.narrow, &[attempt.word(), &address, &network])?;
                counters.count(&counters.wide, &[attempt.word(), &address])
            }
            // Sent to the address whoever asks, so counted by the address alone.
            Attempt::SignUp | Attempt::Mail => {
                counters.count(&counters.narrow, &["mail", &address])
            }
            Attempt::Token | Attempt::Form => Ok(()),
        }
    }

    /// Counts a try that names no address.
    pub fn check_network(&self, attempt: Attempt, ip: IpAddr) -> Result<(), TooOften> {
        let counters = &self.0;
        if counters.time.in_past() && ip.is_loopback() {
            return Ok(());
        }
        if counters.tries.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
            for counter in [&counters.narrow, &counters.wide, &counters.network] {
                counter.retain_recent();
            }
        }
        counters.count(&counters.network, &[attempt.word(), &network(ip).to_string()])
    }
}

impl Attempt {
    const fn word(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::SignUp => "sign-up",
            Self::Mail => "mail",
            Self::Token => "token",
            Self::Form => "form",
        }
    }
}

impl Counters {
    fn count(&self, counter: &Counter, key: &[&str]) -> Result<(), TooOften> {
        let key = digest(key.join("\0").as_bytes());
        counter.check_key(&key).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            let seconds = u32::try_from(wait.as_secs()).unwrap_or(u32::MAX);
            TooOften { retry_after: seconds.saturating_add(1) }
        })
    }
}

/// An IPv4 address, or the first half of an IPv6 one.
fn network(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn ten_quick_guesses_and_no_more() {
        let limits = Limits::default();
        for _ in 0..10 {
            limits.check(Attempt::SignIn, "anna@example.com", ip("192.0.2.1")).unwrap();
        }
        let refused =
            limits.check(Attempt::SignIn, " Anna@example.com", ip("192.0.2.1")).unwrap_err();
        assert!((1..=31).contains(&refused.retry_after), "{refused}");
        limits.check(Attempt::SignIn, "boris@example.com", ip("192.0.2.1")).unwrap();
        limits.check(Attempt::SignIn, "anna@example.com", ip("192.0.2.2")).unwrap();
    }

    #[test]
    fn many_networks_do_not_help_a_guesser() {
        let limits = Limits::default();
        let let_through = (0..1000u32)
            .filter(|n| {
                limits
                    .check(Attempt::SignIn, "anna@example.com", IpAddr::V4((n << 8).into()))
                    .is_ok()
            })
            .count();
        assert!((100..=101).contains(&let_through), "{let_through}");
    }

    #[test]
    fn one_network_cannot_try_every_address() {
        let limits = Limits::default();
        let let_through = (0..200)
            .filter(|n| {
                limits
                    .check(Attempt::SignIn, &format!("{n}@example.com"), ip("2001:db8::1"))
                    .is_ok()
            })
            .count();
        assert!((60..=62).contains(&let_through), "{let_through}");
        // Another host of the same /64 is the same customer, and another /64 is not.
        assert!(limits.check(Attempt::SignIn, "x@example.com", ip("2001:db8::ffff")).is_err());
        assert!(limits.check(Attempt::SignIn, "x@example.com", ip("2001:db8:0:1::1")).is_ok());
    }
}
