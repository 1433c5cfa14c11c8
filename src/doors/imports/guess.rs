//! Proposes what each column is: as the last file of the engagement was understood, else by its
//! heading in the three languages of the exchange, else by what stands in it.

use std::collections::{BTreeMap, BTreeSet};

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};
use serde::{Deserialize, Serialize};

use super::Line;
use super::headings::{named, plain};
use super::mapping::{Mapping, Target};
use crate::db::Tx;
use crate::doors::DoorError;
use crate::kernel::ids::EngagementId;
use crate::kernel::region::Region;
use crate::offers::form::LeadForm;
use crate::schema::import_mappings;

/// How many rows are looked at.
const SAMPLES: usize = 100;

/// How files of one engagement are understood, by heading.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    pub columns: BTreeMap<String, Option<Target>>,
    pub source: Option<String>,
}

/// What was remembered of an engagement's last file.
pub(super) fn remembered(
    tx: &mut Tx<'_>,
    engagement: EngagementId,
) -> Result<Remembered, DoorError> {
    let kept: Option<serde_json::Value> = import_mappings::table
        .find(engagement)
        .select(import_mappings::mapping)
        .first(tx.conn())
        .optional()?;
    Ok(kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default())
}

/// Remembers how a file was understood, beside what is known of other headings.
pub(super) fn remember(
    tx: &mut Tx<'_>,
    engagement: EngagementId,
    headings: &[String],
    mapping: &Mapping,
) -> Result<(), DoorError> {
    let mut known = remembered(tx, engagement)?;
    for (heading, target) in headings.iter().zip(&mapping.columns) {
        if !heading.is_empty() {
            known.columns.insert(plain(heading), target.clone());
        }
    }
    known.source.clone_from(&mapping.source);
    let now = tx.now();
    let known = serde_json::to_value(known).unwrap_or_default();
    diesel::insert_into(import_mappings::table)
        .values((
            import_mappings::engagement_id.eq(engagement),
            import_mappings::mapping.eq(&known),
            import_mappings::at.eq(now),
        ))
        .on_conflict(import_mappings::engagement_id)
        .do_update()
        .set((import_mappings::mapping.eq(&known), import_mappings::at.eq(now)))
        .execute(tx.conn())?;
    Ok(())
}

/// What a heading says a column is: `None` when it says nothing, `Some(None)` when it names nothing.
type Proposal<'a> = dyn Fn(&String) -> Option<Option<Target>> + 'a;

