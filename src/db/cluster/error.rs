//! What can go wrong with the embedded cluster, each said as one sentence that names the mend.
//!
//! The guard meets most of these and hands them to the server through its pipe, so every field is
//! text and the enum travels as JSON.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// Why the embedded PostgreSQL could not be made, started or stopped.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum ClusterError {
    #[error(
        "PostgreSQL programs were not found: install the package postgresql (Debian: apt install \
         postgresql) or set POSTGRES_BIN to the folder that holds initdb"
    )]
    ProgramsMissing,

    #[error(
        "{folder} does not hold the PostgreSQL programs postgres and initdb: set POSTGRES_BIN to \
         the folder that does, or leave it out to have them searched for"
    )]
    ProgramsNotIn { folder: String },

    #[error(
        "PostgreSQL {found} is too old: install PostgreSQL {oldest} or newer, or set POSTGRES_BIN \
         to the folder of a newer one"
    )]
    TooOld { found: u32, oldest: u32 },

    #[error(
        "{folder} was made by PostgreSQL {data} but this machine has {found}: install PostgreSQL \
         {data}, set POSTGRES_BIN to its folder, or move the data with pg_upgrade"
    )]
    WrongVersion { folder: String, data: String, found: String },

    #[error(
        "the data folder {folder} is in use by another lead-exchange: stop that one, or give this \
         one its own DATA_DIR"
    )]
    InUse { folder: String },

    #[error(
        "the PostgreSQL of an earlier run in {folder} has not stopped after {seconds} seconds: \
         wait for it, or stop the process named in postgres/data/postmaster.pid"
    )]
    StillStopping { folder: String, seconds: u64 },

    #[error(
        "PostgreSQL may not run as root, and the user {user} may not enter {folder}: move DATA_DIR \
         (and POSTGRES_BIN) to a folder open to that user, such as /var/lib/lead-exchange, or run \
         lead-exchange as an ordinary user"
    )]
    PathClosed { folder: String, user: String },

    #[error(
        "PostgreSQL may not run as root, and this machine has neither a user postgres nor nobody: \
         run lead-exchange as an ordinary user"
    )]
    NoPlainUser,

    #[error("the database folder {folder} could not be made: {detail}")]
    Create { folder: String, detail: String },

    #[error("PostgreSQL did not start in {folder}; the end of its log says:\n{log}")]
    Start { folder: String, log: String },

    #[error(
        "PostgreSQL has not become ready in {folder} after {seconds} seconds; the end of its log \
         says:\n{log}"
    )]
    Slow { folder: String, seconds: u64, log: String },

    #[error(
        "the passwords of the embedded database in {path} cannot be read ({detail}): put that file \
         back from a backup"
    )]
    Credentials { path: String, detail: String },

    #[error("{path} cannot be used ({detail}): check that the user running lead-exchange owns it")]
    File { path: String, detail: String },

    #[error(
        "the process that guards PostgreSQL failed ({detail}): see postgres/log in the data folder"
    )]
    Guard { detail: String },

    #[error("the command {program} could not be run: {detail}")]
    Command { program: String, detail: String },
}

impl ClusterError {
    /// An input or output error on a file or folder.
    pub(super) fn file(path: &Path, error: &io::Error) -> Self {
        Self::File { path: path.display().to_string(), detail: error.to_string() }
    }

    /// Something that went wrong in or around the guard.
    pub(super) fn guard(detail: impl ToString) -> Self {
        Self::Guard { detail: detail.to_string() }
    }
}
