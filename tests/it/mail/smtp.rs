//! Mails over SMTP, to a server of a few lines.

use std::sync::{Arc, Mutex, PoisonError};

use lead_exchange::jobs;
use lead_exchange::jobs::mails::MailStatus;
use lead_exchange::outbox::Fact;
use lead_exchange::outside::mail::{MailerError, Sender, SmtpMailer};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::support::TestApp;

/// A mail server that takes every mail, or answers one command with a refusal.
#[derive(Clone, Default)]
struct Sink {
    refusal: Option<(&'static str, &'static str)>,
    messages: Arc<Mutex<Vec<String>>>,
}

impl Sink {
    fn refusing(command: &'static str, answer: &'static str) -> Self {
        Self { refusal: Some((command, answer)), ..Self::default() }
    }

    /// Starts it, on a thread of its own so that a blocking client can talk to it; answers its
    /// address as a setting.
    fn start(&self) -> String {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("smtp://{}", listener.local_addr().expect("an address"));
        listener.set_nonblocking(true).expect("a listener");
        let sink = self.clone();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(async move {
                let listener = TcpListener::from_std(listener).expect("a listener");
                while let Ok((stream, _)) = listener.accept().await {
                    tokio::spawn(sink.clone().serve(stream));
                }
            });
        });
        url
    }

    async fn serve(self, stream: TcpStream) {
        let (reader, mut writer) = stream.into_split();
        let mut lines = BufReader::new(reader).lines();
        let _ = writer.write_all(b"220 sink\r\n").await;
        while let Ok(Some(line)) = lines.next_line().await {
            let answer = match self.refusal {
                Some((command, answer)) if line.starts_with(command) => answer,
                _ if line.starts_with("EHLO") => "250-sink\r\n250 8BITMIME",
                _ if line.starts_with("DATA") => "354 go on",
                _ => "250 ok",
            };
            let _ = writer.write_all(format!("{answer}\r\n").as_bytes()).await;
            if answer.starts_with("354") {
                let mut message = String::new();
                while let Ok(Some(line)) = lines.next_line().await {
                    if line == "." {
                        break;
                    }
                    message.push_str(&line);
                    message.push('\n');
                }
                self.messages.lock().unwrap_or_else(PoisonError::into_inner).push(message);
                let _ = writer.write_all(b"250 taken\r\n").await;
            }
        }
    }
}

async fn send_to(url: String) -> (TestApp, super::queue::Row) {
    let app = TestApp::start_with(|config| config.smtp_url = Some(url)).await;
    let buyer = app.buyer("Окна Плюс").await;
    app.tell(&[Fact::ResetAsked { user: buyer.user, token: "secret".to_owned() }]);
    let ctx = app.state.jobs.clone();
    let done = actix_web::web::block(move || jobs::run_until_idle(&ctx)).await;
    done.expect("a thread").expect("the jobs");
    let mail = app.queue().remove(0);
    (app, mail)
}

#[actix_web::test]
async fn a_server_gets_the_mail_as_it_was_written() {
    let sink = Sink::default();
    let (app, mail) = send_to(sink.start()).await;
    assert_eq!(mail.status, MailStatus::Sent);
    assert_eq!(mail.text, "", "it carried a secret");
    let messages = sink.messages.lock().expect("the messages").clone();
    assert_eq!(messages.len(), 1);
    for part in [
        format!("Message-ID: <{}@example.com>\n", mail.id),
        "From: \"Lead exchange\" <exchange@example.com>\n".to_owned(),
        format!("To: {}\n", mail.to),
        "Subject: Choose a new password\n".to_owned(),
        "Auto-Submitted: auto-generated\n".to_owned(),
        "/reset/secret".to_owned(),
    ] {
        assert!(messages[0].contains(&part), "{part} in\n{}", messages[0]);
    }
    assert!(!app.state.config.data_dir.join("mail").exists(), "no copy stays behind");
}

#[actix_web::test]
async fn a_4xx_is_tried_again_and_a_5xx_is_not() {
    let (app, mail) = send_to(Sink::refusing("RCPT", "451 4.3.0 busy").start()).await;
    assert_eq!(mail.status, MailStatus::Queued);
    assert!(mail.last_error.as_deref().is_some_and(|error| error.contains("busy")), "{mail:?}");
    assert!(mail.text.contains("/reset/secret"), "not sent, so not wiped");
    app.clear_the_desk();

    let (app, mail) = send_to(Sink::refusing("RCPT", "550 5.1.1 no such user").start()).await;
    assert_eq!(mail.status, MailStatus::Failed);
    let error = mail.last_error.unwrap_or_default();
    assert!(error.contains("550") && error.contains("no such user"), "{error}");
    app.clear_the_desk();
}

#[actix_web::test]
async fn a_refused_sign_in_is_our_fault_and_not_the_mails() {
    let (app, mail) = send_to(Sink::refusing("MAIL", "530 5.7.0 sign in first").start()).await;
    assert_eq!(mail.status, MailStatus::Queued);
    app.clear_the_desk();
}

#[actix_web::test]
async fn no_server_is_no_reason_to_give_up() {
    // A port nobody listens on: taken for a moment, then given back.
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("smtp://{}", free.local_addr().expect("an address"));
    drop(free);
    let (app, mail) = send_to(url).await;
    assert_eq!((mail.status, mail.tries), (MailStatus::Queued, 1));
    app.clear_the_desk();
}

#[test]
fn settings_are_checked_before_anything_is_sent() {
    let sender = || Sender::new("mail@exchange.example").expect("a sender");
    for url in [
        "smtp://localhost:25",
        "smtp://user:p%40ss@mail.example:587?tls=required",
        "smtp://mail.example?tls=opportunistic",
        "smtps://user:pass@mail.example",
    ] {
        assert!(SmtpMailer::new(url, sender()).is_ok(), "{url}");
    }
    for url in ["mail.example", "http://mail.example", "smtp://mail.example?tls=maybe"] {
        let error = SmtpMailer::new(url, sender()).expect_err(url);
        assert!(matches!(error, MailerError::SmtpUrl(_)));
        assert!(error.to_string().contains("right would be"), "{error}");
    }
}
