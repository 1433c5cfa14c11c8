//! A query put together piece by piece, with its values numbered as they come.
//!
//! The lists differ in more ways than diesel's typed queries can say (a walk per status, a row
//! comparison on the sort's own key), so their SQL is written out; values are always bound.

use diesel::pg::Pg;
use diesel::query_builder::{BoxedSqlQuery, SqlQuery};
use diesel::serialize::ToSql;
use diesel::sql_types::HasSqlType;

/// A query under construction.
pub(super) struct Sql {
    query: BoxedSqlQuery<'static, Pg, SqlQuery>,
    values: usize,
}

impl Sql {
    pub fn new(start: &str) -> Self {
        Self { query: diesel::sql_query(start).into_boxed(), values: 0 }
    }

    /// Adds text as it is: never anything a person wrote.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.query = self.query.sql(text);
        self
    }

    /// Adds a value.
    #[must_use]
    pub fn value<T, V>(mut self, value: V) -> Self
    where
        Pg: HasSqlType<T>,
        V: ToSql<T, Pg> + Send + Sync + 'static,
        T: Send + Sync + 'static,
    {
        self.values += 1;
        self.query = self.query.sql(format!("${}", self.values)).bind::<T, V>(value);
        self
    }

    pub fn done(self) -> BoxedSqlQuery<'static, Pg, SqlQuery> {
        self.query
    }
}
