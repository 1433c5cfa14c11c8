//! Mails leave, one after the other.

use std::time::{Duration, Instant};

use super::claim::{Claimed, claim, give_back};
use super::{MailStatus, outcome};
use crate::db::DbError;
use crate::jobs::{Context, JobError};
use crate::outside::mail::NotSent;

/// Mails taken under one lease.
const AT_ONCE: i64 = 20;
/// How long to go on with one lease. What is left of it covers the mail in hand, with time to spare.
const LEASE_WORKED: Duration = Duration::from_secs(120);

/// Sends all that is due. Answers how many mails were tried.
pub(in crate::jobs) fn send(ctx: &Context) -> Result<usize, JobError> {
    let mut tried: usize = 0;
    while !ctx.stopping() {
        let start = Instant::now();
        let mut mails = ctx.db.tx(|tx| claim(tx, AT_ONCE))?.into_iter();
        if mails.len() == 0 {
            break;
        }
        while let Some(mail) = mails.next() {
            deliver(ctx, &mail)?;
            tried = tried.saturating_add(1);
            if ctx.stopping() || start.elapsed() > LEASE_WORKED {
                let rest: Vec<Claimed> = mails.collect();
                ctx.db.tx(|tx| give_back(tx, &rest))?;
                break;
            }
        }
    }
    Ok(tried)
}

/// Tries one mail, outside any transaction, and writes down what came of it.
fn deliver(ctx: &Context, mail: &Claimed) -> Result<(), DbError> {
    let result = ctx.mailer.send(&mail.parcel);
    let outcome = match &result {
        Ok(()) => {
            let wipe = mail.kind.carries_secret() && ctx.mailer.leaves_the_machine();
            ctx.db.tx(|tx| outcome::sent(tx, mail, wipe))?;
            MailStatus::Sent
        }
        Err(NotSent::Later(why)) => ctx.db.tx(|tx| outcome::not_sent(tx, mail, why, false))?,
        Err(NotSent::Never(why)) => ctx.db.tx(|tx| outcome::not_sent(tx, mail, why, true))?,
    };
    metrics::counter!("mail_tries_total", "outcome" => outcome.as_str()).increment(1);
    match outcome {
        MailStatus::Sent => tracing::debug!(mail = %mail.parcel.id, "mail sent"),
        MailStatus::Queued => {
            tracing::warn!(mail = %mail.parcel.id, tries = mail.tries, "mail not sent, tried again later");
        }
        MailStatus::Failed => {
            tracing::error!(mail = %mail.parcel.id, tries = mail.tries, "mail failed; staff can try it again");
        }
    }
    Ok(())
}
