//! How promising a lead looks before anybody has called it: points for facts the exchange can see.
//!
//! The buyer sorts the inbox by it; no money depends on it, so it may be improved freely.

use chrono::{DateTime, TimeDelta, Utc};

use crate::leads::contact::Contact;

crate::text_enum! {
    /// What a score is called. The bounds are where a buyer would call first, today, or this week.
    pub enum Band {
        Cold = "cold",
        Warm = "warm",
        Hot = "hot",
    }
}

impl Band {
    pub const fn of(score: i16) -> Self {
        match score {
            70.. => Self::Hot,
            40..70 => Self::Warm,
            _ => Self::Cold,
        }
    }
}

/// Points from 0 to 100. `region_fits` when the terms name regions and the lead is known to be in
/// one; `asked` is how many fields the form has.
pub fn score(contact: &Contact, region_fits: bool, asked: usize, now: DateTime<Utc>) -> i16 {
    let mut points = 0;
    if contact.phone.is_some() {
        points += 30;
    }
    if contact.email.is_some() {
        points += 10;
    }
    // A first and a last name are given by people who expect to be called.
    let words = contact.name.as_deref().map_or(0, |name| name.split_whitespace().count());
    points += match words {
        0 => 0,
        1 => 7,
        _ => 12,
    };
    if region_fits {
        points += 13;
    }
    let answered = contact.fields.values().filter(|value| !value.is_null()).count();
    // A form that asks nothing says nothing either way.
    let share = (20 * answered.min(asked)).checked_div(asked).unwrap_or(10);
    points += i16::try_from(share).unwrap_or(0);
    // Interest cools: an hour is fresh, a day is not.
    if let Some(consent) = &contact.consent {
        let age = now - consent.given_at;
        points += if age <= TimeDelta::hours(1) {
            15
        } else if age <= TimeDelta::hours(24) {
            8
        } else {
            0
        };
    }
    points.clamp(0, 100)
}
