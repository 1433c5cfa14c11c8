//! A file given as evidence, on its way out: as an answer of its own, and in a list on a page.
//!
//! The content was written by somebody who may mean harm to whoever judges it. So the browser is
//! told its kind and told to believe it (`nosniff`), runs nothing in it (`sandbox`), fetches nothing
//! for it, lends it to no other site, and shows only what cannot hold a script: pictures and sound.
//! Everything else is saved.

use std::str::FromStr;

use actix_web::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_RANGE, CONTENT_SECURITY_POLICY,
    Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue, HeaderName,
    RANGE, Range, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::{HttpRequest, HttpResponse};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use super::extract::who::Who;
use super::{State, WebError};
use crate::disputes::DisputeError;
use crate::disputes::evidence::media::Use;
use crate::disputes::evidence::{self, Media, Piece};
use crate::i18n::{Reader, Text};
use crate::kernel::ids::EvidenceId;
use crate::leads::LeadError;
use crate::leads::actor::Side;
use crate::leads::find::Reach;

/// The policy of an answer that is a file.
const POLICY: &str = "default-src 'none'; sandbox";

/// The attributes of a field for files: several at once, and a telephone offers its pictures and
/// recordings first. A help and no check: what came is told by its content.
pub const FIELD: &str = "multiple accept=\"image/png,image/jpeg,image/gif,image/webp,audio/*,\
    application/pdf,text/plain,.amr,.flac,.txt\"";

/// A file as a list on a page shows it.
#[derive(Debug, Clone)]
pub struct Attached {
    /// Where its content is.
    pub href: String,
    pub name: String,
    pub used_as: Use,
    /// "Recording, MP3".
    pub kind: Text,
    /// "1.4 MB".
    pub size: Text,
    /// Whose it is.
    pub side: Side,
    pub at: DateTime<Utc>,
    /// SHA-256, hexadecimal.
    pub digest: String,
}

impl Attached {
    pub fn new(reader: &Reader, piece: Piece) -> Self {
        let used_as = piece.media.used_as();
        let kind = match used_as {
            Use::Picture => reader.t("evidence-picture"),
            Use::Recording => reader.t("evidence-recording"),
            Use::Document => reader.t("evidence-document"),
        };
        Self {
            href: format!("/evidence/{}", piece.id),
            used_as,
            kind: kind.with("type", piece.media.label()),
            size: size(reader, piece.bytes),
            name: piece.name,
            side: piece.side,
            at: piece.at,
            digest: piece.digest,
        }
    }
}

/// How large a file is, rounded up: nothing that is there is nothing.
fn size(reader: &Reader, bytes: i64) -> Text {
    const KILO: i64 = 1024;
    let kilobytes = bytes.max(1).div_euclid(KILO) + i64::from(bytes.rem_euclid(KILO) > 0);
    if kilobytes < KILO {
        return reader.t("evidence-kilobytes").with("n", kilobytes);
    }
    let tenths = (bytes * 10).div_euclid(KILO * KILO) + i64::from(bytes % (KILO * KILO) > 0);
    reader.t("evidence-megabytes").with("n", reader.decimal(Decimal::new(tenths, 1).normalize()))
}

/// The file itself, for the lead's parties and staff.
pub async fn answer(
    state: &State,
    who: &Who,
    id: EvidenceId,
    req: &HttpRequest,
) -> Result<HttpResponse, WebError> {
    let person = who.person()?;
    let reaches = [
        person.staff().map(Reach::Staff),
        person.buyer(who.wish).map(Reach::Buyer),
        person.contractor(who.wish).map(Reach::Contractor),
    ];
    let vault = state.vault.clone();
    let (piece, content) = state
        .run(move |tx| {
            // A party never sells to itself: at most one of its seats reaches the lead.
            for reach in reaches.into_iter().flatten() {
                match evidence::open(tx, &vault, reach, id) {
                    Err(DisputeError::Lead(LeadError::NotFound)) => {}
                    found => return found,
                }
            }
            Err(LeadError::NotFound.into())
        })
        .await?;
    Ok(file(&piece, Bytes::from(content), range(req)))
}

