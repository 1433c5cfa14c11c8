//! Our own stylesheet, script and pictures: embedded, named by their content, compressed once.
//!
//! `static/app.css` is served as `/static/app.<hash>.css` and may be cached for ever, because a
//! change of the file changes its address. A request with an old hash (a page kept open over an
//! upgrade) gets the present file, not cached.

use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::{LazyLock, OnceLock};

use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, ETAG, IF_NONE_MATCH, VARY,
};
use actix_web::web::{Bytes, Path};
use actix_web::{HttpRequest, HttpResponse};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/static"]
struct Files;

/// Digits of the content's SHA-256 in an address: 64 bits.
const HASH_DIGITS: usize = 16;

/// The parts of `app.css`, joined in the order of their names.
const STYLES: &str = "css/";

struct Asset {
    /// `app.css`
    name: String,
    /// `app`, `0123456789abcdef`, `css`
    stem: String,
    hash: String,
    ending: String,
    /// `/static/app.0123456789abcdef.css`
    address: String,
    plain: Bytes,
    gzip: OnceLock<Option<Bytes>>,
    brotli: OnceLock<Option<Bytes>>,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    let mut assets = Vec::new();
    let mut styles = Vec::new();
    for name in &names {
        let Some(file) = Files::get(name) else { continue };
        if name.starts_with(STYLES) {
            styles.extend_from_slice(&file.data);
        } else {
            assets.extend(Asset::new(name, Bytes::from(file.data.into_owned())));
        }
    }
    assets.extend(Asset::new("app.css", Bytes::from(styles)));
    assets
});

impl Asset {
    fn new(name: &str, plain: Bytes) -> Option<Self> {
        let (stem, ending) = name.rsplit_once('.')?;
        let mut hash = String::with_capacity(HASH_DIGITS);
        for byte in Sha256::digest(&plain).iter().take(HASH_DIGITS / 2) {
            let _ = write!(hash, "{byte:02x}");
        }
        Some(Self {
            name: name.to_owned(),
            address: format!("/static/{stem}.{hash}.{ending}"),
            stem: stem.to_owned(),
            ending: ending.to_owned(),
            hash,
            plain,
            gzip: OnceLock::new(),
            brotli: OnceLock::new(),
        })
    }

    fn content_type(&self) -> &'static str {
        match self.ending.as_str() {
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "ico" => "image/x-icon",
            "txt" => "text/plain; charset=utf-8",
            "webmanifest" => "application/manifest+json",
            _ => "application/octet-stream",
        }
    }

    /// The smallest form the client takes, with the name of its encoding.
    fn encoded(&self, accepts: &str) -> (Bytes, Option<&'static str>) {
        let text = matches!(self.ending.as_str(), "css" | "js" | "svg" | "txt" | "webmanifest");
        let takes = |coding: &str| {
            accepts.split(',').any(|item| {
                let (name, weight) = item.split_once(';').unwrap_or((item, ""));
                name.trim() == coding && !matches!(weight.trim(), "q=0" | "q=0.0")
            })
        };
        let packed = if text && takes("br") {
            self.brotli.get_or_init(|| brotli(&self.plain)).clone().map(|bytes| (bytes, Some("br")))
        } else if text && takes("gzip") {
            self.gzip.get_or_init(|| gzip(&self.plain)).clone().map(|bytes| (bytes, Some("gzip")))
        } else {
            None
        };
        packed.unwrap_or_else(|| (self.plain.clone(), None))
    }
}

/// The address of an asset by its plain name. An unknown name, which a test finds, gives the name.
pub fn address(name: &str) -> &'static str {
    match ASSETS.iter().find(|asset| asset.name == name) {
        Some(asset) => &asset.address,
        None => {
            tracing::error!(name, "a page names an asset that does not exist");
            "/static/missing"
        }
    }
}

/// `GET /static/{file}`.
pub async fn serve(request: HttpRequest, file: Path<String>) -> HttpResponse {
    let Some((asset, exact)) = find(&file) else {
        return HttpResponse::NotFound().finish();
    };
    let cache = if exact { "public, max-age=31536000, immutable" } else { "no-cache" };
    answer(&request, asset, cache)
}

/// An asset under an address without its hash, which other sites write into their pages: kept for an
/// hour, so that a new one reaches everybody the same day.
pub fn stable(request: &HttpRequest, name: &str) -> HttpResponse {
    match ASSETS.iter().find(|asset| asset.name == name) {
        Some(asset) => answer(request, asset, "public, max-age=3600"),
        None => HttpResponse::NotFound().finish(),
    }
}

