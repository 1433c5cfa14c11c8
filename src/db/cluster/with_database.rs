//! Runs a command with the embedded database up and its addresses in the environment: the tests,
//! or a backup while the server is off.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::process::{Child, Command, ExitStatus};

use rustix::process::{Pid, Signal, kill_process};
use tokio::signal::unix::{SignalKind, signal};

use super::{Cluster, ClusterError, ClusterSettings};

/// Starts the cluster, runs the command with `DATABASE_URL` (the program's role),
/// `DATABASE_OWNER_URL` and `DATABASE_ADMIN_URL`, stops the cluster, and answers how the command
/// ended. Blocks; not to be called from async code.
///
/// # Errors
/// [`ClusterError::Command`] when the command cannot be run, else as [`Cluster::start`] and
/// [`Cluster::stop`].
pub fn with_database(
    settings: &ClusterSettings,
    program: &OsStr,
    args: &[OsString],
) -> Result<ExitStatus, ClusterError> {
    let cluster = Cluster::start(settings)?;
    let mut command = Command::new(program);
    command
        .args(args)
        .env("DATABASE_URL", cluster.app_url())
        .env("DATABASE_OWNER_URL", cluster.owner_url())
        .env("DATABASE_ADMIN_URL", cluster.admin_url());
    let status = run(&mut command).map_err(|error| ClusterError::Command {
        program: program.to_string_lossy().into_owned(),
        detail: error.to_string(),
    })?;
    cluster.stop()?;
    Ok(status)
}

fn run(command: &mut Command) -> io::Result<ExitStatus> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(attend(command))
}

/// Waits for the command and passes signals on, so that ending the wrapper ends what it wraps.
async fn attend(command: &mut Command) -> io::Result<ExitStatus> {
    // All three are listened for before there is a child, so none is missed.
    let mut child_changed = signal(SignalKind::child())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    // A terminal sends Ctrl-C to the command as well; twice would mean "at once" to some.
    let has_terminal = File::open("/dev/tty").is_ok();
    let mut child = command.spawn()?;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        tokio::select! {
            _ = child_changed.recv() => {}
            _ = interrupt.recv() => if !has_terminal { pass(&child, Signal::INT) },
            _ = terminate.recv() => pass(&child, Signal::TERM),
        }
    }
}

fn pass(child: &Child, signal: Signal) {
    // It may just have ended; the next look says so.
    let _ = kill_process(Pid::from_child(child), signal);
}
