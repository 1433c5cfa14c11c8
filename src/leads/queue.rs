//! The intake queue: every door hands its leads here, and one writer commits them in groups.
//!
//! - **No timer.** The writer takes whatever queued while the last transaction committed. An idle
//!   exchange commits each lead at once; a busy one commits many together, which is where the
//!   speed comes from.
//! - **Bounded.** A full queue says so ([`Full`]) instead of growing; the door answers 503 with
//!   Retry-After and nothing was taken.
//! - **Fair.** Each sender has a lane; the writer takes one lead from each lane in turn, so a bulk
//!   import waits for itself and not everybody for it.
//! - **Nothing acknowledged is lost.** A caller is answered after the commit. When a connection is
//!   lost during it nobody knows what happened: the caller is told so, and an idempotency key or
//!   external id makes the repeat safe.
//! - **One bad lead harms no other.** A batch that fails as a whole is retried in halves until the
//!   bad row stands alone.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use tokio::sync::oneshot;
use uuid::Uuid;

use super::LeadError;
use super::intake::{Answer, Desk, Submission, submit};
use crate::db::Db;
use crate::kernel::secret::Vault;

/// How many leads may wait.
pub const CAPACITY: usize = 10_000;
/// How many go into one transaction: most of the gain is there at 50, and more only makes the
/// first of them wait for the last.
pub const MAX_BATCH: usize = 256;

/// The queue is full, or closing: nothing was taken, try again in a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the intake queue is full")]
pub struct Full;

/// The lead was taken from the queue, and its fate is not known or was an error of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Lost {
    /// The database was away, or went away in the middle: the lead may or may not be in. Repeat it
    /// with the same idempotency key or external id.
    #[error("the database did not answer; repeat with the same key")]
    Unknown,
    /// This lead could not be written for a reason that is a fault of the exchange.
    #[error("internal: {0}")]
    Internal(String),
}

type Reply = oneshot::Sender<Result<Answer, Lost>>;

struct Waiting {
    submission: Submission,
    reply: Reply,
}

#[derive(Default)]
struct Lanes {
    /// Whose turn comes next.
    turns: VecDeque<Uuid>,
    waiting: HashMap<Uuid, VecDeque<Waiting>>,
    len: usize,
    closing: bool,
}

impl Lanes {
    fn push(&mut self, item: Waiting) {
        let lane = item.submission.sender.lane();
        let queue = self.waiting.entry(lane).or_default();
        if queue.is_empty() {
            self.turns.push_back(lane);
        }
        queue.push_back(item);
        self.len += 1;
    }

    /// Up to `most`, one from each lane in turn.
    fn take(&mut self, most: usize) -> Vec<Waiting> {
        let mut batch = Vec::with_capacity(most.min(self.len));
        while batch.len() < most {
            let Some(lane) = self.turns.pop_front() else { break };
            let Some(queue) = self.waiting.get_mut(&lane) else { continue };
            if let Some(item) = queue.pop_front() {
                batch.push(item);
            }
            if queue.is_empty() {
                self.waiting.remove(&lane);
            } else {
                self.turns.push_back(lane);
            }
        }
        self.len -= batch.len();
        batch
    }
}

struct Shared {
    lanes: Mutex<Lanes>,
    arrived: Condvar,
    capacity: usize,
}

impl Shared {
    /// A thread that panicked held no half-made change: every change to the lanes is one call.
    fn lanes(&self) -> MutexGuard<'_, Lanes> {
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The doors' end of the queue. Cheap to clone.
#[derive(Clone)]
pub struct Queue(Arc<Shared>);

/// The writer's thread; [`Writer::stop`] lets it finish what waits.
pub struct Writer {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Queue {
    /// Starts the writer. One a process is enough: two over the same buyers would wait for each
    /// other's rows.
    pub fn start(db: Db, vault: Vault) -> std::io::Result<(Self, Writer)> {
        Self::with_capacity(db, vault, CAPACITY)
    }

    /// The same with another bound, for tests.
    pub fn with_capacity(db: Db, vault: Vault, capacity: usize) -> std::io::Result<(Self, Writer)> {
        let shared =
            Arc::new(Shared { lanes: Mutex::default(), arrived: Condvar::new(), capacity });
        let mine = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("intake-writer".to_owned())
            .spawn(move || write_until_closed(&mine, &db, &Desk::new(vault)))?;
        Ok((Self(Arc::clone(&shared)), Writer { shared, thread: Some(thread) }))
    }

