//! Clusters for tests: quick, able to clone databases, and gone afterwards.

use std::path::{Path, PathBuf};

use super::harness::{Folder, Running, ask, soon, tell};

fn start(folder: &Folder) -> (Running, PathBuf) {
    let running = folder
        .try_start(|command| {
            command.arg("--throwaway");
        })
        .unwrap();
    let (_, host) = running.app.split_once("?host=").unwrap();
    let socket = PathBuf::from(host.split_once('&').unwrap().0.replace("%2F", "/"));
    let data_dir = socket.parent().and_then(Path::parent).unwrap().to_owned();
    assert!(data_dir.exists(), "{data_dir:?}");
    (running, data_dir)
}

#[test]
fn it_clones_databases_and_leaves_nothing() {
    let folder = Folder::new();
    let (running, data_dir) = start(&folder);
    assert_eq!(ask(&running.app, "current_setting('fsync')"), "off");
    let clone = "CREATE DATABASE a_test TEMPLATE lead_exchange STRATEGY FILE_COPY";
    tell(&running.admin, clone).unwrap();
    let _session = super::harness::connect(&running.app.replace("/lead_exchange?", "/a_test?"));
    tell(&running.admin, "DROP DATABASE a_test WITH (FORCE)").unwrap();
    assert!(running.stop().success());
    assert!(!data_dir.exists(), "{data_dir:?} is still there");
    assert!(!folder.data_dir.exists(), "the real data folder is not touched");
}

#[test]
fn it_is_gone_even_when_the_server_was_killed() {
    let folder = Folder::new();
    let (running, data_dir) = start(&folder);
    running.kill();
    soon("the folder is gone", || !data_dir.exists());
}
