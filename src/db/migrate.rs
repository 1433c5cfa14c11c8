//! Brings the schema up to date, and gives the program's own role what it may do and no more.

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// Held while migrating, so that two servers starting together do it one after the other.
const MIGRATION_LOCK: i64 = 0x6c65_6164_2d65_7863;

/// Why the schema could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    #[error("cannot connect to the database: {0}")]
    Connect(#[from] diesel::ConnectionError),
    #[error("a migration failed: {0}")]
    Migration(Box<dyn std::error::Error + Send + Sync>),
    #[error("the program's role could not be given its rights: {0}")]
    Grant(#[from] diesel::result::Error),
}

#[derive(QueryableByName)]
struct RoleName {
    #[diesel(sql_type = diesel::sql_types::Text)]
    role: String,
}

/// Runs what has not run yet, as the role of `owner_url`, then grants the role of `app_url` its
/// rights when it is another one. Answers how many migrations ran.
pub fn run(owner_url: &str, app_url: &str) -> Result<usize, MigrateError> {
    let mut conn = PgConnection::establish(owner_url)?;
    conn.batch_execute(&format!(
        "SET client_min_messages = warning; SELECT pg_advisory_lock({MIGRATION_LOCK})"
    ))?;
    let ran = conn.run_pending_migrations(MIGRATIONS).map_err(MigrateError::Migration)?.len();
    if owner_url != app_url {
        let role = diesel::sql_query("SELECT quote_ident(current_user) AS role")
            .get_result::<RoleName>(&mut PgConnection::establish(app_url)?)?
            .role;
        grant(&mut conn, &role)?;
    }
    Ok(ran)
}

/// Whether migrations are waiting to be run.
pub fn pending(url: &str) -> Result<bool, MigrateError> {
    let mut conn = PgConnection::establish(url)?;
    conn.has_pending_migration(MIGRATIONS).map_err(MigrateError::Migration)
}

/// The program reads everything and writes all but history: rows of the ledger and of the
/// append-only tables can be added and never altered, whatever the program tries. It can make
/// nothing of its own in the schema either, where an object could stand in for one of ours.
fn grant(conn: &mut PgConnection, role: &str) -> Result<(), diesel::result::Error> {
    conn.batch_execute(&format!(
        "GRANT USAGE ON SCHEMA public TO {role};
         GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
         GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role};
         GRANT EXECUTE ON FUNCTION ledger_lock(uuid[]), ledger_seal(integer, interval), ledger_mark() TO {role};
         REVOKE UPDATE, DELETE ON accounts, transfers, lead_events, staff_acts, rejections, statements, evidence, certificates, payees,
             bank_lines, bank_line_ends, offer_fundings, acts, act_months FROM {role};
         REVOKE INSERT, UPDATE, DELETE ON ledger_marks FROM {role};
         REVOKE UPDATE ON clicks FROM {role};
         REVOKE DELETE ON leads, offers, engagements, parties, users, top_ups, disputes, corrections, alarms, amended_prices, calls,
             conversions, numbers, number_assignments, receivers, sites, telephony, test_leads, trackers,
             withdrawals, withdrawal_batches, withdrawal_batch_items,
             bank_statements, checkouts, checkout_payments, top_up_refunds, rail_events FROM {role};
         REVOKE INSERT, UPDATE, DELETE ON holds, transfer_codes, lead_moves, __diesel_schema_migrations FROM {role};
         REVOKE INSERT, UPDATE, DELETE ON chain_links FROM {role};
         REVOKE UPDATE, DELETE ON chain_days, credit_limits, exchanges, fee_rules FROM {role};
         DO $$ BEGIN
             -- A table of one's own could stand in for one of ours in a trigger.
             EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC, {role}', current_database());
             -- Nobody has it by default since PostgreSQL 15. The first 'public' is everybody.
             IF has_schema_privilege('public', 'public', 'CREATE') THEN
                 REVOKE CREATE ON SCHEMA public FROM PUBLIC;
             END IF;
         END $$;"
    ))
}
