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
        .map_err(|undo| match undo {
            Undo::Work(error) => error,
            Undo::Database(error) => DbError::from(error).into(),
        })
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
