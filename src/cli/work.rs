//! `lead-exchange work`: the background jobs alone, for a machine of their own.

use std::process::ExitCode;

use super::opened::Opened;
use super::{Outcome, logging, serve};
use crate::app;
use crate::config::{Config, Database};
use crate::jobs;
use crate::web::measure;

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
    let metrics =
        config.metrics_listen.map(|address| serve::bind(address, "METRICS_LISTEN")).transpose()?;
    let app = app::start(config, &opened.app_url).map_err(|error| error.to_string())?;
    let worker = jobs::Worker::start(app.state.jobs.clone()).map_err(|error| error.to_string())?;
    tracing::info!("working");
    let stopped = actix_web::rt::System::new().block_on(async {
        if let Some(listener) = metrics {
            let server = measure::serve(app.state.clone(), listener);
            actix_web::rt::spawn(server.map_err(|error| error.to_string())?);
        }
        serve::told_to_stop().await;
        Ok::<(), String>(())
    });
    worker.stop();
    stopped?;
    opened.close()?;
    Ok(ExitCode::SUCCESS)
}
