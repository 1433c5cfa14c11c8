//! The parts of a workbook's package and how to find them. Names of entries lead nowhere: nothing is
//! written to disk, a part is only looked up by its name.

use std::collections::HashMap;
use std::io::{self, BufReader, Cursor, Read};

use bytes::Bytes;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::Broken;

/// The most entries a package may have: a workbook with pictures has hundreds.
const MAX_ENTRIES: usize = 10_000;
/// The most bytes of a part that only says how things are arranged.
pub(super) const ARRANGEMENT: u64 = 16 * 1024 * 1024;
/// The longest stretch of a part without the end of a tag, bytes: what the parser holds at once. A cell
/// of a spreadsheet program holds 32,767 characters at most.
const STRETCH: usize = 256 * 1024;

pub(super) struct Package {
    zip: ZipArchive<Cursor<Bytes>>,
    /// In lower case, with plain slashes.
    names: HashMap<String, usize>,
}

/// Where the parts are that are read.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub sheet: String,
    pub strings: Option<String>,
    pub styles: Option<String>,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
}

/// A part, as its parser reads it.
pub(super) type Part<'a> = Reader<BufReader<Bounded<zip::read::ZipFile<'a, Cursor<Bytes>>>>>;

fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

impl Package {
    pub(super) fn open(bytes: Bytes) -> Result<Self, Broken> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Broken::Unreadable)?;
        if zip.len() > MAX_ENTRIES {
            return Err(Broken::TooLarge);
        }
        let mut names = HashMap::new();
        for index in 0..zip.len() {
            if let Some(Ok(name)) = zip.name_for_index(index) {
                names.entry(plain(&name)).or_insert(index);
            }
        }
        Ok(Self { zip, names })
    }

    /// A part by its name, of which at most so many bytes are read.
    pub(super) fn part(&mut self, name: &str, most: u64) -> Result<Part<'_>, Broken> {
        let index = self.names.get(&plain(name)).ok_or(Broken::Unreadable)?;
        let file = self.zip.by_index(*index).map_err(|_| Broken::Unreadable)?;
        let mut reader = Reader::from_reader(BufReader::new(Bounded::new(file, most)));
        // Names of ends are of no use here, and remembering the open ones takes room.
        reader.config_mut().check_end_names = false;
        Ok(reader)
    }

    /// Finds the first visible sheet and what is needed to read it.
    pub(super) fn book(&mut self) -> Result<Book, Broken> {
        let place = self.place()?;
        let folder = place.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let (sheets, from_1904) = self.sheets(&place)?;
        let file = place.rsplit('/').next().unwrap_or_default();
        let mut book = Book { from_1904, ..Book::default() };
        let mut tables = HashMap::new();
        for link in self.links(&format!("{folder}/_rels/{file}.rels"))? {
            let target = match link.target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => format!("{folder}/{}", link.target),
            };
            if link.kind.ends_with("/worksheet") {
                tables.insert(link.id, target);
            } else if link.kind.ends_with("/sharedStrings") {
                book.strings = Some(target).filter(|name| self.names.contains_key(&plain(name)));
            } else if link.kind.ends_with("/styles") {
                book.styles = Some(target).filter(|name| self.names.contains_key(&plain(name)));
            }
        }
        let mut found = sheets.into_iter().filter_map(|id| tables.remove(&id));
        book.sheet = found.next().ok_or(Broken::Unreadable)?;
        Ok(book)
    }

    /// Where the workbook itself is.
    fn place(&mut self) -> Result<String, Broken> {
        let found = self
            .links("_rels/.rels")?
            .into_iter()
            .find(|link| link.kind.ends_with("/officeDocument"))
            .ok_or(Broken::Unreadable)?;
        Ok(found.target.trim_start_matches('/').to_owned())
    }

    /// The links to its sheets, those that are not hidden first. Some may be charts.
    fn sheets(&mut self, place: &str) -> Result<(Vec<String>, bool), Broken> {
        let (mut hidden, mut visible, mut from_1904) = (Vec::new(), Vec::new(), false);
        each_tag(self.part(place, ARRANGEMENT)?, |tag| match tag.local_name().as_ref() {
            "workbookPr" => {
                from_1904 =
                    attribute(tag, "date1904").is_some_and(|text| text == "1" || text == "true");
            }
            "sheet" => {
                let is_hidden = attribute(tag, "state").is_some_and(|state| state != "visible");
                let list = if is_hidden { &mut hidden } else { &mut visible };
                list.extend(linked(tag));
            }
            _ => {}
        })?;
        visible.append(&mut hidden);
        Ok((visible, from_1904))
    }

    fn links(&mut self, name: &str) -> Result<Vec<Link>, Broken> {
        let mut links = Vec::new();
        each_tag(self.part(name, ARRANGEMENT)?, |tag| {
            if tag.local_name().as_ref() == "Relationship" && links.len() < MAX_ENTRIES {
                let text = |name| attribute(tag, name).unwrap_or_default();
                links.push(Link { id: text("Id"), kind: text("Type"), target: text("Target") });
            }
        })?;
        Ok(links)
    }
}

struct Link {
    id: String,
    kind: String,
    target: String,
}

/// The `r:id` of a sheet, whatever its prefix is.
fn linked(tag: &BytesStart<'_>) -> Option<String> {
    tag.attributes()
        .flatten()
        .find(|one| one.key.local_name().as_ref() == "id" && one.key.as_ref() != "id")
        .map(|one| one.value.into_owned())
}

/// An attribute's value. Entities in it are left as they are: none of those read here has any.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.try_get_attribute(name).ok().flatten().map(|found| found.value.into_owned())
}

/// Every tag that opens, in order.
pub(super) fn each_tag(
    mut part: Part<'_>,
    mut see: impl FnMut(&BytesStart<'_>),
) -> Result<(), Broken> {
    let mut room = Vec::new();
    loop {
        room.clear();
        match part.read_event_into(&mut room).map_err(|error| broken(&error))? {
            Event::Start(tag) | Event::Empty(tag) => see(&tag),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// What a parser's error means.
pub(super) fn broken(error: &quick_xml::Error) -> Broken {
    match error {
        quick_xml::Error::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            Broken::TooLarge
        }
        _ => Broken::Unreadable,
    }
}

/// Reads no more than so much, and no stretch that the parser would have to hold whole.
pub(super) struct Bounded<R> {
    inner: R,
    left: u64,
    stretch: usize,
    last: u8,
}

impl<R> Bounded<R> {
    fn new(inner: R, most: u64) -> Self {
        Self { inner, left: most, stretch: 0, last: 0 }
    }

    /// Comments and the like are one stretch whatever is in them, and no spreadsheet program writes
    /// any: a part that has one is refused.
    fn check(&mut self, bytes: &[u8]) -> io::Result<()> {
        for &byte in bytes {
            self.stretch = if byte == b'>' { 0 } else { self.stretch.saturating_add(1) };
            if self.stretch > STRETCH {
                return Err(io::ErrorKind::FileTooLarge.into());
            }
            if self.last == b'<' && byte == b'!' {
                return Err(io::ErrorKind::InvalidData.into());
            }
            self.last = byte;
        }
        Ok(())
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(room)?;
        self.left = match self.left.checked_sub(u64::try_from(read).unwrap_or(u64::MAX)) {
            Some(left) => left,
            None => return Err(io::ErrorKind::FileTooLarge.into()),
        };
        self.check(room.get(..read).unwrap_or_default())?;
        Ok(read)
    }
}
