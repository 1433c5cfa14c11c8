//! A ledger with a few parties, without the program around it.

use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, NaiveDate, Utc};
use diesel::connection::SimpleConnection;
use diesel::sql_types::{Array, BigInt, Text};
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};
use lead_exchange::db::{Db, Tx};
use lead_exchange::kernel::clock::Clock;
use lead_exchange::kernel::ids::{PartyId, TransferId};
use lead_exchange::kernel::money::{Currency, Money};
use lead_exchange::kernel::secret::MasterKey;
use lead_exchange::kernel::signing::Signer;
use lead_exchange::ledger::account::{
    AccountKind, AccountName, Balance, balances, lock_purses, open,
};
use lead_exchange::ledger::audit::Discrepancy;
use lead_exchange::ledger::recipes::{Capture, HoldOrder, Release, hold, top_up};
use lead_exchange::ledger::{LedgerError, audit, chain};
use uuid::Uuid;

use crate::support::Database;

/// A database with a ledger in it, and the program's connections to it.
pub struct Books {
    pub db: Db,
    pub database: Database,
    /// Signs the days.
    pub signer: Signer,
    damaged: AtomicBool,
}

/// Money reserved by [`Books::hold`].
#[derive(Debug, Clone, Copy)]
pub struct Held {
    pub id: TransferId,
    pub buyer: PartyId,
    pub amount: Money,
    pub subject: Uuid,
}

impl Held {
    pub fn release(self) -> Release {
        Release { hold: self.id, buyer: self.buyer, amount: self.amount, subject: self.subject }
    }

    /// Pays all but `fee` minor units to a contractor.
    pub fn capture(self, contractor: PartyId, fee: i64) -> Capture {
        let currency = self.amount.currency();
        Capture {
            hold: self.id,
            buyer: self.buyer,
            contractor,
            payout: Money::new(self.amount.minor() - fee, currency),
            fee: Money::new(fee, currency),
            subject: self.subject,
        }
    }
}

pub fn currency(code: &str) -> Currency {
    code.parse().expect("a currency")
}

pub fn rub(minor: i64) -> Money {
    Money::new(minor, currency("RUB"))
}

impl Books {
    pub fn open() -> Self {
        Self::with_connections(4)
    }

    pub fn with_connections(size: u32) -> Self {
        let database = Database::create();
        let db = Db::connect(&database.url, size, Clock::default(), false).expect("a connection");
        let signer = Signer::new(&MasterKey::generate().expect("randomness"));
        Self { db, database, signer, damaged: AtomicBool::new(false) }
    }

