//! What handlers share.

use std::sync::Arc;

use crate::config::Config;
use crate::db::{Db, DbError, Tx};
use crate::kernel::secret::Vault;
use crate::web::WebError;

/// Everything a handler may need. Cheap to clone.
#[derive(Clone)]
pub struct State {
    pub db: Db,
    pub config: Arc<Config>,
    pub vault: Vault,
}

impl State {
    /// Runs `work` in one transaction on a thread where blocking is allowed.
    pub async fn run<T, E>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, WebError>
    where
        T: Send + 'static,
        E: From<DbError> + Into<WebError> + Send + 'static,
    {
        let db = self.db.clone();
        match actix_web::web::block(move || db.tx(work)).await {
            Ok(result) => result.map_err(Into::into),
            Err(_) => Err(WebError::internal("the thread doing the work stopped")),
        }
    }
}
