//! How fast leads are acknowledged, as ratios measured in one run on one fresh database.
//!
//! Three things are timed, each with the same durable PostgreSQL under it (fsync on):
//! - **bare**: pgbench inserting one row a transaction, the fastest anything durable can be here;
//! - **one by one**: a whole transaction for each lead, called directly from threads, without HTTP;
//! - **doors**: clicks on a tracking link against a page that costs nothing, and a file of 100,000 rows;
//! - **HTTP**: `POST /api/v1/leads` over keep-alive connections, acknowledged after the commit.
//!
//! The client runs on the same cores as the server and the database, so HTTP figures are what is
//! left to the server. `cargo bench --bench intake -- --seconds 8`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(
    clippy::as_conversions,
    clippy::print_stdout,
    reason = "a measuring program: it stops at the first surprise"
)]

mod client;
mod doors;
mod market;
mod pgbench;

use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use lead_exchange::accounts::{ContractorSeat, Person, token};
use lead_exchange::config::{self, Database};
use lead_exchange::db::cluster::{self, Cluster, ClusterSettings};
use lead_exchange::db::{Db, migrate};
use lead_exchange::kernel::clock::Clock;
use lead_exchange::kernel::secret::Vault;
use lead_exchange::leads::intake::{Desk, Sender, submit};
use lead_exchange::{app, jobs, ledger, web};

/// Names the next person, so that no lead is a duplicate.
static NEXT: AtomicU64 = AtomicU64::new(0);

fn next() -> u64 {
    NEXT.fetch_add(1, Ordering::Relaxed)
}

fn main() -> std::process::ExitCode {
    let args: Vec<String> = std::env::args().collect();
    // The embedded cluster starts this program again as its guard.
    if args.get(1).is_some_and(|word| word == cluster::GUARD_COMMAND) {
        return cluster::guard_main(std::env::args_os().skip(2));
    }
    let seconds = args
        .iter()
        .position(|word| word == "--seconds")
        .and_then(|at| args.get(at + 1)?.parse().ok());
    measure(Duration::from_secs(seconds.unwrap_or(8)));
    std::process::ExitCode::SUCCESS
}

fn measure(time: Duration) {
    let folder = std::env::current_dir().unwrap().join("target/bench-data");
    drop(std::fs::remove_dir_all(&folder));
    let settings =
        ClusterSettings { data_dir: folder.clone(), postgres_bin: None, throwaway: false };
    let cluster = Cluster::start(&settings).unwrap();
    migrate::run(cluster.owner_url(), cluster.app_url()).unwrap();
    let owner = Db::connect(cluster.owner_url(), 2, Clock::default(), false).unwrap();
    let market = Rc::new(market::build(&owner));

    println!(
        "| what | buyers | clients | per second | against bare | against one by one | p50 | p99 |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let mut bare = Vec::new();
    for clients in [8, 128] {
        let rate = pgbench::bare_inserts(cluster.owner_url(), clients.min(80), time);
        println!("| bare one-row insert (pgbench) | | {} | {rate:.0} | 1 | | | |", clients.min(80));
        bare.push((clients, rate));
    }

    let mut single = Vec::new();
    for buyers in [1, 1000] {
        for clients in [8, 128] {
            let rate = one_by_one(cluster.app_url(), &market, buyers, clients.min(60), time);
            println!(
                "| a transaction a lead, no HTTP | {buyers} | {} | {rate:.0} | {:.2} | 1 | | |",
                clients.min(60),
                rate / bare_at(&bare, clients)
            );
            single.push((buyers, clients, rate));
        }
    }

    let mut config = config::load(None, &|_| None).unwrap();
    config.data_dir = folder.clone();
    config.database = Database::Server {
        url: cluster.app_url().to_owned(),
        owner_url: cluster.owner_url().to_owned(),
    };
    let program = app::start(config, cluster.app_url()).unwrap();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let state = program.state.clone();
    let now = state.db.clock().now();
    let person = state.db.tx(|tx| Person::load(tx, market.user)).unwrap().unwrap();
    let bearer = token::issue(&state.token_keys, &person, now).unwrap();
    let (stop, stopped) = std::sync::mpsc::channel();
    let server = std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let running = web::server::serve(state, listener, 2).unwrap();
            stop.send(running.handle()).unwrap();
            running.await.unwrap();
        });
    });
    let handle = stopped.recv().unwrap();
    let line = |what: &str, buyers: usize, clients: usize| {
        let timing = client::run(address, &bearer, &market, buyers, clients, time);
        let baseline = single.iter().find(|row| row.0 == buyers && row.1 == clients).unwrap().2;
        println!(
            "| {what} | {buyers} | {clients} | {:.0} | {:.2} | {:.1} | {:.1} ms | {:.1} ms |",
            timing.rate,
            timing.rate / bare_at(&bare, clients),
            timing.rate / baseline,
            timing.p50.as_secs_f64() * 1e3,
            timing.p99.as_secs_f64() * 1e3,
        );
    };
    for buyers in [1, 1000] {
        for clients in [8, 128] {
            line("leads over HTTP", buyers, clients);
        }
    }
    the_doors(address, &program.state, &bearer, &market, time);
    // What a server at work leaves of that: it writes mails, links transfers and watches clocks too.
    println!("\nThe last line of the first table again, and with every job at work:\n");
    line("leads over HTTP", 1000, 128);
    let worker = jobs::Worker::start(program.state.jobs.clone()).unwrap();
    line("leads over HTTP, every job at work", 1000, 128);
    worker.stop();
    actix_web::rt::System::new().block_on(handle.stop(true));
    server.join().unwrap();
    program.writer.stop();

    let audit = owner.tx(ledger::audit::check).unwrap();
    assert!(audit.discrepancies.is_empty(), "{:?}", audit.discrepancies);
    println!("\nThe books balance after {} transfers.", audit.transfers);
    drop(owner);
    cluster.stop().unwrap();
    drop(std::fs::remove_dir_all(&folder));
}

