//! The locale files, parsed once, one fluent bundle a language.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{LazyLock, Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;

use super::number;
use crate::kernel::locale::Locale;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/locales"]
struct Files;

type Bundle = FluentBundle<FluentResource>;

struct Bundles {
    en: Bundle,
    ru: Bundle,
    es: Bundle,
    problems: Vec<String>,
}

static BUNDLES: LazyLock<Bundles> = LazyLock::new(|| {
    let mut problems = Vec::new();
    let bundles = Bundles {
        en: load(Locale::En, &mut problems),
        ru: load(Locale::Ru, &mut problems),
        es: load(Locale::Es, &mut problems),
        problems: Vec::new(),
    };
    for problem in &problems {
        tracing::error!(problem, "a locale file is wrong");
    }
    Bundles { problems, ..bundles }
});

/// Keys that were asked for and not found, `"<locale>: <key>"`, since the program started.
static MISSING: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

fn bundle(locale: Locale) -> &'static Bundle {
    match locale {
        Locale::En => &BUNDLES.en,
        Locale::Ru => &BUNDLES.ru,
        Locale::Es => &BUNDLES.es,
    }
}

fn load(locale: Locale, problems: &mut Vec<String>) -> Bundle {
    let language = locale.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Direction marks around values matter for mixed right-to-left text only, and break copying.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match locale {
        Locale::En => |value, _| grouped(value, Locale::En),
        Locale::Ru => |value, _| grouped(value, Locale::Ru),
        Locale::Es => |value, _| grouped(value, Locale::Es),
    }));
    let folder = format!("{}/", locale.as_str());
    for path in Files::iter().filter(|path| path.starts_with(&folder)) {
        let Some(file) = Files::get(&path) else { continue };
        let source = String::from_utf8_lossy(&file.data).into_owned();
        let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, errors)| {
            problems.extend(errors.iter().map(|error| format!("{path}: {error}")));
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            problems.extend(errors.iter().map(|error| format!("{path}: {error}")));
        }
    }
    bundle
}

/// Numbers inside texts get the language's grouping; everything else is fluent's own business.
fn grouped(value: &FluentValue<'_>, locale: Locale) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(number::localised(&number.as_string(), locale)),
        _ => None,
    }
}

/// Writes the text, or the key when there is no such text.
pub(super) fn write(
    out: &mut fmt::Formatter<'_>,
    locale: Locale,
    key: &str,
    args: Option<&FluentArgs<'_>>,
) -> fmt::Result {
    let bundle = bundle(locale);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        report(locale, key, "no such text");
        return out.write_str(key);
    };
    let mut errors = Vec::new();
    bundle.write_pattern(out, pattern, args, &mut errors)?;
    if let Some(error) = errors.first() {
        report(locale, key, &error.to_string());
    }
    Ok(())
}

fn report(locale: Locale, key: &str, why: &str) {
    let new = MISSING
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .insert(format!("{}: {key}", locale.as_str()));
    if new {
        tracing::error!(locale = locale.as_str(), key, why, "a text could not be written");
    }
}

/// Whether a text with this key exists in this language.
pub fn has(locale: Locale, key: &str) -> bool {
    bundle(locale).has_message(key)
}

/// The texts that were asked for and could not be written well since the program started, as
/// `"<locale>: <key>"`. Tests of pages and mails end by asserting that there are none.
pub fn missing() -> Vec<String> {
    MISSING.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
}

/// What is wrong in the locale files themselves: bad syntax, a key written twice.
pub fn problems() -> &'static [String] {
    &BUNDLES.problems
}
