//! What the database refuses, whoever asks: each rule broken once, and nothing changes.

use diesel::PgConnection;
use lead_exchange::ledger::AccountKind;
use uuid::Uuid;

use super::books::{Books, Held, attempt, rub};

/// Two parties, a hold that is open and one that has ended, and the ids to attack them with.
struct Target {
    books: Books,
    open: Held,
    ended: Held,
    wallet: Uuid,
    escrow: Uuid,
    other_wallet: Uuid,
    other_escrow: Uuid,
    dollars: Uuid,
    clearing: Uuid,
    fees: Uuid,
}

fn target() -> Target {
    let books = Books::open();
    let open = books.buyer_with_hold(10_000, 500);
    let ended = books.hold(open.buyer, rub(300)).expect("a hold");
    books
        .tx(|tx| lead_exchange::ledger::recipes::release(tx, &[ended.release()]))
        .expect("a release");
    let other = books.buyer_with_hold(1_000, 400).buyer;
    let account = |party, kind| books.account(party, kind, "RUB");
    Target {
        wallet: account(open.buyer, AccountKind::Wallet),
        escrow: account(open.buyer, AccountKind::Escrow),
        other_wallet: account(other, AccountKind::Wallet),
        other_escrow: account(other, AccountKind::Escrow),
        dollars: books.account(open.buyer, AccountKind::Wallet, "USD"),
        clearing: books.operator(AccountKind::Clearing, "RUB"),
        fees: books.operator(AccountKind::Fees, "RUB"),
        open,
        ended,
        books,
    }
}

/// One transfer as SQL. `hold` is `NULL` or a quoted id.
fn transfer(code: &str, from: Uuid, to: Uuid, amount: &str, subject: Uuid, hold: &str) -> String {
    in_currency(code, from, to, amount, "RUB", subject, hold)
}

fn in_currency(
    code: &str,
    from: Uuid,
    to: Uuid,
    amount: &str,
    currency: &str,
    subject: Uuid,
    hold: &str,
) -> String {
    format!(
        "INSERT INTO transfers (id, code, debit_account, credit_account, amount, currency, subject, hold_id, created_at)
         VALUES (gen_random_uuid(), '{code}', '{from}', '{to}', {amount}, '{currency}', '{subject}', {hold}, now());"
    )
}

fn quoted(held: Held) -> String {
    format!("'{}'", held.id.uuid())
}

/// Tries each statement as the program and as the owner; both must be refused, the owner by the
/// constraint named, and nothing may have changed.
fn all_refused(target: &Target, attacks: &[(&str, String)]) {
    let before = target.books.picture();
    let mut owner = target.books.owner();
    let mut program = target.books.program();
    for (constraint, sql) in attacks {
        let refuse = |conn: &mut PgConnection, who: &str| match attempt(conn, sql) {
            Ok(()) => panic!("{who} was let through: {sql}"),
            Err(refusal) => refusal,
        };
        let (message, broken) = refuse(&mut owner, "the owner");
        assert_eq!(broken.as_deref(), Some(*constraint), "{sql}: {message}");
        let (message, broken) = refuse(&mut program, "the program");
        assert!(
            broken.as_deref() == Some(*constraint) || message.starts_with("permission denied"),
            "{sql}: {message}"
        );
    }
    assert_eq!(target.books.picture(), before, "something changed");
}

