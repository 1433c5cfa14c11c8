//! `ledger verify`: checks the file of a proof with the exchange's public keys, and with nothing else.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::Outcome;
use crate::ledger::proof::{Keys, verify};

/// What to check, and with what.
#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    /// The proof, as it was downloaded
    file: PathBuf,
    /// The exchange's public keys: a copy of /.well-known/lead-exchange-keys.json taken earlier
    #[arg(long)]
    keys: PathBuf,
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// One line either way, and 1 for a proof that does not hold.
pub(super) fn run(args: &VerifyArgs) -> Outcome {
    let keys = Keys::from_json(&read(&args.keys)?)
        .map_err(|error| format!("{}: {error}", args.keys.display()))?;
    let text = read(&args.file)?;
    let (line, code) = match verify(text.trim_end(), &keys) {
        Ok(holds) => (holds.to_string(), ExitCode::SUCCESS),
        Err(wrong) => (format!("It does not hold: {wrong}."), ExitCode::FAILURE),
    };
    writeln!(io::stdout(), "{line}").map_err(|error| error.to_string())?;
    Ok(code)
}
