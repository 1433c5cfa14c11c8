//! Structured logs on the error stream. Personal data never gets here: requests are logged by
//! route and not by address, and secrets print as `…`.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

use crate::config::Config;

/// Starts logging as the settings say.
pub fn start(config: &Config) -> Result<(), String> {
    let filter = EnvFilter::try_new(&config.log).map_err(|error| {
        format!(
            "LOG is {:?}; it must be a filter such as info or lead_exchange=debug ({error})",
            config.log
        )
    })?;
    let builder = fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // A closed error stream must not become a panic wherever something is logged.
        .log_internal_errors(false);
    let started = if config.log_json {
        builder.json().flatten_event(true).try_init()
    } else {
        builder.compact().try_init()
    };
    started.map_err(|error| error.to_string())
}
