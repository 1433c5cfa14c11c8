//! The server's side: starting the guard, knowing the addresses, and letting go.

use std::env;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::address::Urls;
use super::files::DataDir;
use super::identity::lean_environment;
use super::lock::Lock;
use super::postmaster::stop_leftover;
use super::{ClusterError, ClusterSettings, GUARD_COMMAND, guard, throwaway};

/// A server that was just killed may need a moment to let go of its lock.
const LAST_BREATH: Duration = Duration::from_millis(500);

/// A running embedded PostgreSQL. Dropping it stops PostgreSQL and waits until it has stopped.
pub struct Cluster {
    dir: DataDir,
    throwaway: bool,
    urls: Urls,
    /// The guard, and with it the pipe whose end stops PostgreSQL; `None` once stopped.
    guard: Option<Child>,
    /// Let go last, when PostgreSQL has stopped.
    _lock: Lock,
}

impl Cluster {
    /// Starts PostgreSQL on the data folder, making the cluster when there is none, and waits
    /// until it takes connections. Blocks: 0.1 s as a rule, seconds the first time or after a
    /// crash, and up to 90 s for the PostgreSQL of an earlier run to stop.
    ///
    /// # Errors
    /// See [`ClusterError`]; nothing is left running.
    pub fn start(settings: &ClusterSettings) -> Result<Self, ClusterError> {
        let dir = if settings.throwaway {
            throwaway::make()?
        } else {
            DataDir::open(&settings.data_dir)?
        };
        let lock = Lock::take(&dir.server_lock(), LAST_BREATH, || true)?
            .ok_or_else(|| ClusterError::InUse { folder: dir.shown() })?;
        let mut guard = spawn_guard(&dir, settings)?;
        match answer(&mut guard) {
            Ok(urls) => Ok(Self {
                dir,
                throwaway: settings.throwaway,
                urls,
                guard: Some(guard),
                _lock: lock,
            }),
            Err(error) => {
                drop(guard.stdin.take());
                let _ = guard.wait();
                if settings.throwaway {
                    throwaway::remove(&dir);
                }
                Err(error)
            }
        }
    }

    /// The address for the role that owns the schema and runs migrations.
    pub fn owner_url(&self) -> &str {
        &self.urls.owner
    }

    /// The address for the role the program works as: it owns nothing, and may do what
    /// migrations grant it.
    pub fn app_url(&self) -> &str {
        &self.urls.app
    }

    /// The address of the database `postgres` for the owner, from where a throwaway cluster's
    /// databases are created, cloned and dropped.
    pub fn admin_url(&self) -> &str {
        &self.urls.admin
    }

    /// Stops PostgreSQL and waits until it has stopped.
    ///
    /// # Errors
    /// [`ClusterError::Guard`] when the guard was gone or had given up, after PostgreSQL was
    /// stopped without it; [`ClusterError::StillStopping`] when it could not be.
    pub fn stop(mut self) -> Result<(), ClusterError> {
        self.halt()
    }

    fn halt(&mut self) -> Result<(), ClusterError> {
        let Some(mut guard) = self.guard.take() else { return Ok(()) };
        drop(guard.stdin.take());
        let status = guard.wait().map_err(ClusterError::guard)?;
        // A guard that was killed leaves PostgreSQL running.
        stop_leftover(&self.dir.home())?;
        if self.throwaway {
            throwaway::remove(&self.dir);
        }
        if status.success() { Ok(()) } else { Err(ClusterError::guard(status)) }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = self.halt() {
            tracing::error!(%error, "the embedded PostgreSQL did not stop as it should");
        }
    }
}

fn spawn_guard(dir: &DataDir, settings: &ClusterSettings) -> Result<Child, ClusterError> {
    let program = env::current_exe().map_err(ClusterError::guard)?;
    // The guard works elsewhere, so a path given from here must be made whole.
    let given = settings.postgres_bin.as_deref().filter(|folder| !folder.as_os_str().is_empty());
    let bin = given.map(std::path::absolute).transpose();
    let settings =
        ClusterSettings { postgres_bin: bin.map_err(ClusterError::guard)?, ..settings.clone() };
    Command::new(program)
        .arg(GUARD_COMMAND)
        .args(guard::arguments(dir, &settings))
        .env_clear()
        .envs(lean_environment())
        .current_dir(Path::new("/"))
        // A terminal's Ctrl-C goes to the server alone, which then stops in its own order.
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(ClusterError::guard)
}

/// Reads the guard's one line.
fn answer(guard: &mut Child) -> Result<Urls, ClusterError> {
    let output = guard.stdout.take().ok_or_else(|| ClusterError::guard("it has no output"))?;
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line).map_err(ClusterError::guard)?;
    if line.is_empty() {
        return Err(ClusterError::guard("it ended without a word"));
    }
    serde_json::from_str::<Result<Urls, ClusterError>>(&line).map_err(ClusterError::guard)?
}
