//! Mails as they stand in the queue.

use diesel::{ExpressionMethods, QueryDsl, Queryable, RunQueryDsl};
use lead_exchange::db::Tx;
use lead_exchange::jobs::mails::MailStatus;
use lead_exchange::kernel::ids::MailId;
use lead_exchange::outside::letters::Kind;
use lead_exchange::schema::mails;

/// One mail.
#[derive(Debug, Clone, Queryable)]
pub struct QueuedMail {
    pub id: MailId,
    pub kind: Kind,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub status: MailStatus,
    pub tries: i32,
    pub last_error: Option<String>,
}

impl QueuedMail {
    pub(super) fn all(tx: &mut Tx<'_>) -> Vec<Self> {
        mails::table
            .order(mails::id)
            .select((
                mails::id,
                mails::kind,
                mails::recipient,
                mails::subject,
                mails::text_body,
                mails::html_body,
                mails::status,
                mails::tries,
                mails::last_error,
            ))
            .load(tx.conn())
            .expect("the mails")
    }

    /// The one link of the letter, as a path.
    #[track_caller]
    pub fn path(&self) -> &str {
        let link = self.text.lines().find(|line| line.starts_with("http"));
        let link = link.unwrap_or_else(|| panic!("no link in\n{}", self.text));
        link.splitn(4, '/').nth(3).map_or("/", |_| {
            let start = link.match_indices('/').nth(2).map_or(link.len(), |(at, _)| at);
            &link[start..]
        })
    }
}
