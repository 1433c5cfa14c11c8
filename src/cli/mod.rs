//! The command line: one subcommand a file, each with `--help`.
//!
//! A command reads the settings, opens the database they name ([`opened`]) and calls what the
//! library offers. What goes wrong is said in one sentence on the error stream, with what to do.

mod admin;
mod database;
mod demo;
pub mod ledger_check;
mod ledger_verify;
mod logging;
mod migrate;
mod opened;
mod serve;
mod work;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::app;
use crate::config::{self, Config, Database};
use crate::db::cluster;

/// What a command ends in: `Err` is a sentence for whoever typed it.
type Outcome = Result<ExitCode, String>;

/// A self-hosted exchange for sales leads.
#[derive(Debug, Parser)]
#[command(name = "lead-exchange", version)]
struct Cli {
    #[command(flatten)]
    settings: SettingsArgs,
    #[command(subcommand)]
    command: Command,
}

/// Settings every command takes; the rest come from the environment or the file.
#[derive(Debug, Clone, Args)]
struct SettingsArgs {
    /// A TOML file with settings, under the names below in lower case
    #[arg(long, global = true, env = "CONFIG_FILE")]
    config: Option<PathBuf>,
    /// Use this PostgreSQL server (as DATABASE_URL)
    #[arg(long, global = true)]
    database_url: Option<String>,
    /// Use this data folder (as DATA_DIR)
    #[arg(long, global = true)]
    data_dir: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the exchange: pages, API and background jobs
    Serve(serve::ServeArgs),
    /// Run the background jobs alone, beside servers started with --no-jobs
    Work,
    /// Bring the database's tables up to date
    Migrate,
    /// Make members of staff
    #[command(subcommand)]
    Admin(admin::AdminCommand),
    /// Look after the ledger
    #[command(subcommand)]
    Ledger(LedgerCommand),
    /// Fill a running exchange with a small market, through its own API
    Demo(demo::DemoArgs),
    /// Print the address of the embedded database while it runs, for psql and backups
    DatabaseUrl,
    /// Run a command with the embedded database up and its addresses in the environment
    WithDatabase(database::WithDatabaseArgs),
    #[command(name = cluster::GUARD_COMMAND, hide = true)]
    PostgresGuard {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<OsString>,
    },
}

#[derive(Debug, Subcommand)]
enum LedgerCommand {
    /// Prove that the books add up, and the chain with its signatures; prints what does not
    Check,
    /// Check the file of a proof, without database and network
    Verify(ledger_verify::VerifyArgs),
}

impl SettingsArgs {
    /// The settings, with what the command line says above all.
    fn load(&self) -> Result<Config, String> {
        let mut config = config::load(self.config.as_deref(), &|name| std::env::var(name).ok())
            .map_err(|error| error.to_string())?;
        if let Some(url) = &self.database_url {
            config.database = Database::Server { url: url.clone(), owner_url: url.clone() };
        }
        if let Some(folder) = &self.data_dir {
            config.data_dir.clone_from(folder);
        }
        Ok(config)
    }
}

/// Reads the command line and does what it says.
pub fn main() -> ExitCode {
    let matches = Cli::command().after_long_help(settings_help()).get_matches();
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    match run(cli) {
        Ok(code) => code,
        Err(sentence) => {
            // Nothing better can be done when even the error stream is closed.
            drop(writeln!(io::stderr(), "lead-exchange: {sentence}"));
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Outcome {
    let Cli { settings, command } = cli;
    match command {
        Command::PostgresGuard { args } => Ok(cluster::guard_main(args)),
        Command::Serve(args) => serve::run(settings.load()?, &args),
        Command::Work => work::run(settings.load()?),
        Command::Migrate => migrate::run(&settings.load()?),
        Command::Admin(command) => admin::run(&settings.load()?, &command),
        Command::Ledger(LedgerCommand::Check) => check_ledger(&settings.load()?),
        Command::Ledger(LedgerCommand::Verify(args)) => ledger_verify::run(&args),
        Command::Demo(args) => demo::run(&settings.load()?, &args),
        Command::DatabaseUrl => database::print_url(&settings.load()?),
        Command::WithDatabase(args) => database::with_database(settings.load()?, &args),
    }
}

fn check_ledger(config: &Config) -> Outcome {
    let opened = opened::Opened::open(config)?;
    let db = opened.connect(config)?;
    let key = app::known_public_key(config).map_err(|error| error.to_string())?;
    let sound = ledger_check::run(&db, key.as_ref(), &mut io::stdout())
        .map_err(|error| error.to_string())?;
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The table of settings, for `--help`.
fn settings_help() -> String {
    let mut text = String::from(
        "Settings (environment variables, or the same in lower case in the --config file):\n",
    );
    for setting in config::settings::SETTINGS {
        let default = if setting.default.is_empty() { "not set" } else { setting.default };
        text.push_str(&format!("  {:<20} {} [{default}]\n", setting.name, setting.meaning));
    }
    text
}
