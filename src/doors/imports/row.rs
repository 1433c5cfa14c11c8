//! Makes a lead of a row.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde_json::{Map, Value};

use super::Line;
use super::find::Import;
use super::mapping::{Mapping, Target};
use crate::accounts::idempotency::Request;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::number::{self, BadNumber};
use crate::kernel::secret::digest;
use crate::leads::Channel;
use crate::leads::contact::Consent;
use crate::leads::intake::{RawContact, Sender, Submission};
use crate::offers::form::{FieldKind, LeadForm};

/// What is the same for every row of a file.
#[derive(Debug)]
pub struct Sheet<'a> {
    pub import: &'a Import,
    pub mapping: &'a Mapping,
    pub form: &'a LeadForm,
    /// The zone times without one are in: its owner's.
    pub zone: Tz,
}

impl Sheet<'_> {
    /// The lead of a row, or what is wrong with the parts that only a file has; the rest is judged at
    /// intake.
    pub fn submission(&self, line: &Line) -> Result<Submission, Faults> {
        let mut faults = Faults::default();
        let columns = self.import.headings.len();
        if line.cells.iter().skip(columns).any(|cell| !cell.trim().is_empty()) {
            // Then they stand under the wrong headings.
            faults.push(Fault::new("row", "import-row-too-long").with("max", columns));
        }
        let text = |target: Target| self.cell(line, &target);
        let order_amount = match text(Target::OrderAmount).map(|text| number::read(&text, false)) {
            None => None,
            Some(read) => faults.take(read.map_err(|why| {
                let code = match why {
                    BadNumber::NotANumber => "not-a-number",
                    BadNumber::Ambiguous => "number-ambiguous",
                };
                Fault::new("order_amount", code)
            })),
        };
        let consent = self.consent(line, &mut faults);
        let contact = RawContact {
            name: text(Target::Name),
            // What Meta writes before a number, and Excel around one that shall stay text.
            phone: text(Target::Phone).map(|phone| without_prefix(&phone, "p:").to_owned()),
            email: text(Target::Email),
        };
        let mut subs = Map::new();
        for number in 1..=8 {
            if let Some(sub) = text(Target::Sub(number)) {
                let sub = without_kind(&sub).to_owned();
                subs.insert(format!("sub{number}"), Value::String(sub));
            }
        }
        let region = text(Target::Region);
        let source = text(Target::Source).or_else(|| self.mapping.source.clone());
        let external_id = text(Target::ExternalId).map(|id| without_prefix(&id, "l:").to_owned());
        let fields = self.fields(line);
        faults.finish()?;
        Ok(Submission {
            sender: Sender::Door { contractor: self.import.party },
            engagement: self.import.engagement,
            channel: Channel::Import,
            contact,
            fields,
            region,
            source,
            subs,
            external_id,
            consent,
            order_amount,
            happened_at: None,
            test: self.import.test,
            witness: None,
            once: Some(self.once(line)),
        })
    }

    /// The key that makes a row count once however often its block is sent. A test has others each
    /// time, as its columns may have been named anew.
    fn once(&self, line: &Line) -> Request {
        let import = self.import;
        let key = match (import.test, import.started_at) {
            (true, Some(at)) => {
                format!("import-test:{}:{}:{}", import.id, at.timestamp_micros(), line.row)
            }
            _ => format!("import:{}:{}", import.id, line.row),
        };
        let cells = serde_json::to_vec(&line.cells).unwrap_or_default();
        Request { owner: import.id.uuid(), key, digest: digest(&cells).to_vec() }
    }

    /// The cell of the column that is this.
    fn cell(&self, line: &Line, target: &Target) -> Option<String> {
        let known = |column: &Option<Target>| column.as_ref() == Some(target);
        let column = self.mapping.columns.iter().position(known)?;
        line.cell(column).map(plain).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    fn fields(&self, line: &Line) -> Map<String, Value> {
        let mut fields = Map::new();
        for field in &self.form.fields {
            let cell = self.cell(line, &Target::Field(field.key.clone()));
            let answer = match (field.kind, cell) {
                (FieldKind::Consent, Some(cell)) => match agreement(&cell) {
                    Some(given) => Value::Bool(given),
                    None => Value::String(cell),
                },
                (FieldKind::Consent, None) if self.mapping.agreed => Value::Bool(true),
                // A workbook's date may bring the hour.
                (FieldKind::Date, Some(cell)) => {
                    Value::String(cell.split('T').next().unwrap_or_default().to_owned())
                }
                (_, Some(cell)) => Value::String(cell),
                (_, None) => continue,
            };
            fields.insert(field.key.clone(), answer);
        }
        fields
    }

    /// The consent with its proof: both the time and the wording, or neither.
    fn consent(&self, line: &Line, faults: &mut Faults) -> Option<Consent> {
        let at = self.cell(line, &Target::ConsentAt);
        let version = self.cell(line, &Target::ConsentVersion);
        if at.is_none() && version.is_none() {
            return None;
        }
        let given_at =
            at.ok_or("required").and_then(|at| moment(&at, self.zone).ok_or("not-a-moment"));
        let given_at = faults.take(given_at.map_err(|code| Fault::new("consent.given_at", code)));
        let version = version.ok_or_else(|| Fault::new("consent.text_version", "required"));
        let text_version = faults.take(version);
        Some(Consent {
            text_version: text_version?,
            given_at: given_at?,
            ip: None,
            user_agent: None,
        })
    }
}

