//! The house rules of the design that a compiler does not keep: who may import whom, names that
//! say nothing, files that grew, times read past the clock, ledger rows written past the ledger.
//!
//! Reads the source as text. A breach names the file and the line.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a test that cannot go on must fail"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The floors, lowest first; a module may import those below it and its own. Within the slices of
/// the third floor the order counts too: news travels the other way through the outbox.
const FLOORS: [(&str, u32); 22] = [
    ("kernel", 0),
    ("schema", 10),
    ("config", 10),
    ("i18n", 10),
    ("db", 10),
    ("ledger", 20),
    ("outbox", 20),
    ("accounts", 30),
    ("offers", 31),
    ("leads", 32),
    ("disputes", 33),
    ("doors", 34),
    ("payouts", 35),
    ("reports", 36),
    ("moderation", 36),
    ("outside", 40),
    ("jobs", 41),
    ("web", 50),
    ("app", 60),
    ("demo", 70),
    ("bench", 70),
    ("cli", 80),
];

const NAMELESS: [&str; 8] =
    ["utils", "util", "helpers", "helper", "common", "manager", "misc", "shared"];
const LONGEST: usize = 400;
/// Tables only `ledger/` writes.
const LEDGER_TABLES: [&str; 5] = ["accounts", "transfers", "holds", "chain_links", "chain_days"];

struct Source {
    /// From the root of the project: `src/web/mod.rs`.
    path: String,
    text: String,
}

impl Source {
    /// The program's lines with their numbers, without comments and without what follows
    /// `#[cfg(test)]`.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(number, line)| (number + 1, line))
    }

    /// The first module of its path: `web`.
    fn module(&self) -> &str {
        let rest = self.path.strip_prefix("src/").unwrap_or(&self.path);
        rest.split(['/', '.']).next().unwrap_or_default()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, ending: &str) -> Vec<Source> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| Source {
            text: fs::read_to_string(&path).unwrap(),
            path: path.strip_prefix(root()).unwrap().to_string_lossy().into_owned(),
        })
        .collect()
}

fn floor(module: &str) -> Option<u32> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

#[track_caller]
fn none(breaches: Vec<String>) {
    assert!(breaches.is_empty(), "{} breaches:\n{}", breaches.len(), breaches.join("\n"));
}

/// Modules named after `crate::` in a line: `crate::db::Tx` and `use crate::{db, web};`.
fn imported(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for rest in line.split("crate::").skip(1) {
        if line.contains("$crate::") {
            continue;
        }
        match rest.strip_prefix('{') {
            Some(list) => {
                let list = list.split('}').next().unwrap_or_default();
                found.extend(list.split(',').map(|item| first_word(item.trim())));
            }
            None => found.push(first_word(rest)),
        }
    }
    found.retain(|word| !word.is_empty());
    found
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default()
}

#[test]
fn imports_go_downward_only() {
    let mut breaches = Vec::new();
    for source in files("src", "rs") {
        let Some(own) = floor(source.module()) else { continue };
        for (number, line) in source.lines() {
            // Imports are read line by line: a list over several lines would hide some.
            if line.ends_with("use crate::{") {
                breaches.push(format!("{}:{number}: one line a module", source.path));
            }
            for module in imported(line) {
                let above = floor(module).is_some_and(|floor| {
                    floor > own || floor == own && module != source.module() && own >= 20
                });
                if above {
                    breaches.push(format!(
                        "{}:{number}: {} imports {module}",
                        source.path,
                        source.module()
                    ));
                }
            }
        }
    }
    none(breaches);
}

#[test]
fn every_module_has_a_floor() {
    let mut lost: Vec<String> = files("src", "rs")
        .iter()
        .map(|source| source.module().to_owned())
        .filter(|module| !matches!(module.as_str(), "lib" | "main") && floor(module).is_none())
        .collect();
    lost.dedup();
    none(lost);
}

#[test]
fn http_templates_and_mail_stay_on_their_floors() {
    let mut breaches = Vec::new();
    for source in files("src", "rs") {
        let Some(own) = floor(source.module()) else { continue };
        for (number, line) in source.lines() {
            for (name, least) in [("actix", 50), ("askama", 40), ("lettre", 40)] {
                let named =
                    line.contains(&format!("{name}::")) || line.contains(&format!("{name}_web::"));
                if named && own < least {
                    breaches.push(format!("{}:{number}: names {name}", source.path));
                }
            }
        }
    }
    none(breaches);
}

#[test]
fn names_say_something() {
    let mut breaches = Vec::new();
    for source in files("src", "rs").iter().chain(&files("tests", "rs")) {
        let nameless = source.path.split(['/', '.']).any(|part| NAMELESS.contains(&part));
        if nameless {
            breaches.push(source.path.clone());
        }
    }
    none(breaches);
}

