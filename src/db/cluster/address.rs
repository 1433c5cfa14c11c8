//! Where PostgreSQL listens, and the addresses the roles reach it at.

use std::ffi::OsString;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::ClusterError;
use super::credentials::{APP, Credentials, DATABASE, OWNER};

/// A socket's full path must fit 104 bytes on macOS and 108 on Linux; the file name takes 14, its
/// lock file 5 more.
const LONGEST_SOCKET_FOLDER: usize = 85;
/// Names the socket file; nothing listens on this port.
const SOCKET_PORT: u16 = 5432;

/// The one place PostgreSQL listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// A unix socket in this folder.
    Socket(PathBuf),
    /// This port of 127.0.0.1.
    Loopback(u16),
}

impl Address {
    /// The socket folder when a socket fits there, else a free port.
    ///
    /// # Errors
    /// [`ClusterError::Guard`] when there is no free port.
    pub(super) fn choose(socket_folder: &Path) -> Result<Self, ClusterError> {
        let folder = socket_folder.as_os_str().as_bytes();
        // libpq takes a comma for the start of another host, and knows no way to quote it.
        if folder.len() <= LONGEST_SOCKET_FOLDER && !folder.contains(&b',') {
            return Ok(Self::Socket(socket_folder.to_owned()));
        }
        // Another program may take the port before PostgreSQL does: the guard then chooses again.
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|listener| listener.local_addr())
            .map(|local| Self::Loopback(local.port()))
            .map_err(ClusterError::guard)
    }

    /// The `name=value` settings that make PostgreSQL listen here and nowhere else.
    pub(super) fn settings(&self) -> Vec<OsString> {
        let (folders, listen, port) = match self {
            Self::Socket(folder) => (quoted(folder), "", SOCKET_PORT),
            Self::Loopback(port) => (OsString::new(), "127.0.0.1", *port),
        };
        let mut sockets = OsString::from("unix_socket_directories=");
        sockets.push(folders);
        vec![
            sockets,
            "unix_socket_permissions=0700".into(),
            format!("listen_addresses={listen}").into(),
            format!("port={port}").into(),
        ]
    }

    /// A libpq address for a role and a database.
    fn url(&self, role: &str, password: &str, database: &str) -> String {
        match self {
            Self::Socket(folder) => format!(
                "postgresql://{role}:{password}@/{database}?host={}&port={SOCKET_PORT}",
                percent(folder)
            ),
            Self::Loopback(port) => {
                format!("postgresql://{role}:{password}@127.0.0.1:{port}/{database}")
            }
        }
    }
}

/// The addresses a started cluster is used by.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Urls {
    pub(super) owner: String,
    pub(super) app: String,
    pub(super) admin: String,
}

impl Urls {
    pub(super) fn new(address: &Address, credentials: &Credentials) -> Self {
        Self {
            owner: address.url(OWNER, &credentials.owner, DATABASE),
            app: address.url(APP, &credentials.app, DATABASE),
            admin: address.url(OWNER, &credentials.owner, "postgres"),
        }
    }
}

/// `unix_socket_directories` is a list: a folder with a space or comma must stand in quotes.
fn quoted(folder: &Path) -> OsString {
    let mut bytes = vec![b'"'];
    for byte in folder.as_os_str().as_bytes() {
        if *byte == b'"' {
            bytes.push(b'"');
        }
        bytes.push(*byte);
    }
    bytes.push(b'"');
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

fn percent(path: &Path) -> String {
    let mut text = String::new();
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                text.push(char::from(*byte));
            }
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_odd_characters_is_quoted_and_escaped() {
        let address = Address::Socket(PathBuf::from("/a b/\"c/д"));
        assert_eq!(address.settings()[0], "unix_socket_directories=\"/a b/\"\"c/д\"");
        assert_eq!(
            address.url("r", "p", "d"),
            "postgresql://r:p@/d?host=%2Fa%20b%2F%22c%2F%D0%B4&port=5432"
        );
    }

    #[test]
    fn a_folder_no_socket_can_be_reached_in_gets_a_port() {
        for name in ["x".repeat(LONGEST_SOCKET_FOLDER), "a,b".to_owned()] {
            let folder = PathBuf::from("/").join(name);
            assert!(matches!(Address::choose(&folder), Ok(Address::Loopback(1..))));
        }
    }
}
