//! Bodies with files, kept from taking the whole memory.
//!
//! Such a body is held whole until its request is answered, and may arrive slowly. So only a few are
//! taken at once, and of those nobody has more than two: whoever sends slowly is in nobody's way but
//! their own.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::kernel::ids::UserId;

/// How many bodies with files are held at once: at most 16 of 27 MiB.
const IN_ALL: usize = 16;
/// How many of them one person may have.
const EACH: usize = 2;

/// Who is sending, and how many. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Uploads(Arc<Mutex<HashMap<Option<UserId>, usize>>>);

/// Room for one body; free again when dropped.
#[derive(Debug)]
pub struct Room {
    uploads: Uploads,
    user: Option<UserId>,
}

impl Uploads {
    /// Room for a body of a person; `None` while they, or all together, have as many as may be.
    pub fn room(&self, user: Option<UserId>) -> Option<Room> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.values().sum::<usize>() >= IN_ALL {
            return None;
        }
        let own = held.entry(user).or_default();
        if *own >= EACH {
            return None;
        }
        *own += 1;
        Some(Room { uploads: self.clone(), user })
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let mut held = self.uploads.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = held.get_mut(&self.user) {
            *own = own.saturating_sub(1);
            if *own == 0 {
                held.remove(&self.user);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_each_and_sixteen_in_all() {
        let uploads = Uploads::default();
        let me = Some(UserId::new());
        let first = uploads.room(me).unwrap();
        let second = uploads.room(me).unwrap();
        assert!(uploads.room(me).is_none(), "two each");
        drop(first);
        let third = uploads.room(me).unwrap();
        let others: Vec<Room> =
            (0..IN_ALL - 2).map(|_| uploads.room(Some(UserId::new())).unwrap()).collect();
        assert!(uploads.room(Some(UserId::new())).is_none(), "no more in all");
        drop((second, third, others));
        assert!(uploads.0.lock().unwrap().is_empty(), "nobody is remembered");
    }
}
