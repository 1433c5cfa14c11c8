//! The running PostgreSQL: starting it, knowing when it is ready, stopping it, and dealing with
//! one that an earlier run left behind.
//!
//! `postmaster.pid` is what PostgreSQL itself says about its state, but it outlives a crash: a
//! stale file still reads "ready", and its process number may by then belong to a stranger. So the
//! file is believed only when the process is our child, or works in this very data folder.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, test_kill_process};

use super::ClusterError;
use super::address::Address;
use super::files::Home;
use super::identity::Identity;
use super::programs::Programs;

/// How often a state that will soon change is looked at.
const PAUSE: Duration = Duration::from_millis(5);
/// How long each way of stopping may take before the next, rougher one.
const FAST: Duration = Duration::from_secs(60);
const IMMEDIATE: Duration = Duration::from_secs(10);

/// What `postmaster.pid` says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PidFile {
    pub(super) pid: Pid,
    pub(super) ready: bool,
    pub(super) address: Option<Address>,
}

impl PidFile {
    /// Reads the file; `None` when there is none or it is half written.
    pub(super) fn read(home: &Home) -> Option<Self> {
        Self::parse(&fs::read_to_string(home.pid_file()).ok()?)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        // Single-user mode writes its process number below zero.
        let pid = Pid::from_raw(lines.next()?.trim().parse::<i32>().ok()?.checked_abs()?)?;
        let port = lines.nth(2).and_then(|line| line.trim().parse::<u16>().ok());
        let folder = lines.next().unwrap_or_default();
        let listening = lines.next().unwrap_or_default();
        let ready = lines.nth(1).is_some_and(|status| status.trim() == "ready");
        let address = match (folder, listening, port) {
            ("", "", _) | ("", _, None) => None,
            ("", _, Some(port)) => Some(Address::Loopback(port)),
            (folder, ..) => Some(Address::Socket(PathBuf::from(folder))),
        };
        Some(Self { pid, ready, address })
    }

    /// Whether the process it names is a PostgreSQL of this home.
    pub(super) fn is_alive(&self, home: &Home) -> bool {
        works_in(self.pid, &home.data())
    }
}

/// A PostgreSQL this process started.
#[derive(Debug)]
pub(super) struct Postmaster {
    child: Child,
    pid: Pid,
}

