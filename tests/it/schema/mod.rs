//! The schema the program believes in, against the one the migrations make: words, columns, moves,
//! and the guards that are there when the program is wrong.

mod columns;
mod guards;
mod moves;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use diesel::sql_types::Text;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};

use crate::support::Database;

/// A migrated database, read as the program's own role.
struct Live {
    conn: PgConnection,
    database: Database,
}

#[derive(QueryableByName)]
struct Pair {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    value: String,
}

impl Live {
    fn open() -> Self {
        let database = Database::create();
        let conn = PgConnection::establish(&database.url).expect("the program's role");
        Self { conn, database }
    }

    /// The rows of a query that answers `name` and `value`, in its order.
    fn pairs(&mut self, query: &str) -> Vec<(String, String)> {
        let rows: Vec<Pair> = diesel::sql_query(query).load(&mut self.conn).expect(query);
        rows.into_iter().map(|row| (row.name, row.value)).collect()
    }

    /// The values of a query that answers `value`.
    fn values(&mut self, query: &str) -> BTreeSet<String> {
        let query = format!("SELECT '' AS name, value FROM ({query}) AS asked (value)");
        self.pairs(&query).into_iter().map(|(_, value)| value).collect()
    }

    /// Every CHECK by its name, as PostgreSQL writes it.
    fn checks(&mut self) -> BTreeMap<String, String> {
        self.pairs(
            "SELECT conname::text AS name, pg_get_constraintdef(oid) AS value FROM pg_constraint
              WHERE contype = 'c' AND connamespace = 'public'::regnamespace",
        )
        .into_iter()
        .collect()
    }
}

/// Every file of the program, with its path below `src`.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source");
                found.push((path.strip_prefix(&root).expect("below src").to_owned(), text));
            }
        }
    }
    found
}
