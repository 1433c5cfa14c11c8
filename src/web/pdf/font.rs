//! One face of a font: how wide words are, and the part of it that goes into a document.

use std::collections::BTreeMap;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish as _, Name, Pdf, Rect, Ref, Str};
use subsetter::GlyphRemapper;
use ttf_parser::{Face, GlyphId};
use unicode_normalization::UnicodeNormalization as _;

use super::PdfError;

/// Stands where the font has no picture for a letter.
const UNKNOWN: char = '\u{fffd}';

const SYSTEM: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// A face, and the letters of it a document has used so far.
pub(super) struct Font {
    data: &'static [u8],
    face: Face<'static>,
    /// The name it is called by inside a page: `F0`.
    pub name: &'static [u8],
    /// What the document calls it; six letters before the plus say that it is a part of the whole.
    full_name: &'static [u8],
    bold: bool,
    glyphs: GlyphRemapper,
    /// By new number: how wide, in thousandths of the size, and which letter.
    used: BTreeMap<u16, (f32, char)>,
}

impl Font {
    pub fn regular() -> Result<Self, PdfError> {
        let data = dejavu::sans_condensed::regular();
        Self::new(data, b"F0", b"LEXCHR+DejaVuSansCondensed", false)
    }

    pub fn bold() -> Result<Self, PdfError> {
        let data = dejavu::sans_condensed::bold();
        Self::new(data, b"F1", b"LEXCHB+DejaVuSansCondensed-Bold", true)
    }

    fn new(
        data: &'static [u8],
        name: &'static [u8],
        full_name: &'static [u8],
        bold: bool,
    ) -> Result<Self, PdfError> {
        let face = Face::parse(data, 0).map_err(|error| PdfError::Font(error.to_string()))?;
        let (glyphs, used) = (GlyphRemapper::new(), BTreeMap::new());
        Ok(Self { data, face, name, full_name, bold, glyphs, used })
    }

    /// The picture of a letter, and the letter it is the picture of.
    fn glyph(&self, letter: char) -> (GlyphId, char) {
        match self.face.glyph_index(letter) {
            Some(glyph) => (glyph, letter),
            None => (self.face.glyph_index(UNKNOWN).unwrap_or_default(), UNKNOWN),
        }
    }

    /// A measure of the face in thousandths of the size.
    fn scaled(&self, units: f32) -> f32 {
        units * 1000.0 / f32::from(self.face.units_per_em().max(1))
    }

    fn advance(&self, glyph: GlyphId) -> f32 {
        self.scaled(f32::from(self.face.glyph_hor_advance(glyph).unwrap_or_default()))
    }

    /// How wide words stand at a size, both in points.
    pub fn width(&self, words: &str, size: f32) -> f32 {
        let advances = letters(words).map(|letter| self.advance(self.glyph(letter).0));
        advances.sum::<f32>() * size / 1000.0
    }

    /// Words in the document's numbers, two bytes a letter; the letters are then part of the document.
    pub fn encode(&mut self, words: &str) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(words.len() * 2);
        for letter in letters(words) {
            let (glyph, shown) = self.glyph(letter);
            let number = self.glyphs.remap(glyph.0);
            // A space that must not break looks like one that may; copied, it is a space.
            let copied = if matches!(shown, '\u{a0}' | '\u{202f}') { ' ' } else { shown };
            let width = self.advance(glyph);
            self.used.entry(number).or_insert((width, copied));
            bytes.extend(number.to_be_bytes());
        }
        bytes
    }

    /// Puts the used part of the face into the document. Takes five numbers, the first of which is the
    /// font's.
    pub fn write(&self, pdf: &mut Pdf, ids: [Ref; 5]) -> Result<(), PdfError> {
        let [font, descendant, descriptor, file, cmap] = ids;
        let part = subsetter::subset(self.data, 0, &self.glyphs)
            .map_err(|error| PdfError::Font(error.to_string()))?;
        let full_name = Name(self.full_name);
        pdf.type0_font(font)
            .base_font(full_name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(descendant)
            .to_unicode(cmap);
        let mut cid = pdf.cid_font(descendant);
        cid.subtype(CidFontType::Type2).base_font(full_name).system_info(SYSTEM);
        cid.font_descriptor(descriptor).default_width(0.0);
        cid.cid_to_gid_map_predefined(Name(b"Identity"));
        let mut widths = cid.widths();
        for (number, (width, _)) in &self.used {
            widths.same(*number, *number, *width);
        }
        widths.finish();
        cid.finish();
        let face = &self.face;
        let scaled = |units: i16| self.scaled(f32::from(units));
        let frame = face.global_bounding_box();
        pdf.font_descriptor(descriptor)
            .name(full_name)
            .flags(FontFlags::NON_SYMBOLIC)
            .bbox(Rect::new(
                scaled(frame.x_min),
                scaled(frame.y_min),
                scaled(frame.x_max),
                scaled(frame.y_max),
            ))
            .italic_angle(0.0)
            .ascent(scaled(face.ascender()))
            .descent(scaled(face.descender()))
            .cap_height(scaled(face.capital_height().unwrap_or_else(|| face.ascender())))
            .stem_v(if self.bold { 140.0 } else { 80.0 })
            .font_file2(file);
        let packed = deflate(&part);
        let length = i32::try_from(part.len()).unwrap_or(i32::MAX);
        pdf.stream(file, &packed).filter(Filter::FlateDecode).pair(Name(b"Length1"), length);
        let mut letters = UnicodeCmap::<u16>::new(Name(b"Letters"), SYSTEM);
        for (number, (_, letter)) in &self.used {
            letters.pair(*number, *letter);
        }
        let packed = deflate(&letters.finish());
        pdf.cmap(cmap, &packed).filter(Filter::FlateDecode);
        Ok(())
    }
}

/// Letters with their accents, each one picture where there is one.
fn letters(words: &str) -> impl Iterator<Item = char> + '_ {
    words.nfc().map(|letter| if letter.is_control() { ' ' } else { letter })
}

pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing into memory does not fail.
    let _ = packed.write_all(bytes);
    packed.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_face_has_every_letter_we_write() {
        let letters = "AaZzÁáÉéÍíÑñÓóÚúÜü¿¡ЁёЙйЩщЪъЫыЭэЮюЯяЄєІіЇїЎўҚқ₽€$£¥₸₴0123456789−–—«»“”№%·…\u{a0}\u{202f}";
        for font in [Font::regular().unwrap(), Font::bold().unwrap()] {
            let lacking: String =
                letters.chars().filter(|letter| font.face.glyph_index(*letter).is_none()).collect();
            assert_eq!(lacking, "");
        }
    }

    #[test]
    fn figures_are_all_as_wide() {
        let font = Font::regular().unwrap();
        let one = font.width("1", 9.0);
        assert!("0123456789".chars().all(|c| (font.width(&c.to_string(), 9.0) - one).abs() < 1e-4));
        assert!((font.width("11", 9.0) - 2.0 * one).abs() < 1e-4);
        assert!(font.width("漢", 9.0) > 0.0, "a letter it lacks has a sign in its place");
    }

    #[test]
    fn an_accent_written_apart_is_one_letter() {
        let mut font = Font::regular().unwrap();
        assert_eq!(font.encode("и\u{306}"), font.encode("й"));
        assert_eq!(font.encode("a\u{0}b").len(), 6);
    }
}
