//! What the database refuses in the chain, whoever asks.

use crate::ledger::books::{Books, attempt};

/// Books with two linked transfers, one that is not, and a signed day.
fn books() -> Books {
    let books = Books::open();
    books.buyer_with_hold(1_000, 100);
    assert_eq!(books.pass_days(1).len(), 1);
    books.fund(books.party(), super::super::books::rub(5));
    books
}

const LINK: &str = "INSERT INTO chain_links (position, transfer_id, leaf, hash)
    SELECT $position, t.id, ledger_leaf(t), sha256(p.hash || ledger_leaf(t))
      FROM transfers t, chain_links p WHERE t.id NOT IN (SELECT transfer_id FROM chain_links) AND p.position = 2";

#[test]
fn links_are_added_one_after_another_and_stay() {
    let books = books();
    let link = |from: &str, to: &str| LINK.replace("$position", "3").replace(from, to);
    for (constraint, sql) in [
        ("chain_links_append_only", "UPDATE chain_links SET leaf = hash".to_owned()),
        ("chain_links_append_only", "DELETE FROM chain_links WHERE position = 2".to_owned()),
        ("chain_links_append_only", "TRUNCATE chain_links".to_owned()),
        ("chain_links_follow", LINK.replace("$position", "4")),
        ("chain_links_position_positive", LINK.replace("$position", "0")),
        ("chain_links_pkey", LINK.replace("$position", "2")),
        ("chain_links_follow", link("sha256(p.hash || ledger_leaf(t))", "ledger_leaf(t)")),
        ("chain_links_follow", link("ledger_leaf(t), sha", "sha256(ledger_leaf(t)), sha")),
        ("chain_links_follow", link("t.id,", "gen_random_uuid(),")),
        ("chain_links_once", link("NOT IN", "IN")),
        ("chain_links_leaf_size", link("ledger_leaf(t), sha", "'short'::bytea, sha")),
    ] {
        let (message, broken) = attempt(&mut books.owner(), &sql).expect_err(&sql);
        assert!(
            broken.as_deref() == Some(constraint) || message.contains("is append-only"),
            "{sql}: {message} ({broken:?})"
        );
        let (message, _) = attempt(&mut books.program(), &sql).expect_err(&sql);
        assert!(message.starts_with("permission denied"), "{sql}: {message}");
    }
    assert_eq!(books.count("chain_links"), 2);
    // And the right one is taken.
    attempt(&mut books.owner(), &LINK.replace("$position", "3")).expect("the next link");
}

/// Nobody's triggers are silenced with this setting.
#[test]
fn they_stay_where_triggers_are_silent() {
    let books = books();
    for sql in
        ["DELETE FROM chain_links", "DELETE FROM chain_days", "UPDATE chain_days SET key_id = ''"]
    {
        let silent = format!("SET LOCAL session_replication_role = replica; {sql}");
        assert!(attempt(&mut books.owner(), &silent).is_err(), "{sql}");
    }
}

#[test]
fn a_head_follows_from_the_one_before() {
    let books = books();
    books.seal();
    let head = |first: &str, last: &str, document: &str| {
        format!(
            "INSERT INTO chain_days (day, first_position, last_position, document, signature, key_id, tiles)
             SELECT day + 5, {first}, {last}, {document}, signature, key_id, substr(tiles, 1, 32) FROM chain_days"
        )
    };
    let document = "jsonb_build_object('kind', 'lead-exchange/ledger-day/1', 'day', day + 5, 'first', 3, 'last', 3,
        'links', 1, 'link', (SELECT encode(hash, 'hex') FROM chain_links WHERE position = 3),
        'previous', encode(sha256(convert_to(document, 'UTF8')), 'hex'))::text";
    for sql in [
        head("2", "3", document),
        head("3", "4", document),
        head("3", "3", "document"),
        head("3", "3", &document.replace("/1", "/2")),
        head("3", "3", &document.replace("position = 3", "position = 2")),
        head("3", "3", &document.replace("'links', 1", "'links', 2")),
        head("3", "3", &document.replace("sha256(", "sha512(")),
        head("3", "3", document).replace("day + 5, 3", "day - 5, 3"),
    ] {
        for mut conn in [books.owner(), books.program()] {
            let (message, broken) = attempt(&mut conn, &sql).expect_err(&sql);
            assert_eq!(broken.as_deref(), Some("chain_days_follow"), "{sql}: {message}");
        }
    }
    for sql in ["UPDATE chain_days SET day = day + 1", "DELETE FROM chain_days"] {
        assert!(attempt(&mut books.owner(), sql).is_err(), "{sql}");
        let (message, _) = attempt(&mut books.program(), sql).expect_err(sql);
        assert!(message.starts_with("permission denied"), "{sql}: {message}");
    }
    assert_eq!(books.count("chain_days"), 1);
}
