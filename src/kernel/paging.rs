//! Pages of a list, found by key and never by offset: page 10,000 costs what page 1 does.

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

/// The most items one page may hold.
pub const MAX_LIMIT: i64 = 200;
/// How many it holds when nobody says.
pub const DEFAULT_LIMIT: i64 = 50;

/// What a list is ordered by, as it travels in a cursor. A row's key tells its place for ever: it is
/// carried whole, because looking it up again would lose the place of a row that has moved since.
pub trait Key: Sized {
    fn to_bytes(&self) -> Vec<u8>;
    /// `None` for what [`to_bytes`](Self::to_bytes) never wrote.
    fn from_bytes(bytes: &[u8]) -> Option<Self>;
}

/// Ordered by id: by age, as ids grow with time.
impl Key for Uuid {
    fn to_bytes(&self) -> Vec<u8> {
        self.as_bytes().to_vec()
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Self::from_slice(bytes).ok()
    }
}

/// Ordered by day.
impl Key for NaiveDate {
    fn to_bytes(&self) -> Vec<u8> {
        self.num_days_from_ce().to_be_bytes().to_vec()
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Self::from_num_days_from_ce_opt(i32::from_be_bytes(bytes.try_into().ok()?))
    }
}

/// Ordered by something that several rows may share (a score, a deadline), then by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    pub rank: i64,
    pub id: Uuid,
}

impl Key for Ranked {
    fn to_bytes(&self) -> Vec<u8> {
        [self.rank.to_be_bytes().as_slice(), self.id.as_bytes()].concat()
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (rank, id) = bytes.split_first_chunk::<8>()?;
        Some(Self { rank: i64::from_be_bytes(*rank), id: Uuid::from_slice(id).ok()? })
    }
}

/// Which page is wanted: up to `limit` items that come after `after`.
#[derive(Debug, Clone, Copy)]
pub struct Paging<K = Uuid> {
    pub limit: i64,
    pub after: Option<K>,
}

impl<K> Default for Paging<K> {
    fn default() -> Self {
        Self { limit: DEFAULT_LIMIT, after: None }
    }
}

impl<K> Paging<K> {
    /// Clamps the limit to what one page may hold.
    pub fn new(limit: Option<i64>, after: Option<K>) -> Self {
        Self { limit: limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MAX_LIMIT), after }
    }

    /// How many rows to fetch: one more than shown, to know whether another page follows.
    pub fn fetch(&self) -> i64 {
        self.limit + 1
    }

    /// Cuts the fetched rows to the page and finds the key of the next one.
    pub fn cut<T>(&self, mut rows: Vec<T>, key: impl Fn(&T) -> K) -> Listing<T, K> {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(key) } else { None };
        Listing { items: rows, next }
    }
}

/// One page of a list and the key that asks for the next.
#[derive(Debug, Clone)]
pub struct Listing<T, K = Uuid> {
    pub items: Vec<T>,
    pub next: Option<K>,
}

impl<T, K> Listing<T, K> {
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Listing<U, K> {
        Listing { items: self.items.into_iter().map(f).collect(), next: self.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_survive_the_journey() {
        let ranked = Ranked { rank: -3, id: Uuid::now_v7() };
        assert_eq!(Ranked::from_bytes(&ranked.to_bytes()), Some(ranked));
        let day = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
        assert_eq!(NaiveDate::from_bytes(&day.to_bytes()), Some(day));
        assert_eq!(<Uuid as Key>::from_bytes(&ranked.id.to_bytes()), Some(ranked.id));
        assert_eq!(<Ranked as Key>::from_bytes(&ranked.id.to_bytes()), None);
        assert_eq!(<Ranked as Key>::from_bytes(b""), None);
    }
}