fn the_doors(
    address: std::net::SocketAddr,
    state: &web::State,
    bearer: &str,
    market: &market::Market,
    time: Duration,
) {
    println!("\n| what | clients | per second | p50 | p99 |\n|---|---|---|---|---|");
    for clients in [1, 32] {
        for (what, path) in
            [("nothing (/livez)", Some("/livez")), ("a click, recorded and sent on", None)]
        {
            let timing = doors::clicks(address, path, clients, time);
            println!(
                "| {what} | {clients} | {:.0} | {:.2} ms | {:.2} ms |",
                timing.rate,
                timing.p50.as_secs_f64() * 1e3,
                timing.p99.as_secs_f64() * 1e3,
            );
        }
    }
    let megabytes = |bytes: u64| bytes / (1024 * 1024);
    let done = doors::import(address, state, bearer, market.engagements[1]);
    println!(
        "\nA file of {} leads: taken in {:.1} s, sent in {:.1} s. Memory of the process with its client: \
         {} MB before, at most {} MB while the file was taken and {} MB while it was sent.",
        doors::ROWS,
        done.upload.as_secs_f64(),
        done.work.as_secs_f64(),
        megabytes(done.before),
        megabytes(done.reading),
        megabytes(done.sending),
    );
}

fn bare_at(bare: &[(usize, f64)], clients: usize) -> f64 {
    bare.iter().find(|row| row.0 == clients).unwrap().1
}

/// Leads a second when each has a transaction to itself, from so many threads.
fn one_by_one(
    url: &str,
    market: &market::Market,
    buyers: usize,
    threads: usize,
    time: Duration,
) -> f64 {
    let db = Db::connect(url, u32::try_from(threads).unwrap(), Clock::default(), false).unwrap();
    let vault = Vault::new(&market.master);
    let desk = Desk::new(vault);
    let sender = Sender::Seat(ContractorSeat { user: market.user, party: market.contractor });
    let done = AtomicU64::new(0);
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while start.elapsed() < time {
                    let lead = market::submission(market, sender, buyers, next());
                    let answers =
                        db.tx(|tx| submit(tx, &desk, std::slice::from_ref(&lead))).unwrap();
                    assert!(
                        answers.iter().all(|answer| answer
                            .as_ref()
                            .is_ok_and(|taken| taken.refusal.is_none()))
                    );
                    done.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    done.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64()
}
