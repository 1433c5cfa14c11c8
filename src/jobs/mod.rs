//! What the exchange does without being asked: send what it has to say, let clocks run out, remind,
//! tidy up, issue acts, and check its books.
//!
//! - [`schedule`] is the one page with every recurring job.
//! - [`job`] runs one of them: one at a time per process, errors and panics contained.
//! - [`worker`] keeps them running on threads of their own until it is stopped.
//! - [`mails`] is the queue of letters to send; [`relay`] fills it from the outbox.
//!
//! What holds:
//! - Every job may run in any number of processes at once: whatever it takes, it takes under row
//!   locks or a lease.
//! - A job does its work in small transactions, each complete in itself, so a kill at any moment
//!   loses nothing and at worst repeats the sending of the mail in hand.
//! - Only success removes work. What fails for good stays visible to staff.

mod acts;
mod checkouts;
mod clocks;
mod context;
mod fetches;
mod funds;
mod imports;
pub mod job;
pub mod mails;
mod postbacks;
mod reckoning;
mod refunds;
mod relay;
mod reminders;
pub mod schedule;
mod sealing;
mod sweeping;
pub mod worker;

pub use context::Context;
pub use job::JobError;
pub use worker::Worker;

/// Checks the books now, for whoever has just filled an exchange: the worker does it every ten minutes.
pub fn check_books(ctx: &Context) -> Result<(), JobError> {
    reckoning::run(ctx).map(drop)
}

/// Works until there is nothing left to do at this time by the clock, and answers then. For tests,
/// and for whoever turns the clock and wants to see what that does.
///
/// A job that fails does not keep the others from their work; the first failure is answered.
pub fn run_until_idle(ctx: &Context) -> Result<(), JobError> {
    // Far above what any chain of events needs; a job that always finds something is a mistake.
    const ROUNDS: usize = 1_000;
    for round in 0..ROUNDS {
        let mut done: usize = 0;
        let mut failure = None;
        // Slow jobs find nothing new in what the quick ones do.
        for job in schedule::JOBS.iter().filter(|job| round == 0 || job.is_quick()) {
            match job.run(ctx) {
                Ok(more) => done = done.saturating_add(more),
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        match failure {
            Some(error) => return Err(error),
            None if done == 0 => return Ok(()),
            None => {}
        }
    }
    Err(JobError::NeverIdle)
}
