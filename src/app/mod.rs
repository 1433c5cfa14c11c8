//! Wiring: from settings to everything a server, a worker or a test works with.
//!
//! [`start`] puts the program together over a migrated database; `cli` serves it or works its jobs.

mod key;

use std::io;

use crate::config::Config;
use crate::db::{Db, DbError};
use crate::jobs;
use crate::kernel::clock::Clock;
use crate::kernel::secret::{BadKey, NoRandomness, Vault};
use crate::kernel::signing::{PublicKey, Signer};
use crate::leads::queue::{Queue, Writer};
use crate::leads::requests::{Log, LogWriter};
use crate::outside::http;
use crate::outside::mail::{self, MailerError};
use crate::web::State;

/// Why the program could not be put together.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("SECRET_KEY {0}")]
    BadKey(#[from] BadKey),
    #[error("the secret key in {file} cannot be read or made: {cause}")]
    KeyFile { file: String, cause: io::Error },
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    #[error("cannot connect to the database: {0}")]
    Database(#[from] DbError),
    #[error(transparent)]
    Mailer(#[from] MailerError),
    #[error("a writer cannot start: {0}")]
    Writer(io::Error),
}

/// The program, put together.
pub struct App {
    /// What handlers and jobs share.
    pub state: State,
    /// The intake queue's writer. Stopped after the server, so that whatever was taken is written.
    pub writer: Writer,
    /// The request log's writer. Stopped after the server too.
    pub log_writer: LogWriter,
}

/// What the exchange's signatures are checked with, when its key is here. Makes none.
pub fn known_public_key(config: &Config) -> Result<Option<PublicKey>, StartError> {
    Ok(key::known(config)?.map(|master| Signer::new(&master).public()))
}

/// Connects to a database that is already migrated and puts the program together.
pub fn start(config: Config, database_url: &str) -> Result<App, StartError> {
    http::provide_cryptography();
    let master = key::master(&config)?;
    let vault = Vault::new(&master);
    let db = Db::connect(database_url, config.pool_size, Clock::default(), config.test_clock)?;
    let mailer = mail::from_config(&config)?;
    let (intake, writer) = Queue::start(db.clone(), vault.clone()).map_err(StartError::Writer)?;
    let (log, log_writer) = Log::start(db.clone(), vault.clone()).map_err(StartError::Writer)?;
    let jobs = jobs::Context::new(db.clone(), &config, mailer, vault.clone(), intake.clone());
    let state = State::new(db, config, &master, vault, intake, log, jobs);
    Ok(App { state, writer, log_writer })
}
