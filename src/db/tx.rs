//! One transaction: a connection, and the one time everything in it happens at.

use std::ops::{Deref, DerefMut};

use chrono::{DateTime, Utc};
use diesel::result::Error as DieselError;
use diesel::{Connection, PgConnection, QueryDsl, RunQueryDsl};

use super::DbError;
use crate::kernel::clock::Clock;
use crate::schema::clock_offset;

/// Proof of being inside a transaction. Money and status verbs take `&mut Tx` first.
pub struct Tx<'c> {
    conn: &'c mut PgConnection,
    now: DateTime<Utc>,
}

/// Diesel's `transaction` wants an error made from its own; this carries ours through it.
enum Undo<E> {
    Work(E),
    Database(DieselError),
}

impl<E> From<DieselError> for Undo<E> {
    fn from(error: DieselError) -> Self {
        Self::Database(error)
    }
}

impl<E: From<DbError>> Undo<E> {
    fn into_error(self) -> E {
        match self {
            Self::Work(error) => error,
            Self::Database(error) => DbError::from(error).into(),
        }
    }
}

impl Tx<'_> {
    pub(super) fn run<T, E: From<DbError>>(
        conn: &mut PgConnection,
        clock: &Clock,
        rehearsal: bool,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        conn.transaction::<T, Undo<E>, _>(|conn| {
            if rehearsal {
                clock.set_offset(clock_offset::table.select(clock_offset::seconds).first(conn)?);
            }
            let mut tx = Tx { conn, now: clock.now() };
            work(&mut tx).map_err(Undo::Work)
        })
        .map_err(Undo::into_error)
    }

    /// Runs a part of the transaction that may fail alone: `Err` undoes only what `work` did
    /// (a savepoint), and the transaction goes on.
    pub fn attempt<T, E: From<DbError>>(
        &mut self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let now = self.now;
        self.conn
            .transaction::<T, Undo<E>, _>(|conn| work(&mut Tx { conn, now }).map_err(Undo::Work))
            .map_err(Undo::into_error)
    }

    /// The time of this transaction.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// The connection, for diesel's `execute`, `load` and the like.
    pub fn conn(&mut self) -> &mut PgConnection {
        self.conn
    }
}

impl Deref for Tx<'_> {
    type Target = PgConnection;
    fn deref(&self) -> &PgConnection {
        self.conn
    }
}

impl DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut PgConnection {
        self.conn
    }
}
