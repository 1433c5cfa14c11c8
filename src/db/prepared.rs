//! Hand-written SQL that is planned once per connection, as diesel's own queries are.
//!
//! Diesel plans a `sql_query` anew each time, since its text may be made up on the way. For the
//! large set-based statements, whose text is fixed, planning costs more than running them.

use diesel::connection::{DefaultLoadingMode, LoadConnection};
use diesel::pg::{Pg, PgConnection};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::Untyped;
use diesel::{QueryResult, RunQueryDsl};

/// A query kept prepared on its connection, found again by its text.
#[derive(Debug, Clone, Copy)]
pub struct Prepared<Q>(Q);

/// Adds [`prepared`](PreparedDsl::prepared) to queries.
pub trait PreparedDsl: Sized {
    /// Keeps the statement on its connection. Only for a text that is always the same: each
    /// different one is kept too.
    fn prepared(self) -> Prepared<Self>;
}

impl<Q: QueryFragment<Pg>> PreparedDsl for Q {
    fn prepared(self) -> Prepared<Self> {
        Prepared(self)
    }
}

impl<Q: Query<SqlType = Untyped> + QueryFragment<Pg>> Prepared<Q> {
    /// Runs a statement that answers nothing. `execute` would do so too, but it hands diesel a
    /// reference, and behind that the wish to be kept is not seen.
    pub fn run(self, conn: &mut PgConnection) -> QueryResult<()> {
        LoadConnection::<DefaultLoadingMode>::load(conn, self).map(drop)
    }
}

impl<Q: QueryFragment<Pg>> QueryFragment<Pg> for Prepared<Q> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.0.walk_ast(pass)
    }

    fn is_safe_to_cache_prepared(&self, _: &Pg) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Q> QueryId for Prepared<Q> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: Query> Query for Prepared<Q> {
    type SqlType = Q::SqlType;
}

impl<Q> RunQueryDsl<PgConnection> for Prepared<Q> {}
