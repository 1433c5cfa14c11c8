//! Looks up who is behind bearer tokens and keys, many callers with one query.
//!
//! Every API call reads its person afresh, so that a suspension works at once. Under load that
//! would be a transaction a call; instead whoever asks while a query runs waits for the next one,
//! which answers all of them together. Nobody is answered by a query that began before they asked,
//! so nobody sees anything old, and nothing waits when the server is idle.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot;

use super::WebError;
use crate::accounts::key::{self, Holder};
use crate::accounts::{AccountError, Person};
use crate::db::{Db, Tx};
use crate::kernel::ids::UserId;

/// The most callers one query looks up.
const MOST: usize = 500;

type Answer<A> = Result<Option<A>, WebError>;
type Load<Q, A> = fn(&mut Tx<'_>, &[Q]) -> Result<HashMap<Q, A>, AccountError>;

/// Users by their ids.
pub type People = Batched<UserId, Person>;
/// The holders of keys by the keys' hashes.
pub type Holders = Batched<Vec<u8>, Holder>;

struct Asked<Q, A> {
    waiting: Vec<(Q, oneshot::Sender<Answer<A>>)>,
    /// Whether somebody is looking up already and will take those who wait.
    busy: bool,
}

/// The look-up. Clones share it.
pub struct Batched<Q, A> {
    db: Db,
    load: Load<Q, A>,
    asked: Arc<Mutex<Asked<Q, A>>>,
}

impl<Q, A> Clone for Batched<Q, A> {
    fn clone(&self) -> Self {
        Self { db: self.db.clone(), load: self.load, asked: Arc::clone(&self.asked) }
    }
}

impl People {
    /// Looks up active users with their seats, as they are now.
    pub fn people(db: Db) -> Self {
        Self::new(db, Person::load_many)
    }
}

impl Holders {
    /// Looks up who holds a key that works now, and notes that it was used.
    pub fn holders(db: Db) -> Self {
        Self::new(db, key::find_many)
    }
}

impl<Q, A> Batched<Q, A>
where
    Q: Ord + Clone + std::hash::Hash + Send + 'static,
    A: Clone + Send + 'static,
{
    fn new(db: Db, load: Load<Q, A>) -> Self {
        let asked = Asked { waiting: Vec::new(), busy: false };
        Self { db, load, asked: Arc::new(Mutex::new(asked)) }
    }

    /// What there is now under one key of the look-up.
    pub async fn find(&self, wanted: Q) -> Answer<A> {
        let (answer, wait) = oneshot::channel();
        if self.ask(wanted, answer) {
            let me = self.clone();
            drop(actix_web::rt::task::spawn_blocking(move || me.answer_all()));
        }
        wait.await.unwrap_or_else(|_| Err(WebError::internal("nobody looked the caller up")))
    }

    /// Queues a question; whether the asker must see to the answers.
    fn ask(&self, wanted: Q, answer: oneshot::Sender<Answer<A>>) -> bool {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.waiting.push((wanted, answer));
        !std::mem::replace(&mut asked.busy, true)
    }

    fn take(&self) -> Vec<(Q, oneshot::Sender<Answer<A>>)> {
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
            let mut wanted: Vec<Q> = batch.iter().map(|(wanted, _)| wanted.clone()).collect();
            wanted.sort_unstable();
            wanted.dedup();
            match self.load(&wanted) {
                Ok(found) => {
                    for (wanted, answer) in batch {
                        // Whoever hung up needs no answer.
                        drop(answer.send(Ok(found.get(&wanted).cloned())));
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

    fn load(&self, wanted: &[Q]) -> Result<HashMap<Q, A>, WebError> {
        // A panic here would leave every later caller waiting for nobody.
        let load = || self.db.tx(|tx| (self.load)(tx, wanted).map_err(WebError::from));
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(load))
            .unwrap_or_else(|_| Err(WebError::internal("the look-up panicked")))
    }
}
