//! Where an offer lets leads come from.

use serde::{Deserialize, Serialize};

crate::text_enum! {
    /// A kind of traffic.
    pub enum SourceType {
        SearchAds = "search_ads",
        BrandSearch = "brand_search",
        SocialAds = "social_ads",
        DisplayAds = "display_ads",
        Organic = "organic",
        SocialPosts = "social_posts",
        Messengers = "messengers",
        Email = "email",
        Sms = "sms",
        Push = "push",
        Calls = "calls",
        Partners = "partners",
        OwnBase = "own_base",
        Incentive = "incentive",
    }
}

/// The longest free text, in characters.
pub const MAX_NOTES: usize = 2_000;

/// What the offer says about sources.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SourceRules {
    /// Only these, when any is listed.
    pub allowed: Vec<SourceType>,
    /// Never these.
    pub forbidden: Vec<SourceType>,
    /// The rest in words, for people.
    pub notes: String,
}

impl SourceRules {
    /// Whether a lead from a source of this kind is welcome.
    pub fn permits(&self, kind: SourceType) -> bool {
        !self.forbidden.contains(&kind) && (self.allowed.is_empty() || self.allowed.contains(&kind))
    }

    /// Whether a source as a contractor wrote it breaks the rules. Only a source named by one of
    /// the known words can: a name of the contractor's own says nothing about its kind.
    pub fn refuses(&self, source: &str) -> bool {
        source.trim().to_lowercase().parse().is_ok_and(|kind| !self.permits(kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_wins_and_unknown_names_pass() {
        let rules = SourceRules {
            allowed: vec![SourceType::SearchAds, SourceType::Email],
            forbidden: vec![SourceType::Email],
            notes: String::new(),
        };
        assert!(!rules.refuses("search_ads"));
        assert!(rules.refuses(" Email "));
        assert!(rules.refuses("push"));
        assert!(!rules.refuses("Yandex Direct, campaign 12"));
        assert!(!SourceRules::default().refuses("incentive"));
    }
}
