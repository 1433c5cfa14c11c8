//! `lead-exchange demo`: a small realistic market, made the way its users would make it.
//!
//! Everything goes through the public HTTP API: sign-ups, top-ups, offers, engagements, leads with
//! the usual dirt, decisions. Only three things are done on the database, because they are the
//! operator's: a member of staff is made, addresses are confirmed without opening the mails, and
//! single-use sign-in links are printed. No password is ever shown or fixed: each is random and
//! forgotten.

mod api;
mod doors;
mod market;
mod money;
mod month;
mod people;
mod quarrel;
mod story;
mod trade;

use std::io::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::ExitCode;

use clap::Args;
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::Outcome;
use super::opened::Opened;
use crate::accounts::AccountError;
use crate::accounts::admin::PRINTED_LINK;
use crate::accounts::link::{self, Purpose};
use crate::config::Config;
use crate::db::Db;
use crate::kernel::ids::UserId;
use crate::schema::{parties, users};

#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Where the exchange runs, when not at BASE_URL
    #[arg(long)]
    url: Option<String>,
}

/// What the market is filled through: the database for the operator's part, the API for all else.
struct Stage {
    db: Db,
    /// Where the API is reached from this machine.
    api: String,
    /// Whether the exchange runs in this process and so follows its clock.
    own_clock: bool,
}

pub fn run(config: &Config, args: &DemoArgs) -> Outcome {
    let opened = Opened::open(config)?;
    let db = opened.connect(config)?;
    let api = args.url.clone().unwrap_or_else(|| config.base_url.clone());
    fill(Stage { db: db.clone(), api: api.clone(), own_clock: false })?;
    print_links(&db, &api)?;
    opened.close()?;
    Ok(ExitCode::SUCCESS)
}

/// Lets an empty exchange live a month ago from its first moment, so that it is not ready before it
/// is filled. To be called before anything is served.
pub fn begin(db: &Db) -> Result<(), String> {
    if is_empty(db)? {
        month::Month::start(db);
    }
    Ok(())
}

/// Fills the exchange that this process serves, unless somebody is there already, and prints the links.
pub fn fill_and_print(db: &Db, config: &Config) -> Result<(), String> {
    let filled = fill(Stage { db: db.clone(), api: within(config.listen), own_clock: true });
    month::Month::end(db);
    filled?;
    print_links(db, &config.base_url)
}

fn is_empty(db: &Db) -> Result<bool, String> {
    let parties: i64 = db
        .tx(|tx| parties::table.count().get_result(tx.conn()).map_err(AccountError::from))
        .map_err(|error| error.to_string())?;
    Ok(parties == 0)
}

/// The address for this machine: BASE_URL may be one that only the outside world can reach.
fn within(listen: SocketAddr) -> String {
    let host: IpAddr = match listen.ip() {
        ip if !ip.is_unspecified() => ip,
        IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
    };
    format!("http://{}", SocketAddr::new(host, listen.port()))
}

fn fill(stage: Stage) -> Result<(), String> {
    let stage = Stage { api: stage.api.trim_end_matches('/').to_owned(), ..stage };
    if is_empty(&stage.db)? {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| error.to_string())?;
        runtime.block_on(story::tell(&stage))?;
    }
    Ok(())
}

/// A fresh sign-in link for each of the demo's three people.
fn print_links(db: &Db, url: &str) -> Result<(), String> {
    for (role, email) in [
        ("Buyer", market::OKNA.email),
        ("Contractor", market::MARIA.email),
        ("Staff", market::STAFF_EMAIL),
    ] {
        if let Some(link) = sign_in_link(db, url, email)? {
            say(&format!("{role:<11} {link}"))?;
        }
    }
    say("Each link signs in once, within a day.")
}

fn say(line: &str) -> Result<(), String> {
    writeln!(io::stdout(), "{line}").map_err(|error| error.to_string())
}

fn sign_in_link(db: &Db, url: &str, email: &str) -> Result<Option<String>, String> {
    db.tx(|tx| {
        let user: Option<UserId> = users::table
            .filter(users::email.eq(email))
            .select(users::id)
            .first(tx.conn())
            .optional()?;
        let Some(user) = user else { return Ok::<_, AccountError>(None) };
        let token = link::create_lasting(tx, Purpose::SignIn, user, PRINTED_LINK)?;
        Ok(Some(format!("{url}/enter/{}", token.reveal())))
    })
    .map_err(|error| error.to_string())
}
