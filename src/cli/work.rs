//! `lead-exchange work`: the background jobs alone, for a machine of their own.

use std::process::ExitCode;

use super::opened::Opened;
use super::{Outcome, logging, serve};
use crate::app;
use crate::config::{Config, Database};
use crate::jobs;

pub fn run(config: Config) -> Outcome {
    if matches!(config.database, Database::Embedded) {
        return Err(
            "work needs DATABASE_URL: the embedded database belongs to the server that runs it"
                .to_owned(),
        );
    }
    logging::start(&config)?;
    let opened = Opened::own(&config)?;
    opened.connect(&config)?;
    let app = app::start(config, &opened.app_url).map_err(|error| error.to_string())?;
    let worker = jobs::Worker::start(app.state.jobs.clone()).map_err(|error| error.to_string())?;
    tracing::info!("working");
    actix_web::rt::System::new().block_on(serve::told_to_stop());
    worker.stop();
    opened.close()?;
    Ok(ExitCode::SUCCESS)
}
