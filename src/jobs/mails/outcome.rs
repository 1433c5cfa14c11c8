//! What came of a try, written down.

use chrono::TimeDelta;
use diesel::{BoolExpressionMethods, ExpressionMethods, QueryDsl, RunQueryDsl};

use super::claim::Claimed;
use super::{MOST_TRIES, MailStatus};
use crate::db::{DbError, Tx};
use crate::kernel::secret::random_bytes;
use crate::schema::mails;

/// A server's answer is kept up to here.
const LONGEST_ERROR: usize = 500;

/// The other side has it. With `wipe` the words go: they carried a secret link, and their reader
/// has them now.
pub(super) fn sent(tx: &mut Tx<'_>, mail: &Claimed, wipe: bool) -> Result<(), DbError> {
    let now = tx.now();
    // Under whichever lease: it was delivered, so nobody must send it again.
    let row = mails::table.find(mail.parcel.id).filter(mails::status.ne(MailStatus::Sent));
    diesel::update(row)
        .set((
            mails::status.eq(MailStatus::Sent),
            mails::sent_at.eq(now),
            mails::last_error.eq(None::<String>),
        ))
        .execute(tx.conn())?;
    if wipe {
        diesel::update(mails::table.find(mail.parcel.id))
            .set((mails::text_body.eq(""), mails::html_body.eq("")))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// It did not go. `for_good`, or after the last try, it has failed; else it is tried again later.
pub(super) fn not_sent(
    tx: &mut Tx<'_>,
    mail: &Claimed,
    why: &str,
    for_good: bool,
) -> Result<MailStatus, DbError> {
    let over = for_good || mail.tries >= MOST_TRIES;
    let status = if over { MailStatus::Failed } else { MailStatus::Queued };
    let next = tx.now() + rest_after(mail.tries, chance());
    let held = mails::id.eq(mail.parcel.id).and(mails::tries.eq(mail.tries));
    diesel::update(mails::table.filter(held).filter(mails::status.eq(MailStatus::Queued)))
        .set((
            mails::status.eq(status),
            mails::next_try_at.eq(next),
            mails::last_error.eq(why.chars().take(LONGEST_ERROR).collect::<String>()),
        ))
        .execute(tx.conn())?;
    Ok(status)
}

/// How long to rest after so many tries: a minute, four times as long each time, at most six
/// hours. `chance` (0 to 255) moves it by up to a fifth either way, so that mails that failed
/// together do not all come back together.
fn rest_after(tries: i32, chance: u8) -> TimeDelta {
    let exponent = u32::try_from(tries.saturating_sub(1)).unwrap_or_default();
    let minutes = 4_i64.saturating_pow(exponent).min(360);
    let percent = 80 + i64::from(chance) * 40 / 255;
    TimeDelta::seconds(minutes * 60 * percent / 100)
}

fn chance() -> u8 {
    random_bytes::<1>().map_or(127, |[byte]| byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rests_grow_to_six_hours() {
        let minutes: Vec<i64> = (1..=8).map(|n| rest_after(n, 127).num_minutes()).collect();
        assert_eq!(minutes, [0, 3, 15, 63, 253, 356, 356, 356]);
        assert_eq!(rest_after(1, 0).num_seconds(), 48);
        assert_eq!(rest_after(1, 255).num_seconds(), 72);
        assert_eq!(rest_after(i32::MAX, 255).num_minutes(), 432);
        assert_eq!(rest_after(0, 255).num_seconds(), 72);
    }
}
