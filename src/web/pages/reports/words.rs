//! What a report says in sentences: the name of a row, and the hint with what to do about it.

use crate::accounts::Role;
use crate::i18n::{Reader, SMALLEST_SAMPLE};
use crate::offers::Reason;
use crate::reports::reasons::{By, ENOUGH, Hint, Key, Report, Row};
use crate::web::pages::offers::words::source_name;

/// What a row is called.
pub fn row_name(reader: &Reader, row: &Row) -> String {
    match row.key {
        Key::Party(_) | Key::Offer(_) => row.name.clone(),
        Key::Source(_) => source_name(reader, &row.name),
        Key::NoSource => reader.t("record-no-source").to_string(),
    }
}

/// The hint, sentence by sentence: what stands out, where it comes from, what to do about it.
pub fn hint(reader: &Reader, role: Role, report: &Report) -> Vec<String> {
    match &report.hint {
        Hint::TooEarly { rejections } => {
            let text = reader.t("reasons-hint-early").with("count", *rejections);
            vec![text.with("needed", ENOUGH).to_string()]
        }
        Hint::Spread { rejections } => {
            vec![reader.t("reasons-hint-spread").with("count", *rejections).to_string()]
        }
        Hint::One { reason, count, rejections, row } => {
            let mut said = vec![
                reader
                    .t("reasons-hint-one")
                    .with("reason", reader.word("lead-reason", reason.as_str()).to_string())
                    .with("part", *count)
                    .with("whole", *rejections)
                    .to_string(),
            ];
            let named = row.as_ref().and_then(|(key, part)| {
                let row = report.rows.iter().find(|row| row.key == *key)?;
                Some((row_name(reader, row), *part))
            });
            said.extend(named.map(|(name, part)| {
                let about = format!("{role}-{}", about(report.by));
                reader
                    .word("reasons-row", &about)
                    .with("name", name)
                    .with("part", part)
                    .with("whole", *count)
                    .to_string()
            }));
            said.extend(remedies(reader, role, *reason));
            if *rejections < SMALLEST_SAMPLE {
                said.push(reader.t("reasons-hint-small").to_string());
            }
            said
        }
    }
}

/// Rows of contractors and of buyers are told alike: both are the other side.
const fn about(by: By) -> &'static str {
    match by {
        By::Contractor | By::Buyer => "party",
        By::Source => "source",
        By::Offer => "offer",
    }
}

/// What a side can do against a reason; staff read both.
fn remedies(reader: &Reader, role: Role, reason: Reason) -> Vec<String> {
    let buyer = || reader.word("reasons-remedy", reason.as_str()).to_string();
    let contractor = || reader.word("desk-look", reason.as_str()).to_string();
    match role {
        Role::Buyer => vec![buyer()],
        Role::Contractor => vec![contractor()],
        Role::Staff => vec![
            reader.t("reasons-for-buyer").with("what", buyer()).to_string(),
            reader.t("reasons-for-contractor").with("what", contractor()).to_string(),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::has;
    use crate::kernel::locale::Locale;

    #[test]
    fn every_side_is_told_what_to_do_about_every_reason() {
        for locale in Locale::ALL {
            for reason in Reason::ALL {
                for family in ["reasons-remedy", "desk-look"] {
                    assert!(has(*locale, &format!("{family}-{reason}")), "{locale} {reason}");
                }
            }
            for role in Role::ALL {
                for by in By::all_for(*role) {
                    let key = format!("reasons-row-{role}-{}", about(*by));
                    assert!(has(*locale, &key), "{locale} {key}");
                    assert!(has(*locale, &format!("reasons-by-{by}")), "{locale} {by}");
                }
            }
        }
    }
}
