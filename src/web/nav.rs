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
            Self::Buyer => "/buyer/leads",
            Self::Contractor => "/contractor",
            Self::Staff => "/staff/offers",
        }
    }

    /// Where the search box of the frame sends its `q`.
    pub const fn search(self) -> &'static str {
        match self {
            Self::Buyer => "/buyer/leads",
            Self::Contractor => "/contractor/leads",
            Self::Staff => "/staff/leads",
        }
    }

    /// Name, address and icon of each place, in order. The text of a place is `nav-<name>`.
    const fn places(self) -> &'static [(&'static str, &'static str, &'static str)] {
        match self {
            Self::Buyer => &[
                ("nav-inbox", "/buyer/leads", "inbox"),
                ("nav-tasks", "/buyer/tasks", "task"),
                ("nav-offers", "/buyer/offers", "offer"),
                ("nav-engagements", "/buyer/engagements", "people"),
                ("nav-calls", "/buyer/calls", "phone"),
                ("nav-tracking", "/buyer/tracking", "link"),
                ("nav-reasons", "/buyer/reasons", "reasons"),
                ("nav-money", "/money", "money"),
                ("nav-settings", "/settings", "settings"),
            ],
            Self::Contractor => &[
                ("nav-desk", "/contractor", "desk"),
                ("nav-find-offers", "/offers", "search"),
                ("nav-my-offers", "/contractor/engagements", "offer"),
                ("nav-leads", "/contractor/leads", "lead"),
                ("nav-reasons", "/contractor/reasons", "reasons"),
                ("nav-money", "/money", "money"),
                ("nav-settings", "/settings", "settings"),
            ],
            Self::Staff => &[
                ("nav-review", "/staff/offers", "review"),
                ("nav-disputes", "/staff/disputes", "scales"),
                ("nav-corrections", "/staff/corrections", "correction"),
                ("nav-alarms", "/staff/alarms", "warning"),
                ("nav-top-ups", "/staff/top-ups", "money"),
                ("nav-withdrawals", "/staff/withdrawals", "money"),
                ("nav-bank", "/staff/bank", "bank"),
                ("nav-fees", "/staff/fees", "task"),
                ("nav-books", "/staff/books", "books"),
                ("nav-parties", "/staff/parties", "people"),
                ("nav-users", "/staff/users", "user"),
                ("nav-leads", "/staff/leads", "lead"),
                ("nav-reasons", "/staff/reasons", "reasons"),
                ("nav-mail", "/staff/mails", "mail"),
                ("nav-arrivals", "/staff/arrivals", "door"),
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

/// Pages with addresses of their own that belong to a place elsewhere: the ways leads come by are
/// opened from an engagement.
const BELOW: [(&str, &str); 6] = [
    ("/contractor/receivers", "/contractor/engagements"),
    ("/contractor/arrivals", "/contractor/engagements"),
    ("/contractor/imports", "/contractor/engagements"),
    ("/contractor/trackers", "/contractor/engagements"),
    ("/contractor/api-requests", "/contractor/engagements"),
    ("/contractor/test-leads", "/contractor/engagements"),
];

/// The places of an area as seen from a path. The present one is the nearest above the page:
/// `/contractor/leads` is in the leads and not on the desk.
pub fn places(reader: &Reader, area: Area, path: &str) -> Vec<NavItem> {
    let path = BELOW.iter().find(|(page, _)| within(path, page)).map_or(path, |(_, place)| place);
    let nearest = area
        .places()
        .iter()
        .map(|&(_, href, _)| href)
        .filter(|href| within(path, href))
        .max_by_key(|href| href.len());
    area.places()
        .iter()
        .map(|&(key, href, icon)| NavItem {
            key,
            text: reader.t(key),
            href,
            icon,
            count: None,
            current: nearest == Some(href),
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
    fn one_place_is_the_present_one() {
        let reader = Reader::new(Locale::En, chrono_tz::UTC);
        let current = |path: &str| {
            let places = places(&reader, Area::Contractor, path);
            places.iter().filter(|item| item.current).map(|item| item.href).collect::<Vec<_>>()
        };
        assert_eq!(current("/contractor"), ["/contractor"]);
        assert_eq!(current("/contractor/leads/new"), ["/contractor/leads"]);
        assert_eq!(current("/contractor/imports/import_01"), ["/contractor/engagements"]);
        assert_eq!(current("/sign-in"), [""; 0]);
    }

    #[test]
    fn a_page_below_a_place_is_in_it() {
        assert!(within("/offers", "/offers"));
        assert!(within("/offers/offer_01/edit", "/offers"));
        assert!(!within("/offers-archive", "/offers"));
    }
}
