//! Every process of the three killed, alone and together. Nothing acknowledged may be lost and
//! nothing may stay behind.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use super::harness::{Folder, Running, ask, kill, parent, runs, soon, tell};

/// A started cluster with one row in it.
fn with_a_row() -> (Folder, Running) {
    let folder = Folder::new();
    let running = folder.start();
    tell(&running.owner, "CREATE TABLE kept AS SELECT 'still here' AS word").unwrap();
    (folder, running)
}

fn assert_row(running: &Running) {
    assert_eq!(ask(&running.owner, "SELECT word FROM kept"), "still here");
}

#[test]
fn a_killed_server_takes_postgresql_with_it() {
    let (folder, running) = with_a_row();
    let postgres = folder.postgres_pid();
    let guard = parent(postgres);
    running.kill();
    soon("PostgreSQL and its guard are gone", || !runs(postgres) && !runs(guard));
    assert!(!folder.postgres().join("postmaster.pid").exists(), "it was stopped, not killed");
}

#[test]
fn a_restart_right_after_a_kill_waits_for_the_old_shutdown() {
    let (folder, running) = with_a_row();
    running.kill();
    assert_row(&folder.start());
}

#[test]
fn everything_killed_at_once_loses_nothing() {
    let (folder, running) = with_a_row();
    let postgres = folder.postgres_pid();
    kill(parent(postgres));
    kill(postgres);
    running.kill();
    assert_row(&folder.start());
}

#[test]
fn a_postgresql_left_without_guard_is_stopped_by_the_next_start() {
    let (folder, running) = with_a_row();
    let postgres = folder.postgres_pid();
    kill(parent(postgres));
    running.kill();
    assert!(runs(postgres), "nobody was left to stop it");
    let again = folder.start();
    assert_row(&again);
    assert!(!runs(postgres));
}

#[test]
fn a_server_whose_guard_was_killed_still_stops_postgresql() {
    let (folder, running) = with_a_row();
    let postgres = folder.postgres_pid();
    kill(parent(postgres));
    assert_row(&running);
    assert!(!running.stop().success(), "an operator should hear of it");
    assert!(!runs(postgres));
}

#[test]
fn a_killed_postgresql_comes_back_at_the_same_address() {
    let (folder, running) = with_a_row();
    for _ in 0..2 {
        let postgres = folder.postgres_pid();
        kill(postgres);
        soon("PostgreSQL is back", || {
            diesel::Connection::establish(&running.owner).is_ok_and(|_: diesel::PgConnection| true)
        });
        assert_row(&running);
    }
    assert!(running.stop().success());
}

#[test]
fn a_guard_told_to_end_waits_for_its_server() {
    let (folder, running) = with_a_row();
    let guard = parent(folder.postgres_pid());
    for signal in [Signal::TERM, Signal::INT, Signal::HUP] {
        kill_process(guard, signal).unwrap();
    }
    assert_row(&running);
    assert!(runs(guard));
    assert!(running.stop().success());
    assert!(!runs(guard));
}

/// After a crash the number in `postmaster.pid` may belong to any process of the same user.
#[test]
fn a_reused_process_number_harms_nobody() {
    let (folder, running) = with_a_row();
    let postgres = folder.postgres_pid();
    kill(parent(postgres));
    kill(postgres);
    running.kill();
    soon("PostgreSQL is gone", || !runs(postgres));

    let owner = fs::metadata(folder.postgres()).unwrap();
    let mut sleeper = Command::new("sleep");
    sleeper.arg("60").stdin(Stdio::null()).current_dir("/");
    if rustix::process::geteuid().is_root() {
        sleeper.uid(owner.uid()).gid(owner.gid());
    }
    let mut stranger = sleeper.spawn().unwrap();
    let old = postgres.as_raw_nonzero().to_string();
    let lock = folder.data_dir.join("postgres/socket/.s.PGSQL.5432.lock");
    for path in [folder.postgres().join("postmaster.pid"), lock] {
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen(&old, &stranger.id().to_string(), 1)).unwrap();
    }

    assert_row(&folder.start());
    assert!(runs(Pid::from_child(&stranger)), "a stranger was signalled");
    stranger.kill().unwrap();
    stranger.wait().unwrap();
}
