//! The texts of a workbook, which its cells name by number: held in one piece.

use quick_xml::events::Event;

use super::package::{Package, broken};
use super::value::push_reference;
use super::{Broken, Limits};

/// The texts, one after the other.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    /// Where each one ends.
    ends: Vec<u32>,
}

impl Strings {
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let end = usize::try_from(*self.ends.get(number)?).ok()?;
        let start = match number.checked_sub(1) {
            Some(before) => usize::try_from(*self.ends.get(before)?).ok()?,
            None => 0,
        };
        self.text.get(start..end)
    }

    fn end(&mut self) -> Result<(), Broken> {
        self.ends.push(u32::try_from(self.text.len()).map_err(|_| Broken::TooLarge)?);
        Ok(())
    }
}

/// Reads the texts. A text longer than a cell may be is cut behind that: the cell it stands in is
/// refused, and one in another sheet does no harm.
pub(super) fn read(package: &mut Package, name: &str, limits: Limits) -> Result<Strings, Broken> {
    let mut part = package.part(name, limits.texts)?;
    let mut strings = Strings::default();
    // `t` holds text, but not within `rPh`: that is how it is pronounced.
    let (mut one, mut in_text, mut spoken) = (String::new(), false, false);
    let most = limits.cell.saturating_add(1).saturating_mul(4);
    let mut room = Vec::new();
    loop {
        room.clear();
        match part.read_event_into(&mut room).map_err(|error| broken(&error))? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => in_text = !spoken,
                "rPh" => spoken = true,
                _ => {}
            },
            Event::Empty(tag) if tag.local_name().as_ref() == "si" => strings.end()?,
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => spoken = false,
                "si" => {
                    strings.text.push_str(&one);
                    one.clear();
                    strings.end()?;
                }
                _ => {}
            },
            Event::Text(text) if in_text && one.len() < most => one.push_str(&text),
            Event::GeneralRef(reference) if in_text && one.len() < most => {
                push_reference(&mut one, &reference);
            }
            Event::Eof => return Ok(strings),
            _ => {}
        }
    }
}
