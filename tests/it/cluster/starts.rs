//! First start, later starts, and folders of every kind.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use super::harness::{Folder, ask, program, tell};

#[test]
fn what_was_written_is_there_after_a_restart() {
    let folder = Folder::new();
    let first = folder.start();
    tell(&first.owner, "CREATE TABLE kept AS SELECT 'still here' AS word").unwrap();
    assert!(first.stop().success());

    let second = folder.start();
    assert_eq!(ask(&second.owner, "SELECT word FROM kept"), "still here");
    assert_eq!(fs::read_dir(&folder.data_dir).unwrap().count(), 3, "two locks and the cluster");
}

#[test]
fn the_cluster_is_careful_with_data_letters_and_rights() {
    let folder = Folder::new();
    let running = folder.start();
    assert_eq!(ask(&running.app, "current_setting('data_checksums')"), "on");
    assert_eq!(ask(&running.app, "current_setting('fsync')"), "on");
    assert_eq!(ask(&running.app, "current_setting('listen_addresses')"), "");
    assert_eq!(ask(&running.app, "lower('ЁЖ Ñ')"), "ёж ñ");
    assert_eq!(ask(&running.app, "current_user"), "lead_exchange_app");
    let powers = "SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls FROM pg_roles \
                  WHERE rolname = current_user";
    assert_eq!(ask(&running.app, powers), "false");
    assert_eq!(ask(&running.owner, powers), "false");

    tell(&running.owner, "CREATE TABLE secret (word text)").unwrap();
    let refused = tell(&running.app, "INSERT INTO secret VALUES ('x')").unwrap_err();
    assert!(refused.to_string().contains("permission denied"), "{refused}");
    let refused = tell(&running.app, "CREATE TABLE mine (word text)").unwrap_err();
    assert!(refused.to_string().contains("permission denied"), "{refused}");

    let credentials = folder.data_dir.join("postgres/credentials");
    assert_eq!(fs::metadata(credentials).unwrap().permissions().mode() & 0o777, 0o600);
    let wrong_password = running.app.replace('@', "x@");
    assert!(
        diesel::Connection::establish(&wrong_password).map(|_: diesel::PgConnection| ()).is_err()
    );
}

#[test]
fn a_path_with_spaces_quotes_and_commas_works() {
    for (name, address) in [("it's a \"data\" folder/данные", "@/"), ("one, two", "@127.0.0.1:")]
    {
        let folder = Folder::named(name);
        let running = folder.start();
        assert_eq!(ask(&running.app, "1"), "1");
        assert!(running.app.contains(address), "{}", running.app);
        assert!(running.stop().success());
    }
}

#[test]
fn a_path_too_long_for_a_socket_works_over_loopback() {
    let folder = Folder::named(&format!("{}/{}", "a".repeat(60), "b".repeat(60)));
    for _ in 0..2 {
        let running = folder.start();
        assert!(running.app.contains("@127.0.0.1:"), "{}", running.app);
        assert_eq!(ask(&running.app, "current_setting('listen_addresses')"), "127.0.0.1");
        assert_eq!(database_url(&folder).as_deref(), Some(running.owner.as_str()));
    }
}

/// PostgreSQL must not run as root, and root's stand-in may not enter root's home.
#[test]
fn root_may_keep_its_data_in_a_closed_folder_or_is_told_why_not() {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let folder = Folder::new();
    let open = folder.start();
    tell(&open.owner, "CREATE TABLE kept AS SELECT 'still here' AS word").unwrap();
    assert!(open.stop().success());

    fs::set_permissions(folder.root(), Permissions::from_mode(0o700)).unwrap();
    match folder.try_start(|_| ()) {
        Ok(closed) => {
            assert_eq!(ask(&closed.owner, "SELECT word FROM kept"), "still here");
            assert!(closed.stop().success());
        }
        Err(said) => assert!(said.contains("may not enter"), "{said}"),
    }

    fs::set_permissions(folder.root(), Permissions::from_mode(0o755)).unwrap();
    assert_eq!(ask(&folder.start().owner, "SELECT word FROM kept"), "still here");
}

#[test]
fn the_address_is_told_while_the_server_runs() {
    let folder = Folder::new();
    fs::create_dir_all(&folder.data_dir).unwrap();
    assert_eq!(database_url(&folder), None);
    let running = folder.start();
    assert_eq!(database_url(&folder).as_deref(), Some(running.owner.as_str()));
    running.stop();
    assert_eq!(database_url(&folder), None);
}

fn database_url(folder: &Folder) -> Option<String> {
    let mut command = program();
    let output = command.env("DATA_DIR", &folder.data_dir).arg("database-url").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    output.status.success().then(|| said.trim().to_owned())
}
