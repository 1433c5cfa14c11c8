//! Mails as they stand in the queue: what became of each, beside its words.

use diesel::{QueryDsl, Queryable, RunQueryDsl};
use lead_exchange::jobs::mails::MailStatus;
use lead_exchange::kernel::ids::MailId;
use lead_exchange::outside::letters::Kind;
use lead_exchange::schema::mails;

use crate::support::TestApp;

/// One mail.
#[derive(Debug, Clone, Queryable)]
pub struct Row {
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

impl TestApp {
    /// Every mail ever queued, oldest first.
    pub fn queue(&self) -> Vec<Row> {
        self.tx(|tx| {
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
        })
    }
}

impl Row {
    /// The one link of the letter, as a path.
    #[track_caller]
    pub fn path(&self) -> &str {
        let link = self.text.lines().find(|line| line.starts_with("http"));
        let link = link.unwrap_or_else(|| panic!("no link in\n{}", self.text));
        let start = link.match_indices('/').nth(2).map_or(link.len(), |(at, _)| at);
        &link[start..]
    }
}
