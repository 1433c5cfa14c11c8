//! Folders for throwaway clusters: in memory where there is room, gone at the end, and swept up
//! later when a crash left one behind.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::ClusterError;
use super::files::{DataDir, make_dir};
use super::lock::Lock;
use super::postmaster::stop_leftover;

const PREFIX: &str = "lead-exchange-throwaway-";
/// Containers often have a `/dev/shm` of 64 MB, which a few cloned databases fill.
const ROOM: u64 = 1024 * 1024 * 1024;
/// A folder younger than this may belong to a cluster that has not taken its locks yet.
const AGE: Duration = Duration::from_secs(60);

/// Makes a new folder, after removing those of clusters that are no more.
///
/// # Errors
/// [`ClusterError::File`] when no folder can be made.
pub(super) fn make() -> Result<DataDir, ClusterError> {
    let memory = Path::new("/dev/shm");
    let parent = if has_room(memory) { memory.to_owned() } else { std::env::temp_dir() };
    sweep(&parent);
    let mut tag = [0_u8; 8];
    getrandom::fill(&mut tag).map_err(ClusterError::guard)?;
    let path = parent.join(format!("{PREFIX}{:016x}", u64::from_be_bytes(tag)));
    let mode = if rustix::process::geteuid().is_root() { 0o711 } else { 0o700 };
    make_dir(&path, mode)?;
    DataDir::open(&path)
}

/// Removes a throwaway folder; never anything else, whatever it is given.
pub(super) fn remove(dir: &DataDir) {
    if is_throwaway(dir.path()) {
        let _ = fs::remove_dir_all(dir.path());
    }
}

fn sweep(parent: &Path) {
    let me = rustix::process::geteuid().as_raw();
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let old = |meta: &fs::Metadata| {
            meta.modified().is_ok_and(|at| at.elapsed().is_ok_and(|age| age > AGE))
        };
        let mine = fs::symlink_metadata(entry.path())
            .is_ok_and(|meta| meta.is_dir() && meta.uid() == me && old(&meta));
        if mine && is_throwaway(&entry.path()) {
            sweep_one(entry.path());
        }
    }
}

fn sweep_one(path: PathBuf) {
    let Ok(dir) = DataDir::open(&path) else { return };
    let free = |path: &Path| matches!(Lock::take(path, Duration::ZERO, || false), Ok(Some(_)));
    if free(&dir.server_lock()) && free(&dir.guard_lock()) && stop_leftover(&dir.home()).is_ok() {
        remove(&dir);
    }
}

fn is_throwaway(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PREFIX))
}

fn has_room(folder: &Path) -> bool {
    rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_ok()
        && rustix::fs::statvfs(folder)
            .is_ok_and(|volume| volume.f_bavail.saturating_mul(volume.f_frsize) >= ROOM)
}
