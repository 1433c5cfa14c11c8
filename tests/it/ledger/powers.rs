//! What the program's own role cannot do, and what nobody does by going round the front door.

use lead_exchange::ledger::AccountKind;

use super::books::{Books, attempt};

/// With the same role for everything there is nothing to test here.
fn roles_differ(books: &Books) -> bool {
    books.database.url.split('@').next() != books.database.owner_url.split('@').next()
}

#[test]
fn the_program_cannot_take_the_guards_away() {
    let books = Books::open();
    if !roles_differ(&books) {
        return;
    }
    let mut program = books.program();
    for sql in [
        "SET session_replication_role = replica",
        "ALTER TABLE transfers DISABLE TRIGGER ALL",
        "ALTER TABLE accounts DROP CONSTRAINT accounts_no_overdraft",
        "DROP TRIGGER transfers_append_only ON transfers",
        "CREATE OR REPLACE FUNCTION public.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "CREATE TRIGGER mine BEFORE INSERT ON transfers FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        "CREATE TABLE public.mine (id int)",
        "CREATE FUNCTION public.sum(bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 0::bigint'",
        "CREATE SCHEMA mine",
        "ALTER FUNCTION ledger_lock(uuid[]) SET search_path = pg_temp",
        "TRUNCATE transfers",
        "UPDATE accounts SET balance = balance",
        "SELECT * FROM accounts FOR UPDATE",
        "LOCK TABLE accounts",
        "COMMENT ON TABLE accounts IS 'mine'",
    ] {
        let (message, _) = attempt(&mut program, sql).expect_err(sql);
        assert!(
            message.contains("permission denied") || message.contains("must be owner"),
            "{sql}: {message}"
        );
    }
}

/// A table that only looks like `transfers`, with the posting function hung on it, would move money
/// nobody recorded.
#[test]
fn nobody_posts_from_a_table_of_their_own() {
    let books = Books::open();
    let held = books.buyer_with_hold(1_000, 100);
    let (wallet, clearing) = (
        books.account(held.buyer, AccountKind::Wallet, "RUB"),
        books.operator(AccountKind::Clearing, "RUB"),
    );
    let forged = format!(
        "CREATE TEMP TABLE forged (LIKE transfers);
         CREATE TRIGGER post AFTER INSERT ON forged REFERENCING NEW TABLE AS posted
            FOR EACH STATEMENT EXECUTE FUNCTION ledger_post();
         INSERT INTO forged SELECT gen_random_uuid(), 1, 'top_up', '{clearing}', '{wallet}', 5, 'RUB',
            gen_random_uuid(), NULL, NULL, now();"
    );
    let before = books.picture();
    let (message, broken) = attempt(&mut books.owner(), &forged).expect_err("the owner");
    assert_eq!(broken.as_deref(), Some("transfers_only"), "{message}");
    if roles_differ(&books) {
        let (message, _) = attempt(&mut books.program(), &forged).expect_err("the program");
        assert!(message.contains("permission denied for function ledger_post"), "{message}");
    }
    assert_eq!(books.picture(), before);
}

/// Being inside some trigger, or a function of the same name, does not make a change the ledger's.
#[test]
fn another_trigger_is_not_the_ledger() {
    let books = Books::open();
    books.buyer_with_hold(1_000, 100);
    let before = books.picture();
    for change in [
        "UPDATE public.accounts SET balance = balance + 1",
        "UPDATE public.holds SET ended_at = now(), remaining = 0",
    ] {
        for (name, path) in
            [("pg_temp.helpful", "public"), ("pg_temp.ledger_post", "pg_catalog, pg_temp")]
        {
            let round = format!(
                "CREATE TEMP TABLE mine (id int);
                 CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path = {path}
                    AS $$ BEGIN {change}; RETURN NULL; END $$;
                 CREATE TRIGGER go AFTER INSERT ON mine FOR EACH STATEMENT EXECUTE FUNCTION {name}();
                 INSERT INTO mine VALUES (1);"
            );
            let (message, broken) = attempt(&mut books.owner(), &round).expect_err("the owner");
            assert!(broken.is_some_and(|name| name.ends_with("_ledger_only")), "{message}");
            attempt(&mut books.program(), &round).expect_err("the program");
        }
    }
    assert_eq!(books.picture(), before);
}

/// A posting asks for its plans with every caller's settings and paths out of the way.
#[test]
fn a_callers_search_path_changes_nothing() {
    let books = Books::open();
    let held = books.buyer_with_hold(1_000, 100);
    let (wallet, clearing) = (
        books.account(held.buyer, AccountKind::Wallet, "RUB"),
        books.operator(AccountKind::Clearing, "RUB"),
    );
    let shadowed = format!(
        "CREATE TEMP TABLE accounts (LIKE public.accounts);
         CREATE TEMP TABLE transfer_codes (LIKE public.transfer_codes);
         SET LOCAL search_path = pg_temp, public;
         INSERT INTO public.transfers (id, code, debit_account, credit_account, amount, currency, subject, created_at)
         VALUES (gen_random_uuid(), 'top_up', '{clearing}', '{wallet}', 5, 'RUB', gen_random_uuid(), now());"
    );
    attempt(&mut books.program(), &shadowed).expect("a top-up");
    assert_eq!(books.purse(held.buyer, "RUB"), (905, 100));
}
