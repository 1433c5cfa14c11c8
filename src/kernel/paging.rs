//! Pages of a list, found by key and never by offset: page 10,000 costs what page 1 does.

use uuid::Uuid;

/// The most items one page may hold.
pub const MAX_LIMIT: i64 = 200;
/// How many it holds when nobody says.
pub const DEFAULT_LIMIT: i64 = 50;

/// Which page is wanted: up to `limit` items older than `after`.
#[derive(Debug, Clone, Copy)]
pub struct Paging {
    pub limit: i64,
    pub after: Option<Uuid>,
}

impl Default for Paging {
    fn default() -> Self {
        Self { limit: DEFAULT_LIMIT, after: None }
    }
}

impl Paging {
    /// Clamps the limit to what one page may hold.
    pub fn new(limit: Option<i64>, after: Option<Uuid>) -> Self {
        Self { limit: limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MAX_LIMIT), after }
    }

    /// How many rows to fetch: one more than shown, to know whether another page follows.
    pub fn fetch(&self) -> i64 {
        self.limit + 1
    }

    /// Cuts the fetched rows to the page and finds the key of the next one.
    pub fn cut<T>(&self, mut rows: Vec<T>, key: impl Fn(&T) -> Uuid) -> Listing<T> {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(key) } else { None };
        Listing { items: rows, next }
    }
}

/// One page of a list and the key that asks for the next.
#[derive(Debug, Clone)]
pub struct Listing<T> {
    pub items: Vec<T>,
    pub next: Option<Uuid>,
}

impl<T> Listing<T> {
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Listing<U> {
        Listing { items: self.items.into_iter().map(f).collect(), next: self.next }
    }
}
