//! Looks up who is behind bearer tokens, many callers with one query.
//!
//! Every API call reads its person afresh, so that a suspension works at once. Under load that
//! would be a transaction a call; instead whoever asks while a query runs waits for the next one,
//! which answers all of them together. Nobody is answered by a query that began before they asked,
//! so nobody sees anything old, and nothing waits when the server is idle.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot;

use super::WebError;
use crate::accounts::Person;
use crate::db::Db;
use crate::kernel::ids::UserId;

/// The most users one query looks up.
const MOST: usize = 500;

type Answer = Result<Option<Person>, WebError>;

#[derive(Default)]
struct Asked {
    waiting: Vec<(UserId, oneshot::Sender<Answer>)>,
    /// Whether somebody is looking up already and will take those who wait.
    busy: bool,
}

/// The look-up. Clones share it.
#[derive(Clone)]
pub struct People {
    db: Db,
    asked: Arc<Mutex<Asked>>,
}

impl People {
    pub fn new(db: Db) -> Self {
        Self { db, asked: Arc::default() }
    }

    /// An active user with their seats, as they are now.
    pub async fn find(&self, user: UserId) -> Answer {
        let (answer, wait) = oneshot::channel();
        if self.ask(user, answer) {
            let me = self.clone();
            drop(actix_web::rt::task::spawn_blocking(move || me.answer_all()));
        }
        wait.await.unwrap_or_else(|_| Err(WebError::internal("nobody looked the caller up")))
    }

    /// Queues a question; whether the asker must see to the answers.
    fn ask(&self, user: UserId, answer: oneshot::Sender<Answer>) -> bool {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.waiting.push((user, answer));
        !std::mem::replace(&mut asked.busy, true)
    }

    fn take(&self) -> Vec<(UserId, oneshot::Sender<Answer>)> {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let most = asked.waiting.len().min(MOST);
        let batch: Vec<_> = asked.waiting.drain(..most).collect();
        asked.busy = !batch.is_empty();
        batch
    }

    fn answer_all(&self) {
        loop {
            let batch = self.take();
            if batch.is_empty() {
                return;
            }
            let mut users: Vec<UserId> = batch.iter().map(|(user, _)| *user).collect();
            users.sort_unstable();
            users.dedup();
            match self.load(&users) {
                Ok(people) => {
                    for (user, answer) in batch {
                        // Whoever hung up needs no answer.
                        drop(answer.send(Ok(people.get(&user).cloned())));
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "callers could not be looked up");
                    for (_, answer) in batch {
                        drop(answer.send(Err(WebError::Unavailable { retry_after: 2 })));
                    }
                }
            }
        }
    }

    fn load(&self, users: &[UserId]) -> Result<HashMap<UserId, Person>, WebError> {
        // A panic here would leave every later caller waiting for nobody.
        let load = || self.db.tx(|tx| Person::load_many(tx, users).map_err(WebError::from));
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(load))
            .unwrap_or_else(|_| Err(WebError::internal("the look-up panicked")))
    }
}
