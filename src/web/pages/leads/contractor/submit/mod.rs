//! Sending leads by hand: one through a form built from the offer, or many pasted from a sheet.
//!
//! - [`open`] shows the form, the place to paste into, or how a program sends the same.
//! - [`one`] and [`many`] take what was sent to the intake queue, like every other door.
//!
//! Each form carries a random id that serves as idempotency key: pressed twice, or sent again
//! because nobody answered, it is the same lead.

mod columns;
mod example;
mod many;
mod one;
mod open;
mod page;
mod read;
mod sheet;

pub use many::many;
pub use one::one;
pub use open::open;
pub use read::SUBS;

use crate::accounts::idempotency::Request;
use crate::kernel::ids::UserId;
use crate::kernel::secret::Token;
use crate::leads::intake::{Answer, Submission};
use crate::leads::queue::Lost;
use crate::web::form::Form;
use crate::web::{State, WebError};

/// The most rows pasted at once.
const MOST_ROWS: usize = 1_000;

/// A fresh id for one form.
fn form_id() -> Result<String, WebError> {
    Ok(Token::generate().map_err(WebError::internal)?.reveal().to_owned())
}

/// The key that makes a form, or one row of it, count once. Without an id (a form of somebody
/// else's making) every sending is its own.
fn key(state: &State, user: UserId, id: &str, row: Option<u64>, form: &Form) -> Option<Request> {
    if id.is_empty() || id.len() > 100 {
        return None;
    }
    let key = match row {
        Some(row) => format!("form:{id}:{row}"),
        None => format!("form:{id}"),
    };
    let mut sent: Vec<(&str, &str)> = form
        .pairs()
        .filter(|(name, value)| !matches!(*name, "csrf" | "form_id") && !value.is_empty())
        .collect();
    sent.sort_unstable();
    let body = serde_json::to_vec(&sent).unwrap_or_default();
    let digest = state.seals.request_digest("POST", "/contractor/leads", &body);
    Some(Request { owner: user.uuid(), key, digest })
}

/// What the queue said to a form.
enum Sent {
    Answered(Vec<Result<Answer, Lost>>),
    /// Nothing was taken.
    Busy,
}

async fn send(state: &State, submissions: Vec<Submission>) -> Sent {
    match state.intake.submit(submissions).await {
        Ok(answers) => Sent::Answered(answers),
        Err(crate::leads::queue::Full) => Sent::Busy,
    }
}
