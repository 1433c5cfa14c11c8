//! The embedded PostgreSQL: a private cluster under `$DATA_DIR/postgres` that the program makes,
//! starts and stops itself, so that one command gives a working exchange.
//!
//! Three processes take part. The **server** (this program) starts a **guard** (this program
//! again, as `postgres-guard`), and the guard starts **PostgreSQL**. The guard reads a pipe from
//! the server: when the pipe ends, however the server died, the guard stops PostgreSQL. Nothing is
//! left running, and nothing needs the server to die politely.
//!
//! What always holds:
//! - Two locks keep a data folder to one server. The server holds `server.lock`, so a second
//!   server is refused at once; the guard holds `postgres.lock`, so a restart waits until the old
//!   PostgreSQL has stopped. The kernel lets both go when their holder dies.
//! - `$DATA_DIR/postgres` is whole or absent: it is made beside its place and then renamed.
//! - PostgreSQL never runs as root, is reached through a unix socket in a closed folder (or, when
//!   the path is too long for a socket, on 127.0.0.1), and asks for a password either way.
//!
//! The guard, not the server, does everything that touches the cluster, because it holds the lock
//! for as long as PostgreSQL runs. It answers with one line of JSON: the addresses, or the error.

mod address;
mod create;
mod credentials;
mod error;
mod files;
mod guard;
mod identity;
mod leash;
mod lock;
mod postmaster;
mod programs;
mod running;
mod start;
mod throwaway;
mod watch;
mod with_database;

use std::path::PathBuf;

pub use error::ClusterError;
pub use guard::guard_main;
pub use running::running_url;
pub use start::Cluster;
pub use with_database::with_database;

/// The name of the hidden subcommand that must call [`guard_main`].
pub const GUARD_COMMAND: &str = "postgres-guard";

/// Where the cluster lives and which programs run it.
#[derive(Debug, Clone)]
pub struct ClusterSettings {
    /// The program's data folder; made when missing. Not used by a throwaway cluster.
    pub data_dir: PathBuf,
    /// The folder that holds `postgres` and `initdb`; searched for when not given.
    pub postgres_bin: Option<PathBuf>,
    /// A cluster for tests: in memory when possible, never flushed to disk, removed at the end.
    pub throwaway: bool,
}
