//! `lead-exchange database-url` and `lead-exchange with-database`.

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::process::ExitCode;

use clap::Args;

use super::Outcome;
use crate::config::Config;
use crate::db::cluster::{self, ClusterSettings};

#[derive(Debug, Args)]
pub struct WithDatabaseArgs {
    /// Use a new database in memory instead, removed at the end
    #[arg(long)]
    throwaway: bool,
    /// The command, after --; it finds DATABASE_URL, DATABASE_OWNER_URL and DATABASE_ADMIN_URL
    #[arg(last = true, required = true)]
    command: Vec<OsString>,
}

/// Prints the owner's address of the embedded database, while a server runs it.
pub fn print_url(config: &Config) -> Outcome {
    match cluster::running_url(&config.data_dir).map_err(|error| error.to_string())? {
        Some(url) => {
            writeln!(io::stdout(), "{url}").map_err(|error| error.to_string())?;
            Ok(ExitCode::SUCCESS)
        }
        None => Err(format!(
            "no embedded database runs under {}: start lead-exchange serve, or use lead-exchange with-database",
            config.data_dir.display()
        )),
    }
}

/// Runs a command with the database up, and ends as the command ended.
pub fn with_database(config: Config, args: &WithDatabaseArgs) -> Outcome {
    let settings = ClusterSettings {
        data_dir: config.data_dir,
        postgres_bin: config.postgres_bin,
        throwaway: args.throwaway,
    };
    let (program, arguments) = args.command.split_first().ok_or("name a command after --")?;
    let status =
        cluster::with_database(&settings, program, arguments).map_err(|error| error.to_string())?;
    let code = status.code().or_else(|| status.signal().map(|signal| 128 + signal)).unwrap_or(1);
    Ok(ExitCode::from(u8::try_from(code).unwrap_or(1)))
}
