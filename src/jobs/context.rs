//! What jobs work with.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::schedule::JOBS;
use crate::config::Config;
use crate::db::Db;
use crate::kernel::secret::Vault;
use crate::leads::queue::Queue;
use crate::outside::http::{Http, Https};
use crate::outside::mail::Mailer;
use crate::outside::rails::Rails;
use crate::payouts::act::issue::Issuer;

/// The database, the ways in and out, and the sign to stop. Clones share all of it.
#[derive(Clone)]
pub struct Context {
    pub db: Db,
    /// Links in letters start with it.
    pub base_url: Arc<str>,
    pub mailer: Arc<dyn Mailer>,
    /// The way to other people's servers.
    pub http: Arc<dyn Http>,
    /// Where Meta's lead forms are read.
    pub graph_url: Arc<str>,
    /// The payment rails that are set up.
    pub rails: Rails,
    /// How many leads' money buyers are warned at when they say no number.
    pub low_balance_leads: i32,
    /// Who issues acts, and when their months begin.
    pub issuer: Arc<Issuer>,
    /// Opens what is sealed: files of leads wait that way.
    pub vault: Vault,
    /// Where jobs hand leads, like every door.
    pub intake: Queue,
    /// One lock a job: within a process a job runs once at a time.
    turns: Arc<BTreeMap<&'static str, Mutex<()>>>,
    stop: Arc<(Mutex<bool>, Condvar)>,
}

impl Context {
    pub fn new(
        db: Db,
        config: &Config,
        mailer: Arc<dyn Mailer>,
        vault: Vault,
        intake: Queue,
    ) -> Self {
        let turns = JOBS.iter().map(|job| (job.name, Mutex::new(()))).collect();
        Self {
            db,
            base_url: config.base_url.as_str().into(),
            mailer,
            http: Arc::new(Https::new(config.private_calls)),
            graph_url: config.graph_url.as_str().into(),
            rails: Rails::from_config(config),
            low_balance_leads: config.low_balance_leads,
            issuer: Arc::new(Issuer { zone: config.calendar.zone, details: config.issuer() }),
            vault,
            intake,
            turns: Arc::new(turns),
            stop: Arc::default(),
        }
    }

    /// The lock of a job.
    pub(super) fn turn(&self, job: &str) -> Option<&Mutex<()>> {
        self.turns.get(job)
    }

    /// Whether jobs shall end what they have in hand and begin nothing new.
    pub fn stopping(&self) -> bool {
        *self.stop.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks all jobs to stop, and wakes those that wait.
    pub(super) fn ask_to_stop(&self) {
        *self.stop.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.stop.1.notify_all();
        self.db.news().ring();
    }

    /// Waits, but not past the sign to stop.
    pub(super) fn pause(&self, length: Duration) {
        let until = Instant::now() + length;
        let (stop, changed) = &*self.stop;
        let mut stopped = stop.lock().unwrap_or_else(PoisonError::into_inner);
        while !*stopped {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            stopped = changed.wait_timeout(stopped, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}
