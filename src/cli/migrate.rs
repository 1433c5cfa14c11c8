//! `lead-exchange migrate`.

use std::io::{self, Write as _};
use std::process::ExitCode;

use super::Outcome;
use super::opened::Opened;
use crate::config::Config;

pub fn run(config: &Config) -> Outcome {
    let opened = Opened::open(config)?;
    let ran = opened.migrate()?;
    let line = match ran {
        0 => "The database is up to date.".to_owned(),
        1 => "1 migration ran.".to_owned(),
        many => format!("{many} migrations ran."),
    };
    writeln!(io::stdout(), "{line}").map_err(|error| error.to_string())?;
    opened.close()?;
    Ok(ExitCode::SUCCESS)
}
