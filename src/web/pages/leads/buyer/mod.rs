//! The buyer's pages: the inbox, a lead, tasks.
//!
//! Everything works with forms and links. A form that was sent from a list carries `back`, the
//! address of that list, and the answer leads there.

pub mod asked;
pub mod decide;
mod figures;
pub mod inbox;
pub mod lead;
mod panel;
mod row;
pub mod tasks;
pub mod work;

use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};

use crate::i18n::Reader;
use crate::kernel::fault::Fault;
use crate::kernel::ids::LeadId;
use crate::web::form::Form;

/// Where a form leads back to: the list it was sent from, else the lead's own page.
pub fn back(form: &Form, lead: LeadId) -> String {
    let path = format!("/buyer/leads/{lead}");
    back_or(form, &path)
}

fn back_or(form: &Form, path: &str) -> String {
    let back = form.value("back");
    // Only to pages of ours: never to another site, whatever was sent.
    if back.starts_with("/buyer/") { back.to_owned() } else { path.to_owned() }
}

/// A date and time as a browser's field sends it, in the reader's zone; `None` when left empty.
fn moment(reader: &Reader, form: &Form, name: &str) -> Result<Option<DateTime<Utc>>, Fault> {
    let text = form.value(name).trim().replace(' ', "T");
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || Fault::new(name, "not-a-moment");
    let local = NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M")
        .or_else(|_| NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M:%S"))
        .map_err(|_| wrong())?;
    // In the hour the clocks skip there is no such moment.
    let at = reader.zone.from_local_datetime(&local).earliest().ok_or_else(wrong)?;
    Ok(Some(at.with_timezone(&Utc)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::locale::Locale;

    #[test]
    fn a_moment_is_the_readers() {
        let reader = Reader::new(Locale::Ru, chrono_tz::Europe::Moscow);
        let read = |text: &str| moment(&reader, &Form::default().with("at", text), "at");
        assert_eq!(
            read("2026-11-22T15:00").unwrap().unwrap().to_rfc3339(),
            "2026-11-22T12:00:00+00:00"
        );
        assert_eq!(read("2026-11-22 15:00").unwrap(), read("2026-11-22T15:00:00").unwrap());
        assert_eq!(read(" ").unwrap(), None);
        assert_eq!(read("tomorrow").unwrap_err().code, "not-a-moment");
        let madrid = Reader::new(Locale::Es, chrono_tz::Europe::Madrid);
        let skipped = Form::default().with("at", "2026-03-29T02:30");
        assert!(moment(&madrid, &skipped, "at").is_err());
    }

    #[test]
    fn back_leads_to_our_own_pages_only() {
        let to = |text: &str| back_or(&Form::default().with("back", text), "/buyer/leads");
        assert_eq!(to("/buyer/leads?status=all"), "/buyer/leads?status=all");
        assert_eq!(to("https://elsewhere.example"), "/buyer/leads");
        assert_eq!(to("//elsewhere.example"), "/buyer/leads");
    }
}
