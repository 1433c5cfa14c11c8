//! What the exchange's own records say of a rejection's reason: the same sentence for both sides.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

crate::text_enum! {
    /// Whether the reason holds.
    pub enum Proof {
        /// The records show that it does.
        Proved = "proved",
        /// The records show that it does not.
        Refuted = "refuted",
        /// They cannot tell.
        Undecided = "undecided",
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "found", rename_all = "snake_case")]
pub enum Finding {
    /// The person came to the offer before, inside the window its terms name.
    EarlierLead { at: DateTime<Utc>, days: i32 },
    /// They came before, to another offer of the buyer's: the terms say nothing of those.
    EarlierElsewhere { at: DateTime<Utc> },
    /// Nobody with this number or address came to the offer inside the window.
    NoEarlierLead { days: i32 },
    /// The number belongs to a region the terms do not name.
    NumberOutside { region: String },
    /// The number belongs to a region the terms name.
    NumberInside { region: String },
    /// The terms ask for no region, so nowhere is outside.
    AnyRegion,
    /// The number tells its country, and the terms ask for a part of it.
    RegionUntold { region: String },
    /// No number can be this one: its country gives out none like it.
    NumberImpossible,
    /// The number fits its country's plan. Whether somebody answers only a call can tell.
    NumberPossible { region: String },
    /// There is no number to look at.
    NoNumber,
}

impl Finding {
    pub const fn proof(&self) -> Proof {
        match self {
            Self::EarlierLead { .. } | Self::NumberOutside { .. } | Self::NumberImpossible => {
                Proof::Proved
            }
            Self::NoEarlierLead { .. } | Self::NumberInside { .. } | Self::AnyRegion => {
                Proof::Refuted
            }
            Self::EarlierElsewhere { .. }
            | Self::RegionUntold { .. }
            | Self::NumberPossible { .. }
            | Self::NoNumber => Proof::Undecided,
        }
    }

    /// The word for it, as its texts are named.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::EarlierLead { .. } => "earlier-lead",
            Self::EarlierElsewhere { .. } => "earlier-elsewhere",
            Self::NoEarlierLead { .. } => "no-earlier-lead",
            Self::NumberOutside { .. } => "number-outside",
            Self::NumberInside { .. } => "number-inside",
            Self::AnyRegion => "any-region",
            Self::RegionUntold { .. } => "region-untold",
            Self::NumberImpossible => "number-impossible",
            Self::NumberPossible { .. } => "number-possible",
            Self::NoNumber => "no-number",
        }
    }
}