    pub fn tx<T>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, LedgerError>,
    ) -> Result<T, LedgerError> {
        self.db.tx(work)
    }

    pub fn party(&self) -> PartyId {
        let party = PartyId::new();
        self.tx(|tx| {
            diesel::sql_query(
                "INSERT INTO parties (id, name, created_at) VALUES ($1, 'A party', now())",
            )
            .bind::<diesel::sql_types::Uuid, _>(party)
            .execute(tx.conn())?;
            Ok(())
        })
        .expect("a party");
        party
    }

    pub fn fund(&self, party: PartyId, amount: Money) {
        self.tx(|tx| top_up(tx, party, amount, Uuid::now_v7())).expect("a top-up");
    }

    /// Reserves money the way intake does: lock, look, post.
    pub fn hold(&self, buyer: PartyId, amount: Money) -> Result<Held, LedgerError> {
        let held = Held { id: TransferId::new(), buyer, amount, subject: Uuid::now_v7() };
        self.tx(|tx| {
            let wanted = (buyer, amount.currency());
            let purse = lock_purses(tx, &[wanted])?[&wanted];
            hold(tx, &[HoldOrder { id: held.id, purse, amount, subject: held.subject }])
        })?;
        Ok(held)
    }

    /// A party with money and a hold of some of it.
    pub fn buyer_with_hold(&self, funds: i64, held: i64) -> Held {
        let buyer = self.party();
        self.fund(buyer, rub(funds));
        self.hold(buyer, rub(held)).expect("a hold")
    }

    pub fn account(&self, party: PartyId, kind: AccountKind, code: &str) -> Uuid {
        let name = AccountName::of(party, kind, currency(code));
        self.tx(|tx| open(tx, &[name])?.id(name)).expect("an account").uuid()
    }

    pub fn operator(&self, kind: AccountKind, code: &str) -> Uuid {
        let name = AccountName::operator(kind, currency(code));
        self.tx(|tx| open(tx, &[name])?.id(name)).expect("an account").uuid()
    }

    /// Free and held, minor units.
    pub fn purse(&self, party: PartyId, code: &str) -> (i64, i64) {
        let all: Vec<Balance> = self.tx(|tx| balances(tx, party)).expect("balances");
        all.iter()
            .find(|balance| balance.currency == currency(code))
            .map_or((0, 0), |balance| (balance.free.minor(), balance.held.minor()))
    }

    /// Links what was posted; answers how many.
    pub fn seal(&self) -> i64 {
        self.tx(chain::seal).expect("a sealing").expect("nobody posts")
    }

    /// Turns the clock on by so many days, links what was posted, and signs the days that are over.
    pub fn pass_days(&self, days: i64) -> Vec<NaiveDate> {
        let clock = self.db.clock();
        let ahead = (clock.now() - self.now_by_the_wall()).num_seconds();
        clock.set_offset(ahead + days * 86_400);
        std::iter::from_fn(|| self.close(&self.signer)).collect()
    }

    fn now_by_the_wall(&self) -> DateTime<Utc> {
        Clock::default().now()
    }

    /// What the job does once.
    pub fn close(&self, signer: &Signer) -> Option<NaiveDate> {
        self.tx(|tx| {
            chain::seal(tx)?.expect("nobody posts");
            chain::close_due(tx, signer)
        })
        .expect("a head")
    }

    /// What the audit of the chain finds.
    pub fn chain_faults(&self) -> Vec<Discrepancy> {
        let key = self.signer.public();
        self.tx(|tx| chain::audit::check(tx, Some(&key))).expect("an audit").discrepancies
    }

    /// Does something as the owner with every guard taken away, as a superuser could; the books are not
    /// looked at any more at the end of the test.
    pub fn tamper(&self, sql: &str) {
        self.damaged.store(true, Ordering::Relaxed);
        let all = ["accounts", "transfers", "holds", "chain_links", "chain_days"];
        let each = |verb: &str| -> String {
            all.map(|table| format!("ALTER TABLE {table} {verb} TRIGGER USER;")).concat()
        };
        self.owner()
            .batch_execute(&format!("BEGIN; {} {sql}; {} COMMIT;", each("DISABLE"), each("ENABLE")))
            .expect(sql);
    }

    /// Every rule holds.
    pub fn assert_sound(&self) {
        let mut found = self.tx(audit::check).expect("an audit").discrepancies;
        found.extend(self.chain_faults());
        assert!(found.is_empty(), "the books do not balance: {found:#?}");
    }

    /// A connection as the role that owns the tables.
    pub fn owner(&self) -> PgConnection {
        PgConnection::establish(&self.database.owner_url).expect("the owner's connection")
    }

    /// A connection as the role the program works as.
    pub fn program(&self) -> PgConnection {
        PgConnection::establish(&self.database.url).expect("the program's connection")
    }

    /// All the ledger holds, to compare before and after.
    pub fn picture(&self) -> Vec<String> {
        #[derive(QueryableByName)]
        struct Picture {
            #[diesel(sql_type = Array<Text>)]
            rows: Vec<String>,
        }
        diesel::sql_query(
            "SELECT array(SELECT a::text FROM accounts a ORDER BY id)
                 || array(SELECT t::text FROM transfers t ORDER BY id)
                 || array(SELECT h::text FROM holds h ORDER BY id) AS rows",
        )
        .get_result::<Picture>(&mut self.owner())
        .expect("the ledger")
        .rows
    }

    pub fn count(&self, table: &str) -> i64 {
        #[derive(QueryableByName)]
        struct Count {
            #[diesel(sql_type = BigInt)]
            count: i64,
        }
        diesel::sql_query(format!("SELECT count(*) FROM {table}"))
            .get_result::<Count>(&mut self.owner())
            .expect("a count")
            .count
    }
}

/// Runs statements in a transaction of their own. The error's words and the constraint it names.
pub fn attempt(conn: &mut PgConnection, sql: &str) -> Result<(), (String, Option<String>)> {
    conn.transaction::<_, diesel::result::Error, _>(|conn| conn.batch_execute(sql)).map_err(
        |error| {
            let constraint = lead_exchange::db::constraint(&error).map(str::to_owned);
            (error.to_string(), constraint)
        },
    )
}

impl Drop for Books {
    fn drop(&mut self) {
        if !std::thread::panicking() && !self.damaged.load(Ordering::Relaxed) {
            self.seal();
            self.assert_sound();
        }
        // The pool may still be opening connections nobody waits for any more. OpenSSL, taken down
        // under such a thread when the process exits, crashes it.
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
}
