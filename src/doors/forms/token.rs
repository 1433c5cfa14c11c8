//! What a page of a form carries to prove that we made it: for which engagement and terms, and when.
//!
//! Sealed, so that nobody can make one or read its time, and not bound to a visitor: in a frame of
//! another site there is no cookie to bind it to. Its id is the idempotency key of the lead, so a token
//! counts once however often it is sent.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::kernel::ids::EngagementId;
use crate::kernel::secret::{NoRandomness, Vault};

/// Nobody reads, types and presses in less.
pub const LEAST: TimeDelta = TimeDelta::seconds(2);
/// How long a page may stay open; well below the 48 hours for which a key is known.
pub const MOST: TimeDelta = TimeDelta::hours(12);

/// A page of a form, as we made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub id: Uuid,
    pub made_at: DateTime<Utc>,
    /// The version of the terms it was made of.
    pub terms: i32,
}

/// Why a token does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadToken {
    /// None, or not ours, or another engagement's.
    #[error("not a token of this form")]
    Forged,
    #[error("made too long ago")]
    Old,
    #[error("made a moment ago")]
    Young,
}

fn owner(engagement: EngagementId) -> Vec<u8> {
    [b"form:".as_slice(), engagement.uuid().as_bytes()].concat()
}

impl Token {
    /// A token for a page made now.
    pub fn new(now: DateTime<Utc>, terms: i32) -> Self {
        Self { id: Uuid::now_v7(), made_at: now, terms }
    }

    /// In the letters a page carries.
    pub fn seal(&self, vault: &Vault, engagement: EngagementId) -> Result<String, NoRandomness> {
        let mut plain = self.id.as_bytes().to_vec();
        plain.extend_from_slice(&self.made_at.timestamp_millis().to_be_bytes());
        plain.extend_from_slice(&self.terms.to_be_bytes());
        Ok(URL_SAFE_NO_PAD.encode(vault.seal(&owner(engagement), &plain)?))
    }

    /// Reads a token of this engagement's, of any age.
    pub fn open(vault: &Vault, engagement: EngagementId, text: &str) -> Result<Self, BadToken> {
        let sealed = Some(text).filter(|text| text.len() <= 200);
        let sealed = sealed.and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
        let plain = sealed.and_then(|sealed| vault.open(&owner(engagement), &sealed).ok());
        plain.as_deref().and_then(Self::read).ok_or(BadToken::Forged)
    }

    fn read(plain: &[u8]) -> Option<Self> {
        let (id, rest) = plain.split_first_chunk::<16>()?;
        let (made_at, terms) = rest.split_first_chunk::<8>()?;
        Some(Self {
            id: Uuid::from_bytes(*id),
            made_at: DateTime::from_timestamp_millis(i64::from_be_bytes(*made_at))?,
            terms: i32::from_be_bytes(terms.try_into().ok()?),
        })
    }

    /// Whether it may count at this time.
    pub fn aged(self, now: DateTime<Utc>) -> Result<Self, BadToken> {
        match now - self.made_at {
            age if age < LEAST => Err(BadToken::Young),
            age if age > MOST => Err(BadToken::Old),
            _ => Ok(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::secret::MasterKey;

    #[test]
    fn a_token_is_of_one_engagement() {
        let vault = Vault::new(&MasterKey::generate().unwrap());
        let (one, other) = (EngagementId::new(), EngagementId::new());
        let token = Token::new(DateTime::from_timestamp_millis(1_800_000_000_123).unwrap(), 7);
        let text = token.seal(&vault, one).unwrap();
        assert_eq!(Token::open(&vault, one, &text), Ok(token));
        assert_eq!(Token::open(&vault, other, &text), Err(BadToken::Forged));
        for bad in ["", "AAAA", &text[1..], &"A".repeat(300)] {
            assert_eq!(Token::open(&vault, one, bad), Err(BadToken::Forged), "{bad}");
        }
        // What was sealed for something else under the same key is no token.
        let contact = URL_SAFE_NO_PAD.encode(vault.seal(one.uuid().as_bytes(), &[0; 28]).unwrap());
        assert_eq!(Token::open(&vault, one, &contact), Err(BadToken::Forged));
    }

    #[test]
    fn it_counts_from_two_seconds_to_twelve_hours() {
        let token = Token::new(DateTime::UNIX_EPOCH, 1);
        let at = |age: TimeDelta| token.aged(DateTime::UNIX_EPOCH + age);
        assert_eq!(at(TimeDelta::milliseconds(1_999)), Err(BadToken::Young));
        assert_eq!(at(TimeDelta::seconds(2)), Ok(token));
        assert_eq!(at(TimeDelta::hours(12)), Ok(token));
        assert_eq!(at(TimeDelta::hours(12) + TimeDelta::milliseconds(1)), Err(BadToken::Old));
    }
}