/// Proposes what the columns are. Each thing is proposed once.
pub fn guess(
    headings: &[String],
    samples: &[Line],
    form: &LeadForm,
    known: &Remembered,
) -> Mapping {
    let mut taken = BTreeSet::new();
    let mut columns: Vec<Option<Target>> = vec![None; headings.len()];
    let remembers = |heading: &String| known.columns.get(&plain(heading)).cloned();
    let by_heading = |heading: &String| Some(named(heading, form));
    let steps: [&Proposal<'_>; 2] = [&remembers, &by_heading];
    for step in steps {
        for (column, heading) in columns.iter_mut().zip(headings) {
            if column.is_none()
                && let Some(Some(target)) = step(heading)
                && !left_out(known, heading)
                && taken.insert(target.clone())
            {
                *column = Some(target);
            }
        }
    }
    for (index, column) in columns.iter_mut().enumerate() {
        let heading = headings.get(index).map_or("", String::as_str);
        if column.is_some() || left_out(known, heading) {
            continue;
        }
        let cells: Vec<&str> =
            samples.iter().take(SAMPLES).filter_map(|line| line.cell(index)).collect();
        if let Some(target) = by_content(&cells)
            && taken.insert(target.clone())
        {
            *column = Some(target);
        }
    }
    // A country written as a word would refuse every row.
    if let Some(place) = columns.iter().position(|column| *column == Some(Target::Region)) {
        let mut cells = samples.iter().take(SAMPLES).filter_map(|line| line.cell(place));
        if cells.any(|cell| cell.parse::<Region>().is_err())
            && let Some(column) = columns.get_mut(place)
        {
            *column = None;
        }
    }
    Mapping { columns, source: known.source.clone(), agreed: false }
}

/// Whether its owner left a column of this heading out before.
fn left_out(known: &Remembered, heading: &str) -> bool {
    known.columns.get(&plain(heading)).is_some_and(Option::is_none)
}

/// What nearly all cells of a column look like.
fn by_content(cells: &[&str]) -> Option<Target> {
    let most = |looks: fn(&str) -> bool| {
        let alike = cells.iter().filter(|cell| looks(cell)).count();
        !cells.is_empty() && alike.saturating_mul(10) >= cells.len().saturating_mul(8)
    };
    if most(looks_like_email) {
        Some(Target::Email)
    } else if most(looks_like_phone) {
        Some(Target::Phone)
    } else {
        None
    }
}

/// Whether a cell reads as somebody's number: ten to fifteen digits, with what people put between.
pub fn looks_like_phone(cell: &str) -> bool {
    let cell = cell.trim();
    let cell = cell.strip_prefix("p:").unwrap_or(cell);
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let rest = cell.chars().all(|c| c.is_ascii_digit() || " +-().\u{a0}".contains(c));
    let least = if cell.starts_with('+') { 8 } else { 10 };
    // Longer ones without a plus are numbers of networks and shops.
    let most = if cell.starts_with('+') { 15 } else { 12 };
    rest && (least..=most).contains(&digits)
}

/// Whether a cell reads as an e-mail address.
pub fn looks_like_email(cell: &str) -> bool {
    let Some((name, host)) = cell.trim().split_once('@') else { return false };
    let plain =
        |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c == '@');
    plain(name) && plain(host) && host.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> LeadForm {
        serde_json::from_value(serde_json::json!([
            {"key": "city", "label": "Город", "type": "text"},
            {"key": "phone", "label": "Ваш номер", "type": "phone"},
        ]))
        .unwrap()
    }

    fn columns(headings: &[&str], rows: &[&[&str]], known: &Remembered) -> Vec<String> {
        let headings: Vec<String> = headings.iter().map(|text| (*text).to_owned()).collect();
        let line = |cells: &&[&str]| Line {
            row: 2,
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
            typed: Vec::new(),
            failed: Vec::new(),
        };
        let lines: Vec<Line> = rows.iter().map(line).collect();
        let mapping = guess(&headings, &lines, &form(), known);
        let word = |target: Option<Target>| target.map_or("-".to_owned(), |one| one.to_string());
        mapping.columns.into_iter().map(word).collect()
    }

    #[test]
    fn reads_headings_in_three_languages() {
        let none = Remembered::default();
        assert_eq!(
            columns(&["ФИО", "Телефон:", "E-mail", "город", "Sub 3"], &[], &none),
            ["name", "phone", "email", "fields.city", "sub3"]
        );
        assert_eq!(
            columns(&["Nombre", "Teléfono", "Correo electrónico", "Fuente"], &[], &none),
            ["name", "phone", "email", "source"]
        );
        assert_eq!(
            columns(&["ваш номер", "phone", "id"], &[], &none),
            ["phone", "-", "external_id"]
        );
    }

    #[test]
    fn reads_what_stands_in_a_column() {
        let none = Remembered::default();
        let rows: &[&[&str]] =
            &[&["17", "8 (916) 123-45-67", "a@b.example"], &["18", "+79161234568", "c@d.example"]];
        assert_eq!(columns(&["", "", ""], rows, &none), ["-", "phone", "email"]);
        assert_eq!(columns(&["страна"], &[&["RU"], &["BY"]], &none), ["region"]);
        assert_eq!(columns(&["страна"], &[&["Россия"]], &none), ["-"]);
    }

    #[test]
    fn remembers_what_was_chosen() {
        let known = Remembered {
            columns: [("кто".to_owned(), Some(Target::Name)), ("имя".to_owned(), None)].into(),
            source: Some("ads".into()),
        };
        assert_eq!(columns(&["Кто?", "Имя", "Тел."], &[], &known), ["name", "-", "phone"]);
    }
}
