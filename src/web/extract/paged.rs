//! `?limit=&cursor=`: which page of a list.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::web::Query;
use actix_web::{FromRequest, HttpRequest};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use uuid::Uuid;

use crate::kernel::fault::Fault;
use crate::kernel::paging::{Key, Paging};
use crate::web::WebError;

/// The page of a list that is wanted. A limit out of bounds is brought within them; a cursor we
/// never gave is a fault.
#[derive(Debug, Clone, Copy)]
pub struct Paged<K = Uuid>(pub Paging<K>);

/// The cursor that asks for the page after the one that ended with this key.
pub fn cursor<K: Key>(key: K) -> String {
    URL_SAFE_NO_PAD.encode(key.to_bytes())
}

fn read_cursor<K: Key>(text: &str) -> Option<K> {
    K::from_bytes(&URL_SAFE_NO_PAD.decode(text).ok()?)
}

#[derive(Deserialize)]
struct Asked {
    limit: Option<String>,
    cursor: Option<String>,
}

impl<K: Key> FromRequest for Paged<K> {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(req.query_string()).map(Self))
    }
}

fn read<K: Key>(query: &str) -> Result<Paging<K>, WebError> {
    let Query(asked) =
        Query::<Asked>::from_query(query).map_err(|_| WebError::bad_request("malformed_query"))?;
    let given = |text: Option<String>| text.filter(|text| !text.is_empty());
    let limit = match given(asked.limit) {
        Some(limit) => Some(limit.parse().map_err(|_| Fault::new("limit", "not-a-number"))?),
        None => None,
    };
    let after = match given(asked.cursor) {
        Some(text) => Some(read_cursor(&text).ok_or_else(|| Fault::new("cursor", "invalid"))?),
        None => None,
    };
    Ok(Paging::new(limit, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::paging::MAX_LIMIT;

    #[test]
    fn reads_the_cursor_it_gave() {
        let key = Uuid::now_v7();
        let paging: Paging =
            read(&format!("status=delivered&limit=3&cursor={}", cursor(key))).unwrap();
        assert_eq!((paging.limit, paging.after), (3, Some(key)));
    }

    #[test]
    fn brings_limits_within_bounds_and_refuses_nonsense() {
        assert_eq!(read::<Uuid>("limit=100000").unwrap().limit, MAX_LIMIT);
        assert_eq!(read::<Uuid>("limit=&cursor=").unwrap().after, None);
        assert_eq!(read::<Uuid>("limit=many").unwrap_err().code(), "invalid");
        assert_eq!(read::<Uuid>("cursor=xyz").unwrap_err().code(), "invalid");
    }
}