#[test]
fn a_transfer_must_fit_the_accounts_its_code_names() {
    let t = target();
    let (new, none) = (Uuid::now_v7(), "NULL");
    let hold = quoted(t.open);
    let subject = t.open.subject;
    all_refused(
        &t,
        &[
            // Wrong kinds, either way round.
            ("transfers_fit_code", transfer("top_up", t.wallet, t.clearing, "100", new, none)),
            ("transfers_fit_code", transfer("top_up", t.fees, t.wallet, "1", new, none)),
            ("transfers_fit_code", transfer("hold", t.escrow, t.wallet, "100", new, none)),
            ("transfers_fit_code", transfer("capture", t.escrow, t.fees, "500", subject, &hold)),
            (
                "transfers_fit_code",
                transfer("fee", t.escrow, t.other_wallet, "500", subject, &hold),
            ),
            // Another party's.
            ("transfers_fit_code", transfer("hold", t.wallet, t.other_escrow, "100", new, none)),
            (
                "transfers_fit_code",
                transfer("release", t.escrow, t.other_wallet, "500", subject, &hold),
            ),
            // Selling to oneself.
            ("transfers_fit_code", transfer("capture", t.escrow, t.wallet, "500", subject, &hold)),
            // Another currency: the account's, the transfer's, both.
            ("transfers_fit_code", transfer("top_up", t.clearing, t.dollars, "100", new, none)),
            (
                "transfers_fit_code",
                in_currency("top_up", t.clearing, t.wallet, "100", "USD", new, none),
            ),
            (
                "transfers_fit_code",
                in_currency("hold", t.wallet, t.escrow, "100", "usd", new, none),
            ),
            // No such account, no such code.
            ("transfers_fit_code", transfer("top_up", t.clearing, new, "100", new, none)),
            ("transfers_fit_code", transfer("top_up", new, t.wallet, "100", new, none)),
            ("transfers_fit_code", transfer("gift", t.clearing, t.wallet, "100", new, none)),
            ("transfers_two_accounts", transfer("hold", t.wallet, t.wallet, "100", new, none)),
        ],
    );
}

#[test]
fn amounts_are_positive_and_bounded() {
    let t = target();
    let up =
        |amount: &str| transfer("top_up", t.clearing, t.wallet, amount, Uuid::now_v7(), "NULL");
    all_refused(
        &t,
        &[
            ("transfers_amount_positive", up("0")),
            ("transfers_amount_positive", up("-1")),
            ("transfers_amount_bounded", up("1000000000000001")),
            ("transfers_amount_bounded", up("9223372036854775807")),
        ],
    );
    // No single amount is large, but together they pass what a balance can hold.
    let before = t.books.picture();
    let flood = format!(
        "INSERT INTO transfers (id, code, debit_account, credit_account, amount, currency, subject, created_at)
         SELECT gen_random_uuid(), 'top_up', '{}', '{}', 1000000000000000, 'RUB', gen_random_uuid(), now()
           FROM generate_series(1, 10000)",
        t.clearing, t.wallet
    );
    let (message, _) = attempt(&mut t.books.program(), &flood).expect_err("an overflow");
    assert!(message.contains("out of range"), "{message}");
    assert_eq!(t.books.picture(), before);
}

#[test]
fn nobody_pays_what_they_do_not_have() {
    let t = target();
    // 10,000 less the open hold of 500.
    let too_much = transfer("hold", t.wallet, t.escrow, "9501", Uuid::now_v7(), "NULL");
    // Each alone would do, both together not.
    let half = |amount| transfer("hold", t.wallet, t.escrow, amount, Uuid::now_v7(), "NULL");
    all_refused(
        &t,
        &[
            ("accounts_no_overdraft", too_much),
            ("accounts_no_overdraft", half("5000") + &half("5000")),
        ],
    );
    attempt(&mut t.books.program(), &half("9500")).expect("all there is");
}