fn answer(request: &HttpRequest, asset: &Asset, cache: &'static str) -> HttpResponse {
    let etag = format!("\"{}\"", asset.hash);
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let known = header(IF_NONE_MATCH).is_some_and(|known| known.contains(&etag));
    let mut response = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response
        .insert_header((CACHE_CONTROL, cache))
        .insert_header((ETAG, etag))
        .insert_header((VARY, "Accept-Encoding"));
    if known {
        return response.finish();
    }
    let (body, encoding) = asset.encoded(header(ACCEPT_ENCODING).unwrap_or_default());
    if let Some(encoding) = encoding {
        response.insert_header((CONTENT_ENCODING, encoding));
    }
    response.content_type(asset.content_type()).body(body)
}

/// The asset a requested file name means, and whether its hash is the present one.
fn find(file: &str) -> Option<(&'static Asset, bool)> {
    let (rest, ending) = file.rsplit_once('.')?;
    let (stem, hash) = rest.rsplit_once('.')?;
    let asset = ASSETS.iter().find(|asset| asset.stem == stem && asset.ending == ending)?;
    Some((asset, asset.hash == hash))
}

fn gzip(plain: &[u8]) -> Option<Bytes> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(plain).ok()?;
    encoder.finish().ok().map(Bytes::from)
}

fn brotli(plain: &[u8]) -> Option<Bytes> {
    // Level 9 is nearly as small as 11 for texts of this size, and ten times faster.
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 9, 22);
    encoder.write_all(plain).ok()?;
    Some(Bytes::from(encoder.into_inner()))
}

#[cfg(test)]
mod tests {
    use actix_web::dev::ServiceResponse;
    use actix_web::http::StatusCode;
    use actix_web::{App, test, web};

    use super::*;

    async fn get(path: &str, headers: &[(&'static str, &str)]) -> ServiceResponse {
        let app = App::new().route("/static/{file}", web::get().to(serve));
        let app = test::init_service(app).await;
        let mut request = test::TestRequest::get().uri(path);
        for header in headers {
            request = request.insert_header(*header);
        }
        test::call_service(&app, request.to_request()).await
    }

    fn header(answer: &ServiceResponse, name: &str) -> Option<String> {
        Some(answer.headers().get(name)?.to_str().unwrap().to_owned())
    }

    #[actix_web::test]
    async fn an_asset_is_kept_for_ever_under_its_hash() {
        let answer = get(address("app.css"), &[]).await;
        assert_eq!(answer.status(), StatusCode::OK);
        let cache = header(&answer, "cache-control").unwrap();
        assert_eq!(cache, "public, max-age=31536000, immutable");
        assert_eq!(header(&answer, "content-type").unwrap(), "text/css; charset=utf-8");
        let etag = header(&answer, "etag").unwrap();
        let again = get(address("app.css"), &[("if-none-match", &etag)]).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    }

    #[actix_web::test]
    async fn an_old_hash_gets_the_present_file_and_a_stranger_none() {
        let answer = get("/static/app.0000000000000000.css", &[]).await;
        assert_eq!(header(&answer, "cache-control").unwrap(), "no-cache");
        for path in ["/static/app.css", "/static/nothing.0000000000000000.css", "/static/x"] {
            assert_eq!(get(path, &[]).await.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[actix_web::test]
    async fn the_client_gets_the_smallest_form_it_takes() {
        let mut found = Vec::new();
        for accepts in ["identity", "gzip", "gzip, deflate, br", "br;q=0, gzip"] {
            let answer = get(address("app.css"), &[("accept-encoding", accepts)]).await;
            let coding = header(&answer, "content-encoding");
            found.push((coding, test::read_body(answer).await.len()));
        }
        let codings: Vec<_> = found.iter().map(|(coding, _)| coding.as_deref()).collect();
        assert_eq!(codings, [None, Some("gzip"), Some("br"), Some("gzip")]);
        assert!(found[0].1 > found[1].1 && found[1].1 > found[2].1, "{found:?}");
    }

    #[actix_web::test]
    async fn every_asset_a_page_names_exists() {
        for name in ["app.css", "app.js", "embed.js", "favicon.svg", "form.js", "icons.svg"] {
            assert_ne!(address(name), "/static/missing", "{name}");
        }
    }

    /// The policy allows no style from elsewhere and no picture but our own.
    #[actix_web::test]
    async fn the_stylesheet_names_no_other_place() {
        let (asset, _) = find(address("app.css").trim_start_matches("/static/")).unwrap();
        let css = String::from_utf8(asset.plain.to_vec()).unwrap();
        assert!(!css.contains("url(") && !css.contains("@import"));
    }
}