    /// Queues leads, all of them or none, and waits for their answers, in order.
    pub async fn submit(
        &self,
        submissions: Vec<Submission>,
    ) -> Result<Vec<Result<Answer, Lost>>, Full> {
        let replies = self.push(submissions)?;
        let mut answers = Vec::with_capacity(replies.len());
        for reply in replies {
            answers.push(reply.await.unwrap_or(Err(Lost::Unknown)));
        }
        Ok(answers)
    }

    fn push(
        &self,
        submissions: Vec<Submission>,
    ) -> Result<Vec<oneshot::Receiver<Result<Answer, Lost>>>, Full> {
        let mut lanes = self.0.lanes();
        if lanes.closing || lanes.len + submissions.len() > self.0.capacity {
            return Err(Full);
        }
        let replies = submissions
            .into_iter()
            .map(|submission| {
                let (reply, answer) = oneshot::channel();
                lanes.push(Waiting { submission, reply });
                answer
            })
            .collect();
        drop(lanes);
        self.0.arrived.notify_one();
        Ok(replies)
    }

    /// The same for a thread that may block: a job, not a handler.
    pub fn submit_blocking(
        &self,
        submissions: Vec<Submission>,
    ) -> Result<Vec<Result<Answer, Lost>>, Full> {
        let replies = self.push(submissions)?;
        let wait = || -> Vec<Result<Answer, Lost>> {
            let answers = replies.into_iter().map(oneshot::Receiver::blocking_recv);
            answers.map(|answer| answer.unwrap_or(Err(Lost::Unknown))).collect()
        };
        // On a thread of its own: a job may be run by one that belongs to a runtime, and there tokio
        // refuses to wait.
        Ok(std::thread::scope(|scope| scope.spawn(wait).join()).unwrap_or_default())
    }

    /// How many leads wait now.
    pub fn depth(&self) -> usize {
        self.0.lanes().len
    }
}

impl Writer {
    /// Takes no more leads, writes those that wait, and ends.
    pub fn stop(mut self) {
        self.close();
    }

    fn close(&mut self) {
        self.shared.lanes().closing = true;
        self.shared.arrived.notify_all();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the intake writer ended in a panic");
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.close();
    }
}

fn write_until_closed(shared: &Shared, db: &Db, desk: &Desk) {
    loop {
        let batch = {
            let mut lanes = shared.lanes();
            while lanes.len == 0 && !lanes.closing {
                lanes = shared.arrived.wait(lanes).unwrap_or_else(PoisonError::into_inner);
            }
            if lanes.len == 0 {
                return;
            }
            lanes.take(MAX_BATCH)
        };
        metrics::histogram!("intake_batch_size")
            .record(u32::try_from(batch.len()).unwrap_or(u32::MAX));
        let (submissions, replies): (Vec<_>, Vec<_>) =
            batch.into_iter().map(|waiting| (waiting.submission, waiting.reply)).unzip();
        for (reply, answer) in replies.into_iter().zip(write(db, desk, &submissions)) {
            // A caller that hung up does not undo its lead.
            drop(reply.send(answer));
        }
    }
}

/// Writes a batch, halving it around whatever fails, and answers each lead.
fn write(db: &Db, desk: &Desk, batch: &[Submission]) -> Vec<Result<Answer, Lost>> {
    // A panic in one batch must not end the writer, and with it every door.
    let attempt = || {
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            db.tx(|tx| submit(tx, desk, batch))
        }))
        .unwrap_or_else(|_| Err(LeadError::NotFound))
    };
    match attempt() {
        Ok(answers) => answers.into_iter().map(Ok).collect(),
        Err(error) if away(&error) => {
            tracing::warn!(%error, leads = batch.len(), "intake could not reach the database");
            batch.iter().map(|_| Err(Lost::Unknown)).collect()
        }
        Err(error) => match batch.split_at_checked(batch.len() / 2) {
            Some((first, second)) if !first.is_empty() => {
                let mut answers = write(db, desk, first);
                answers.extend(write(db, desk, second));
                answers
            }
            _ => {
                tracing::error!(%error, "a lead could not be written");
                vec![Err(Lost::Internal(error.to_string()))]
            }
        },
    }
}

fn away(error: &LeadError) -> bool {
    error.database().is_some_and(|error| {
        matches!(error, crate::db::DbError::Unavailable(_)) || error.outcome_unknown()
    })
}
