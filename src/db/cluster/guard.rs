//! The guard's side: the body of the hidden subcommand `postgres-guard`.
//!
//! It prepares and starts PostgreSQL, tells the server the outcome, then keeps watch until the
//! server is gone. Signals meant for
//! the server's whole group (a service manager's, a terminal's) do not end it: it ends when its
//! pipe does, or PostgreSQL would be left without anyone to stop it.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};

use super::address::Urls;
use super::create::create;
use super::credentials::Credentials;
use super::files::DataDir;
use super::identity::Identity;
use super::leash::Leash;
use super::lock::Lock;
use super::postmaster::clear_leftovers;
use super::programs::Programs;
use super::watch::{Launch, Watch};
use super::{ClusterError, ClusterSettings, throwaway};

/// How long an earlier run may take to stop.
const OLD_RUN: Duration = Duration::from_secs(90);

/// Runs the guard with the arguments that [`arguments`] made. Returns when PostgreSQL has stopped.
pub fn guard_main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let leash = Leash::hold();
    outlive_signals();
    let Some(settings) = parse(args) else {
        return tell(&Err(ClusterError::guard("it is started by lead-exchange, not by hand")));
    };
    let done = DataDir::open(&settings.data_dir).map(|dir| {
        let code = guard(&dir, &settings, &leash);
        if settings.throwaway {
            throwaway::remove(&dir);
        }
        code
    });
    done.unwrap_or_else(|error| tell(&Err(error)))
}

/// The guard's arguments for these settings.
pub(super) fn arguments(dir: &DataDir, settings: &ClusterSettings) -> Vec<OsString> {
    let kind = if settings.throwaway { "throwaway" } else { "kept" };
    let mut arguments = vec![dir.path().into(), kind.into()];
    arguments.extend(settings.postgres_bin.iter().map(OsString::from));
    arguments
}

fn parse(args: impl IntoIterator<Item = OsString>) -> Option<ClusterSettings> {
    let mut args = args.into_iter();
    let data_dir = PathBuf::from(args.next()?);
    let throwaway = args.next()? == "throwaway";
    Some(ClusterSettings { data_dir, postgres_bin: args.next().map(PathBuf::from), throwaway })
}

fn guard(dir: &DataDir, settings: &ClusterSettings, leash: &Leash) -> ExitCode {
    match prepare(dir, settings, leash) {
        Ok((watch, urls)) => {
            let told = tell(&Ok(urls));
            if watch.keep(leash) { told } else { ExitCode::FAILURE }
        }
        Err(error) => tell(&Err(error)),
    }
}

/// Everything up to a PostgreSQL that takes connections.
fn prepare(
    dir: &DataDir,
    settings: &ClusterSettings,
    leash: &Leash,
) -> Result<(Watch, Urls), ClusterError> {
    let lock = Lock::take(&dir.guard_lock(), OLD_RUN, || leash.held())?.ok_or_else(|| {
        ClusterError::StillStopping { folder: dir.shown(), seconds: OLD_RUN.as_secs() }
    })?;
    let home = dir.home();
    let programs = Programs::find(settings.postgres_bin.as_deref(), &home)?;
    let identity = Identity::choose(&programs.postgres(), dir.path())?;
    if home.version()?.is_none() {
        create(dir, &programs, &identity, settings.throwaway)?;
    }
    let credentials = Credentials::read(&home)?;
    clear_leftovers(&home)?;
    identity.settle(&home)?;
    home.log().begin();
    let launch = Launch { home, programs, identity, throwaway: settings.throwaway };
    let watch = Watch::begin(launch, lock, leash)?;
    let urls = Urls::new(watch.address(), &credentials);
    Ok((watch, urls))
}

/// Answers the server with one line, and makes the guard's exit say the same.
fn tell(outcome: &Result<Urls, ClusterError>) -> ExitCode {
    let said = serde_json::to_string(outcome).map_err(io::Error::from).and_then(|line| {
        let mut output = io::stdout().lock();
        writeln!(output, "{line}")?;
        output.flush()
    });
    if outcome.is_ok() && said.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Takes the signals that ask a process to end and does nothing about them.
fn outlive_signals() {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
        return;
    };
    let _entered = runtime.enter();
    for kind in [SignalKind::hangup(), SignalKind::interrupt(), SignalKind::terminate()] {
        // The handler stays for the life of the process, though nobody listens.
        drop(signal(kind));
    }
}
