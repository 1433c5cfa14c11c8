//! What the program refuses, and whether it says how to mend it.

use std::fs;

use super::harness::{Folder, ask};

#[test]
fn a_second_server_on_the_same_folder_is_refused() {
    let folder = Folder::new();
    let first = folder.start();
    let said = folder.try_start(|_| ()).err().unwrap();
    assert!(said.contains("in use by another lead-exchange"), "{said}");
    assert_eq!(ask(&first.app, "1"), "1");
}

#[test]
fn data_of_another_major_version_is_refused() {
    let folder = Folder::new();
    assert!(folder.start().stop().success());
    fs::write(folder.postgres().join("PG_VERSION"), "9\n").unwrap();
    let said = folder.try_start(|_| ()).err().unwrap();
    assert!(said.contains("was made by PostgreSQL 9 but this machine has"), "{said}");
}

#[test]
fn a_folder_without_programs_is_refused() {
    let folder = Folder::new();
    let root = folder.root().to_owned();
    let said = folder
        .try_start(|command| {
            command.env("POSTGRES_BIN", root);
        })
        .err()
        .unwrap();
    assert!(said.contains("does not hold the PostgreSQL programs"), "{said}");
    assert!(!folder.data_dir.join("postgres").exists());
}

#[test]
fn a_setting_postgresql_refuses_is_shown_with_its_own_words() {
    let folder = Folder::new();
    assert!(folder.start().stop().success());
    let conf = folder.postgres().join("postgresql.conf");
    let text = fs::read_to_string(&conf).unwrap();
    fs::write(&conf, format!("{text}\nshared_buffers = 'much'\n")).unwrap();
    let said = folder.try_start(|_| ()).err().unwrap();
    assert!(said.contains("did not start"), "{said}");
    assert!(said.contains("shared_buffers"), "{said}");
}

#[test]
fn lost_passwords_are_named() {
    let folder = Folder::new();
    assert!(folder.start().stop().success());
    fs::remove_file(folder.data_dir.join("postgres/credentials")).unwrap();
    let said = folder.try_start(|_| ()).err().unwrap();
    assert!(said.contains("put that file back from a backup"), "{said}");
}
