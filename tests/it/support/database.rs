//! A database of its own for each test, cloned from one that was migrated once.
//!
//! `lead-exchange with-database --throwaway -- cargo nextest run` starts a cluster and says in the
//! environment where it is. nextest runs a process a test, so whoever comes first makes the
//! template, under a lock of the server's; a change of the migrations makes another.

use std::env;
use std::fs;
use std::path::Path;

use diesel::connection::SimpleConnection;
use diesel::sql_types::Bool;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};
use lead_exchange::db::migrate;
use lead_exchange::kernel::secret::digest;
use uuid::Uuid;

const TEMPLATE_LOCK: i64 = 0x7465_6d70;

/// A test's own database; dropped with it.
pub struct Database {
    name: String,
    /// The role the program works as.
    pub url: String,
    /// The role that owns the schema, for what the program itself may not do.
    pub owner_url: String,
    admin_url: String,
}

impl Database {
    pub fn create() -> Self {
        let admin_url = env::var("DATABASE_ADMIN_URL").expect(
            "run the tests with `make test`, or set DATABASE_ADMIN_URL to a server where databases may be made",
        );
        let owner = env::var("DATABASE_OWNER_URL").unwrap_or_else(|_| admin_url.clone());
        let app = env::var("DATABASE_URL").unwrap_or_else(|_| owner.clone());
        let name = format!("t_{}", Uuid::now_v7().simple());
        let mut admin = PgConnection::establish(&admin_url).expect("the test server");
        let template = template(&mut admin, &owner, &app);
        admin
            .batch_execute(&format!(
                "CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"
            ))
            .expect("a clone of the template");
        let url = with_database(&app, &name);
        let owner_url = with_database(&owner, &name);
        Self { name, url, owner_url, admin_url }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // Best effort: the cluster goes away with the run.
        if let Ok(mut admin) = PgConnection::establish(&self.admin_url) {
            let _ =
                admin.batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        }
    }
}

/// Makes the template unless it is there. Half-made ones have another name, so none is ever used.
fn template(admin: &mut PgConnection, owner: &str, app: &str) -> String {
    let name = format!("template_{}", fingerprint(owner, app));
    admin.batch_execute(&format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).expect("a lock");
    if !exists(admin, &name) {
        let making = format!("making_{}", Uuid::now_v7().simple());
        let role = role(owner);
        admin.batch_execute(&format!("CREATE DATABASE {making} OWNER {role}")).expect("a database");
        migrate::run(&with_database(owner, &making), &with_database(app, &making))
            .expect("the migrations");
        admin.batch_execute(&format!("ALTER DATABASE {making} RENAME TO {name}")).expect("a name");
    }
    admin.batch_execute(&format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})")).expect("no lock");
    name
}

#[derive(QueryableByName)]
struct There {
    #[diesel(sql_type = Bool)]
    there: bool,
}

fn exists(admin: &mut PgConnection, name: &str) -> bool {
    diesel::sql_query(format!(
        "SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{name}') AS there"
    ))
    .get_result::<There>(admin)
    .expect("the list of databases")
    .there
}

#[derive(QueryableByName)]
struct Role {
    #[diesel(sql_type = diesel::sql_types::Text)]
    role: String,
}

fn role(url: &str) -> String {
    let mut conn = PgConnection::establish(url).expect("the owner's address");
    diesel::sql_query("SELECT quote_ident(current_user) AS role")
        .get_result::<Role>(&mut conn)
        .expect("the owner's name")
        .role
}

/// A digest of the migrations, of what grants the program its rights, and of the roles.
fn fingerprint(owner: &str, app: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = fs::read_dir(root.join("migrations"))
        .expect("the migrations")
        .map(|entry| entry.expect("a migration").path().join("up.sql"))
        .collect();
    files.sort();
    files.push(root.join("src/db/migrate.rs"));
    let files = files.iter().flat_map(|file| fs::read(file).unwrap_or_default());
    let all: Vec<u8> = files.chain(owner.bytes()).chain(app.bytes()).collect();
    digest(&all).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The same server and role, another database.
fn with_database(url: &str, name: &str) -> String {
    let (address, options) = url.split_once('?').map_or((url, None), |(a, o)| (a, Some(o)));
    let (server, _) = address.rsplit_once('/').expect("an address with a database");
    match options {
        Some(options) => format!("{server}/{name}?{options}"),
        None => format!("{server}/{name}"),
    }
}
