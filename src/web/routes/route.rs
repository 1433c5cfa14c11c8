//! What is said of one route: who may call it, and with how large a body.

use std::time::Duration;

use actix_web::http::Method;

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Anyone,
    /// Whoever is signed in, even without a seat.
    SignedIn,
    Buyer,
    Contractor,
    /// A buyer or a contractor.
    PartySeat,
    Staff,
    /// A buyer, a contractor or staff.
    AnySeat,
}

/// One line of the table.
#[derive(Debug)]
pub struct RouteInfo {
    pub method: Method,
    pub path: &'static str,
    pub access: Access,
    /// Whether the body may be large: a batch.
    pub large: bool,
    /// Whether files may come with it, as `multipart/form-data`.
    pub files: bool,
    /// Whether the door looks at the token alone and the work itself checks its user, many callers
    /// at a time.
    pub deferred: bool,
    /// Whether only the person may do it: a token of a sign-in may, an API key may not.
    pub personal: bool,
    /// Whether machines of other people call it, with proof of their own: no page of ours, no form
    /// token.
    pub machine: bool,
    /// Whether any site may show it in a frame of its own.
    pub framed: bool,
}

/// The largest form a page may send, bytes.
pub const PAGE_BODY: usize = 256 * 1024;
/// The largest JSON body, bytes.
pub const JSON_BODY: usize = 1024 * 1024;
/// The largest batch, bytes.
pub const LARGE_BODY: usize = 4 * 1024 * 1024;
/// The largest body with files, bytes: five of 5 MiB, the words beside them and what is between.
pub const FILES_BODY: usize = 27 * 1024 * 1024;
/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(30);
/// The same with files: 27 MiB over a telephone at 1.5 Mbit/s.
const FILES_TIME: Duration = Duration::from_secs(150);

impl RouteInfo {
    /// Whether it is part of the JSON API.
    pub fn is_api(&self) -> bool {
        self.path.starts_with("/api/")
    }

    /// How large a body of a media type may be, bytes, and how long it may take to arrive. Where
    /// files may come, words alone still have the limit of words.
    pub fn body_limit(&self, kind: &str) -> (usize, Duration) {
        match (self.large, self.files && kind == "multipart/form-data", self.is_api()) {
            (_, true, _) => (FILES_BODY, FILES_TIME),
            (true, false, _) => (LARGE_BODY, BODY_TIME),
            (false, false, true) => (JSON_BODY, BODY_TIME),
            (false, false, false) => (PAGE_BODY, BODY_TIME),
        }
    }
}
