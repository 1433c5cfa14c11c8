//! Every recurring job, on one page.
//!
//! A period is how long a job rests after a run that went well; one that failed rests longer each
//! time. All of them look for work that is due by the program's clock, so turning the clock needs
//! no change here.

use std::time::Duration;

use super::job::Job;
use super::{
    acts, checkouts, clocks, fetches, funds, imports, mails, postbacks, reckoning, refunds, relay,
    reminders, sealing, sweeping,
};

const HALF_A_SECOND: Duration = Duration::from_millis(500);
const SECOND: Duration = Duration::from_secs(1);

/// In the order in which one's work becomes the next one's: clocks tell facts, facts become
/// letters, letters are sent.
pub const JOBS: &[Job] = &[
    // A lead whose deadline passed moves on.
    Job { name: "lead-clocks", period: SECOND, wakes: false, work: clocks::run },
    // A task whose time came reminds whoever set it.
    Job {
        name: "task-reminders",
        period: Duration::from_secs(10),
        wakes: false,
        work: reminders::run,
    },
    // Transfers join the chain, and days that are over are signed.
    Job {
        name: "ledger-sealing",
        period: Duration::from_secs(5),
        wakes: false,
        work: sealing::run,
    },
    // The books are proved from their own rows.
    Job {
        name: "ledger-audit",
        period: Duration::from_secs(600),
        wakes: false,
        work: reckoning::run,
    },
    // Payment pages nobody told of are asked about.
    Job { name: "checkouts", period: Duration::from_secs(5), wakes: false, work: checkouts::run },
    // Refunds are handed to their rail.
    Job { name: "refunds", period: Duration::from_secs(5), wakes: true, work: refunds::run },
    // Offers pause for want of money, and go on with it.
    Job { name: "funds", period: Duration::from_secs(3), wakes: false, work: funds::run },
    // Buyers are warned before that.
    Job {
        name: "funds-warnings",
        period: Duration::from_secs(60),
        wakes: false,
        work: funds::warnings,
    },
    // A month that is over is told in acts.
    Job { name: "acts", period: Duration::from_secs(600), wakes: false, work: acts::run },
    // Files of leads are sent row by row.
    Job { name: "imports", period: SECOND, wakes: true, work: imports::run },
    // Leads Meta told the numbers of are fetched.
    Job { name: "fetches", period: SECOND, wakes: true, work: fetches::run },
    // Facts become letters in the queue.
    Job { name: "outbox-relay", period: HALF_A_SECOND, wakes: true, work: relay::run },
    // Queued letters leave.
    Job { name: "mail-sending", period: SECOND, wakes: true, work: mails::send },
    // Trackers are told of their leads.
    Job { name: "postbacks", period: SECOND, wakes: true, work: postbacks::run },
    // Sessions, links, refresh tokens, kept answers, noted requests and logs that have run out go.
    Job {
        name: "sweeping",
        period: Duration::from_secs(10 * 60),
        wakes: false,
        work: sweeping::run,
    },
];
