//! Work on passwords, kept from taking the whole machine.
//!
//! Hashing one password takes 19 MiB and tens of milliseconds on purpose. At most as many are
//! hashed at once as there are processors; the rest wait without holding a thread or a connection,
//! so a flood of sign-ins slows sign-ins down and nothing else.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use super::{State, WebError};
use crate::accounts::AccountError;

/// How long somebody waits for their turn before they are told to come back.
const PATIENCE: Duration = Duration::from_secs(10);

/// The turns. Clones share them.
#[derive(Debug, Clone)]
pub struct Hashing(Arc<Semaphore>);

impl Default for Hashing {
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Self(Arc::new(Semaphore::new(processors)))
    }
}

impl State {
    /// Does work on a password when its turn comes, on a thread where it may take its time.
    pub async fn hashing<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, AccountError> + Send + 'static,
    ) -> Result<T, WebError> {
        let turn = Arc::clone(&self.hashing.0).acquire_owned();
        let turn = match tokio::time::timeout(PATIENCE, turn).await {
            Ok(turn) => turn.map_err(WebError::internal)?,
            Err(_) => return Err(WebError::Unavailable { retry_after: 10 }),
        };
        // The turn ends with the work, even when the request is given up meanwhile.
        let done = actix_web::web::block(move || {
            let result = work();
            drop(turn);
            result
        });
        match done.await {
            Ok(result) => result.map_err(Into::into),
            Err(_) => Err(WebError::internal("the thread doing the work stopped")),
        }
    }
}
