//! Finds the machine's PostgreSQL programs.
//!
//! Distributions keep the server programs off PATH and may hold several versions beside each
//! other, so each known place is looked at, then PATH. An existing data folder needs the version
//! that made it; a new one gets the newest.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::ClusterError;
use super::files::Home;

/// The oldest major version the schema is written for.
const OLDEST: u32 = 15;

/// Folders whose children are one version each, and where below a child its programs are.
const VERSIONED: [(&str, &str); 8] = [
    ("usr/lib/postgresql", "bin"),            // Debian, Ubuntu
    ("usr", "bin"),                           // RPM: /usr/pgsql-17/bin
    ("opt/homebrew/opt", "bin"),              // Homebrew, Apple silicon
    ("usr/local/opt", "bin"),                 // Homebrew, Intel
    ("home/linuxbrew/.linuxbrew/opt", "bin"), // Homebrew, Linux
    ("usr/libexec", ""),                      // Alpine: /usr/libexec/postgresql17
    ("usr/lib", "bin"),                       // Gentoo: /usr/lib/postgresql-17/bin
    ("Applications/Postgres.app/Contents/Versions", "bin"), // Postgres.app
];

/// One installed PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Programs {
    folder: PathBuf,
    /// The major version.
    pub(super) major: u32,
}

impl Programs {
    /// The programs for this home: those in `setting` when given, else the best installed.
    ///
    /// # Errors
    /// [`ClusterError::ProgramsMissing`], [`ClusterError::ProgramsNotIn`],
    /// [`ClusterError::TooOld`], or [`ClusterError::WrongVersion`] when none fits the data.
    pub(super) fn find(setting: Option<&Path>, home: &Home) -> Result<Self, ClusterError> {
        let installed = match setting {
            Some(folder) => {
                vec![look(folder).ok_or_else(|| ClusterError::ProgramsNotIn {
                    folder: folder.display().to_string(),
                })?]
            }
            None => folders(Path::new("/"), env::var_os("PATH").as_deref())
                .iter()
                .filter_map(|folder| look(folder))
                .collect(),
        };
        match home.version()? {
            Some(version) => matching(installed, &version, home),
            None => newest(installed),
        }
    }

    pub(super) fn postgres(&self) -> PathBuf {
        self.folder.join("postgres")
    }

    pub(super) fn initdb(&self) -> PathBuf {
        self.folder.join("initdb")
    }
}

fn matching(installed: Vec<Programs>, data: &str, home: &Home) -> Result<Programs, ClusterError> {
    let found: BTreeSet<u32> = installed.iter().map(|programs| programs.major).collect();
    if found.is_empty() {
        return Err(ClusterError::ProgramsMissing);
    }
    installed.into_iter().find(|programs| programs.major.to_string() == data).ok_or_else(|| {
        ClusterError::WrongVersion {
            folder: home.shown(),
            data: data.to_owned(),
            found: found.iter().map(u32::to_string).collect::<Vec<_>>().join(", "),
        }
    })
}

fn newest(installed: Vec<Programs>) -> Result<Programs, ClusterError> {
    // Among equals the first found wins; max_by_key would take the last.
    let best = installed
        .into_iter()
        .rev()
        .max_by_key(|programs| programs.major)
        .ok_or(ClusterError::ProgramsMissing)?;
    if best.major < OLDEST {
        return Err(ClusterError::TooOld { found: best.major, oldest: OLDEST });
    }
    Ok(best)
}

/// Every folder worth a look below `root`, in order of preference.
fn folders(root: &Path, path: Option<&OsStr>) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    for (parent, below) in VERSIONED {
        let Ok(entries) = fs::read_dir(root.join(parent)) else { continue };
        let mut children: Vec<PathBuf> = entries
            .flatten()
            .filter(|entry| names_a_version(&entry.file_name().to_string_lossy()))
            .map(|entry| entry.path().join(below))
            .collect();
        children.sort();
        folders.append(&mut children);
    }
    folders.extend(path.map(env::split_paths).into_iter().flatten());
    folders.retain(|folder| holds_programs(folder));
    folders
}

/// `17`, `pgsql-17`, `postgresql17`, `postgresql-17`, `postgresql@17`, or `postgresql`.
fn names_a_version(name: &str) -> bool {
    let rest = ["postgresql", "pgsql"].iter().find_map(|prefix| name.strip_prefix(prefix));
    match rest {
        Some("") => true,
        Some(rest) => rest.trim_start_matches(['-', '@']).parse::<u32>().is_ok(),
        None => name.parse::<u32>().is_ok(),
    }
}

fn holds_programs(folder: &Path) -> bool {
    folder.join("postgres").is_file() && folder.join("initdb").is_file()
}

/// Asks `postgres` in this folder for its version.
fn look(folder: &Path) -> Option<Programs> {
    if !holds_programs(folder) {
        return None;
    }
    let answer = Command::new(folder.join("postgres"))
        .arg("--version")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let major = major(&String::from_utf8_lossy(&answer.stdout))?;
    Some(Programs { folder: folder.to_owned(), major })
}

/// Reads `postgres (PostgreSQL) 17.2 (Debian 17.2-1)` and `postgres (PostgreSQL) 18beta1`.
fn major(answer: &str) -> Option<u32> {
    let version = answer.split_once("(PostgreSQL) ")?.1;
    let digits = version.find(|c: char| !c.is_ascii_digit()).unwrap_or(version.len());
    version.get(..digits)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        assert_eq!(major("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), Some(15));
        assert_eq!(major("postgres (PostgreSQL) 18beta1\n"), Some(18));
        assert_eq!(major("something else"), None);
    }

    #[test]
    fn folder_names_of_all_systems_are_known() {
        for name in ["17", "pgsql-17", "postgresql17", "postgresql-17", "postgresql@17"] {
            assert!(names_a_version(name), "{name}");
        }
        for name in ["lib", "postgresql-common", "postgresql@", "bin"] {
            assert!(!names_a_version(name), "{name}");
        }
    }

    #[test]
    fn a_machine_without_postgresql_says_what_to_install() {
        let empty =
            env::temp_dir().join(format!("lead-exchange-no-postgres-{}", std::process::id()));
        assert!(folders(&empty, Some(OsStr::new(""))).is_empty());
        assert_eq!(newest(Vec::new()), Err(ClusterError::ProgramsMissing));
    }

    #[test]
    fn a_new_cluster_takes_the_newest_that_is_new_enough() {
        let of = |major: u32| Programs { folder: PathBuf::from(format!("/{major}")), major };
        assert_eq!(newest(vec![of(15), of(17), of(16)]), Ok(of(17)));
        assert_eq!(newest(vec![of(13)]), Err(ClusterError::TooOld { found: 13, oldest: OLDEST }));
    }
}
