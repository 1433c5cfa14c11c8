//! What waits to be written down, and the thread that does it.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Noted;
use super::pace::Pace;
use super::write::write;
use crate::db::Db;
use crate::kernel::secret::Vault;

/// How many may wait: at most 32 KiB each.
const CAPACITY: usize = 1_000;
/// How many are written in one transaction.
const GROUP: usize = 200;
/// How long the writer rests between two groups, so that a steady stream is four small
/// transactions a second and not one a request.
const REST: Duration = Duration::from_millis(250);

#[derive(Default)]
struct Waiting {
    requests: VecDeque<Noted>,
    pace: Pace,
    /// A group is being written.
    writing: bool,
    /// How many wait for everything to be written.
    hurry: usize,
    closing: bool,
}

struct Shared {
    waiting: Mutex<Waiting>,
    changed: Condvar,
}

impl Shared {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, waiting: MutexGuard<'a, Waiting>) -> MutexGuard<'a, Waiting> {
        self.changed.wait(waiting).unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where the server hands what it saw. Clones share it.
#[derive(Clone)]
pub struct Log(Arc<Shared>);

/// The writer's thread; stopping it writes what waits.
pub struct LogWriter {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

fn missed(why: &'static str, many: usize) {
    let many = u64::try_from(many).unwrap_or(u64::MAX);
    metrics::counter!("api_requests_not_noted_total", "why" => why).increment(many);
}

impl Log {
    pub fn start(db: Db, vault: Vault) -> std::io::Result<(Self, LogWriter)> {
        let shared = Arc::new(Shared { waiting: Mutex::default(), changed: Condvar::new() });
        let mine = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("request-log".to_owned())
            .spawn(move || write_until_closed(&mine, &db, &vault))?;
        Ok((Self(Arc::clone(&shared)), LogWriter { shared, thread: Some(thread) }))
    }

    /// Whether a request of this sender will be taken; if not it is counted here, before anybody
    /// copies its body.
    pub fn wants(&self, sender: Uuid, at: DateTime<Utc>) -> bool {
        let mut waiting = self.0.waiting();
        if !waiting.pace.lets(sender, at.timestamp()) {
            missed("pace", 1);
            return false;
        }
        if waiting.closing || waiting.requests.len() >= CAPACITY {
            missed("full", 1);
            return false;
        }
        true
    }

    /// Hands a request over to be written. Never waits.
    pub fn note(&self, request: Noted) {
        let mut waiting = self.0.waiting();
        if waiting.closing || waiting.requests.len() >= CAPACITY {
            missed("full", 1);
            return;
        }
        waiting.requests.push_back(request);
        drop(waiting);
        self.0.changed.notify_all();
    }

    /// Waits until everything handed over so far is written.
    pub fn flush(&self) {
        let mut waiting = self.0.waiting();
        waiting.hurry += 1;
        self.0.changed.notify_all();
        while !waiting.requests.is_empty() || waiting.writing {
            waiting = self.0.wait(waiting);
        }
        waiting.hurry -= 1;
    }
}

impl LogWriter {
    /// Takes nothing more, writes what waits, and ends.
    pub fn stop(mut self) {
        self.close();
    }

    fn close(&mut self) {
        self.shared.waiting().closing = true;
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the writer of the request log ended in a panic");
        }
    }
}

impl Drop for LogWriter {
    fn drop(&mut self) {
        self.close();
    }
}

fn write_until_closed(shared: &Shared, db: &Db, vault: &Vault) {
    loop {
        let group: Vec<Noted> = {
            let mut waiting = shared.waiting();
            while waiting.requests.is_empty() && !waiting.closing {
                waiting = shared.wait(waiting);
            }
            if waiting.requests.is_empty() {
                return;
            }
            waiting.writing = true;
            let many = waiting.requests.len().min(GROUP);
            waiting.requests.drain(..many).collect()
        };
        write_group(db, vault, &group);
        let mut waiting = shared.waiting();
        waiting.writing = false;
        shared.changed.notify_all();
        let rest = |waiting: &mut Waiting| waiting.hurry == 0 && !waiting.closing;
        drop(shared.changed.wait_timeout_while(waiting, REST, rest));
    }
}

/// Writes a group, or leaves it: a log is not worth a second try, and its writer must not end.
fn write_group(db: &Db, vault: &Vault, group: &[Noted]) {
    let attempt = std::panic::AssertUnwindSafe(|| db.tx(|tx| write(tx, vault, group)));
    match std::panic::catch_unwind(attempt) {
        Ok(Ok(())) => {}
        Ok(Err(error)) => {
            tracing::warn!(%error, requests = group.len(), "requests could not be noted");
            missed("failed", group.len());
        }
        Err(_) => missed("failed", group.len()),
    }
}
