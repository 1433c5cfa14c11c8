//! How many requests of one sender are written down in a second.

use std::collections::HashMap;

use uuid::Uuid;

/// The most of one sender in a second: enough for somebody trying things out by hand, and little
/// beside what a busy program sends.
pub const MOST: u32 = 5;

/// The senders of the present second. Pure: the caller says which second it is.
#[derive(Debug, Default)]
pub struct Pace {
    second: i64,
    seen: HashMap<Uuid, u32>,
}

impl Pace {
    /// Whether one more of this sender may be written down.
    pub fn lets(&mut self, sender: Uuid, second: i64) -> bool {
        if self.second != second {
            self.second = second;
            self.seen.clear();
        }
        let seen = self.seen.entry(sender).or_default();
        *seen = seen.saturating_add(1);
        *seen <= MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lets_five_of_a_sender_through_in_a_second() {
        let (mut pace, one, other) = (Pace::default(), Uuid::now_v7(), Uuid::now_v7());
        let let_through = (0..9).filter(|_| pace.lets(one, 10)).count();
        assert_eq!(let_through, 5);
        assert!(pace.lets(other, 10), "another sender has a count of their own");
        assert!(pace.lets(one, 11), "and so has the next second");
    }
}
