//! What the formatting functions accept: a value, or a reference to one however deep.
//!
//! A template borrows every variable it passes on, and a loop variable is a reference already, so
//! the same value arrives as `T`, `&T` or `&&T`. These two traits make all of them fit.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rust_decimal::Decimal;

use crate::kernel::money::Money;
use crate::kernel::rate::Rate;

/// Gives a `T`, by value or through references.
pub trait Given<T> {
    /// The value itself.
    fn given(&self) -> T;
}

impl<T, G: Given<T>> Given<T> for &G {
    fn given(&self) -> T {
        (*self).given()
    }
}

macro_rules! given {
    ($($kind:ty),+) => { $(
        impl Given<$kind> for $kind {
            fn given(&self) -> $kind { *self }
        }
    )+ };
}

given!(Money, Decimal, Rate, DateTime<Utc>, NaiveDate, TimeDelta, i64);

impl Given<i64> for i32 {
    fn given(&self) -> i64 {
        i64::from(*self)
    }
}

impl Given<i64> for i16 {
    fn given(&self) -> i64 {
        i64::from(*self)
    }
}

impl Given<i64> for u32 {
    fn given(&self) -> i64 {
        i64::from(*self)
    }
}

impl Given<i64> for usize {
    fn given(&self) -> i64 {
        i64::try_from(*self).unwrap_or(i64::MAX)
    }
}

/// The key of a text: a literal, or one made at run time.
pub trait Key {
    /// The key itself.
    fn key(self) -> Cow<'static, str>;
}

impl Key for &'static str {
    fn key(self) -> Cow<'static, str> {
        Cow::Borrowed(self)
    }
}

impl Key for String {
    fn key(self) -> Cow<'static, str> {
        Cow::Owned(self)
    }
}

impl Key for Cow<'static, str> {
    fn key(self) -> Cow<'static, str> {
        self
    }
}

impl<K: Key + Clone> Key for &K {
    fn key(self) -> Cow<'static, str> {
        self.clone().key()
    }
}
