//! A parcel as an Internet message (RFC 5322): plain headers, text and HTML side by side.

use lettre::Message;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};

use super::{MailerError, Parcel};

/// Who our mails come from.
#[derive(Debug, Clone)]
pub struct Sender {
    from: Mailbox,
}

/// A parcel that makes no message: its address is none.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the mail cannot be written down: {0}")]
pub struct Unwritable(String);

/// Says that a program wrote this, so that other programs do not answer it (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Sender {
    /// Reads `mail@example.com` or `Exchange <mail@example.com>`.
    pub fn new(from: &str) -> Result<Self, MailerError> {
        let from = from.parse().map_err(|_| MailerError::From(from.to_owned()))?;
        Ok(Self { from })
    }

    /// The message a parcel makes. Everything in it follows from the parcel, also what is usually
    /// random (Message-ID, boundary) or now (Date).
    pub fn message(&self, parcel: &Parcel) -> Result<Message, Unwritable> {
        let to: Mailbox =
            parcel.recipient.parse().map_err(|error| Unwritable(format!("{error}")))?;
        let id = format!("<{}@{}>", parcel.id, self.from.email.domain());
        let body = MultiPart::alternative()
            .boundary(parcel.id.to_string())
            .singlepart(part(ContentType::TEXT_PLAIN, &parcel.text))
            .singlepart(part(ContentType::TEXT_HTML, &parcel.html));
        Message::builder()
            .date(parcel.written_at.into())
            .from(self.from.clone())
            .to(to)
            .subject(one_line(&parcel.subject))
            .message_id(Some(id))
            .header(AutoSubmitted)
            .multipart(body)
            .map_err(|error| Unwritable(error.to_string()))
    }
}

fn part(kind: ContentType, body: &str) -> SinglePart {
    SinglePart::builder().header(kind).body(body.to_owned())
}

/// A subject is made of other people's words too; a line break in one must not start a header.
fn one_line(subject: &str) -> String {
    subject
        .split(|c: char| c.is_control())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ids::MailId;

    fn parcel() -> Parcel {
        Parcel {
            id: MailId::new(),
            recipient: "olga@okna.example".into(),
            subject: "Новый лид: Окна\r\nBcc: thief@example.com".into(),
            text: "Решите до 29 ноября.".into(),
            html: "<p>Решите до 29 ноября.</p>".into(),
            written_at: "2026-11-22T07:04:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn a_parcel_is_always_the_same_message() {
        let sender = Sender::new("Lead exchange <mail@exchange.example>").unwrap();
        let parcel = parcel();
        let first = sender.message(&parcel).unwrap().formatted();
        assert_eq!(first, sender.message(&parcel).unwrap().formatted());
        let text = String::from_utf8(first).unwrap();
        for header in [
            "Date: Sun, 22 Nov 2026 07:04:00 +0000\r\n".to_owned(),
            "From: \"Lead exchange\" <mail@exchange.example>\r\n".to_owned(),
            "To: olga@okna.example\r\n".to_owned(),
            format!("Message-ID: <{}@exchange.example>\r\n", parcel.id),
            "Auto-Submitted: auto-generated\r\n".to_owned(),
            "Content-Type: text/plain; charset=utf-8\r\n".to_owned(),
            "Content-Type: text/html; charset=utf-8\r\n".to_owned(),
        ] {
            assert!(text.contains(&header), "{header} is missing in\n{text}");
        }
        assert!(!text.contains("\nBcc:"), "{text}");
    }

    #[test]
    fn bad_addresses_are_told_apart() {
        assert!(matches!(Sender::new("nobody"), Err(MailerError::From(_))));
        let sender = Sender::new("mail@exchange.example").unwrap();
        let parcel = Parcel { recipient: "not an address".into(), ..parcel() };
        assert!(sender.message(&parcel).is_err());
    }
}
