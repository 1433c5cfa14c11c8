//! `lead-exchange serve`: pages, API and background jobs in one process.

use std::io::{self, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;

use clap::Args;

use super::opened::Opened;
use super::{Outcome, demo, logging};
use crate::app;
use crate::config::Config;
use crate::jobs;
use crate::web::{measure, server};

#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Leave the background jobs to `lead-exchange work`
    #[arg(long)]
    no_jobs: bool,
    /// Fill an empty exchange with a small market and print sign-in links
    #[arg(long)]
    demo: bool,
    /// Do not run migrations at start; refuse to start when some are due
    #[arg(long)]
    no_migrate: bool,
}

pub fn run(config: Config, args: &ServeArgs) -> Outcome {
    logging::start(&config)?;
    // Bound first: a taken port is said before a database is started.
    let listener = bind(config.listen, "LISTEN_ADDR")?;
    let metrics =
        config.metrics_listen.map(|address| bind(address, "METRICS_LISTEN")).transpose()?;
    let opened = Opened::own(&config)?;
    if args.no_migrate {
        opened.connect(&config)?;
    } else {
        opened.migrate()?;
    }
    let app = app::start(config.clone(), &opened.app_url).map_err(|error| error.to_string())?;
    let served =
        actix_web::rt::System::new().block_on(serve(&config, args, app, listener, metrics));
    // Whatever ended the server, the database ends after it.
    opened.close()?;
    served?;
    Ok(ExitCode::SUCCESS)
}

/// Serves until told to stop; then finishes requests, queued leads and jobs, in this order.
async fn serve(
    config: &Config,
    args: &ServeArgs,
    app: app::App,
    listener: TcpListener,
    metrics: Option<TcpListener>,
) -> Result<(), String> {
    let worker = if args.no_jobs {
        None
    } else {
        Some(jobs::Worker::start(app.state.jobs.clone()).map_err(|error| error.to_string())?)
    };
    if let Some(listener) = metrics {
        let server = measure::serve(app.state.clone(), listener);
        actix_web::rt::spawn(server.map_err(|error| error.to_string())?);
    }
    if args.demo {
        demo::begin(&app.state.db)?;
    }
    let running =
        server::serve(app.state.clone(), listener, workers()).map_err(|error| error.to_string())?;
    let handle = running.handle();
    say(&format!("lead-exchange is at {}", config.base_url))?;
    let filling = args.demo.then(|| {
        let (db, jobs, config) = (app.state.db.clone(), app.state.jobs.clone(), config.clone());
        std::thread::spawn(move || {
            if let Err(error) = demo::fill_and_print(&db, &config) {
                tracing::error!(%error, "the demo market could not be filled");
            }
            // A month went by since the worker looked.
            if let Err(error) = jobs::check_books(&jobs) {
                tracing::error!(%error, "the books could not be checked");
            }
        })
    });
    let stopper = tokio::spawn(async move {
        told_to_stop().await;
        tracing::info!("stopping: finishing requests and jobs in flight");
        handle.stop(true).await;
    });
    running.await.map_err(|error| error.to_string())?;
    stopper.abort();
    app.writer.stop();
    app.log_writer.stop();
    if let Some(worker) = worker {
        worker.stop();
    }
    drop(filling);
    Ok(())
}

pub(super) fn bind(address: SocketAddr, setting: &str) -> Result<TcpListener, String> {
    TcpListener::bind(address).map_err(|error| {
        format!("cannot listen on {address}: {error}; stop what uses it or set {setting}")
    })
}

fn workers() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

/// Waits for Ctrl-C or the polite signal of a service manager.
pub(super) async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        drop(tokio::signal::ctrl_c().await);
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

fn say(line: &str) -> Result<(), String> {
    writeln!(io::stdout(), "{line}").map_err(|error| error.to_string())
}
