//! Passwords: which may be chosen, and how they are kept.
//!
//! Kept as Argon2id with the first parameters of OWASP's Password Storage Cheat Sheet (19 MiB, two
//! passes, one lane). Length is the rule that matters (NIST SP 800-63B): no wanted digits or signs,
//! only nothing short, nothing everybody uses, and not the address itself.

use std::fmt;

use argon2::password_hash::phc::PasswordHash as Phc;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use super::AccountError;
use crate::kernel::contact::Email;
use crate::kernel::fault::Fault;

/// The fewest characters a password may have.
pub const SHORTEST: usize = 10;
/// The most: far beyond any passphrase, and short of a way to keep the processor busy.
pub const LONGEST: usize = 200;

/// One mebibyte in Argon2's unit.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A hash of nothing anybody knows, made with the parameters above: checking a password against it
/// is the work done for an address that has no user.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGtub3dzIGl0IQ$UlpZ0ZbVOqPzGqYQGkQ1cbx5Gd0JmP8Yw3xN2yX0a4E";

/// The commonest passwords of ten characters and more, lower case, one a line.
const COMMONEST: &str = include_str!("commonest_passwords.txt");

/// A password that may be chosen. Never prints.
#[derive(Clone)]
pub struct Password(String);

/// A kept password. Never prints: guessing at it is possible for whoever has it.
#[derive(Clone)]
pub struct PasswordHash(String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

impl Password {
    /// Accepts what may be chosen by the owner of `email`; the fault is of the field `password`.
    pub fn choose(text: &str, email: &Email) -> Result<Self, Fault> {
        let length = text.chars().count();
        if length == 0 {
            return Err(Fault::new("password", "required"));
        }
        if length < SHORTEST {
            return Err(Fault::new("password", "password-short").with("min", SHORTEST));
        }
        if length > LONGEST {
            return Err(Fault::new("password", "too-long").with("max", LONGEST));
        }
        let folded = text.to_lowercase();
        if folded.trim() == email.as_str() {
            return Err(Fault::new("password", "password-is-email"));
        }
        if is_common(&folded) {
            return Err(Fault::new("password", "password-common"));
        }
        Ok(Self(text.to_owned()))
    }

    /// Takes tens of milliseconds: not inside a transaction.
    pub fn hash(&self) -> Result<PasswordHash, AccountError> {
        let hash: Phc = argon2()?.hash_password(self.0.as_bytes()).map_err(secret)?;
        Ok(PasswordHash(hash.to_string()))
    }
}

impl PasswordHash {
    /// As the database keeps it.
    pub fn from_kept(text: String) -> Self {
        Self(text)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether `text` is the password kept as `hash`. Does the same work when there is none, so that
/// the time taken tells nothing. Takes tens of milliseconds: not inside a transaction.
pub fn matches(text: &str, hash: Option<&PasswordHash>) -> Result<bool, AccountError> {
    let kept = Phc::new(hash.map_or(NOBODY, PasswordHash::as_str)).map_err(secret)?;
    // Longer than may be chosen is wrong whatever it is; the work is still done.
    let text: String = text.chars().take(LONGEST + 1).collect();
    let same = argon2()?.verify_password(text.as_bytes(), &kept).is_ok();
    Ok(same && hash.is_some())
}

fn argon2() -> Result<Argon2<'static>, AccountError> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(secret)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn secret(error: impl fmt::Display) -> AccountError {
    AccountError::Secret(error.to_string())
}

/// On the list, or hardly more than one key held down.
fn is_common(folded: &str) -> bool {
    let mut distinct: Vec<char> = folded.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct.len() < 4 || COMMONEST.lines().any(|line| line == folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(text: &str) -> Result<Password, &'static str> {
        Password::choose(text, &Email::parse("anna.petrova@example.com").unwrap())
            .map_err(|fault| fault.code)
    }

    #[test]
    fn refuses_what_is_easily_guessed() {
        assert_eq!(choose("").unwrap_err(), "required");
        assert_eq!(choose("короткий").unwrap_err(), "password-short");
        assert_eq!(choose("Anna.Petrova@example.com").unwrap_err(), "password-is-email");
        assert_eq!(choose("Password123").unwrap_err(), "password-common");
        assert_eq!(choose("1212121212121").unwrap_err(), "password-common");
        assert_eq!(choose(&"long ".repeat(41)).unwrap_err(), "too-long");
        assert!(choose("верблюд и лодка").is_ok());
    }

    #[test]
    fn matches_itself_only() {
        let kept = choose("верблюд и лодка").unwrap().hash().unwrap();
        assert!(matches("верблюд и лодка", Some(&kept)).unwrap());
        assert!(!matches("верблюд и лодка ", Some(&kept)).unwrap());
        assert!(!matches("верблюд и лодка", None).unwrap());
        assert!(kept.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", kept.as_str());
        assert_eq!(format!("{kept:?}"), "PasswordHash(…)");
    }

    #[test]
    fn nobody_costs_what_somebody_costs() {
        let somebody = choose("верблюд и лодка").unwrap().hash().unwrap();
        let shape = |phc: &str| {
            let phc = Phc::new(phc).unwrap();
            (
                phc.algorithm.to_string(),
                phc.params.to_string(),
                phc.salt.unwrap().len(),
                phc.hash.unwrap().len(),
            )
        };
        assert_eq!(shape(NOBODY), shape(somebody.as_str()));
    }

    #[test]
    fn the_list_holds_only_what_the_length_lets_through() {
        for line in COMMONEST.lines() {
            assert!(line.chars().count() >= SHORTEST && line == line.to_lowercase(), "{line}");
        }
    }
}
