//! File locks that end with the process that holds them, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use super::ClusterError;

/// How often a taken lock is tried again.
const PAUSE: Duration = Duration::from_millis(10);

/// A held lock; dropping it lets go.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock, waiting up to `patience` for another holder while `worth_it` says so.
    /// `None` when it stayed taken.
    ///
    /// # Errors
    /// [`ClusterError::File`] when the file cannot be made or the disk knows no locks.
    pub(super) fn take(
        path: &Path,
        patience: Duration,
        worth_it: impl Fn() -> bool,
    ) -> Result<Option<Self>, ClusterError> {
        let file = OpenOptions::new()
            .create(true)
            .append(true)
            .mode(0o600)
            .open(path)
            .map_err(|error| ClusterError::file(path, &error))?;
        let until = Instant::now() + patience;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Some(Self { _file: file })),
                Err(TryLockError::Error(error)) => return Err(ClusterError::file(path, &error)),
                Err(TryLockError::WouldBlock) if Instant::now() >= until || !worth_it() => {
                    return Ok(None);
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            }
        }
    }
}
