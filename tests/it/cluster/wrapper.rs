//! `with-database` stands between a command and whoever started it, and must not be noticed.

use std::process::Command;

use rustix::process::{Pid, Signal, kill_process};

use super::harness::{Folder, program, soon};

fn wrapped(folder: &Folder, script: &str) -> Command {
    let mut command = program();
    command.env("DATA_DIR", &folder.data_dir);
    command.args(["with-database", "--throwaway", "--", "sh", "-c", script]);
    command
}

#[test]
fn the_command_s_own_exit_is_passed_on() {
    let folder = Folder::new();
    assert_eq!(wrapped(&folder, "exit 7").status().unwrap().code(), Some(7));
    assert_eq!(wrapped(&folder, "kill -9 $$").status().unwrap().code(), Some(128 + 9));
}

#[test]
fn being_asked_to_end_is_passed_on() {
    let folder = Folder::new();
    let program = env!("CARGO_BIN_EXE_lead-exchange");
    ends_on(&folder, Signal::TERM, 41, Command::new(program));
    // A terminal sends Ctrl-C to the command by itself, so this one must have no terminal.
    let mut detached = Command::new("setsid");
    detached.arg(program);
    ends_on(&folder, Signal::INT, 42, detached);
}

fn ends_on(folder: &Folder, signal: Signal, code: i32, mut program: Command) {
    let ready = folder.root().join(format!("ready-{code}"));
    let script = format!(
        "trap 'exit 41' TERM; trap 'exit 42' INT; touch '{}'; while :; do sleep 0.05; done",
        ready.display()
    );
    let mut child =
        program.args(["with-database", "--throwaway", "--", "sh", "-c", &script]).spawn().unwrap();
    soon("the command runs", || ready.exists());
    kill_process(Pid::from_child(&child), signal).unwrap();
    soon("it ended", || child.try_wait().unwrap().is_some());
    assert_eq!(child.wait().unwrap().code(), Some(code));
}

#[test]
fn a_command_that_does_not_exist_is_named() {
    let folder = Folder::new();
    let mut command = program();
    command.env("DATA_DIR", &folder.data_dir);
    command.args(["with-database", "--throwaway", "--", "no-such-command"]);
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(said.contains("no-such-command could not be run"), "{said}");
}
