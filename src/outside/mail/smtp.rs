//! Mails over SMTP.

use std::fmt;
use std::time::Duration;

use lettre::transport::smtp::{Error, PoolConfig};
use lettre::{SmtpTransport, Transport};

use super::{Mailer, MailerError, NotSent, Parcel, Sender};

/// How long one step of the conversation may take. With it a mail ends well inside its lease.
const PATIENCE: Duration = Duration::from_secs(20);

/// Hands mails to a mail server, over a few connections that are kept open between mails.
pub struct SmtpMailer {
    transport: SmtpTransport,
    sender: Sender,
}

impl fmt::Debug for SmtpMailer {
    /// Without the transport: it holds the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpMailer").field("sender", &self.sender).finish_non_exhaustive()
    }
}

impl SmtpMailer {
    /// Reads `smtp://` (in the clear, or STARTTLS by `?tls=required` or `?tls=opportunistic`) or
    /// `smtps://` (TLS from the start), with user and password percent-encoded. Does not connect.
    pub fn new(url: &str, sender: Sender) -> Result<Self, MailerError> {
        let transport = SmtpTransport::from_url(url)
            .map_err(|error| MailerError::SmtpUrl(error.to_string()))?
            .timeout(Some(PATIENCE))
            .pool_config(PoolConfig::new().max_size(4).idle_timeout(Duration::from_secs(30)))
            .build();
        Ok(Self { transport, sender })
    }
}

impl Mailer for SmtpMailer {
    fn send(&self, parcel: &Parcel) -> Result<(), NotSent> {
        let message =
            self.sender.message(parcel).map_err(|error| NotSent::Never(error.to_string()))?;
        self.transport.send(&message).map(|_| ()).map_err(|error| verdict(&error))
    }

    fn leaves_the_machine(&self) -> bool {
        true
    }
}

/// A 5xx is for good, except when it is about us and not about the mail: a wrong password would
/// otherwise fail every mail at once, and nobody could send them again after mending it.
fn verdict(error: &Error) -> NotSent {
    let text = in_full(error);
    let code = error.status().map(u16::from);
    match code {
        Some(code) if error.is_permanent() && !about_us(code) => NotSent::Never(text),
        _ => NotSent::Later(text),
    }
}

/// Codes that ask for a sign-in or refuse one (RFC 4954, RFC 3207).
const fn about_us(code: u16) -> bool {
    matches!(code, 530 | 534 | 535 | 538)
}

/// The error with its causes: lettre's outermost text alone says only "Connection error".
fn in_full(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let inner_text = inner.to_string();
        if !text.contains(&inner_text) {
            text.push_str(": ");
            text.push_str(&inner_text);
        }
        cause = inner.source();
    }
    text
}