#[test]
fn files_stay_small() {
    let mut breaches = Vec::new();
    for source in files("src", "rs").iter().chain(&files("tests", "rs")) {
        let lines = source.text.lines().count();
        // The schema is generated, and the table of routes is one list however long.
        let listed = ["src/schema.rs", "src/web/routes.rs"].contains(&source.path.as_str());
        if lines > LONGEST && !listed {
            breaches.push(format!("{}: {lines} lines", source.path));
        }
    }
    none(breaches);
}

#[test]
fn modules_say_what_they_own() {
    let mut breaches = Vec::new();
    for source in files("src", "rs") {
        // How a slice's errors look from outside: the folder's own file says it for all of them.
        let listed = source.path.starts_with("src/web/error/slices/");
        if !source.text.starts_with("//!") && !listed {
            breaches.push(format!("{}: does not open with what it owns", source.path));
        }
    }
    none(breaches);
}

#[test]
fn time_comes_from_the_clock() {
    let mut breaches = Vec::new();
    for source in files("src", "rs") {
        if source.path == "src/kernel/clock.rs" {
            continue;
        }
        for (number, line) in source.lines() {
            if ["Utc::now()", "Local::now()", "SystemTime::now()"]
                .iter()
                .any(|now| line.contains(now))
            {
                breaches.push(format!("{}:{number}: reads the wall clock", source.path));
            }
        }
    }
    none(breaches);
}

#[test]
fn only_the_ledger_writes_the_ledger() {
    let mut breaches = Vec::new();
    for source in files("src", "rs").iter().filter(|source| source.module() != "ledger") {
        for (number, line) in source.lines() {
            for table in LEDGER_TABLES {
                let sql = ["INSERT INTO", "UPDATE", "DELETE FROM"].iter().any(|verb| {
                    let written = format!("{verb} {table}");
                    line.split(&written).nth(1).is_some_and(|rest| {
                        !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
                    })
                });
                let diesel = ["insert_into(", "update(", "delete("]
                    .iter()
                    .any(|verb| line.contains(&format!("{verb}{table}::")));
                if sql || diesel {
                    breaches.push(format!("{}:{number}: writes {table}", source.path));
                }
            }
        }
    }
    none(breaches);
}

#[test]
fn templates_hold_no_script_and_no_style() {
    let mut breaches = Vec::new();
    for source in files("templates", "html") {
        // Mails have no stylesheet: there the style stands in the tags.
        if source.path.starts_with("templates/emails") {
            continue;
        }
        for (number, line) in source.text.lines().enumerate() {
            let lower = line.to_lowercase();
            let handler = lower.split(" on").skip(1).any(|rest| {
                let name = first_word(rest);
                !name.is_empty() && rest[name.len()..].trim_start().starts_with("=\"")
            });
            let inline = lower.contains(" style=")
                || lower.contains("<style")
                || lower.contains("javascript:")
                || lower.contains("<script") && !lower.contains("src=");
            if handler || inline {
                breaches.push(format!("{}:{}: {}", source.path, number + 1, line.trim()));
            }
        }
    }
    none(breaches);
}

#[test]
fn the_rules_see_what_they_should() {
    assert_eq!(imported("use crate::{db, web::State};"), ["db", "web"]);
    assert_eq!(imported("    crate::leads::submit(tx)"), ["leads"]);
    assert_eq!(imported("pub(in crate::web) reader: Reader,"), ["web"]);
    assert!(imported("impl From for $crate::db::DbError").is_empty());
}

/// Names under which types stand in the API's description: two types of one name would be described
/// as one of them.
#[test]
fn every_type_of_the_api_has_a_name_of_its_own() {
    let mut seen: Vec<(String, String)> = Vec::new();
    for source in files("src", "rs") {
        let lines: Vec<&str> = source.lines().map(|(_, line)| line.trim()).collect();
        for (number, line) in lines.iter().enumerate() {
            let Some(rest) =
                line.strip_prefix("pub enum ").or_else(|| line.strip_prefix("pub struct "))
            else {
                continue;
            };
            let before = &lines[number.saturating_sub(6)..number];
            let derived = before.iter().rev().take_while(|line| !line.ends_with('}'));
            let described = derived.into_iter().any(|line| line.contains("ToSchema"));
            let worded = before.iter().any(|line| line.contains("text_enum! {"));
            if !described && !worded {
                continue;
            }
            let name = match rest.split_once(" as \"") {
                Some((_, given)) => given.split('"').next().unwrap_or_default(),
                None => rest.split([' ', '<', '(']).next().unwrap_or_default(),
            };
            seen.push((name.to_owned(), source.path.clone()));
        }
    }
    assert!(seen.len() > 100, "the types were not found: {}", seen.len());
    seen.sort();
    let doubled = seen.windows(2).filter(|two| two[0].0 == two[1].0);
    none(doubled.map(|two| format!("{}: {} and {}", two[0].0, two[0].1, two[1].1)).collect());
}
