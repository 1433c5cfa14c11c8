//! Keeps the jobs running: a thread each, because each blocks on the database or a mail server, and
//! so that none waits for or falls with another.

use std::io;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::Context;
use super::job::Job;
use super::schedule::JOBS;

/// How long a woken job waits for more of the same: what is told together makes one letter.
const GATHER: Duration = Duration::from_millis(50);

/// The jobs at work. Dropping it leaves them running; [`Worker::stop`] ends them in order.
#[derive(Debug)]
#[must_use = "whoever starts the worker must stop it, or jobs are cut short"]
pub struct Worker {
    ctx: StopSign,
    threads: Vec<JoinHandle<()>>,
}

struct StopSign(Context);

impl std::fmt::Debug for StopSign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StopSign")
    }
}

impl Worker {
    /// Starts every job of the schedule.
    pub fn start(ctx: Context) -> io::Result<Self> {
        let mut worker = Self { ctx: StopSign(ctx.clone()), threads: Vec::new() };
        for job in JOBS {
            let ctx = ctx.clone();
            let thread =
                thread::Builder::new().name(job.name.to_owned()).spawn(move || keep(job, &ctx));
            match thread {
                Ok(thread) => worker.threads.push(thread),
                Err(error) => {
                    worker.stop();
                    return Err(error);
                }
            }
        }
        Ok(worker)
    }

    /// Asks the jobs to stop and waits until each has ended what it had in hand. Blocks.
    pub fn stop(self) {
        self.ctx.0.ask_to_stop();
        for thread in self.threads {
            // A thread ends by panic only if the panic handler itself panics: nothing to save.
            drop(thread.join());
        }
    }
}

/// One job's life.
fn keep(job: &Job, ctx: &Context) {
    let mut failures = 0;
    while !ctx.stopping() {
        let heard = ctx.db.news().heard();
        failures = if job.run(ctx).is_ok() { 0 } else { failures + 1 };
        if failures > 0 {
            ctx.pause(rest_after(failures, job.period));
        } else if job.wakes {
            ctx.db.news().wait(heard, job.period);
            ctx.pause(GATHER);
        } else {
            ctx.pause(job.period);
        }
    }
}

/// A failing job rests longer and longer, up to a minute, and never less than its period.
fn rest_after(failures: u32, period: Duration) -> Duration {
    let rest =
        Duration::from_secs(1 << failures.saturating_sub(1).min(6)).min(Duration::from_secs(60));
    rest.max(period)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_lengthen_the_rest_up_to_a_minute() {
        let rests: Vec<u64> =
            (1..10).map(|n| rest_after(n, Duration::from_millis(500)).as_secs()).collect();
        assert_eq!(rests, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(rest_after(1, Duration::from_secs(600)).as_secs(), 600);
    }
}
