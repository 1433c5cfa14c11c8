//! Bearer tokens for programs: short-lived access tokens, and refresh tokens that rotate.
//!
//! An access token (RFC 7519, HS256) names its user and the epoch it was issued under. It is checked
//! against the exchange's own clock, and every request compares the epoch with the user's, so a
//! reset or a suspension ends it before its quarter of an hour is over.

mod hmac;
pub mod refresh;

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

use super::{AccountError, Person};
use crate::kernel::ids::UserId;
use crate::kernel::secret::MasterKey;

/// How long an access token works.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(15);

/// How long after a password was shown its token counts for what needs a fresh sign-in.
pub const FRESH: TimeDelta = TimeDelta::minutes(10);

/// What access tokens are signed and checked with. Cheap to clone.
#[derive(Clone)]
pub struct Keys {
    signing: EncodingKey,
    checking: DecodingKey,
    validation: Validation,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// What an access token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    pub sub: UserId,
    /// The user's epoch when it was issued.
    pub epoch: i32,
    /// Seconds since 1970, as `exp`.
    pub iat: i64,
    pub exp: i64,
    /// When the password was shown for this very token; one that was refreshed has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auth_time: Option<i64>,
}

impl Claims {
    /// Whether the password was shown for it not long before `now`.
    pub fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        self.auth_time.is_some_and(|at| now.timestamp().saturating_sub(at) <= FRESH.num_seconds())
    }
}

impl Keys {
    pub fn new(master: &MasterKey) -> Self {
        hmac::install();
        let key = master.derive("access tokens 1");
        let mut validation = Validation::new(Algorithm::HS256);
        // The library reads the wall clock; ours may have been turned. See `verify`.
        validation.validate_exp = false;
        Self {
            signing: EncodingKey::from_secret(&key),
            checking: DecodingKey::from_secret(&key),
            validation,
        }
    }
}

/// Makes an access token for a person, at `now`.
pub fn issue(keys: &Keys, person: &Person, now: DateTime<Utc>) -> Result<String, AccountError> {
    signed(keys, person, now, None)
}

/// The same for somebody who has just shown their password.
pub fn issue_fresh(
    keys: &Keys,
    person: &Person,
    now: DateTime<Utc>,
) -> Result<String, AccountError> {
    signed(keys, person, now, Some(now.timestamp()))
}

fn signed(
    keys: &Keys,
    person: &Person,
    now: DateTime<Utc>,
    auth_time: Option<i64>,
) -> Result<String, AccountError> {
    let claims = Claims {
        sub: person.user,
        epoch: person.epoch,
        iat: now.timestamp(),
        exp: (now + LIFETIME).timestamp(),
        auth_time,
    };
    jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &keys.signing)
        .map_err(|error| AccountError::Secret(error.to_string()))
}

/// What a token says, when it is ours and has not run out at `now`.
pub fn verify(keys: &Keys, token: &str, now: DateTime<Utc>) -> Option<Claims> {
    let claims =
        jsonwebtoken::decode::<Claims>(token, &keys.checking, &keys.validation).ok()?.claims;
    (claims.exp > now.timestamp()).then_some(claims)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::locale::Locale;

    fn person() -> Person {
        Person {
            user: UserId::new(),
            email: "anna@example.com".to_owned(),
            locale: Locale::En,
            time_zone: "UTC".to_owned(),
            epoch: 3,
            seats: Vec::new(),
        }
    }

    #[test]
    fn says_who_and_until_when() {
        let keys = Keys::new(&MasterKey::generate().unwrap());
        let (person, now) = (person(), Utc::now());
        let token = issue(&keys, &person, now).unwrap();
        let claims = verify(&keys, &token, now).unwrap();
        assert_eq!((claims.sub, claims.epoch), (person.user, 3));
        assert!(verify(&keys, &token, now + LIFETIME - TimeDelta::seconds(1)).is_some());
        assert!(
            verify(&keys, &token, now + LIFETIME + TimeDelta::seconds(1)).is_none(),
            "our clock, without leeway"
        );
    }

    #[test]
    fn is_fresh_for_ten_minutes_after_the_password() {
        let keys = Keys::new(&MasterKey::generate().unwrap());
        let (person, now) = (person(), Utc::now());
        let fresh = verify(&keys, &issue_fresh(&keys, &person, now).unwrap(), now).unwrap();
        assert!(fresh.is_fresh(now + FRESH));
        assert!(!fresh.is_fresh(now + FRESH + TimeDelta::seconds(1)));
        let refreshed = verify(&keys, &issue(&keys, &person, now).unwrap(), now).unwrap();
        assert!(!refreshed.is_fresh(now));
    }

    #[test]
    fn refuses_what_it_did_not_sign() {
        let keys = Keys::new(&MasterKey::generate().unwrap());
        let other = Keys::new(&MasterKey::generate().unwrap());
        let now = Utc::now();
        let token = issue(&keys, &person(), now).unwrap();
        assert!(verify(&other, &token, now).is_none());
        let (head, tail) = token.split_once('.').unwrap();
        let (body, signature) = tail.split_once('.').unwrap();
        // {"typ":"JWT","alg":"none"}
        let none = "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0";
        for forged in [
            format!("{none}.{body}."),
            format!("{none}.{body}.{signature}"),
            format!("{head}.{body}."),
            format!("{head}.{body}x.{signature}"),
            String::new(),
            "a.b.c".to_owned(),
        ] {
            assert!(verify(&keys, &forged, now).is_none(), "{forged}");
        }
    }
}
