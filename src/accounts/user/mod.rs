//! Users as staff see them, and what a user may set for themselves.

mod list;
mod settings;
mod suspend;

pub use list::{Filter, HeldBy, UserRow, find, list};
pub use settings::{Settings, save, save_locale};
pub use suspend::{restore, suspend};

crate::text_enum! {
    /// Whether a user may sign in.
    pub enum UserStatus {
        Active = "active",
        Suspended = "suspended",
    }
}

/// What LIKE looks for when somebody types part of a name: their own `%` and `_` mean themselves.
pub(super) fn search_pattern(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.trim().chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    #[test]
    fn signs_of_a_pattern_mean_themselves() {
        assert_eq!(super::search_pattern(" 100%_a\\ "), r"%100\%\_a\\%");
    }
}
