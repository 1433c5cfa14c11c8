//! Which file is where, and with which rights it is made.
//!
//! ```text
//! $DATA_DIR/
//!   server.lock         held by the server
//!   postgres.lock       held by the guard
//!   postgres/           whole or absent
//!     credentials       passwords of the three roles, for the server's user only
//!     data/             PostgreSQL's own folder
//!     socket/           the unix socket
//!     log, log.1        what PostgreSQL said, this run and before
//!   postgres.new-…/     one being made, or the rest of one that was never finished
//! ```

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::ClusterError;

/// A log larger than this is set aside and begun anew.
const LOG_LIMIT: u64 = 8 * 1024 * 1024;
/// How much of the log an error shows, in bytes and in lines.
const TAIL_BYTES: u64 = 4096;
const TAIL_LINES: usize = 12;

/// The program's data folder, as far as the cluster uses it.
#[derive(Debug, Clone)]
pub(super) struct DataDir(PathBuf);

impl DataDir {
    /// Makes the folder when missing and fixes its full path, which the socket's address needs.
    ///
    /// # Errors
    /// [`ClusterError::File`] when it cannot be made or entered.
    pub(super) fn open(path: &Path) -> Result<Self, ClusterError> {
        // As root PostgreSQL runs as another user, who must be able to pass through.
        let mode = if rustix::process::geteuid().is_root() { 0o711 } else { 0o700 };
        DirBuilder::new()
            .recursive(true)
            .mode(mode)
            .create(path)
            .and_then(|()| fs::canonicalize(path))
            .map(Self)
            .map_err(|error| ClusterError::file(path, &error))
    }

    /// The folder as it is, nothing made.
    ///
    /// # Errors
    /// [`ClusterError::File`] when it is missing or closed.
    pub(super) fn existing(path: &Path) -> Result<Self, ClusterError> {
        fs::canonicalize(path).map(Self).map_err(|error| ClusterError::file(path, &error))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    pub(super) fn shown(&self) -> String {
        self.0.display().to_string()
    }

    pub(super) fn server_lock(&self) -> PathBuf {
        self.0.join("server.lock")
    }

    pub(super) fn guard_lock(&self) -> PathBuf {
        self.0.join("postgres.lock")
    }

    pub(super) fn home(&self) -> Home {
        Home(self.0.join("postgres"))
    }

    /// A home under a name of its own, to be made and then renamed to [`Self::home`].
    pub(super) fn draft(&self) -> Home {
        Home(self.0.join(format!("{DRAFT}{}", std::process::id())))
    }

    /// Removes homes that were never finished. One that cannot be removed yet (its `initdb` may
    /// still be ending) is left for the next start: it is in nobody's way.
    pub(super) fn sweep_drafts(&self) {
        let Ok(entries) = fs::read_dir(&self.0) else { return };
        for entry in entries.flatten() {
            if entry.file_name().to_string_lossy().starts_with(DRAFT) {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }
}

const DRAFT: &str = "postgres.new-";

/// The folder of one cluster.
#[derive(Debug, Clone)]
pub(super) struct Home(PathBuf);

impl Home {
    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    pub(super) fn shown(&self) -> String {
        self.0.display().to_string()
    }

    pub(super) fn data(&self) -> PathBuf {
        self.0.join("data")
    }

    pub(super) fn socket(&self) -> PathBuf {
        self.0.join("socket")
    }

    pub(super) fn credentials(&self) -> PathBuf {
        self.0.join("credentials")
    }

    pub(super) fn pid_file(&self) -> PathBuf {
        self.data().join("postmaster.pid")
    }

    /// The major version the data was made by, as its `PG_VERSION` says; `None` without a cluster.
    ///
    /// # Errors
    /// [`ClusterError::File`] when there is a folder but no readable version in it.
    pub(super) fn version(&self) -> Result<Option<String>, ClusterError> {
        if !self.0.exists() {
            return Ok(None);
        }
        let path = self.data().join("PG_VERSION");
        fs::read_to_string(&path)
            .map(|text| Some(text.trim().to_owned()))
            .map_err(|error| ClusterError::file(&path, &error))
    }

    pub(super) fn log(&self) -> Log {
        Log { now: self.0.join("log"), before: self.0.join("log.1") }
    }
}

/// Makes one folder with exactly these rights.
pub(super) fn make_dir(path: &Path, mode: u32) -> Result<(), ClusterError> {
    DirBuilder::new().mode(mode).create(path).map_err(|error| ClusterError::file(path, &error))
}

/// Writes a file that only its owner may read.
pub(super) fn write_secret(path: &Path, text: &str) -> Result<(), ClusterError> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        })
        .map_err(|error| ClusterError::file(path, &error))
}

/// PostgreSQL's log. The guard opens it and hands it over as standard error, so it stays the
/// server's file whoever PostgreSQL runs as.
#[derive(Debug, Clone)]
pub(super) struct Log {
    now: PathBuf,
    before: PathBuf,
}

impl Log {
    /// Begins a new log and keeps the last one as `log.1`.
    pub(super) fn begin(&self) {
        let _ = fs::rename(&self.now, &self.before);
    }

    /// The log, opened to append: emptying it under a running PostgreSQL is then harmless.
    pub(super) fn open(&self) -> Result<File, ClusterError> {
        OpenOptions::new()
            .create(true)
            .append(true)
            .mode(0o600)
            .open(&self.now)
            .map_err(|error| ClusterError::file(&self.now, &error))
    }

    /// Adds a line of the guard's own.
    pub(super) fn note(&self, line: &str) {
        if let Ok(mut file) = self.open() {
            let _ = writeln!(file, "guard: {line}");
        }
    }

    /// Copies a log that grew too large aside and empties it.
    pub(super) fn trim(&self) {
        if self.length() > LOG_LIMIT && fs::copy(&self.now, &self.before).is_ok() {
            let _ = self.open().map(|file| file.set_len(0));
        }
    }

    /// Bytes written so far: a mark for [`Self::tail`].
    pub(super) fn length(&self) -> u64 {
        fs::metadata(&self.now).map_or(0, |meta| meta.len())
    }

    /// The last lines written after `mark`.
    pub(super) fn tail(&self, mark: u64) -> String {
        let start = mark.max(self.length().saturating_sub(TAIL_BYTES));
        let mut bytes = Vec::new();
        if let Ok(mut file) = File::open(&self.now)
            && file.seek(SeekFrom::Start(start)).is_ok()
        {
            let _ = file.read_to_end(&mut bytes);
        }
        last_lines(&String::from_utf8_lossy(&bytes))
    }
}

/// The last few lines of what a program said.
pub(super) fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let skipped = lines.len().saturating_sub(TAIL_LINES);
    lines.into_iter().skip(skipped).collect::<Vec<_>>().join("\n")
}
