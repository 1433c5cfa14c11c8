//! What kind of file a content is.
//!
//! Only kinds that a browser shows without running anything, or saves without opening. Told by the
//! content alone: a name and a header are whatever the sender wrote.

use infer::{audio, image};

crate::text_enum! {
    /// The kinds of files taken as evidence, by their media type.
    pub enum Media {
        Png = "image/png",
        Jpeg = "image/jpeg",
        Gif = "image/gif",
        Webp = "image/webp",
        Mp3 = "audio/mpeg",
        Wav = "audio/wav",
        Ogg = "audio/ogg",
        M4a = "audio/mp4",
        Flac = "audio/flac",
        Aac = "audio/aac",
        Amr = "audio/amr",
        Pdf = "application/pdf",
        Text = "text/plain",
    }
}

/// What a reader does with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Looked at on the page.
    Picture,
    /// Listened to on the page.
    Recording,
    /// Saved, and opened elsewhere.
    Document,
}

impl Media {
    /// The kind of a content; `None` when it is none of those taken.
    ///
    /// Text is tried before the short signatures of the binary kinds, so that words which happen to
    /// begin like one stay words; whatever is text is only ever saved, never shown by a browser.
    pub fn of(content: &[u8]) -> Option<Self> {
        // Readers find the mark within the first kilobyte; what hides it behind something else is
        // two files in one.
        if content.starts_with(b"%PDF-") {
            return Some(Self::Pdf);
        }
        if is_text(content) {
            return Some(Self::Text);
        }
        let found = [
            (Self::Png, image::is_png(content)),
            (Self::Jpeg, image::is_jpeg(content)),
            (Self::Gif, image::is_gif(content)),
            (Self::Webp, content.starts_with(b"RIFF") && image::is_webp(content)),
            (Self::Wav, audio::is_wav(content)),
            (Self::Ogg, audio::is_ogg(content)),
            (Self::Flac, audio::is_flac(content)),
            (Self::Amr, audio::is_amr(content)),
            (Self::M4a, audio::is_m4a(content) || is_sound_alone(content)),
            (Self::Aac, audio::is_aac(content)),
            (Self::Mp3, audio::is_mp3(content)),
        ];
        found.into_iter().find_map(|(media, is)| is.then_some(media))
    }

    /// What a reader does with it.
    pub const fn used_as(self) -> Use {
        match self {
            Self::Png | Self::Jpeg | Self::Gif | Self::Webp => Use::Picture,
            Self::Mp3 | Self::Wav | Self::Ogg | Self::M4a | Self::Flac | Self::Aac | Self::Amr => {
                Use::Recording
            }
            Self::Pdf | Self::Text => Use::Document,
        }
    }

    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Gif => "GIF",
            Self::Webp => "WebP",
            Self::Mp3 => "MP3",
            Self::Wav => "WAV",
            Self::Ogg => "Ogg",
            Self::M4a => "M4A",
            Self::Flac => "FLAC",
            Self::Aac => "AAC",
            Self::Amr => "AMR",
            Self::Pdf => "PDF",
            Self::Text => "TXT",
        }
    }

    /// The endings a name of this kind may have, lower case, the usual one first. None of them is
    /// opened by running it, whatever the system.
    pub const fn endings(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Png => ("png", &[]),
            Self::Jpeg => ("jpg", &["jpeg", "jfif"]),
            Self::Gif => ("gif", &[]),
            Self::Webp => ("webp", &[]),
            Self::Mp3 => ("mp3", &["mpga"]),
            Self::Wav => ("wav", &["wave"]),
            Self::Ogg => ("ogg", &["oga", "opus"]),
            Self::M4a => ("m4a", &["mp4", "3gp"]),
            Self::Flac => ("flac", &[]),
            Self::Aac => ("aac", &[]),
            Self::Amr => ("amr", &[]),
            Self::Pdf => ("pdf", &[]),
            Self::Text => ("txt", &["csv", "log", "md"]),
        }
    }
}

/// Words and nothing else: UTF-8 without control characters but tabs and the ends of lines.
fn is_text(content: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(content) else { return false };
    !text.is_empty() && text.chars().all(|c| matches!(c, '\n' | '\r' | '\t') || !c.is_control())
}

/// A container of the MP4 family with sound and no pictures: what telephones record calls in. Their
/// brand says nothing; the handlers of the tracks do (ISO 14496-12, 8.4.3).
fn is_sound_alone(content: &[u8]) -> bool {
    const HANDLER: usize = 8;
    if content.get(4..8) != Some(b"ftyp") {
        return false;
    }
    let handlers = |kind: &[u8]| {
        content.windows(HANDLER + 8).any(|part| part.starts_with(b"hdlr") && part.ends_with(kind))
    };
    handlers(b"soun") && !handlers(b"vide")
}
