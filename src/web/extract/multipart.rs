//! `multipart/form-data`: what a form with files is sent as.
//!
//! The guard has read the whole body within the route's limit, so this only takes it apart: nothing
//! is awaited and nothing is written to disk. Whatever is not well formed is 400 `malformed_form`.

use std::convert::Infallible;

use actix_web::HttpRequest;
use actix_web::http::header::{CONTENT_TYPE, ContentDisposition, HeaderValue};
use bytes::{Bytes, BytesMut};
use multer::{Field, Multipart};

use super::Raw;
use crate::disputes::evidence::Upload;
use crate::web::WebError;
use crate::web::routes::PAGE_BODY;

/// The media type of such a body.
pub(super) const KIND: &str = "multipart/form-data";

/// The field files come in.
const FILES: &str = "files";

/// The most parts: a page's longest form with files has a dozen.
const MAX_PARTS: usize = 40;

/// A body taken apart.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The fields that are words, in the order they came.
    pub texts: Vec<(String, String)>,
    /// The files, in the order they came, whatever field they came in: one under a wrong name is
    /// not dropped in silence.
    pub files: Vec<Upload>,
}

fn malformed() -> WebError {
    WebError::bad_request("malformed_form")
}

/// Takes the body of a request apart.
pub(super) async fn parts(req: &HttpRequest) -> Result<Parts, WebError> {
    let kind = req.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    take_apart(kind.unwrap_or_default(), Raw::of(req)).await
}

async fn take_apart(kind: &str, raw: Bytes) -> Result<Parts, WebError> {
    let boundary = multer::parse_boundary(kind).map_err(|_| malformed())?;
    let stream = futures_util::stream::iter([Ok::<_, Infallible>(raw)]);
    let mut body = Multipart::new(stream, boundary);
    let (mut parts, mut count, mut words) = (Parts::default(), 0, 0);
    while let Some(field) = body.next_field().await.map_err(|_| malformed())? {
        count += 1;
        if count > MAX_PARTS {
            return Err(malformed());
        }
        let name = field.name().ok_or_else(malformed)?.to_owned();
        match file_name(&field).or_else(|| (name == FILES).then(String::new)) {
            Some(file) => {
                let content = content(field).await?;
                // What a browser sends for a file field nothing was chosen in.
                if !(file.is_empty() && content.is_empty()) {
                    parts.files.push(Upload { name: file, content });
                }
            }
            None => {
                let content = content(field).await?;
                // The route's limit is for files; words have that of any page.
                words += content.len();
                if words > PAGE_BODY {
                    return Err(WebError::TooLarge);
                }
                let text = std::str::from_utf8(&content).map_err(|_| malformed())?;
                parts.texts.push((name, text.to_owned()));
            }
        }
    }
    Ok(parts)
}

/// The name of a part that is a file. Browsers say `filename`; some programs say a name that is not
/// ASCII as `filename*` alone (RFC 5987), which RFC 7578 asks them not to.
fn file_name(field: &Field<'_>) -> Option<String> {
    if let Some(name) = field.file_name() {
        return Some(name.to_owned());
    }
    let header = field.headers().get("content-disposition")?;
    let header = HeaderValue::from_bytes(header.as_bytes()).ok()?;
    let disposition = ContentDisposition::from_raw(&header).ok()?;
    let name = disposition.get_filename_ext()?;
    Some(String::from_utf8_lossy(&name.value).into_owned())
}

