//! One recurring job, and one run of it.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::PoisonError;
use std::time::{Duration, Instant};

use super::Context;
use crate::accounts::AccountError;
use crate::db::DbError;
use crate::disputes::DisputeError;
use crate::doors::DoorError;
use crate::leads::LeadError;
use crate::ledger::LedgerError;
use crate::payouts::PayoutError;

/// Why a run of a job failed. It is logged, and the job tries again.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    #[error(transparent)]
    Db(#[from] DbError),
    #[error(transparent)]
    Lead(#[from] LeadError),
    #[error(transparent)]
    Dispute(#[from] DisputeError),
    #[error(transparent)]
    Account(#[from] AccountError),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Payout(#[from] PayoutError),
    #[error(transparent)]
    Door(#[from] DoorError),
    /// The intake queue stayed full; what waits is sent later.
    #[error("the intake queue stays full")]
    QueueFull,
    /// So many facts could not be told; they are still in the outbox.
    #[error("{0} facts could not be told")]
    Untold(usize),
    #[error("the job panicked")]
    Panicked,
    /// Round after round found work: some job does not finish what it takes.
    #[error("the jobs find no end")]
    NeverIdle,
}

crate::from_diesel!(JobError);

/// A recurring job.
pub struct Job {
    /// For logs and metrics.
    pub name: &'static str,
    /// How long to rest between two runs.
    pub period: Duration,
    /// Whether a commit that left work wakes it before its time.
    pub wakes: bool,
    /// Does all there is to do, and answers how much that was. Ends early when the context says to
    /// stop.
    pub work: fn(&Context) -> Result<usize, JobError>,
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Job({})", self.name)
    }
}

impl Job {
    /// Whether it looks for work all the time, as against now and then.
    pub const fn is_quick(&self) -> bool {
        self.period.as_secs() < 60
    }

    /// Runs it once: when no other thread of this process does, with its errors logged and its
    /// panics turned into errors.
    pub fn run(&self, ctx: &Context) -> Result<usize, JobError> {
        // A panic in an earlier run poisons the lock; the run itself shares nothing that could be
        // left in halves.
        let _turn =
            ctx.turn(self.name).map(|turn| turn.lock().unwrap_or_else(PoisonError::into_inner));
        let start = Instant::now();
        let result =
            catch_unwind(AssertUnwindSafe(|| (self.work)(ctx))).unwrap_or(Err(JobError::Panicked));
        self.note(&result, start.elapsed());
        result
    }

    fn note(&self, result: &Result<usize, JobError>, took: Duration) {
        let outcome = if result.is_ok() { "done" } else { "failed" };
        metrics::counter!("job_runs_total", "job" => self.name, "outcome" => outcome).increment(1);
        metrics::histogram!("job_seconds", "job" => self.name).record(took.as_secs_f64());
        match result {
            Ok(0) => {}
            Ok(done) => tracing::debug!(job = self.name, done, "job done"),
            Err(error) => tracing::error!(job = self.name, %error, "job failed"),
        }
    }
}
