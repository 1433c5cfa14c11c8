//! One transaction: a connection, and the one time everything in it happens at.

use std::ops::{Deref, DerefMut};

use chrono::{DateTime, Utc};
use diesel::result::Error as DieselError;
use diesel::{Connection, PgConnection, QueryDsl, RunQueryDsl};

use super::{DbError, News};
use crate::kernel::clock::Clock;
use crate::schema::clock_offset;

/// Proof of being inside a transaction. Money and status verbs take `&mut Tx` first.
pub struct Tx<'c> {
    conn: &'c mut PgConnection,
    now: DateTime<Utc>,
    news: bool,
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
        news: &News,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let (done, told) = conn
            .transaction::<(T, bool), Undo<E>, _>(|conn| {
                if rehearsal {
                    clock
                        .set_offset(clock_offset::table.select(clock_offset::seconds).first(conn)?);
                }
                let mut tx = Tx { conn, now: clock.now(), news: false };
                let done = work(&mut tx).map_err(Undo::Work)?;
                Ok((done, tx.news))
            })
            .map_err(Undo::into_error)?;
        if told {
            news.ring();
        }
        Ok(done)
    }

    /// Runs a part of the transaction that may fail alone: `Err` undoes only what `work` did
    /// (a savepoint), and the transaction goes on.
    pub fn attempt<T, E: From<DbError>>(
        &mut self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let (now, mut news) = (self.now, self.news);
        let done = self
            .conn
            .transaction::<T, Undo<E>, _>(|conn| {
                let mut tx = Tx { conn, now, news };
                let done = work(&mut tx).map_err(Undo::Work)?;
                news = tx.news;
                Ok(done)
            })
            .map_err(Undo::into_error)?;
        self.news = news;
        Ok(done)
    }

    /// The time of this transaction.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Notes that this transaction leaves work for the jobs: once it is committed, the worker in
    /// this process is woken instead of finding the work at its next look.
    pub fn announce(&mut self) {
        self.news = true;
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