/// The one range asked for. A browser seeks in a recording with it; several at once, or what cannot
/// be read, may be answered with the whole (RFC 9110, 14.2).
fn range(req: &HttpRequest) -> Option<actix_web::http::header::ByteRangeSpec> {
    let header = req.headers().get(RANGE)?.to_str().ok()?;
    match Range::from_str(header).ok()? {
        Range::Bytes(ranges) => {
            let mut ranges = ranges.into_iter();
            let first = ranges.next()?;
            ranges.next().is_none().then_some(first)
        }
        Range::Unregistered(..) => None,
    }
}

fn file(
    piece: &Piece,
    content: Bytes,
    range: Option<actix_web::http::header::ByteRangeSpec>,
) -> HttpResponse {
    let length = content.len();
    let asked = range
        .and_then(|range| range.to_satisfiable_range(u64::try_from(length).ok()?))
        .and_then(|(from, to)| Some((usize::try_from(from).ok()?, usize::try_from(to).ok()?)))
        .filter(|(from, to)| from <= to && *to < length);
    let mut answer = match asked {
        Some(_) => HttpResponse::PartialContent(),
        None => HttpResponse::Ok(),
    };
    let kind = match piece.media {
        // Checked when it was taken in.
        Media::Text => "text/plain; charset=utf-8",
        media => media.as_str(),
    };
    answer
        .content_type(kind)
        .insert_header(disposition(piece))
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((HeaderName::from_static("cross-origin-resource-policy"), "same-origin"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((ACCEPT_RANGES, "bytes"))
        // Said, so that nothing on the way packs it: a range is of the file as it is.
        .insert_header((CONTENT_ENCODING, "identity"));
    match asked {
        Some((from, to)) => answer
            .insert_header((CONTENT_RANGE, format!("bytes {from}-{to}/{length}")))
            .body(content.slice(from..=to)),
        None => answer.body(content),
    }
}

/// Shown or saved, and under which name: the whole of it as RFC 5987 writes it, and what is left of
/// it in ASCII for programs that cannot read that.
fn disposition(piece: &Piece) -> ContentDisposition {
    let disposition = match piece.media.used_as() {
        Use::Picture | Use::Recording => DispositionType::Inline,
        Use::Document => DispositionType::Attachment,
    };
    let plain = |c: char| c == ' ' || c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%' | '/');
    let ascii = piece.name.chars().map(|c| if plain(c) { c } else { '_' }).collect();
    let whole = ExtendedValue {
        charset: Charset::Ext("UTF-8".to_owned()),
        language_tag: None,
        value: piece.name.clone().into_bytes(),
    };
    ContentDisposition {
        disposition,
        parameters: vec![DispositionParam::Filename(ascii), DispositionParam::FilenameExt(whole)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::locale::Locale;

    #[test]
    fn a_file_field_offers_every_kind_that_is_taken() {
        let offered: Vec<&str> = FIELD.split(['"', ',']).collect();
        for media in Media::ALL {
            let family = media.as_str().split('/').next().unwrap();
            let any = format!("{family}/*");
            assert!(offered.contains(&media.as_str()) || offered.contains(&any.as_str()));
        }
    }

    #[test]
    fn sizes_are_told_in_the_readers_numbers() {
        let told = |locale, bytes| size(&Reader::new(locale, chrono_tz::UTC), bytes).to_string();
        assert_eq!(told(Locale::En, 1), "1 KB");
        assert_eq!(told(Locale::En, 1024), "1 KB");
        assert_eq!(told(Locale::En, 1025), "2 KB");
        assert_eq!(told(Locale::En, 1_500_000), "1.5 MB");
        assert_eq!(told(Locale::Ru, 1_500_000), "1,5 МБ");
        assert_eq!(told(Locale::Es, 5 * 1024 * 1024), "5 MB");
    }
}
