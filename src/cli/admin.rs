//! `lead-exchange admin create`.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Subcommand;

use super::Outcome;
use super::opened::Opened;
use crate::accounts::admin::create_staff;
use crate::accounts::password::Password;
use crate::config::Config;
use crate::kernel::contact::Email;

#[derive(Debug, Subcommand)]
pub enum AdminCommand {
    /// Make somebody a member of staff: with the password in ADMIN_PASSWORD, else by a printed
    /// link that signs in once within a day
    Create {
        /// Their e-mail address
        #[arg(long)]
        email: String,
    },
}

pub fn run(config: &Config, command: &AdminCommand) -> Outcome {
    let AdminCommand::Create { email } = command;
    let email = Email::parse(email).ok_or_else(|| format!("{email:?} is no e-mail address"))?;
    let opened = Opened::open(config)?;
    opened.migrate()?;
    let db = opened.connect(config)?;
    let hash = match std::env::var("ADMIN_PASSWORD").ok().filter(|text| !text.is_empty()) {
        Some(text) => Some(
            Password::choose(&text, &email)
                .map_err(|_| "ADMIN_PASSWORD must have at least 10 characters, not be the e-mail and not be a common password")?
                .hash()
                .map_err(|error| error.to_string())?,
        ),
        None => None,
    };
    let token =
        db.tx(|tx| create_staff(tx, &email, hash.as_ref())).map_err(|error| error.to_string())?;
    let line = match token {
        Some(token) => format!("{}/enter/{}", config.base_url, token.reveal()),
        None => format!("{} can sign in at {}/sign-in", email.as_str(), config.base_url),
    };
    writeln!(io::stdout(), "{line}").map_err(|error| error.to_string())?;
    drop(db);
    opened.close()?;
    Ok(ExitCode::SUCCESS)
}
