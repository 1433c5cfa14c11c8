//! Running until told to stop, and stopping in order: no new requests, those in flight finish, the
//! leads they queued are written, the jobs end what they have in hand.

use std::net::{SocketAddr, TcpListener};
use std::thread::available_parallelism;

use actix_web::dev::ServerHandle;
use actix_web::rt::System;
use actix_web::rt::signal::unix::{SignalKind, signal};

use super::{App, StartError, start};
use crate::config::Config;
use crate::jobs::Worker;
use crate::web::{measure, server};

/// Serves pages and the API, and with `jobs` works them too, until a signal ends it. `listening`
/// is told the address once requests are taken. Blocks.
pub fn serve(
    config: Config,
    database_url: &str,
    jobs: bool,
    listening: impl FnOnce(SocketAddr),
) -> Result<(), StartError> {
    System::new().block_on(async {
        let (public, metrics) = (config.listen, config.metrics_listen);
        let listener = bind(public)?;
        let metrics = metrics.map(bind).transpose()?;
        let App { state, writer } = start(config, database_url)?;
        let worker = if jobs { Some(Worker::start(state.jobs.clone())?) } else { None };
        if let Some(listener) = metrics {
            let handle = measure::keep().map_err(|error| StartError::Measures(error.to_string()))?;
            actix_web::rt::spawn(measure::serve(state.clone(), handle, listener)?);
        }
        let address = listener.local_addr()?;
        let workers = available_parallelism().map_or(2, usize::from);
        let server = server::serve(state, listener, workers)?;
        actix_web::rt::spawn(stop_on_signal(server.handle()));
        listening(address);
        let served = server.await;
        // Both block; nothing else runs on this thread any more.
        writer.stop();
        if let Some(worker) = worker {
            worker.stop();
        }
        tracing::info!("stopped");
        Ok(served?)
    })
}

/// Works jobs only, until a signal ends it. Blocks.
pub fn work(config: Config, database_url: &str) -> Result<(), StartError> {
    System::new().block_on(async {
        let App { state, writer } = start(config, database_url)?;
        let worker = Worker::start(state.jobs.clone())?;
        end_signal().await?;
        worker.stop();
        writer.stop();
        Ok(())
    })
}

fn bind(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).map_err(|cause| StartError::Listen { address, cause })
}

/// The first signal lets requests finish, a second one does not.
async fn stop_on_signal(server: ServerHandle) {
    if let Err(error) = end_signal().await {
        tracing::error!(%error, "signals cannot be heard; the server runs until it is killed");
        return;
    }
    tracing::info!("stopping: requests in flight finish first; a second signal ends them");
    let gracefully = server.stop(true);
    actix_web::rt::spawn(async move {
        if end_signal().await.is_ok() {
            server.stop(false).await;
        }
    });
    gracefully.await;
}

/// Waits for Ctrl-C or a supervisor's request to end.
async fn end_signal() -> std::io::Result<()> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    Ok(())
}
