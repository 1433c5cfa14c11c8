//! Which styles of a workbook show a number as a date: only they tell a date from a number.

use std::collections::HashMap;

use super::Broken;
use super::package::{ARRANGEMENT, Package, attribute, each_tag};

/// Whether each style is one of dates, by its number.
#[derive(Debug, Default)]
pub(super) struct Dates(Vec<bool>);

impl Dates {
    pub(super) fn is_date(&self, style: usize) -> bool {
        self.0.get(style).copied().unwrap_or(false)
    }
}

pub(super) fn read(package: &mut Package, name: &str) -> Result<Dates, Broken> {
    let (mut codes, mut dates, mut used): (HashMap<u32, bool>, _, _) =
        (HashMap::new(), Vec::new(), false);
    each_tag(package.part(name, ARRANGEMENT)?, |tag| {
        let number = |name| attribute(tag, name).and_then(|text| text.parse::<u32>().ok());
        match tag.local_name().as_ref() {
            "numFmt" => {
                if let (Some(id), Some(code)) = (number("numFmtId"), attribute(tag, "formatCode")) {
                    codes.insert(id, shows_a_date(&code));
                }
            }
            // The styles of cells follow those of styles, which are of no use here.
            "cellStyleXfs" | "cellStyles" | "dxfs" => used = false,
            "cellXfs" => used = true,
            "xf" if used => {
                let id = number("numFmtId").unwrap_or(0);
                dates.push(codes.get(&id).copied().unwrap_or_else(|| is_builtin_date(id)));
            }
            _ => {}
        }
    })?;
    Ok(Dates(dates))
}

/// The formats every workbook has without saying so (ECMA-376, 18.8.30).
const fn is_builtin_date(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// Whether a code of a format has a letter of dates outside its quoted and bracketed parts.
fn shows_a_date(code: &str) -> bool {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    let code = code.replace("&quot;", "\"");
    for letter in code.chars() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match letter {
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' => bracketed = false,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' if !quoted && !bracketed => {
                return true;
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_codes_of_dates() {
        for code in ["dd.mm.yyyy", "[$-419]d mmmm yyyy", "h:mm:ss", "yyyy\\-mm\\-dd"] {
            assert!(shows_a_date(code), "{code}");
        }
        for code in ["0.00", "#,##0 \"days\"", "General", "+0 \\d", "[Red]0"] {
            assert!(!shows_a_date(code), "{code}");
        }
    }
}
