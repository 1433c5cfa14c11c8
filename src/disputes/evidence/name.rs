//! The name a file is kept and saved under: readable, without a path, and ending in what it is.
//!
//! The name comes from somebody who may mean harm to whoever saves the file. What cannot be seen is
//! left out, so that a name does not read from right to left; and an ending that does not belong to
//! the content gets one that does (`letter.bat` that is text becomes `letter.bat.txt`), because
//! systems open files by their ending.

use super::Media;
use crate::kernel::readable;

/// The longest name, in characters.
const LONGEST: usize = 120;

/// What a file without a name is called.
const NAMELESS: &str = "file";

/// The last part of a path, as it can be read: to tell a file by that was not taken.
pub(super) fn readable(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let line: String = readable::line(last).chars().take(LONGEST).collect();
    if line.is_empty() { NAMELESS.to_owned() } else { line }
}

/// A name to keep, never empty.
pub(super) fn clean(given: &str, media: Media) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let line = readable::line(last);
    let line = line.trim_end_matches(['.', ' ']);
    let (usual, others) = media.endings();
    let fits = |ending: &str| ending == usual || others.contains(&ending);
    let (stem, ending) = match line.rsplit_once('.') {
        Some((stem, ending)) if fits(&ending.to_ascii_lowercase()) => (stem, ending),
        _ => (line, usual),
    };
    let room = LONGEST.saturating_sub(ending.len() + 1);
    let stem: String = stem.trim_matches(['.', ' ']).chars().take(room).collect();
    let stem = stem.trim_end();
    let stem = if stem.is_empty() { NAMELESS } else { stem };
    format!("{stem}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_a_plain_name() {
        for name in ["звонок 3.mp3", "call.MP3", "a.b.mp3"] {
            assert_eq!(clean(name, Media::Mp3), name);
        }
        assert_eq!(clean("foto.jpeg", Media::Jpeg), "foto.jpeg");
    }

    #[test]
    fn takes_out_paths_and_what_cannot_be_seen() {
        assert_eq!(clean("../../etc/passwd", Media::Text), "passwd.txt");
        assert_eq!(clean("C:\\Users\\Olga\\scan.pdf", Media::Pdf), "scan.pdf");
        assert_eq!(clean("scan\u{202e}fdp.exe", Media::Pdf), "scanfdp.exe.pdf");
        assert_eq!(clean("a\r\nb\0\u{200b}.png", Media::Png), "a b.png");
    }

    #[test]
    fn ends_in_what_it_is() {
        assert_eq!(clean("letter.bat", Media::Text), "letter.bat.txt");
        assert_eq!(clean("page.html", Media::Text), "page.html.txt");
        assert_eq!(clean("photo.png", Media::Jpeg), "photo.png.jpg");
        assert_eq!(clean("x.txt:evil.exe", Media::Text), "x.txt:evil.exe.txt");
        assert_eq!(clean("calls.csv", Media::Text), "calls.csv");
    }

    #[test]
    fn is_never_empty_and_never_too_long() {
        assert_eq!(readable("C:\\a\u{202e}.exe"), "a.exe");
        assert_eq!(readable("\u{200b}"), "file");
        for name in ["", ".", "..", "/", ".png", "\u{200b}", " . ", "file"] {
            assert_eq!(clean(name, Media::Png), "file.png", "{name:?}");
        }
        let long = clean(&format!("{}.png", "ы".repeat(500)), Media::Png);
        assert_eq!((long.chars().count(), long.ends_with("ы.png")), (120, true));
    }
}
