//! Regions an offer asks for: an ISO 3166-1 country (`RU`) or an ISO 3166-2 part of one (`RU-MOW`).

use std::fmt;
use std::str::FromStr;

/// A country, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Region(String);

/// The text names no country or part of one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no ISO 3166 code")]
pub struct UnknownRegion(pub String);

impl Region {
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The two letters of the country.
    pub fn country(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Whether a lead known to come from `origin` may be meant by this region. A lead known only
    /// by country is not refused for a part of that country: nothing says it is elsewhere.
    pub fn may_include(&self, origin: &Region) -> bool {
        if self.country() != origin.country() {
            return false;
        }
        self.0.len() == 2 || origin.0.len() == 2 || self.0 == origin.0
    }
}

impl FromStr for Region {
    type Err = UnknownRegion;
    fn from_str(text: &str) -> Result<Self, UnknownRegion> {
        let code = text.trim().to_ascii_uppercase();
        let known = if code.len() == 2 {
            rust_iso3166::from_alpha2(&code).is_some()
        } else {
            rust_iso3166::iso3166_2::from_code(&code).is_some()
        };
        if known { Ok(Self(code)) } else { Err(UnknownRegion(text.to_owned())) }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_includes_its_parts_and_doubt_favours_the_lead() {
        let region = |code: &str| code.parse::<Region>().unwrap();
        assert!(region("RU").may_include(&region("RU-MOW")));
        assert!(region("RU-MOW").may_include(&region("RU")));
        assert!(!region("RU-MOW").may_include(&region("RU-SPE")));
        assert!(!region("RU").may_include(&region("ES")));
        assert!("ZZ".parse::<Region>().is_err());
        assert_eq!(region("es-v").code(), "ES-V");
    }
}
