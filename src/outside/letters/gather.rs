//! From notices to letters: one per reader, kind and list of what it tells of.

use super::audience::{Directory, Recipient};
use super::sheet::{Sheet, Step};
use super::{Kind, Letter, Notice};
use crate::db::{DbError, Tx};
use crate::i18n::{Reader, Text};

/// How many things one letter lists; the rest is one click away.
const LISTED: usize = 20;

/// What one reader hears of one kind.
struct Bundle<'a> {
    to: Recipient,
    kind: Kind,
    /// Both sides of a lead get the same kind; who buys and sells reads each side's apart.
    list: &'static str,
    notices: Vec<&'a Notice>,
}

/// Writes the letters. Two statements, to find the readers.
pub(super) fn letters(
    tx: &mut Tx<'_>,
    notices: Vec<Notice>,
    base_url: &str,
) -> Result<Vec<Letter>, DbError> {
    if notices.is_empty() {
        return Ok(Vec::new());
    }
    let directory = Directory::read(tx, notices.iter().map(|notice| &notice.to))?;
    let mut bundles: Vec<Bundle<'_>> = Vec::new();
    for notice in &notices {
        for to in directory.people(&notice.to) {
            let open = bundles.iter_mut().find(|bundle| {
                bundle.to == to
                    && bundle.kind == notice.kind
                    && bundle.list == notice.list
                    && !notice.kind.carries_secret()
            });
            match open {
                Some(bundle) => bundle.notices.push(notice),
                None => bundles.push(Bundle {
                    to,
                    kind: notice.kind,
                    list: notice.list,
                    notices: vec![notice],
                }),
            }
        }
    }
    Ok(bundles.iter().filter_map(|bundle| bundle.letter(base_url)).collect())
}

impl Bundle<'_> {
    fn letter(&self, base_url: &str) -> Option<Letter> {
        let reader = self.to.reader;
        let sheet = self.sheet(base_url)?;
        Some(Letter {
            to: self.to.email.clone(),
            user: self.to.user,
            locale: reader.locale,
            kind: self.kind,
            text: sheet.text(),
            html: sheet.html(),
            subject: sheet.subject,
        })
    }

    /// A text of this kind of letter, with the count and the values of its first notice: texts
    /// name them only in their form for one.
    fn say(&self, part: &str, first: &Notice) -> Text {
        let reader = self.to.reader;
        let text = reader.t(format!("mail-{}-{part}", self.kind)).with("count", self.notices.len());
        first.fill(text, reader)
    }

    fn sheet(&self, base_url: &str) -> Option<Sheet> {
        let first = *self.notices.first()?;
        let path = match self.notices.len() {
            1 => first.path.as_ref(),
            _ => self.list,
        };
        let tells_time = self.notices.iter().flat_map(|n| &n.values).any(|(_, v)| v.is_time());
        let reader = self.to.reader;
        let lines: Vec<String> =
            self.notices.iter().take(LISTED).filter_map(|n| line(n, reader)).collect();
        Some(Sheet {
            lang: reader.locale.as_str(),
            subject: self.say("subject", first).to_string(),
            opening: self.say("text", first).to_string(),
            rest: if lines.is_empty() { None } else { self.rest(reader) },
            lines,
            step: Step {
                label: self.say("step", first).to_string(),
                url: format!("{base_url}{path}"),
            },
            note: self.kind.has_note().then(|| self.say("note", first).to_string()),
            zone: tells_time
                .then(|| reader.t("format-zone").with("zone", reader.zone.name()).to_string()),
            foot: reader.t("mail-foot").with("address", base_url).to_string(),
        })
    }

    fn rest(&self, reader: Reader) -> Option<String> {
        let more = self.notices.len().saturating_sub(LISTED);
        (more > 0).then(|| reader.t("mail-rest").with("count", more).to_string())
    }
}

fn line(notice: &Notice, reader: Reader) -> Option<String> {
    let text = reader.t(format!("mail-{}-{}", notice.kind, notice.line?));
    Some(notice.fill(text, reader).to_string())
}