#[test]
fn a_hold_ends_once_whole_and_for_its_own_subject() {
    let t = target();
    let (open, ended) = (quoted(t.open), quoted(t.ended));
    let capture = |amount, subject, hold: &str| {
        transfer("capture", t.escrow, t.other_wallet, amount, subject, hold)
    };
    let release = |amount, subject, hold: &str| {
        transfer("release", t.escrow, t.wallet, amount, subject, hold)
    };
    all_refused(
        &t,
        &[
            // A part of it, more than it.
            ("holds_end_whole", capture("499", t.open.subject, &open)),
            ("holds_end_whole", release("1", t.open.subject, &open)),
            (
                "accounts_no_overdraft",
                "SELECT 1; ".to_owned()
                    + &transfer(
                        "withdrawal_request",
                        t.wallet,
                        t.books.account(t.open.buyer, AccountKind::Withdrawing, "RUB"),
                        "9501",
                        Uuid::now_v7(),
                        "NULL",
                    ),
            ),
            ("holds_end_whole", {
                transfer("hold", t.wallet, t.escrow, "700", Uuid::now_v7(), "NULL")
                    + &release("501", t.open.subject, &open)
            }),
            // Again: in another way, in the same way, twice in one transaction.
            ("holds_end_once", capture("300", t.ended.subject, &ended)),
            ("transfers_once_per_subject", release("300", t.ended.subject, &ended)),
            ("holds_end_once", {
                release("500", t.open.subject, &open) + &capture("500", t.open.subject, &open)
            }),
            // For something else, from somewhere else, out of nothing.
            ("holds_own_subject", capture("500", Uuid::now_v7(), &open)),
            ("holds_own_subject", capture("300", t.open.subject, &ended)),
            ("holds_own_subject", {
                transfer("capture", t.other_escrow, t.wallet, "400", t.open.subject, &open)
            }),
            ("holds_own_subject", {
                let nothing = format!("'{}'", Uuid::now_v7());
                capture("500", t.open.subject, &nothing)
            }),
            // Without a hold, or with one where none belongs.
            ("transfers_hold_named", capture("500", t.open.subject, "NULL")),
            (
                "transfers_hold_named",
                transfer("hold", t.wallet, t.escrow, "5", Uuid::now_v7(), &open),
            ),
        ],
    );
}

#[test]
fn each_subject_is_paid_for_once() {
    let t = target();
    let top_up = Uuid::now_v7();
    let sql = transfer("top_up", t.clearing, t.wallet, "100", top_up, "NULL");
    attempt(&mut t.books.program(), &sql).expect("the first time");
    let correcting = sql
        .replace("hold_id, created_at)", "hold_id, created_at, corrects)")
        .replace("now());", &format!("now(), '{}');", t.open.id.uuid()));
    all_refused(
        &t,
        &[
            ("transfers_once_per_subject", sql),
            ("transfers_once_per_subject", {
                transfer("hold", t.wallet, t.escrow, "500", t.open.subject, "NULL")
            }),
            // Nothing passes for a correction.
            ("transfers_correction_named", correcting),
        ],
    );
}

#[test]
fn history_is_not_rewritten() {
    let t = target();
    let (id, wallet) = (t.open.id.uuid(), t.wallet);
    let copy = "SELECT * FROM transfers LIMIT 1";
    all_refused(&t, &[
        ("transfers_append_only", "UPDATE transfers SET amount = amount + 1".into()),
        ("transfers_append_only", "UPDATE transfers SET subject = gen_random_uuid() WHERE false".into()),
        ("transfers_append_only", "DELETE FROM transfers".into()),
        ("transfers_append_only", "TRUNCATE transfers CASCADE".into()),
        ("transfers_append_only", format!(
            "INSERT INTO transfers OVERRIDING SYSTEM VALUE {copy} ON CONFLICT (id) DO UPDATE SET amount = 1"
        )),
        ("transfers_append_only", format!(
            "MERGE INTO transfers t USING (SELECT '{id}'::uuid AS id) s ON t.id = s.id WHEN MATCHED THEN DELETE"
        )),
        ("accounts_ledger_only", "UPDATE accounts SET balance = balance + 1".into()),
        ("accounts_ledger_only", format!("UPDATE accounts SET party_id = party_id WHERE id = '{wallet}'")),
        ("accounts_ledger_only", "DELETE FROM accounts WHERE balance = 0".into()),
        ("accounts_ledger_only", "TRUNCATE accounts CASCADE".into()),
        ("accounts_ledger_only", format!(
            "INSERT INTO accounts SELECT * FROM accounts WHERE id = '{wallet}' ON CONFLICT (id) DO UPDATE SET balance = 9"
        )),
        ("holds_ledger_only", "UPDATE holds SET ended_at = NULL, remaining = amount".into()),
        ("holds_ledger_only", "INSERT INTO holds SELECT gen_random_uuid(), account_id, subject, amount, currency, remaining, opened_at, ended_at FROM holds".into()),
        ("holds_ledger_only", "DELETE FROM holds".into()),
        ("holds_ledger_only", "TRUNCATE holds CASCADE".into()),
        ("transfer_codes_append_only", "UPDATE transfer_codes SET debit_kind = 'wallet'".into()),
        ("transfer_codes_append_only", "INSERT INTO transfer_codes VALUES ('gift', 'clearing', 'wallet')".into()),
    ]);
}