impl Postmaster {
    /// Starts PostgreSQL on this address, its words going to the home's log.
    ///
    /// # Errors
    /// [`ClusterError::Start`] when the program cannot be run.
    pub(super) fn spawn(
        home: &Home,
        programs: &Programs,
        identity: &Identity,
        address: &Address,
    ) -> Result<Self, ClusterError> {
        let mut command = identity.command(&programs.postgres());
        command.arg("-D").arg(home.data());
        for setting in address.settings() {
            command.arg("-c").arg(setting);
        }
        let child = command
            .current_dir(home.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(home.log().open()?)
            .spawn()
            .map_err(|error| ClusterError::Start {
                folder: home.shown(),
                log: error.to_string(),
            })?;
        let pid = Pid::from_child(&child);
        Ok(Self { child, pid })
    }

    /// Whether it takes connections.
    pub(super) fn is_ready(&self, home: &Home) -> bool {
        PidFile::read(home).is_some_and(|file| file.ready && file.pid == self.pid)
    }

    /// How it ended, if it did.
    pub(super) fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Stops it: connections are cut, and unless the data is to be thrown away it is flushed.
    pub(super) fn stop(mut self, throwaway: bool) {
        let pid = self.pid;
        let gentle = if throwaway { Signal::QUIT } else { Signal::INT };
        escalate(gentle, |signal| self.ended().is_none() && signal.is_none_or(|s| send(pid, s)));
        let _ = self.child.wait();
    }
}

/// Clears the way for a start: stops a PostgreSQL whose guard was killed, and removes what would
/// make a new one believe that another still runs.
///
/// # Errors
/// [`ClusterError::StillStopping`] when the old one does not go, [`ClusterError::File`] when its
/// remains cannot be removed.
pub(super) fn clear_leftovers(home: &Home) -> Result<(), ClusterError> {
    stop_leftover(home)?;
    // A dead process's file PostgreSQL understands better than we do, so that one stays.
    if PidFile::read(home).is_some_and(|file| exists(file.pid)) {
        remove_if_there(&home.pid_file())?;
    }
    let sockets = home.socket();
    let Ok(entries) = fs::read_dir(&sockets) else { return Ok(()) };
    for entry in entries.flatten() {
        remove_if_there(&entry.path())?;
    }
    Ok(())
}

/// Stops a PostgreSQL of this home that is nobody's child any more.
///
/// # Errors
/// [`ClusterError::StillStopping`] when it does not go.
pub(super) fn stop_leftover(home: &Home) -> Result<(), ClusterError> {
    let Some(file) = PidFile::read(home) else { return Ok(()) };
    let alive = |signal: Option<Signal>| {
        file.is_alive(home) && signal.is_none_or(|signal| send(file.pid, signal))
    };
    if !alive(None) {
        return Ok(());
    }
    escalate(Signal::INT, alive);
    if !alive(None) {
        return Ok(());
    }
    Err(ClusterError::StillStopping {
        folder: home.shown(),
        seconds: (FAST + IMMEDIATE + IMMEDIATE).as_secs(),
    })
}

/// Signals ever more roughly until `alive`, which sends what it is given, says no.
fn escalate(gentle: Signal, mut alive: impl FnMut(Option<Signal>) -> bool) {
    for (signal, patience) in [(gentle, FAST), (Signal::QUIT, IMMEDIATE), (Signal::KILL, IMMEDIATE)]
    {
        let until = Instant::now() + patience;
        if !alive(Some(signal)) {
            return;
        }
        while Instant::now() < until {
            if !alive(None) {
                return;
            }
            sleep(PAUSE);
        }
    }
}

/// Sends a signal; false when the process is gone.
fn send(pid: Pid, signal: Signal) -> bool {
    kill_process(pid, signal).is_ok()
}

/// Whether any process has this number.
fn exists(pid: Pid) -> bool {
    test_kill_process(pid) != Err(rustix::io::Errno::SRCH)
}

fn remove_if_there(path: &Path) -> Result<(), ClusterError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(ClusterError::file(path, &error))
        }
        _ => Ok(()),
    }
}

/// Whether the process works in this folder, as PostgreSQL does in its data folder. A process we
/// may not look at belongs to another user, so it is not ours.
fn works_in(pid: Pid, folder: &Path) -> bool {
    let pid = pid.as_raw_nonzero();
    if Path::new("/proc/self").exists() {
        let there = fs::metadata(format!("/proc/{pid}/cwd")).map(|meta| (meta.dev(), meta.ino()));
        let here = fs::metadata(folder).map(|meta| (meta.dev(), meta.ino()));
        return matches!((there, here), (Ok(there), Ok(here)) if there == here);
    }
    // macOS has no /proc.
    Command::new("lsof")
        .args(["-a", "-d", "cwd", "-Fn", "-p", &pid.to_string()])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|output| {
            String::from_utf8_lossy(&output.stdout)
                .lines()
                .any(|line| line.strip_prefix('n').is_some_and(|path| Path::new(path) == folder))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pid_file_is_read() {
        let ready =
            "812\n/d/postgres/data\n1794000000\n5432\n/d/postgres/socket\n\n  1 2\nready   \n";
        let file = PidFile::parse(ready).unwrap();
        assert!(file.ready);
        assert_eq!(file.pid, Pid::from_raw(812).unwrap());
        assert_eq!(file.address, Some(Address::Socket(PathBuf::from("/d/postgres/socket"))));

        let starting = "812\n/d\n1\n40001\n\n127.0.0.1\n  1 2\nstarting\n";
        let file = PidFile::parse(starting).unwrap();
        assert!(!file.ready);
        assert_eq!(file.address, Some(Address::Loopback(40001)));
        assert_eq!(PidFile::parse(""), None);
    }

    #[test]
    fn a_stranger_with_our_number_is_told_apart() {
        let me = rustix::process::getpid();
        assert!(works_in(me, &std::env::current_dir().unwrap()));
        assert!(!works_in(me, Path::new("/")));
    }
}
