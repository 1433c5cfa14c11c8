//! The pages of a document: a place that runs down the page, words, rules, links, and the foot.

use pdf_writer::types::{ActionType, AnnotationType, PageLayout};
use pdf_writer::{Content, Date, Filter, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr};

use chrono::{DateTime, Datelike, Timelike, Utc};

use super::PdfError;
use super::font::{Font, deflate};

/// A4, in points.
pub(super) const WIDTH: f32 = 595.28;
const HEIGHT: f32 = 841.89;
/// 18 mm left and right, 16 mm above, 20 mm below, where the foot stands.
pub(super) const LEFT: f32 = 51.0;
const TOP: f32 = 45.4;
const BOTTOM: f32 = 56.7;
/// From margin to margin.
pub(super) const INNER: f32 = WIDTH - 2.0 * LEFT;
/// The size of plain words.
pub(super) const PLAIN: f32 = 9.0;

/// What a document says of itself.
#[derive(Debug, Clone)]
pub struct About {
    pub title: String,
    /// Who issues it.
    pub author: String,
    /// The language, as `lang` wants it.
    pub lang: &'static str,
    /// When what it tells was so; not when it was made.
    pub date: DateTime<Utc>,
    /// The line at the foot of every page, before the number of the page.
    pub foot: String,
}

/// Which face words are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// A page that is full.
struct Done {
    content: Vec<u8>,
    links: Vec<(Rect, String)>,
}

/// A document being written.
pub(super) struct Paper {
    about: About,
    regular: Font,
    bold: Font,
    done: Vec<Done>,
    content: Content,
    links: Vec<(Rect, String)>,
    /// How far down the page the next line begins, from its upper edge.
    pub y: f32,
}

impl Paper {
    pub fn new(about: About) -> Result<Self, PdfError> {
        Ok(Self {
            about,
            regular: Font::regular()?,
            bold: Font::bold()?,
            done: Vec::new(),
            content: Content::new(),
            links: Vec::new(),
            y: TOP,
        })
    }

    fn font(&mut self, weight: Weight) -> &mut Font {
        match weight {
            Weight::Regular => &mut self.regular,
            Weight::Bold => &mut self.bold,
        }
    }

    /// How wide words stand.
    pub fn measure(&self, words: &str, weight: Weight, size: f32) -> f32 {
        match weight {
            Weight::Regular => self.regular.width(words, size),
            Weight::Bold => self.bold.width(words, size),
        }
    }

    /// Whether so much still fits on this page.
    pub fn fits(&self, height: f32) -> bool {
        self.y + height <= HEIGHT - BOTTOM
    }

    /// Begins another page.
    pub fn turn(&mut self) {
        let content = std::mem::replace(&mut self.content, Content::new()).finish();
        let links = std::mem::take(&mut self.links);
        self.done.push(Done { content: deflate(&content), links });
        self.y = TOP;
    }

    /// Moves down; onto another page when less than `keep` would be left on this one.
    pub fn space(&mut self, height: f32, keep: f32) {
        self.y += height;
        if !self.fits(keep) {
            self.turn();
        }
    }

    /// Writes words whose line begins at `x` and stands `below` under the present place. `grey` from 0,
    /// black, to 1.
    pub fn put(&mut self, words: &str, x: f32, below: f32, weight: Weight, size: f32, grey: f32) {
        let (name, bytes) = {
            let font = self.font(weight);
            (font.name, font.encode(words))
        };
        let y = HEIGHT - self.y - below - size;
        self.content
            .begin_text()
            .set_font(Name(name), size)
            .set_fill_gray(grey)
            .next_line(x, y)
            .show(Str(&bytes))
            .end_text();
    }

    /// Makes what stands there lead to an address.
    pub fn link(&mut self, x: f32, below: f32, width: f32, height: f32, url: &str) {
        let top = HEIGHT - self.y - below;
        self.links.push((Rect::new(x, top - height, x + width, top), url.to_owned()));
    }

    /// A rule from margin to margin, at the present place.
    pub fn rule(&mut self, thick: f32, grey: f32) {
        let y = HEIGHT - self.y;
        self.content
            .set_line_width(thick)
            .set_stroke_gray(grey)
            .move_to(LEFT, y)
            .line_to(WIDTH - LEFT, y)
            .stroke();
    }