#[test]
fn an_account_is_born_empty_and_once() {
    let t = target();
    let party = t.open.buyer.uuid();
    let account = |kind: &str, owner: &str, currency: &str, balance: i64| {
        format!(
            "INSERT INTO accounts (id, kind, party_id, currency, balance, created_at)
             VALUES (gen_random_uuid(), '{kind}', {owner}, '{currency}', {balance}, now())"
        )
    };
    let owner = format!("'{party}'");
    all_refused(
        &t,
        &[
            ("accounts_open_empty", account("wallet", &owner, "EUR", 1)),
            ("accounts_open_empty", account("clearing", "NULL", "EUR", -1)),
            ("accounts_unique", account("wallet", &owner, "RUB", 0)),
            ("accounts_unique", account("fees", "NULL", "RUB", 0)),
            ("accounts_kind_known", account("vault", &owner, "EUR", 0)),
            ("accounts_operator_owns_no_party", account("wallet", "NULL", "EUR", 0)),
            ("accounts_operator_owns_no_party", account("clearing", &owner, "EUR", 0)),
            ("accounts_currency_shape", account("wallet", &owner, "rub", 0)),
        ],
    );
}

/// Whatever way rows get in, each is posted exactly once.
#[test]
fn every_way_in_posts_once() {
    let t = target();
    let mut program = t.books.program();
    let (free, _) = t.books.purse(t.open.buyer, "RUB");
    let up =
        |subject| transfer("top_up", t.clearing, t.wallet, "7", subject, "NULL").replace(';', "");
    let two =
        format!("WITH one AS ({}) {}", up(Uuid::now_v7()) + " RETURNING id", up(Uuid::now_v7()));
    attempt(&mut program, &two).expect("two statements in one");
    assert_eq!(t.books.purse(t.open.buyer, "RUB").0, free + 14);

    let conflicting = up(Uuid::now_v7())
        .replace("gen_random_uuid()", &format!("'{}'", t.open.id.uuid()))
        + " ON CONFLICT DO NOTHING";
    attempt(&mut program, &conflicting).expect("nothing to do");
    attempt(
        &mut program,
        "INSERT INTO transfers OVERRIDING SYSTEM VALUE SELECT * FROM transfers WHERE false",
    )
    .expect("no rows");
    assert_eq!(t.books.purse(t.open.buyer, "RUB").0, free + 14);

    let line = format!(
        "{}\ttop_up\t{}\t{}\t7\tRUB\t{}\t2026-11-22\n",
        Uuid::now_v7(),
        t.clearing,
        t.wallet,
        Uuid::now_v7()
    );
    copy_in(&mut program, &line);
    assert_eq!(t.books.purse(t.open.buyer, "RUB").0, free + 21);
}

fn copy_in(conn: &mut PgConnection, lines: &str) {
    use diesel::ExecuteCopyFromDsl;
    use lead_exchange::schema::transfers as t;
    let columns = (
        t::id,
        t::code,
        t::debit_account,
        t::credit_account,
        t::amount,
        t::currency,
        t::subject,
        t::created_at,
    );
    diesel::copy_from(t::table)
        .from_raw_data(columns, |out| {
            std::io::Write::write_all(out, lines.as_bytes())
                .map_err(|error| diesel::result::Error::SerializationError(Box::new(error)))
        })
        .execute(conn)
        .expect("a copy");
}
