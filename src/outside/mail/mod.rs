//! Carrying a letter out.
//!
//! [`Mailer`] is what the jobs know: hand over one [`Parcel`], hear whether it went, may go later,
//! or never will. [`smtp`] hands it to a mail server; [`file`] puts it in a folder when none is
//! configured. The same parcel is always the same message, byte for byte and with one Message-ID,
//! so a repeat after a crash overwrites its file, and a mail server can drop it.

mod file;
mod message;
mod smtp;

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::config::Config;
use crate::kernel::ids::MailId;

pub use file::FileMailer;
pub use message::{Sender, Unwritable};
pub use smtp::SmtpMailer;

/// One mail, ready to go.
#[derive(Clone, PartialEq, Eq)]
pub struct Parcel {
    /// Names the message for ever.
    pub id: MailId,
    pub recipient: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// When it was written: the Date a reader sees, however often it had to be sent.
    pub written_at: DateTime<Utc>,
}

impl fmt::Debug for Parcel {
    /// Without the address and the words: neither belongs in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Parcel({})", self.id)
    }
}

/// Why a mail did not go. The text is for staff: it may name the address, so it is kept with the
/// mail and never logged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// Worth trying again: no connection, a busy server, a full disk.
    #[error("{0}")]
    Later(String),
    /// The server said no for good, or the mail cannot be written down.
    #[error("{0}")]
    Never(String),
}

/// A way out for mails. Blocks; called from the jobs' own threads.
pub trait Mailer: Send + Sync {
    /// Hands one mail over. `Ok` means the other side has it.
    fn send(&self, parcel: &Parcel) -> Result<(), NotSent>;

    /// Whether mails leave this machine. Then a mail that carried a secret link is blanked once
    /// sent; files are the only copy there is, so they and their rows keep their words.
    fn leaves_the_machine(&self) -> bool;
}

/// The settings do not make a mailer.
#[derive(Debug, thiserror::Error)]
pub enum MailerError {
    #[error(
        "SMTP_URL is not usable ({0}); right would be smtps://user:password@host, \
         smtp://user:password@host:587?tls=required, or smtp://host:25 for a relay on this machine"
    )]
    SmtpUrl(String),
    #[error("MAIL_FROM is not an address: {0}; right would be: Exchange <mail@example.com>")]
    From(String),
    #[error("the folder for mails cannot be made: {0}")]
    Folder(std::io::Error),
}

/// The mailer the settings ask for: SMTP when there is a server, files in `mail` under the data
/// folder when there is none.
pub fn from_config(config: &Config) -> Result<Arc<dyn Mailer>, MailerError> {
    let sender = Sender::new(&config.mail_from)?;
    Ok(match &config.smtp_url {
        Some(url) => Arc::new(SmtpMailer::new(url, sender)?),
        None => Arc::new(FileMailer::new(config.data_dir.join("mail"), sender)?),
    })
}
