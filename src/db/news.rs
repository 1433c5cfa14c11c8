//! Tells the worker in this process that a transaction left something for it to do.
//!
//! Only a shortcut: what there is to do stands in the database, and the worker of another process
//! finds it by looking. Waiting costs nothing and ringing never blocks.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A bell that counts how often it rang. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct News(Arc<(Mutex<u64>, Condvar)>);

impl News {
    /// Wakes everyone who waits.
    pub fn ring(&self) {
        let (count, changed) = &*self.0;
        let mut count = count.lock().unwrap_or_else(PoisonError::into_inner);
        *count = count.wrapping_add(1);
        changed.notify_all();
    }

    /// How often it rang so far; what [`News::wait`] compares with.
    pub fn heard(&self) -> u64 {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until it has rung since `heard`, or `patience` is over.
    pub fn wait(&self, heard: u64, patience: Duration) {
        let (count, changed) = &*self.0;
        let until = Instant::now() + patience;
        let mut now = count.lock().unwrap_or_else(PoisonError::into_inner);
        while *now == heard {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            now = changed.wait_timeout(now, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_between_looking_and_waiting_is_not_missed() {
        let news = News::default();
        let heard = news.heard();
        news.ring();
        let start = Instant::now();
        news.wait(heard, Duration::from_secs(10));
        assert!(start.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn patience_ends() {
        let news = News::default();
        news.wait(news.heard(), Duration::from_millis(5));
    }
}
