//! Makes a new cluster: `initdb`, settings, roles and the empty database.
//!
//! Everything happens in a folder of its own, which takes its final name only when it is complete.
//! Roles and database are made by PostgreSQL in single-user mode, before anybody can connect.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::ClusterError;
use super::credentials::{APP, Credentials, DATABASE, OWNER, SUPERUSER};
use super::files::{DataDir, Home, last_lines, make_dir, write_secret};
use super::identity::Identity;
use super::programs::Programs;

/// Tried in turn. A plain `C` would not do: it leaves Cyrillic out of `lower()`.
const LOCALES: [&[&str]; 3] = [
    &["--locale=C.UTF-8"],
    &["--locale=en_US.UTF-8"],
    &["--locale=C", "--locale-provider=icu", "--icu-locale=und"],
];

/// Appended to `postgresql.conf`, where an operator may change them. Errors of statements go to
/// the program that sent them; the log must not become a second place that keeps personal data.
const SETTINGS: &str = "
# lead-exchange: sized for a small machine; change what you like, then restart.
max_connections = 100
shared_buffers = 128MB
work_mem = 8MB
maintenance_work_mem = 64MB
random_page_cost = 1.1
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] '
log_checkpoints = off
log_error_verbosity = terse
log_min_error_statement = panic
";

/// A throwaway cluster promises nothing after a crash.
const THROWAWAY_SETTINGS: &str = "
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
";

/// Makes the cluster of this data folder.
///
/// # Errors
/// [`ClusterError::Create`] with PostgreSQL's own words, or [`ClusterError::File`].
pub(super) fn create(
    dir: &DataDir,
    programs: &Programs,
    identity: &Identity,
    throwaway: bool,
) -> Result<(), ClusterError> {
    dir.sweep_drafts();
    let draft = dir.draft();
    let made = fill(&draft, programs, identity, throwaway).and_then(|()| settle(dir, &draft));
    if made.is_err() {
        let _ = fs::remove_dir_all(draft.path());
    }
    made
}

fn fill(
    draft: &Home,
    programs: &Programs,
    identity: &Identity,
    throwaway: bool,
) -> Result<(), ClusterError> {
    make_dir(draft.path(), identity.passage_mode())?;
    for folder in [draft.data(), draft.socket()] {
        make_dir(&folder, 0o700)?;
        identity.own(&folder)?;
    }
    let credentials = Credentials::random()?;
    credentials.write(draft)?;
    initdb(draft, programs, identity, &credentials, throwaway)?;
    configure(&draft.data().join("postgresql.conf"), throwaway)?;
    make_roles(draft, programs, identity, &credentials, throwaway)
}

/// Gives the finished folder its name, and makes sure the name survives a power cut.
fn settle(dir: &DataDir, draft: &Home) -> Result<(), ClusterError> {
    let home = dir.home();
    fs::rename(draft.path(), home.path())
        .and_then(|()| File::open(dir.path())?.sync_all())
        .map_err(|error| ClusterError::file(home.path(), &error))
}

fn initdb(
    draft: &Home,
    programs: &Programs,
    identity: &Identity,
    credentials: &Credentials,
    throwaway: bool,
) -> Result<(), ClusterError> {
    // initdb reads the password from a file, and its user must be able to.
    let password = draft.socket().join("password");
    write_secret(&password, &credentials.superuser)?;
    identity.own(&password)?;

    let mut refused = String::new();
    for locale in LOCALES {
        let mut command = identity.command(&programs.initdb());
        command.arg("--pgdata").arg(draft.data()).arg("--pwfile").arg(&password);
        command.args(["--username", SUPERUSER, "--auth=scram-sha-256", "--data-checksums"]);
        command.args(["--encoding=UTF8", "--lc-messages=C"]).args(locale);
        if throwaway {
            command.arg("--no-sync");
        }
        let output = run(draft, command, "")?;
        if output.status.success() {
            return fs::remove_file(&password)
                .map_err(|error| ClusterError::file(&password, &error));
        }
        refused = last_lines(&String::from_utf8_lossy(&output.stderr));
        if !refused.contains("locale") {
            break;
        }
    }
    Err(failed(draft, refused))
}

fn configure(conf: &Path, throwaway: bool) -> Result<(), ClusterError> {
    let append = || {
        let mut file = OpenOptions::new().append(true).open(conf)?;
        file.write_all(SETTINGS.as_bytes())?;
        if throwaway {
            file.write_all(THROWAWAY_SETTINGS.as_bytes())?;
        }
        file.sync_all()
    };
    append().map_err(|error| ClusterError::file(conf, &error))
}

/// The owner is a member of the application's role so that it can end that role's sessions, which
/// dropping a database by force needs.
fn make_roles(
    draft: &Home,
    programs: &Programs,
    identity: &Identity,
    credentials: &Credentials,
    throwaway: bool,
) -> Result<(), ClusterError> {
    let createdb = if throwaway { " CREATEDB" } else { "" };
    // Single-user mode takes one statement a line.
    let statements = format!(
        "CREATE ROLE {OWNER} LOGIN{createdb} PASSWORD '{}'\n\
         CREATE ROLE {APP} LOGIN PASSWORD '{}'\n\
         GRANT {APP} TO {OWNER}\n\
         CREATE DATABASE {DATABASE} OWNER {OWNER}\n",
        credentials.owner, credentials.app
    );
    let mut command = identity.command(&programs.postgres());
    command.arg("--single").arg("-D").arg(draft.data());
    command.args(["-c", "log_min_messages=error", "postgres"]);
    let output = run(draft, command, &statements)?;
    let said = String::from_utf8_lossy(&output.stderr);
    // It ends well even when a statement failed.
    let broken = ["ERROR:", "FATAL:", "PANIC:"].iter().any(|level| said.contains(level));
    if output.status.success() && !broken { Ok(()) } else { Err(failed(draft, last_lines(&said))) }
}

/// Runs one of PostgreSQL's programs to its end with this input.
fn run(draft: &Home, mut command: Command, input: &str) -> Result<Output, ClusterError> {
    let mut ran = || {
        let mut child = command
            .current_dir(draft.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        if let Some(mut pipe) = child.stdin.take() {
            // A program that stopped reading has more to say on its standard error.
            let _ = pipe.write_all(input.as_bytes());
        }
        child.wait_with_output()
    };
    ran().map_err(|error| failed(draft, error.to_string()))
}

fn failed(draft: &Home, detail: String) -> ClusterError {
    ClusterError::Create { folder: draft.shown(), detail }
}
