//! Text that people read: nothing in it that cannot be seen.
//!
//! Control characters break lines and terminals; the characters of Unicode's category Cf are drawn
//! as nothing and can turn a line's direction, so that one name passes for another
//! (Unicode Technical Report 36, 2.5 and 3.5).

use super::fault::{Fault, Faults};

/// Whether a character is drawn, or divides those that are: a space, a tab, a line's end.
fn is_seen(c: char) -> bool {
    matches!(c, '\n' | '\t') || !(c.is_control() || is_drawn_as_nothing(c))
}

/// Category Cf, and the few letters that have no shape.
const fn is_drawn_as_nothing(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// One line: what cannot be seen is left out, spaces are single, none at either end.
pub fn line(text: &str) -> String {
    let seen: String = text.chars().filter(|c| is_seen(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Some lines: what cannot be seen is left out, and spaces at either end.
pub fn lines(text: &str) -> String {
    let seen: String = text.replace("\r\n", "\n").chars().filter(|c| is_seen(*c)).collect();
    seen.trim().to_owned()
}

/// Words a person wrote, as [`lines`] leaves them: at most `max` characters, nothing a text column
/// cannot hold. What was only invisible is empty.
pub fn words(field: &'static str, written: &str, max: usize) -> Result<String, Faults> {
    if written.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Fault::new(field, "unreadable").into());
    }
    let text = lines(written);
    if text.chars().count() > max {
        return Err(Fault::new(field, "too-long").with("max", max).into());
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_what_cannot_be_seen() {
        assert_eq!(line(" Окна \u{a0}\u{200b} Плюс\n"), "Окна Плюс");
        assert_eq!(line("\u{202e}evil\u{202c} \u{7}name"), "evil name");
        assert_eq!(line("\u{200b}\u{feff}\u{2800}"), "");
        assert_eq!(lines(" one\r\n\ttwo\u{0}\u{2066}\u{b}\u{85} \n"), "one\n\ttwo");
        assert_eq!(line("O'Neill Ñandú 李 👍"), "O'Neill Ñandú 李 👍");
        assert_eq!(words("text", "\u{200b}\u{2800}\u{202e}", 9).unwrap(), "", "said nothing");
    }
}
