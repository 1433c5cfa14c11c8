//! `src/schema.rs` against the live database, column by column, as `diesel print-schema` would
//! write it.

use std::collections::{BTreeMap, BTreeSet};

use super::Live;

/// A table as one of the two describes it: its key, and its columns in their order.
#[derive(Debug, PartialEq, Eq, Default)]
struct Table {
    key: Vec<String>,
    columns: Vec<(String, String)>,
}

/// What the file says, by table.
fn written() -> BTreeMap<String, Table> {
    let text = include_str!("../../../src/schema.rs");
    let mut tables = BTreeMap::new();
    for block in text.split("diesel::table! {").skip(1) {
        let mut lines = block.lines().map(str::trim).filter(|line| !line.is_empty());
        let head = lines.next().expect("a table's name and key");
        let (name, key) = head.split_once(" (").expect("a key");
        let (key, _) = key.split_once(") {").expect("a key in brackets");
        let columns = lines
            .map_while(|line| line.strip_suffix(',')?.split_once(" -> "))
            .map(|(column, kind)| (column.to_owned(), kind.to_owned()))
            .collect();
        let key = key.split(", ").map(str::to_owned).collect();
        tables.insert(name.to_owned(), Table { key, columns });
    }
    tables
}

/// What the database says, in the words of the file.
fn live() -> BTreeMap<String, Table> {
    let mut live = Live::open();
    let columns = live.pairs(
        "SELECT table_name::text AS name, concat_ws(' ', column_name, udt_name, is_nullable) AS value
           FROM information_schema.columns
          WHERE table_schema = 'public' AND table_name <> '__diesel_schema_migrations'
          ORDER BY table_name, ordinal_position",
    );
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    for (table, column) in columns {
        let parts: Vec<&str> = column.split(' ').collect();
        let [column, kind, nullable] = parts[..] else { panic!("{column}") };
        let kind = match nullable {
            "YES" => format!("Nullable<{}>", diesels(kind)),
            _ => diesels(kind).to_owned(),
        };
        tables.entry(table).or_default().columns.push((column.to_owned(), kind));
    }
    // In the order of the key, which is not always that of the columns.
    let keys = live.pairs(
        "SELECT c.conrelid::regclass::text AS name, a.attname::text AS value
           FROM pg_constraint c
           CROSS JOIN unnest(c.conkey) WITH ORDINALITY AS k (attnum, place)
           JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
          WHERE c.contype = 'p' AND c.connamespace = 'public'::regnamespace
            AND c.conrelid::regclass::text <> '__diesel_schema_migrations'
          ORDER BY c.conrelid, k.place",
    );
    for (table, column) in keys {
        tables.entry(table).or_default().key.push(column);
    }
    tables
}

/// PostgreSQL's name of a type in diesel's.
fn diesels(kind: &str) -> &'static str {
    match kind {
        "uuid" => "Uuid",
        "text" => "Text",
        "_text" => "Array<Text>",
        "_int4" => "Array<Int4>",
        "int2" => "Int2",
        "int4" => "Int4",
        "int8" => "Int8",
        "bool" => "Bool",
        "bytea" => "Bytea",
        "date" => "Date",
        "jsonb" => "Jsonb",
        "timestamptz" => "Timestamptz",
        other => panic!("no column had the type {other} before: say here what diesel calls it"),
    }
}

#[test]
fn the_file_says_what_the_migrations_make() {
    let (written, live) = (written(), live());
    let names = |tables: &BTreeMap<String, Table>| tables.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(&written), names(&live));
    for (name, table) in &live {
        assert_eq!(&written[name], table, "{name}");
    }
}

/// The two arrays the file narrows by hand may hold nothing but what it says.
#[test]
fn arrays_that_hold_no_nulls_say_so() {
    let checks = Live::open().checks();
    for check in ["terms_regions_whole", "terms_reasons_known"] {
        let rule = checks.get(check).unwrap_or_else(|| panic!("no CHECK is named {check}"));
        assert!(rule.contains("array_position") || rule.contains("<@"), "{rule}");
    }
}
