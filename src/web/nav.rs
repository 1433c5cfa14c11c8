//! Where one can go in each area: the only list of the sidebar's places.

use crate::i18n::{Reader, Text};

/// One of the three sides of the exchange a person works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// Buys leads.
    Buyer,
    /// Delivers leads.
    Contractor,
    /// Runs the exchange.
    Staff,
}

impl Area {
    /// The word in addresses and in the keys of texts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Buyer => "buyer",
            Self::Contractor => "contractor",
            Self::Staff => "staff",
        }
    }

    /// The key of the area's name.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Buyer => "nav-area-buyer",
            Self::Contractor => "nav-area-contractor",
            Self::Staff => "nav-area-staff",
        }
    }

    /// The first page of the area.
    pub const fn home(self) -> &'static str {
        match self {
            Self::Buyer => "/inbox",
            Self::Contractor => "/desk",
            Self::Staff => "/staff/review",
        }
    }

    /// Where the search box of the frame sends its `q`.
    pub const fn search(self) -> &'static str {
        match self {
            Self::Buyer | Self::Contractor => "/search",
            Self::Staff => "/staff/leads",
        }
    }

    /// Name, address and icon of each place, in order. The text of a place is `nav-<name>`.
    const fn places(self) -> &'static [(&'static str, &'static str, &'static str)] {
        match self {
            Self::Buyer => &[
                ("nav-inbox", "/inbox", "inbox"),
                ("nav-tasks", "/tasks", "task"),
                ("nav-offers", "/offers", "offer"),
                ("nav-engagements", "/engagements", "people"),
                ("nav-money", "/money", "money"),
                ("nav-settings", "/settings", "settings"),
            ],
            Self::Contractor => &[
                ("nav-desk", "/desk", "desk"),
                ("nav-find-offers", "/catalogue", "search"),
                ("nav-my-offers", "/my-offers", "offer"),
                ("nav-leads", "/leads", "lead"),
                ("nav-money", "/money", "money"),
                ("nav-settings", "/settings", "settings"),
            ],
            Self::Staff => &[
                ("nav-review", "/staff/review", "review"),
                ("nav-top-ups", "/staff/top-ups", "money"),
                ("nav-parties", "/staff/parties", "people"),
                ("nav-users", "/staff/users", "user"),
                ("nav-leads", "/staff/leads", "lead"),
                ("nav-mail", "/staff/mail", "mail"),
                ("nav-audit", "/staff/audit", "audit"),
            ],
        }
    }
}

/// One place in the sidebar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    /// The key of its name, which is also how a count is given to it.
    pub key: &'static str,
    /// Its name.
    pub text: Text,
    /// Its address.
    pub href: &'static str,
    /// Its picture in `icons.svg`.
    pub icon: &'static str,
    /// How many wait there; `None` shows nothing.
    pub count: Option<i64>,
    /// Whether the page shown is in this place.
    pub current: bool,
}

/// The places of an area as seen from a path.
pub fn places(reader: &Reader, area: Area, path: &str) -> Vec<NavItem> {
    area.places()
        .iter()
        .map(|&(key, href, icon)| NavItem {
            key,
            text: reader.t(key),
            href,
            icon,
            count: None,
            current: within(path, href),
        })
        .collect()
}

/// One of several views of a list, as a link: a tab or a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// Its name.
    pub text: Text,
    /// Its address.
    pub href: String,
    /// How many it holds; `None` shows nothing.
    pub count: Option<i64>,
    /// Whether it is the one shown.
    pub current: bool,
}

fn within(path: &str, place: &str) -> bool {
    path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::locale::Locale;

    #[test]
    fn every_place_has_a_name_in_every_language() {
        for area in [Area::Buyer, Area::Contractor, Area::Staff] {
            for (key, ..) in area.places() {
                assert!(Locale::ALL.iter().all(|locale| crate::i18n::has(*locale, key)), "{key}");
            }
            assert!(area.places().iter().any(|(_, href, _)| *href == area.home()));
        }
    }

    #[test]
    fn a_page_below_a_place_is_in_it() {
        assert!(within("/offers", "/offers"));
        assert!(within("/offers/offer_01/edit", "/offers"));
        assert!(!within("/offers-archive", "/offers"));
    }
}