/// The content of a part: one piece of the body, not copied, as the whole body was there at once.
async fn content(mut field: Field<'_>) -> Result<Bytes, WebError> {
    let first = field.chunk().await.map_err(|_| malformed())?.unwrap_or_default();
    let Some(second) = field.chunk().await.map_err(|_| malformed())? else { return Ok(first) };
    let mut whole = BytesMut::from(first);
    whole.extend_from_slice(&second);
    while let Some(piece) = field.chunk().await.map_err(|_| malformed())? {
        whole.extend_from_slice(&piece);
    }
    Ok(whole.freeze())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND_B: &str = "multipart/form-data; boundary=B";

    async fn read(kind: &str, body: &[u8]) -> Result<Parts, &'static str> {
        let read = take_apart(kind, Bytes::copy_from_slice(body)).await;
        read.map_err(|error| error.code())
    }

    fn part(disposition: &str, content: &str) -> String {
        format!("--B\r\nContent-Disposition: form-data; {disposition}\r\n\r\n{content}\r\n")
    }

    #[actix_web::test]
    async fn tells_words_from_files() {
        let body = [
            part("name=\"text\"", "Мы звонили\r\nтрижды"),
            part("name=\"files\"; filename=\"C:\\calls\\звонок.mp3\"", "ID3"),
            part("name=\"files\"; filename*=UTF-8''%D1%84.png", "png"),
            part("name=\"other\"; filename=\"x\"", ""),
            part("name=\"files\"", "unnamed"),
            part("name=\"files\"; filename=\"\"", ""),
            "--B--\r\n".to_owned(),
        ]
        .concat();
        let parts = read(KIND_B, body.as_bytes()).await.unwrap();
        assert_eq!(parts.texts, [("text".to_owned(), "Мы звонили\r\nтрижды".to_owned())]);
        let files: Vec<(&str, &[u8])> =
            parts.files.iter().map(|file| (file.name.as_str(), &file.content[..])).collect();
        let expected: [(&str, &[u8]); 4] =
            [("C:\\calls\\звонок.mp3", b"ID3"), ("ф.png", b"png"), ("x", b""), ("", b"unnamed")];
        assert_eq!(files, expected);
    }

    #[actix_web::test]
    async fn a_file_may_hold_anything_but_its_end() {
        let content = "\r\n--A\r\n\r\n--\0\r\n-B\r\n";
        let body = part("name=\"files\"; filename=\"a\"", content) + "--B--";
        let parts = read(KIND_B, body.as_bytes()).await.unwrap();
        assert_eq!(parts.files[0].content, content.as_bytes());
    }

    #[actix_web::test]
    async fn refuses_what_is_not_well_formed() {
        let good = part("name=\"text\"", "a") + "--B--\r\n";
        assert!(read(KIND_B, good.as_bytes()).await.is_ok());
        let cut = &good[..good.len() - 6];
        for (kind, body) in [
            ("multipart/form-data", good.as_bytes()),
            ("multipart/form-data; boundary=", good.as_bytes()),
            ("multipart/form-data; boundary=C", good.as_bytes()),
            ("multipart/mixed; boundary=B", good.as_bytes()),
            (KIND_B, cut.as_bytes()),
            (KIND_B, b""),
            (KIND_B, b"--B\r\n"),
            (KIND_B, b"--B\r\nContent-Disposition: form-data\r\n\r\na\r\n--B--"),
            (KIND_B, b"--B\r\nno colon\r\n\r\na\r\n--B--"),
            (KIND_B, b"--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xff\r\n--B--"),
        ] {
            let answer = read(kind, body).await.map(|parts| parts.texts);
            assert_eq!(answer, Err("malformed_form"), "{kind}: {}", String::from_utf8_lossy(body));
        }
    }

    #[actix_web::test]
    async fn bounds_parts_and_words() {
        let many = part("name=\"a\"", "b").repeat(MAX_PARTS) + "--B--";
        assert_eq!(read(KIND_B, many.as_bytes()).await.unwrap().texts.len(), MAX_PARTS);
        let more = part("name=\"a\"", "b").repeat(MAX_PARTS + 1) + "--B--";
        assert_eq!(read(KIND_B, more.as_bytes()).await.unwrap_err(), "malformed_form");
        let long = part("name=\"a\"", &"b".repeat(PAGE_BODY + 1)) + "--B--";
        assert_eq!(read(KIND_B, long.as_bytes()).await.unwrap_err(), "too_large");
    }
}
