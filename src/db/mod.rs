//! The database as the rest of the program sees it: a pool that opens transactions.
//!
//! - [`Db::tx`] is the only way to a connection, and [`Tx`] the proof of being inside one
//!   transaction; it carries the one `now` every row of that transaction bears.
//! - The database's own rules have names; [`constraint`] reads them off an error, so that a slice
//!   can turn `seats_unique` into its own error instead of checking first and racing.
//! - [`cluster`] runs the embedded PostgreSQL; [`migrate`] brings the schema up to date and gives
//!   the program's role its rights.

pub mod cluster;
pub mod migrate;
mod news;
mod prepared;
pub mod rehearsal;
mod tx;

use std::time::Duration;

use diesel::PgConnection;
use diesel::connection::SimpleConnection;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool};
use diesel::result::{DatabaseErrorKind, Error as DieselError};

use crate::kernel::clock::Clock;

pub use news::News;
pub use prepared::{Prepared, PreparedDsl};
pub use tx::Tx;

/// Why a database operation did not happen.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// No connection could be had in time; trying again later may work.
    #[error("no database connection: {0}")]
    Unavailable(#[from] diesel::r2d2::PoolError),
    #[error(transparent)]
    Query(#[from] DieselError),
}

/// Lets `?` lift diesel's errors into a slice's error that has a `Db(#[from] DbError)` variant.
#[macro_export]
macro_rules! from_diesel {
    ($($error:ty),+ $(,)?) => {$(
        impl From<diesel::result::Error> for $error {
            fn from(error: diesel::result::Error) -> Self {
                $crate::db::DbError::from(error).into()
            }
        }
    )+};
}

/// The name of the constraint an error says was broken, if that is what it says.
pub fn constraint(error: &DieselError) -> Option<&str> {
    match error {
        DieselError::DatabaseError(_, info) => info.constraint_name(),
        _ => None,
    }
}

impl DbError {
    /// The name of the broken constraint, as [`constraint`].
    pub fn constraint(&self) -> Option<&str> {
        match self {
            Self::Query(error) => constraint(error),
            Self::Unavailable(_) => None,
        }
    }

    /// Whether the same work may simply be done again: the transaction was undone for standing in
    /// another's way (a deadlock, a lock not had in time), not for being wrong.
    pub fn worth_retrying(&self) -> bool {
        match self {
            Self::Unavailable(_) => true,
            Self::Query(DieselError::DatabaseError(kind, info)) => {
                // Diesel has no kind for these two; PostgreSQL's words are the same in every version.
                matches!(kind, DatabaseErrorKind::SerializationFailure)
                    || info.message() == "deadlock detected"
                    || info.message() == "canceling statement due to lock timeout"
            }
            Self::Query(_) => false,
        }
    }

    /// Whether a text held a character PostgreSQL cannot keep: NUL, or half of a UTF-16 pair.
    pub fn bad_character(&self) -> bool {
        matches!(self, Self::Query(DieselError::DatabaseError(_, info))
            if info.message().starts_with("invalid byte sequence for encoding")
                || info.message() == "unsupported Unicode escape sequence")
    }

    /// Whether the connection was lost, so that nobody knows if a commit took place.
    pub fn outcome_unknown(&self) -> bool {
        matches!(
            self,
            Self::Query(DieselError::DatabaseError(
                DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand,
                _
            )) | Self::Query(DieselError::BrokenTransactionManager)
        )
    }
}

/// A pool of connections and the clock its transactions read. Clones share both.
#[derive(Clone)]
pub struct Db {
    pool: Pool<ConnectionManager<PgConnection>>,
    clock: Clock,
    rehearsal: bool,
    news: News,
}

/// What every connection is told when it opens.
#[derive(Debug)]
struct Manners;

impl CustomizeConnection<PgConnection, diesel::r2d2::Error> for Manners {
    fn on_acquire(&self, conn: &mut PgConnection) -> Result<(), diesel::r2d2::Error> {
        // Limits so that one stuck request cannot hold its locks for ever.
        conn.batch_execute(
            "SET application_name = 'lead-exchange'; SET TIME ZONE 'UTC'; SET statement_timeout = '60s'; \
             SET lock_timeout = '20s'; SET idle_in_transaction_session_timeout = '120s'",
        )
        .map_err(diesel::r2d2::Error::QueryError)
    }
}

impl Db {
    /// Opens a pool of up to `size` connections. With `rehearsal` (TEST_CLOCK) every transaction
    /// first reads how far the clock was turned, so that several processes agree.
    pub fn connect(url: &str, size: u32, clock: Clock, rehearsal: bool) -> Result<Self, DbError> {
        let pool = Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            .connection_timeout(Duration::from_secs(10))
            .connection_customizer(Box::new(Manners))
            .build(ConnectionManager::new(url))?;
        Ok(Self { pool, clock, rehearsal, news: News::default() })
    }

    /// Runs `work` in one transaction: committed when it answers `Ok`, undone when it answers `Err`.
    /// Blocks; async callers go through `web`'s state.
    pub fn tx<T, E: From<DbError>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut conn = self.pool.get().map_err(DbError::from)?;
        Tx::run(&mut conn, &self.clock, self.rehearsal, &self.news, work)
    }

    /// How many connections are open, and how many of them idle.
    pub fn connections(&self) -> (usize, usize) {
        let state = self.pool.state();
        let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        (count(state.connections), count(state.idle_connections))
    }

    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Rings after each commit that left work for the jobs ([`Tx::announce`]).
    pub fn news(&self) -> &News {
        &self.news
    }

    /// Whether the clock may be turned (TEST_CLOCK).
    pub fn rehearsal(&self) -> bool {
        self.rehearsal
    }
}