/// A cell without what Excel needs to keep a number as text: `="8916"` and a leading apostrophe.
pub(in crate::doors) fn plain(cell: &str) -> &str {
    let formula = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let cell = formula.unwrap_or(cell);
    cell.strip_prefix('\'').unwrap_or(cell).trim()
}

pub(in crate::doors) fn without_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).map_or(text, str::trim)
}

/// What Meta's export writes before the numbers of campaigns, sets, ads and forms: `c:`, `as:`, `ag:`, `f:`.
fn without_kind(text: &str) -> &str {
    let number = ["c:", "as:", "ag:", "f:"].iter().find_map(|kind| text.strip_prefix(kind));
    let digits = |text: &&str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    number.filter(digits).unwrap_or(text)
}

/// What people write in a column of consents.
pub(in crate::doors) fn agreement(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "true" | "yes" | "y" | "on" | "1" | "+" | "x" | "да" | "истина" | "sí" | "si"
        | "verdadero" => Some(true),
        "false" | "no" | "n" | "off" | "0" | "-" | "нет" | "ложь" | "falso" => Some(false),
        _ => None,
    }
}

/// A moment as programs and sheets write it; without a zone it is its owner's time, without an hour
/// the beginning of the day.
pub(in crate::doors) fn moment(written: &str, zone: Tz) -> Option<DateTime<Utc>> {
    if let Ok(at) = DateTime::parse_from_rfc3339(written)
        .or_else(|_| DateTime::parse_from_str(written, "%Y-%m-%dT%H:%M:%S%z"))
    {
        return Some(at.to_utc());
    }
    let with_hour = [
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%d %H:%M",
        "%Y-%m-%d %H:%M:%S",
        "%d.%m.%Y %H:%M",
        "%d.%m.%Y %H:%M:%S",
    ]
    .iter()
    .find_map(|form| NaiveDateTime::parse_from_str(written, form).ok());
    let local = with_hour.or_else(|| {
        ["%Y-%m-%d", "%d.%m.%Y"]
            .iter()
            .find_map(|form| NaiveDate::parse_from_str(written, form).ok())
            .map(|day| day.and_time(NaiveTime::MIN))
    })?;
    // The hour that summer time repeats is read as the first of the two.
    zone.from_local_datetime(&local).earliest().map(|at| at.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_lose_what_programs_put_around_them() {
        assert_eq!(plain("=\"89161234567\""), "89161234567");
        assert_eq!(plain("'+7916"), "+7916");
        assert_eq!(without_prefix("p:+79161234567", "p:"), "+79161234567");
        assert_eq!(without_prefix("+79161234567", "p:"), "+79161234567");
        assert_eq!((without_kind("as:120"), without_kind("as:x")), ("120", "as:x"));
    }

    #[test]
    fn a_moment_is_read_however_it_is_written() {
        let zone: Tz = "Europe/Moscow".parse().unwrap();
        let at = |text: &str| moment(text, zone).map(|at| at.to_rfc3339());
        let seven = Some("2026-11-22T07:04:00+00:00".to_owned());
        for text in [
            "2026-11-22T10:04",
            "22.11.2026 10:04",
            "2026-11-22T07:04:00Z",
            "2026-11-22T02:04:00-0500",
        ] {
            assert_eq!(at(text), seven, "{text}");
        }
        assert_eq!(at("22.11.2026").as_deref(), Some("2026-11-21T21:00:00+00:00"));
        assert_eq!(at("yesterday"), None);
    }
}
