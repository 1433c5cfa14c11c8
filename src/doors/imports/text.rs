//! Text out of bytes: which encoding a file is in, and its letters piece by piece.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How much of a file is looked at to tell a legacy encoding.
const SAMPLE: usize = 1024 * 1024;
/// How many bytes are decoded at a time.
const PIECE: usize = 32 * 1024;

/// The encodings one can choose from when the guess was wrong, by their names.
pub const CHOICES: [&str; 7] =
    ["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251", "windows-1252", "KOI8-R", "IBM866"];

/// The encoding a person chose by name; `None` for a name that is none of [`CHOICES`].
pub fn chosen(name: &str) -> Option<&'static Encoding> {
    CHOICES
        .iter()
        .find(|known| known.eq_ignore_ascii_case(name))
        .and_then(|known| Encoding::for_label(known.as_bytes()))
}

/// The encoding of a file: by its mark, by the zeros of UTF-16, as UTF-8 when it is that throughout,
/// else by the letters that are usual in each.
pub fn detect(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    detector.feed(sample, sample.len() == bytes.len());
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-16 without its mark: headings, digits and signs have a zero in every second byte.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let (mut first, mut second) = (0usize, 0usize);
    for pair in sample.chunks_exact(2) {
        first += usize::from(pair.first() == Some(&0));
        second += usize::from(pair.get(1) == Some(&0));
    }
    let many = sample.len() / 8;
    match (first, second) {
        (0, second) if second > many => Some(UTF_16LE),
        (first, 0) if first > many => Some(UTF_16BE),
        _ => None,
    }
}

/// A file's text in UTF-8, a piece at a time.
pub struct Pieces<'a> {
    decoder: Decoder,
    rest: &'a [u8],
    piece: Vec<u8>,
    start: usize,
    end: usize,
    ended: bool,
}

impl std::fmt::Debug for Pieces<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pieces({} bytes left)", self.rest.len())
    }
}

impl<'a> Pieces<'a> {
    /// The text of a file; its byte order mark is left out.
    pub fn new(bytes: &'a [u8], encoding: &'static Encoding) -> Self {
        Self {
            decoder: encoding.new_decoder_with_bom_removal(),
            rest: bytes,
            // UTF-8 takes up to three bytes for one of a legacy encoding, and a mark of damage does too.
            piece: vec![0; PIECE * 3 + 16],
            start: 0,
            end: 0,
            ended: false,
        }
    }

    /// What was not used up yet; read on when that is nothing. Empty at the end of the file.
    pub fn unread(&mut self) -> &[u8] {
        while self.start == self.end && !self.ended {
            let (now, later) = self.rest.split_at_checked(PIECE).unwrap_or((self.rest, &[]));
            let last = later.is_empty();
            let (_, read, written, _) =
                self.decoder.decode_to_utf8(now, self.piece.as_mut_slice(), last);
            self.rest = self.rest.get(read..).unwrap_or_default();
            (self.start, self.end) = (0, written);
            // The piece is large enough for whatever was given, so all of it was taken.
            self.ended = last;
        }
        self.piece.get(self.start..self.end).unwrap_or_default()
    }

    /// Says how much of it was used.
    pub fn used(&mut self, bytes: usize) {
        self.start = self.start.saturating_add(bytes).min(self.end);
    }
}

/// The beginning of a file's text, for guesses.
pub fn beginning(bytes: &[u8], encoding: &'static Encoding) -> String {
    let mut pieces = Pieces::new(bytes, encoding);
    String::from_utf8_lossy(pieces.unread()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(bytes: &[u8], encoding: &'static Encoding) -> String {
        let mut pieces = Pieces::new(bytes, encoding);
        let mut text = Vec::new();
        loop {
            let piece = pieces.unread().to_vec();
            if piece.is_empty() {
                return String::from_utf8(text).unwrap();
            }
            pieces.used(piece.len());
            text.extend(piece);
        }
    }

    const RUSSIAN: &str =
        "Имя;Телефон;Город\nАнна Петрова;+7 916 123-45-67;Москва\nИван;8 (916) 765-43-21;Тверь\n";
    const SPANISH: &str =
        "Nombre,Teléfono,Ciudad\nMaría Muñoz,+34 600 123 456,Málaga\nJosé,+34 600 654 321,Cádiz\n";

    #[test]
    fn tells_the_encodings_people_save_in() {
        let utf16: Vec<u8> = RUSSIAN.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&b"\xff\xfe"[..], &utf16].concat();
        let (cp1251, _, _) = encoding_rs::WINDOWS_1251.encode(RUSSIAN);
        let (cp1252, _, _) = encoding_rs::WINDOWS_1252.encode(SPANISH);
        for (bytes, name, text) in [
            (RUSSIAN.as_bytes(), "UTF-8", RUSSIAN),
            ([b"\xef\xbb\xbf", RUSSIAN.as_bytes()].concat().as_slice(), "UTF-8", RUSSIAN),
            (&marked, "UTF-16LE", RUSSIAN),
            (&cp1251, "windows-1251", RUSSIAN),
            (&cp1252, "windows-1252", SPANISH),
        ] {
            let encoding = detect(bytes);
            assert_eq!(encoding.name(), name);
            assert_eq!(whole(bytes, encoding), text);
        }
        let plain: Vec<u8> =
            "id\tname\n1\tAnna\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(detect(&plain).name(), "UTF-16BE");
    }

    #[test]
    fn a_long_text_comes_whole_in_pieces() {
        let long = RUSSIAN.repeat(4_000);
        let (cp1251, _, _) = encoding_rs::WINDOWS_1251.encode(&long);
        assert_eq!(whole(&cp1251, detect(&cp1251)), long);
        let utf16: Vec<u8> = long.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(whole(&utf16, UTF_16LE), long);
        assert_eq!(whole(b"", UTF_8), "");
    }

    #[test]
    fn every_choice_is_an_encoding() {
        assert!(CHOICES.iter().all(|name| chosen(name).is_some_and(|known| known.name() == *name)));
        assert_eq!(chosen("utf-7"), None);
    }
}
