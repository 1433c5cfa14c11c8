//! Doing a POST once: the answer is kept in the transaction of the work, and a repeat gets it back.
//!
//! A rule's "no" is an answer too: the work is undone, the refusal is kept, and a repeat is refused
//! the same way even if the rule would say yes by then. What is not an answer (nobody signed in,
//! wrong role, too many tries, the server is away) is not kept: trying again is right.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Reply, problem};
use crate::accounts::idempotency::{Answer, Request, Seen, look_up, remember};
use crate::db::{DbError, Tx};
use crate::kernel::secret::Vault;
use crate::web::extract::Once;
use crate::web::{State, WebError};

/// Before a body that is kept sealed. JSON never starts like this.
const SEALED: &str = "sealed:";

impl State {
    /// Runs `work` in one transaction, once for each key.
    pub async fn once<E>(
        &self,
        once: Once,
        work: impl FnOnce(&mut Tx<'_>) -> Result<Reply, E> + Send + 'static,
    ) -> Result<HttpResponse, WebError>
    where
        E: From<DbError> + Into<WebError> + Send + 'static,
    {
        let Some(request) = once.request else {
            return Ok(self.run(work).await?.respond(false));
        };
        let vault = self.vault.clone();
        let reader = once.reader;
        let (reply, replayed) = self
            .run(move |tx| {
                match look_up(tx, &request)? {
                    Seen::Same(answer) => return Ok((unkeep(&vault, &request, answer)?, true)),
                    Seen::Other => return Err(WebError::unprocessable("idempotency_key_reused")),
                    Seen::Never => {}
                }
                // Within a savepoint, so that a refusal undoes the work and can still be kept
                // under the lock that `look_up` took.
                let reply = match tx.attempt(|tx| work(tx).map_err(Into::into)) {
                    Ok(reply) => reply,
                    Err(error) if is_answer(&error) => problem::reply(&error, &reader),
                    Err(error) => return Err(error),
                };
                remember(tx, &request, &keep(&vault, &request, &reply)?)?;
                Ok((reply, false))
            })
            .await?;
        Ok(reply.respond(replayed))
    }
}

/// Whether a rule decided, so that asking again changes nothing.
fn is_answer(error: &WebError) -> bool {
    use actix_web::ResponseError;
    let status = error.status_code();
    status.is_client_error()
        && !matches!(
            status,
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS
        )
}

fn keep(vault: &Vault, request: &Request, reply: &Reply) -> Result<Answer, WebError> {
    let body = if reply.secret {
        let sealed = vault
            .seal(request.key.as_bytes(), reply.body.as_bytes())
            .map_err(WebError::internal)?;
        format!("{SEALED}{}", STANDARD.encode(sealed))
    } else {
        reply.body.clone()
    };
    Ok(Answer { status: reply.status.as_u16(), body })
}

fn unkeep(vault: &Vault, request: &Request, answer: Answer) -> Result<Reply, WebError> {
    let status = StatusCode::from_u16(answer.status).map_err(WebError::internal)?;
    let Some(sealed) = answer.body.strip_prefix(SEALED) else {
        return Ok(Reply { status, body: answer.body, secret: false });
    };
    let sealed = STANDARD.decode(sealed).map_err(WebError::internal)?;
    let plain = vault.open(request.key.as_bytes(), &sealed).map_err(WebError::internal)?;
    let body = String::from_utf8(plain).map_err(WebError::internal)?;
    Ok(Reply { status, body, secret: true })
}
