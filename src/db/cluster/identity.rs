//! Which user PostgreSQL runs as.
//!
//! PostgreSQL refuses to run as root. When the server is root (a container, a rented machine), it
//! runs as the user `postgres`, or `nobody`. When that user may not enter the data folder, a root
//! home being the usual case, it runs in a user namespace where root's own files belong to that
//! user: PostgreSQL then has root's files but none of root's powers. Containers often forbid such
//! namespaces; then the error says which folder to move.

use std::ffi::{OsStr, OsString};
use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt, lchown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::ClusterError;
use super::files::Home;

/// Root's stand-ins, best first.
const PLAIN_USERS: [&str; 2] = ["postgres", "nobody"];

/// How the PostgreSQL programs are run.
#[derive(Debug, Clone)]
pub(super) enum Identity {
    /// As the user who runs the server.
    Same,
    /// As this user instead of root. Also drops root's other groups: the standard library clears
    /// them when a uid is set by root.
    Plain { uid: u32, gid: u32 },
    /// As this user in a user namespace; outside it every file stays root's.
    Mapped { uid: u32, gid: u32 },
}

impl Identity {
    /// Chooses by trying to run `postgres --version` inside `folder`.
    ///
    /// # Errors
    /// [`ClusterError::NoPlainUser`], or [`ClusterError::PathClosed`] when root's stand-in may
    /// enter neither directly nor through a namespace.
    pub(super) fn choose(postgres: &Path, folder: &Path) -> Result<Self, ClusterError> {
        if !rustix::process::geteuid().is_root() {
            return Ok(Self::Same);
        }
        let (user, uid, gid) = PLAIN_USERS
            .iter()
            .find_map(|user| Some((*user, id("-u", user)?, id("-g", user)?)))
            .ok_or(ClusterError::NoPlainUser)?;
        [Self::Plain { uid, gid }, Self::Mapped { uid, gid }]
            .into_iter()
            .find(|identity| identity.can_run(postgres, folder))
            .ok_or_else(|| ClusterError::PathClosed {
                folder: folder.display().to_string(),
                user: user.to_owned(),
            })
    }

    /// The command that runs a program as this user. The working folder must be one the user may
    /// enter, which the caller sets: PostgreSQL's programs insist on knowing where they are.
    pub(super) fn command(&self, program: &Path) -> Command {
        match self {
            Self::Same => Command::new(program),
            Self::Plain { uid, gid } => {
                let mut command = Command::new(program);
                command.uid(*uid).gid(*gid);
                command
            }
            Self::Mapped { uid, gid } => {
                let mut command = Command::new("unshare");
                command
                    .arg("--user")
                    .arg(format!("--map-user={uid}"))
                    .arg(format!("--map-group={gid}"))
                    .arg("--")
                    .arg(program);
                command
            }
        }
    }

    /// The rights of a folder PostgreSQL must pass through but not read.
    pub(super) fn passage_mode(&self) -> u32 {
        match self {
            Self::Plain { .. } => 0o711,
            Self::Same | Self::Mapped { .. } => 0o700,
        }
    }

    /// Gives one file or folder to PostgreSQL's user.
    ///
    /// # Errors
    /// [`ClusterError::File`] when it cannot be given away.
    pub(super) fn own(&self, path: &Path) -> Result<(), ClusterError> {
        self.give(path).map_err(|error| ClusterError::file(path, &error))
    }

    /// Makes an existing home PostgreSQL's own, when it belongs to another: a backup put back by
    /// root, or a data folder whose way in was opened or closed since.
    ///
    /// # Errors
    /// [`ClusterError::File`] when the home cannot be read or given away.
    pub(super) fn settle(&self, home: &Home) -> Result<(), ClusterError> {
        if self.owner().is_some() {
            fs::set_permissions(home.path(), Permissions::from_mode(self.passage_mode()))
                .map_err(|error| ClusterError::file(home.path(), &error))?;
        }
        self.adopt(&home.data())?;
        self.adopt(&home.socket())
    }

    fn adopt(&self, tree: &Path) -> Result<(), ClusterError> {
        let adopt = || -> io::Result<()> {
            match self.owner() {
                Some((uid, _)) if fs::symlink_metadata(tree)?.uid() != uid => self.give_tree(tree),
                _ => Ok(()),
            }
        };
        adopt().map_err(|error| ClusterError::file(tree, &error))
    }

    fn give_tree(&self, tree: &Path) -> io::Result<()> {
        if fs::symlink_metadata(tree)?.is_dir() {
            for entry in fs::read_dir(tree)? {
                self.give_tree(&entry?.path())?;
            }
        }
        // The top goes last: while it belongs to another, an interrupted walk is done again.
        self.give(tree)
    }

    fn give(&self, path: &Path) -> io::Result<()> {
        match self.owner() {
            Some((uid, gid)) => lchown(path, Some(uid), Some(gid)),
            None => Ok(()),
        }
    }

    /// Whom PostgreSQL's files belong to on disk; `None` when nothing can be given away.
    fn owner(&self) -> Option<(u32, u32)> {
        match self {
            Self::Same => None,
            Self::Plain { uid, gid } => Some((*uid, *gid)),
            Self::Mapped { .. } => Some((0, 0)),
        }
    }

    fn can_run(&self, postgres: &Path, folder: &Path) -> bool {
        self.command(postgres)
            .arg("--version")
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }
}

/// Asks the system for a user's number, wherever users are kept.
fn id(kind: &str, user: &str) -> Option<u32> {
    let answer = Command::new("id").args([kind, user]).stderr(Stdio::null()).output().ok()?;
    String::from_utf8_lossy(&answer.stdout).trim().parse().ok()
}

/// The environment PostgreSQL needs and no more: it must not learn the server's secrets, nor be
/// led astray by PGDATA, PGPORT or a locale this machine does not have.
pub(super) fn lean_environment() -> Vec<(&'static str, OsString)> {
    const KEPT: [&str; 6] = [
        "PATH",
        "LD_LIBRARY_PATH",
        "DYLD_LIBRARY_PATH",
        "DYLD_FALLBACK_LIBRARY_PATH",
        "TMPDIR",
        "TZDIR",
    ];
    KEPT.iter()
        .filter_map(|name| Some((*name, std::env::var_os(name)?)))
        .chain([("LC_ALL", OsStr::new("C").to_owned())])
        .collect()
}
