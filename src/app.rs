//! Wiring: from settings to everything a server, a worker or a test works with.

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use crate::config::Config;
use crate::db::{Db, DbError};
use crate::jobs;
use crate::kernel::clock::Clock;
use crate::kernel::secret::{BadKey, MasterKey, NoRandomness, Vault};
use crate::leads::queue::{Queue, Writer};
use crate::outside::mail::{self, MailerError};
use crate::web::State;

/// The file in the data folder that keeps the key when none is configured.
const KEY_FILE: &str = "secret.key";

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
    #[error("the intake queue's writer cannot start: {0}")]
    Writer(io::Error),
}

/// The program, put together.
pub struct App {
    /// What handlers and jobs share.
    pub state: State,
    /// The intake queue's writer. Stopped after the server, so that whatever was taken is written.
    pub writer: Writer,
}

/// Connects to a database that is already migrated and puts the program together.
pub fn start(config: Config, database_url: &str) -> Result<App, StartError> {
    let master = master_key(&config)?;
    let vault = Vault::new(&master);
    let db = Db::connect(database_url, config.pool_size, Clock::default(), config.test_clock)?;
    let jobs = jobs::Context::new(db.clone(), &config, mail::from_config(&config)?);
    let (intake, writer) = Queue::start(db.clone(), vault.clone()).map_err(StartError::Writer)?;
    Ok(App { state: State::new(db, config, &master, vault, intake, jobs), writer })
}

/// The configured key, else the one kept in the data folder, made at the first start. Whoever
/// loses it loses every contact sealed with it, so it is never replaced.
fn master_key(config: &Config) -> Result<MasterKey, StartError> {
    if let Some(text) = &config.secret_key {
        return Ok(MasterKey::from_base64(text)?);
    }
    let path = config.data_dir.join(KEY_FILE);
    match kept_key(&config.data_dir, &path) {
        Ok(key) => key,
        Err(cause) => Err(StartError::KeyFile { file: path.display().to_string(), cause }),
    }
}

fn kept_key(folder: &Path, path: &Path) -> io::Result<Result<MasterKey, StartError>> {
    match fs::read_to_string(path) {
        Ok(text) => return Ok(MasterKey::from_base64(&text).map_err(StartError::from)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let key = match MasterKey::generate() {
        Ok(key) => key,
        Err(error) => return Ok(Err(error.into())),
    };
    fs::create_dir_all(folder)?;
    // Written aside and linked into place: two servers starting together agree on one key, and a
    // crash leaves no half-written one.
    let aside = path.with_extension(format!("{}.new", std::process::id()));
    let mut file =
        fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&aside)?;
    file.write_all(key.to_base64().as_bytes())?;
    file.sync_all()?;
    let linked = fs::hard_link(&aside, path);
    fs::remove_file(&aside)?;
    match linked {
        Ok(()) => Ok(Ok(key)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Ok(MasterKey::from_base64(&fs::read_to_string(path)?).map_err(StartError::from))
        }
        Err(error) => Err(error),
    }
}
