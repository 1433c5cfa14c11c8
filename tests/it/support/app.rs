//! The running program.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use actix_web::dev::ServerHandle;
use diesel::sql_types::BigInt;
use diesel::{QueryableByName, RunQueryDsl};
use lead_exchange::app::{self, App};
use lead_exchange::cli::ledger_check;
use lead_exchange::config::{Config, Database as Where, Withdrawals};
use lead_exchange::db::{DbError, Tx};
use lead_exchange::i18n;
use lead_exchange::kernel::calendar::Calendar;
use lead_exchange::kernel::money::Currency;
use lead_exchange::kernel::rate::Rate;
use lead_exchange::kernel::secret::MasterKey;
use lead_exchange::kernel::signing::PublicKey;
use lead_exchange::web::{State, server};
use uuid::Uuid;

use super::database::Database;
use super::{Api, Browser, SentMail, mail};

/// A program of its own over a database of its own, listening on a port of its own.
pub struct TestApp {
    pub state: State,
    pub address: SocketAddr,
    server: ServerHandle,
    data_dir: PathBuf,
    visitors: AtomicU32,
    // Dropped in this order: the writers, then their database.
    _writer: lead_exchange::leads::queue::Writer,
    _log_writer: lead_exchange::leads::requests::LogWriter,
    pub database: Database,
}

impl TestApp {
    /// Starts the program with the settings of the tests.
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// Starts the program with other settings.
    ///
    /// It issues no acts of services: a test that turns its clock over the end of a month on some days
    /// of the year and not on others would get letters about them then. See [`issuing_acts`](Self::issuing_acts).
    pub async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let app = Self::issuing_acts(change).await;
        app.tx(|tx| {
            diesel::sql_query(
                "INSERT INTO act_months (month, done_at) VALUES ('2999-01-01', now())",
            )
            .execute(tx.conn())
            .expect("every month done")
        });
        app
    }

    /// Starts a program that issues acts when a month is over, as the real one does.
    pub async fn issuing_acts(change: impl FnOnce(&mut Config)) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let database = Database::create();
        let data_dir = std::env::temp_dir().join(format!("lead-exchange-{}", Uuid::now_v7()));
        std::fs::create_dir_all(&data_dir).expect("a folder for data");
        let mut config = Config {
            listen: address,
            metrics_listen: None,
            base_url: format!("http://{address}"),
            data_dir: data_dir.clone(),
            database: Where::Server {
                url: database.url.clone(),
                owner_url: database.owner_url.clone(),
            },
            pool_size: 6,
            postgres_bin: None,
            smtp_url: None,
            mail_from: "Lead exchange <exchange@example.com>".to_owned(),
            secret_key: Some(MasterKey::generate().expect("randomness").to_base64()),
            test_clock: true,
            private_calls: true,
            log: "warn".to_owned(),
            log_json: false,
            currencies: ["RUB", "USD", "EUR", "BYN"]
                .map(|code| code.parse::<Currency>().expect("a currency"))
                .to_vec(),
            fee: Rate::from_basis_points(1000).expect("a rate"),
            calendar: Calendar::default(),
            withdrawals: Withdrawals::default(),
            payment_details: None,
            operator_details: None,
            // Every visitor comes from an address of their own; see `next_address`.
            trust_proxy: true,
            // Nobody listens there: tests that need Meta bring their own.
            graph_url: "http://127.0.0.1:9".to_owned(),
            // Tests that pay by a page bring their own provider.
            checkout: None,
            low_balance_leads: 5,
        };
        change(&mut config);
        let App { state, writer, log_writer } =
            app::start(config, &database.url).expect("the program");
        let server = server::serve(state.clone(), listener, 1).expect("the server");
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self {
            state,
            address,
            server: handle,
            data_dir,
            visitors: AtomicU32::new(1),
            _writer: writer,
            _log_writer: log_writer,
            database,
        }
    }

    /// What the program's signatures are checked with.
    pub fn public_key(&self) -> PublicKey {
        self.state.vault.signer().public()
    }

    /// A full address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A browser nobody is signed in with.
    pub fn browser(&self) -> Browser {
        Browser::new(self)
    }

    /// A program without a token.
    pub fn api(&self) -> Api {
        Api::new(self, None)
    }

    /// Runs something in one transaction, past all doors: for fixtures and for looking.
    pub fn tx<T>(&self, work: impl FnOnce(&mut Tx<'_>) -> T) -> T {
        self.state.db.tx(|tx| Ok::<_, DbError>(work(tx))).expect("a transaction")
    }

    /// Turns the program's clock forward.
    pub fn turn_clock(&self, seconds: i64) {
        self.tx(|tx| {
            diesel::sql_query("UPDATE clock_offset SET seconds = seconds + $1")
                .bind::<BigInt, _>(seconds)
                .execute(tx.conn())
                .expect("the clock")
        });
        // The next transaction of any process reads it; this one does so at once.
        self.tx(|_| ());
    }

    /// Works off what waits: clocks, facts, mails.
    pub fn work_jobs(&self) {
        lead_exchange::jobs::run_until_idle(&self.state.jobs).expect("the jobs");
    }

    /// Every mail sent so far, oldest first. Works the jobs off first.
    pub fn mails(&self) -> Vec<SentMail> {
        self.work_jobs();
        mail::read_all(&self.data_dir.join("mail"))
    }

    /// The last mail to an address.
    #[track_caller]
    pub fn mail_to(&self, address: &str) -> SentMail {
        let mails = self.mails();
        let found = mails.iter().rev().find(|mail| mail.to.contains(address)).cloned();
        found.unwrap_or_else(|| panic!("no mail to {address} among {mails:#?}"))
    }

    /// A network address no other visitor of this test has, so that limits on tries count each
    /// alone.
    pub(super) fn next_address(&self) -> String {
        let [_, b, c, d] = self.visitors.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        format!("10.{b}.{c}.{d}")
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        // Told, not awaited: a drop cannot wait, and the database is dropped by force.
        drop(self.server.stop(false));
        if !std::thread::panicking() {
            self.work_jobs();
            self.all_is_well();
        }
        let _ = std::fs::remove_dir_all(&self.data_dir);
    }
}

#[derive(QueryableByName)]
struct Left {
    #[diesel(sql_type = BigInt)]
    facts: i64,
    #[diesel(sql_type = BigInt)]
    mails: i64,
}

impl TestApp {
    fn all_is_well(&self) {
        let left: Left = self.tx(|tx| {
            diesel::sql_query(
                "SELECT (SELECT count(*) FROM outbox) AS facts,
                        (SELECT count(*) FROM mails WHERE status = 'queued' AND tries = 0) AS mails",
            )
            .get_result(tx.conn())
            .expect("the queues")
        });
        assert_eq!((left.facts, left.mails), (0, 0), "facts untold, or mails nobody tried to send");
        let mut said = Vec::new();
        let key = self.public_key();
        let well =
            ledger_check::run(&self.state.db, Some(&key), &mut said).expect("the books' check");
        let said = String::from_utf8_lossy(&said);
        assert!(well, "the books do not balance:\n{said}");
        assert!(said.contains("to be linked: 0"), "the chain was not sealed: {said}");
        assert!(i18n::missing().is_empty(), "texts are missing: {:#?}", i18n::missing());
    }
}
