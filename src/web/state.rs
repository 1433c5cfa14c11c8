//! What handlers share.

use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};

use super::hashing::Hashing;
use super::people::{Holders, People};
use super::seals::Seals;
use super::uploads::Uploads;
use crate::accounts::{Limits, token};
use crate::config::Config;
use crate::db::{Db, DbError, Tx};
use crate::jobs;
use crate::kernel::secret::{MasterKey, Vault};
use crate::leads::queue::Queue;
use crate::leads::requests;
use crate::offers::Bounds;
use crate::web::WebError;

/// Everything a handler may need. Cheap to clone; a handler takes it as an argument.
#[derive(Clone)]
pub struct State {
    pub db: Db,
    pub config: Arc<Config>,
    pub vault: Vault,
    pub seals: Seals,
    /// What access tokens are signed with.
    pub token_keys: token::Keys,
    /// How often somebody may try to get in.
    pub limits: Limits,
    /// Looks up who is behind a token.
    pub people: People,
    /// Looks up who is behind an API key.
    pub holders: Holders,
    /// Where every door hands its leads.
    pub intake: Queue,
    /// Where requests that send leads are noted for those who made them.
    pub requests: requests::Log,
    /// What the background jobs work with, whether or not they run in this process.
    pub jobs: jobs::Context,
    pub(super) hashing: Hashing,
    pub(super) uploads: Uploads,
}

impl State {
    pub fn new(
        db: Db,
        config: Config,
        master: &MasterKey,
        vault: Vault,
        intake: Queue,
        requests: requests::Log,
        jobs: jobs::Context,
    ) -> Self {
        Self {
            config: Arc::new(config),
            vault,
            seals: Seals::new(master),
            token_keys: token::Keys::new(master),
            limits: Limits::new(db.clock().clone()),
            people: People::people(db.clone()),
            holders: Holders::holders(db.clone()),
            intake,
            requests,
            jobs,
            hashing: Hashing::default(),
            uploads: Uploads::default(),
            db,
        }
    }

    /// The state of the app a request came to.
    pub fn of(req: &HttpRequest) -> Result<&Self, WebError> {
        let data = req.app_data::<Data<Self>>();
        data.map(|data| data.get_ref()).ok_or_else(|| WebError::internal("the app has no state"))
    }

    /// What the operator sets for every offer.
    pub fn bounds(&self) -> Bounds {
        Bounds::new(self.config.fee, self.config.currencies.clone())
    }

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

impl FromRequest for State {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(req).cloned())
    }
}
