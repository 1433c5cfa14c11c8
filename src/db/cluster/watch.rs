//! Keeps one PostgreSQL running for as long as the server lives.
//!
//! A PostgreSQL that dies alone (killed for memory, crashed) is started again at the same address,
//! so the server's connections come back by themselves. One that keeps dying is given up.

use std::time::{Duration, Instant};

use super::ClusterError;
use super::address::Address;
use super::files::Home;
use super::identity::Identity;
use super::leash::Leash;
use super::lock::Lock;
use super::postmaster::Postmaster;
use super::programs::Programs;

/// How long PostgreSQL may take to become ready; replaying a crash is slow on a slow disk.
const READY: Duration = Duration::from_secs(600);
/// How long a start that failed for a passing reason is tried again, and how often.
const PASSING: Duration = Duration::from_secs(15);
const AGAIN: Duration = Duration::from_millis(200);
/// How often a starting, and a running, PostgreSQL is looked at.
const STARTING: Duration = Duration::from_millis(5);
const RUNNING: Duration = Duration::from_millis(500);
/// PostgreSQL may die this many times in a row, each time within this long of its start.
const DEATHS: u32 = 5;
const SHORT_LIFE: Duration = Duration::from_secs(60);

/// What it takes to start PostgreSQL.
#[derive(Debug)]
pub(super) struct Launch {
    pub(super) home: Home,
    pub(super) programs: Programs,
    pub(super) identity: Identity,
    pub(super) throwaway: bool,
}

/// A running PostgreSQL and the lock on its data folder.
#[derive(Debug)]
pub(super) struct Watch {
    launch: Launch,
    address: Address,
    postmaster: Postmaster,
    _lock: Lock,
}

/// How one attempt to start went.
enum Attempt {
    Ready(Postmaster),
    /// It ended; what its log says.
    Ended(String),
}

impl Watch {
    /// Starts PostgreSQL and waits until it takes connections.
    ///
    /// # Errors
    /// [`ClusterError::Start`] or [`ClusterError::Slow`] with the end of its log;
    /// [`ClusterError::Guard`] when the server went away meanwhile.
    pub(super) fn begin(launch: Launch, lock: Lock, leash: &Leash) -> Result<Self, ClusterError> {
        let until = Instant::now() + PASSING;
        loop {
            // A port found free may be taken a moment later, so each attempt chooses anew.
            let address = Address::choose(&launch.home.socket())?;
            match launch.attempt(&address, leash)? {
                Attempt::Ready(postmaster) => {
                    return Ok(Self { launch, address, postmaster, _lock: lock });
                }
                Attempt::Ended(log) => launch.retry_or_fail(log, until, leash)?,
            }
        }
    }

    /// Where PostgreSQL listens, from start to stop.
    pub(super) fn address(&self) -> &Address {
        &self.address
    }

    /// Watches until the server is gone, then stops PostgreSQL. False when PostgreSQL kept dying
    /// and was given up before.
    pub(super) fn keep(mut self, leash: &Leash) -> bool {
        let log = self.launch.home.log();
        let mut deaths = 0;
        let mut started = Instant::now();
        while leash.wait(RUNNING) {
            log.trim();
            let Some(status) = self.postmaster.ended() else { continue };
            deaths = if started.elapsed() < SHORT_LIFE { deaths + 1 } else { 1 };
            log.note(&format!("PostgreSQL ended by itself ({status})"));
            if deaths >= DEATHS || !self.revive(leash) {
                log.note("PostgreSQL is not started again");
                return false;
            }
            started = Instant::now();
        }
        self.postmaster.stop(self.launch.throwaway);
        true
    }

    /// Starts PostgreSQL again where it was.
    fn revive(&mut self, leash: &Leash) -> bool {
        let until = Instant::now() + PASSING;
        loop {
            let again = match self.launch.attempt(&self.address, leash) {
                Ok(Attempt::Ready(postmaster)) => {
                    self.postmaster = postmaster;
                    return true;
                }
                Ok(Attempt::Ended(log)) => self.launch.retry_or_fail(log, until, leash),
                Err(error) => Err(error),
            };
            if let Err(error) = again {
                self.launch.home.log().note(&error.to_string());
                return false;
            }
        }
    }
}

impl Launch {
    fn attempt(&self, address: &Address, leash: &Leash) -> Result<Attempt, ClusterError> {
        let log = self.home.log();
        let mark = log.length();
        let mut postmaster =
            Postmaster::spawn(&self.home, &self.programs, &self.identity, address)?;
        let until = Instant::now() + READY;
        loop {
            if postmaster.is_ready(&self.home) {
                return Ok(Attempt::Ready(postmaster));
            }
            if postmaster.ended().is_some() {
                return Ok(Attempt::Ended(log.tail(mark)));
            }
            if !leash.wait(STARTING) {
                postmaster.stop(self.throwaway);
                return Err(ClusterError::guard("the server went away"));
            }
            if Instant::now() >= until {
                postmaster.stop(self.throwaway);
                return Err(ClusterError::Slow {
                    folder: self.home.shown(),
                    seconds: READY.as_secs(),
                    log: log.tail(mark),
                });
            }
        }
    }

    /// Waits a moment when the reason will pass: the last sessions of a killed PostgreSQL are
    /// still ending, or another program was quicker to take the port.
    fn retry_or_fail(
        &self,
        log: String,
        until: Instant,
        leash: &Leash,
    ) -> Result<(), ClusterError> {
        let passing = ["shared memory block", "could not bind", "lock file"];
        if Instant::now() < until && passing.iter().any(|reason| log.contains(reason)) {
            leash.wait(AGAIN);
            return Ok(());
        }
        Err(ClusterError::Start { folder: self.home.shown(), log })
    }
}