    /// A paragraph between two edges, in as many lines as it takes.
    pub fn paragraph(&mut self, words: &str, weight: Weight, size: f32, grey: f32) {
        for line in words.lines() {
            for part in self.broken(line, INNER, weight, size) {
                if !self.fits(size * 1.4) {
                    self.turn();
                }
                self.put(&part, LEFT, 0.0, weight, size, grey);
                self.y += size * 1.4;
            }
        }
    }

    /// Words in lines no wider than this: broken at spaces, and within a word only where it is wider
    /// than a line.
    pub fn broken(&self, words: &str, width: f32, weight: Weight, size: f32) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.measure(&longer, weight, size) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for letter in word.chars() {
                line.push(letter);
                if self.measure(&line, weight, size) > width && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, letter.to_string()));
                }
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// The document: its pages with their feet, the used parts of the fonts, and what it says of itself.
    pub fn finish(mut self) -> Result<Vec<u8>, PdfError> {
        self.turn();
        let pages = std::mem::take(&mut self.done);
        let mut ids = (1..).map(Ref::new);
        let mut next = || ids.next().unwrap_or(Ref::new(1));
        let (catalog, tree, info) = (next(), next(), next());
        let regular = [next(), next(), next(), next(), next()];
        let bold = [next(), next(), next(), next(), next()];
        let mut pdf = Pdf::new();
        pdf.set_version(1, 7);
        let count = pages.len();
        let mut kids = Vec::with_capacity(count);
        for (nth, page) in pages.into_iter().enumerate() {
            let foot = self.foot(nth + 1, count);
            let (id, content, below) = (next(), next(), next());
            let links: Vec<Ref> = page.links.iter().map(|_| next()).collect();
            let mut sheet = pdf.page(id);
            sheet.parent(tree).media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT));
            sheet.contents_array([content, below]);
            if !links.is_empty() {
                sheet.annotations(links.iter().copied());
            }
            let mut resources = sheet.resources();
            let mut fonts = resources.fonts();
            let [first, ..] = regular;
            let [second, ..] = bold;
            fonts.pair(Name(self.regular.name), first).pair(Name(self.bold.name), second);
            fonts.finish();
            resources.finish();
            sheet.finish();
            pdf.stream(content, &page.content).filter(Filter::FlateDecode);
            pdf.stream(below, &deflate(&foot)).filter(Filter::FlateDecode);
            for (link, (place, url)) in links.iter().zip(&page.links) {
                let mut annotation = pdf.annotation(*link);
                annotation.subtype(AnnotationType::Link).rect(*place).border(0.0, 0.0, 0.0, None);
                annotation.action().action_type(ActionType::Uri).uri(Str(url.as_bytes()));
            }
            kids.push(id);
        }
        self.regular.write(&mut pdf, regular)?;
        self.bold.write(&mut pdf, bold)?;
        pdf.pages(tree).kids(kids).count(i32::try_from(count).unwrap_or(i32::MAX));
        let mut root = pdf.catalog(catalog);
        root.pages(tree).page_layout(PageLayout::OneColumn).lang(TextStr(self.about.lang));
        root.viewer_preferences().display_doc_title(true);
        root.finish();
        pdf.document_info(info)
            .title(TextStr(&self.about.title))
            .author(TextStr(&self.about.author))
            .creator(TextStr("lead-exchange"))
            .creation_date(date(self.about.date));
        Ok(pdf.finish())
    }

    fn foot(&mut self, page: usize, of: usize) -> Vec<u8> {
        let number = format!("{page} / {of}");
        let (size, words) = (7.5, self.about.foot.clone());
        self.y = HEIGHT - BOTTOM + 18.0;
        self.put(&words, LEFT, 0.0, Weight::Regular, size, 0.35);
        let x = WIDTH - LEFT - self.measure(&number, Weight::Regular, size);
        self.put(&number, x, 0.0, Weight::Regular, size, 0.35);
        std::mem::replace(&mut self.content, Content::new()).finish().into_vec()
    }
}

fn date(at: DateTime<Utc>) -> Date {
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    Date::new(u16::try_from(at.year()).unwrap_or_default())
        .month(small(at.month()))
        .day(small(at.day()))
        .hour(small(at.hour()))
        .minute(small(at.minute()))
        .second(small(at.second()))
        .utc_offset_hour(0)
}
