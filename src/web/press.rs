//! A form pressed twice is one request.
//!
//! Each page that is shown bears a token of its own ([`super::extract::Posted`] checks it): the same token
//! with the same answers is the same press, however often it arrives. What came of it is kept in the
//! transaction of the work, as the API keeps its answers.

use crate::accounts::idempotency::{Answer, Request, Seen, look_up, remember};
use crate::db::{DbError, Tx};
use crate::doors::signature::hex;
use crate::kernel::ids::UserId;
use crate::web::flash::Flash;
use crate::web::form::Form;
use crate::web::{State, WebError};

/// What came of a press.
#[derive(Debug)]
pub struct Pressed {
    /// What the work answered, the first time.
    pub came: String,
    again: bool,
}

impl Pressed {
    /// What to say: the second time, that nothing was done twice.
    pub fn flash(&self, done: impl Into<Flash>) -> Flash {
        if self.again { Flash::warn("form-pressed-twice") } else { done.into() }
    }
}

impl State {
    /// Runs the work of a form in one transaction, once for each press. `path` is where it was sent.
    pub async fn press<E>(
        &self,
        owner: UserId,
        path: &str,
        form: &Form,
        work: impl FnOnce(&mut Tx<'_>) -> Result<String, E> + Send + 'static,
    ) -> Result<Pressed, WebError>
    where
        E: From<DbError> + Into<WebError> + Send + 'static,
    {
        let mut answers = url::form_urlencoded::Serializer::new(String::new());
        answers.extend_pairs(form.pairs());
        let digest = self.seals.request_digest("POST", path, answers.finish().as_bytes());
        let key = format!("form:{}", hex(&digest));
        let request = Request { owner: owner.uuid(), key, digest };
        self.run(move |tx| {
            if let Seen::Same(answer) = look_up(tx, &request)? {
                return Ok(Pressed { came: answer.body, again: true });
            }
            let came = work(tx)?;
            remember(tx, &request, &Answer { status: 303, body: came.clone() })?;
            Ok::<_, E>(Pressed { came, again: false })
        })
        .await
    }
}
