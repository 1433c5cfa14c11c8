//! The locale files against each other and against the program.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::kernel::locale::Locale;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
}

/// Key to the variables its text names, for one language.
fn keys(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let mut paths = Vec::new();
    files(&root().join("locales").join(locale.as_str()), "ftl", &mut paths);
    let mut keys = BTreeMap::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let mut current: Option<String> = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, _)) = line.split_once(" =")
                && line.starts_with(|c: char| c.is_ascii_alphabetic())
            {
                let twice = keys.insert(key.to_owned(), BTreeSet::new());
                assert!(twice.is_none(), "{key} stands twice; see {}", path.display());
                current = Some(key.to_owned());
            }
            if let Some(variables) = current.as_ref().and_then(|key| keys.get_mut(key)) {
                variables.extend(variables_in(line));
            }
        }
    }
    keys
}

fn variables_in(line: &str) -> impl Iterator<Item = String> + '_ {
    line.split('$').skip(1).map(|rest| {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect()
    })
}

#[test]
fn the_files_parse() {
    let problems = super::problems();
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn every_language_has_the_same_keys() {
    let english = keys(Locale::En);
    assert!(!english.is_empty());
    for locale in [Locale::Ru, Locale::Es] {
        let other = keys(locale);
        let missing: Vec<_> = english.keys().filter(|key| !other.contains_key(*key)).collect();
        let extra: Vec<_> = other.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{locale} lacks {missing:?}");
        assert!(extra.is_empty(), "{locale} alone has {extra:?}");
    }
}

/// A variable that English never names is a spelling mistake.
#[test]
fn every_language_names_the_same_values() {
    let english = keys(Locale::En);
    for locale in [Locale::Ru, Locale::Es] {
        for (key, variables) in keys(locale) {
            let known = english.get(&key).cloned().unwrap_or_default();
            let plural = BTreeSet::from(["n".to_owned(), "count".to_owned()]);
            let stray: Vec<_> =
                variables.difference(&known).filter(|name| !plural.contains(*name)).collect();
            assert!(stray.is_empty(), "{locale}: {key} names {stray:?}, English does not");
        }
    }
}

/// Every key the program spells out exists: `.t("…")` and `page.t('…')` in templates and code,
/// `Fault::new(_, "code")`, `faults.add(_, "code")`, `fn fault_code`, `"fault-…"` and
/// `WebError::conflict("code")` with its siblings in code.
#[test]
fn every_key_in_use_exists() {
    let english = keys(Locale::En);
    let mut lost = BTreeSet::new();
    let mut paths = Vec::new();
    files(&root().join("templates"), "html", &mut paths);
    files(&root().join("templates"), "txt", &mut paths);
    files(&root().join("src"), "rs", &mut paths);
    paths.retain(|path| !path.ends_with("src/i18n/keys.rs"));
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let shown = path.strip_prefix(root()).unwrap().display();
        for key in used_in(&text) {
            if !english.contains_key(&key) {
                lost.insert(format!("{key} ({shown})"));
            }
        }
    }
    assert!(lost.is_empty(), "no such texts: {lost:#?}");
}

fn used_in(text: &str) -> Vec<String> {
    // Tests name missing keys on purpose.
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    // However rustfmt breaks the lines.
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for start in [".t(\"", ".t( \"", "Text::new(locale, \""] {
        found.extend(literals_after(&flat, start));
    }
    for start in ["Fault::new(", "faults.add("] {
        found.extend(flat.split(start).skip(1).filter_map(last_literal).map(fault));
    }
    for part in flat.split("fn fault_code(").skip(1) {
        let body = part.split("fn ").next().unwrap_or_default();
        found.extend(literals_after(body, "=> \"").into_iter().map(fault));
    }
    found.extend(literals_after(&flat, "\"fault-").into_iter().map(fault));
    for start in
        ["conflict(\"", "unprocessable(\"", "bad_request(\"", "forbidden(\"", "unauthorized(\""]
    {
        found
            .extend(literals_after(&flat, start).into_iter().map(|code| format!("problem-{code}")));
    }
    for part in flat.split("Problem {").skip(1) {
        let fields = part.split('}').next().unwrap_or_default();
        let codes = literals_after(fields, "code: \"");
        found.extend(codes.into_iter().map(|code| format!("problem-{code}")));
    }
    found.retain(|key| !key.ends_with('-') && !key.contains(['{', '<', '…']));
    found
}

fn fault(code: String) -> String {
    format!("fault-{code}")
}

/// The literal that ends the arguments of a call, given what follows its opening bracket.
fn last_literal(rest: &str) -> Option<String> {
    let statement = rest.split(';').next().unwrap_or_default();
    statement.split(", \"").skip(1).find_map(|part| {
        let (literal, after) = part.split_once('"')?;
        let ends = after.trim_start_matches([',', ' ']).starts_with(')');
        ends.then(|| literal.to_owned())
    })
}

fn literals_after(text: &str, start: &str) -> Vec<String> {
    text.split(start)
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(literal, _)| literal.to_owned())
        .collect()
}

#[test]
fn the_scan_sees_what_it_should() {
    let text = r#"page.t("inbox-title") Fault::new("email", "required");
        faults.add(
            format!("form[{at}].key"),
            "too-long",
        );
        fn fault_code(self) { match self { A => "phone", B => "email" } }
        WebError::conflict("already_done")"#;
    let found = used_in(text);
    assert_eq!(
        found,
        [
            "inbox-title",
            "fault-required",
            "fault-too-long",
            "fault-phone",
            "fault-email",
            "problem-already_done"
        ]
    );
}
