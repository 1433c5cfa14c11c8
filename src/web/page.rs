//! What every page knows: who reads it, who they are here, where they are, and what just happened.
//!
//! A page's view struct has `page: Page` as its first field; the layouts and the components find
//! it there by that name. The formatting methods are the reader's own, with `now` filled in, so a
//! template says `page.left(lead.due)`.

use chrono::{DateTime, TimeDelta, Utc};
use rust_decimal::Decimal;

use super::assets;
use super::flash::Flash;
use super::nav::{Area, NavItem, places};
use crate::i18n::{Given, Key, Reader, Share, Text};
use crate::kernel::fault::Fault;
use crate::kernel::locale::Locale;
use crate::kernel::money::Money;
use crate::payouts::funds::Short;

/// Light, dark, or as the reader's system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All of them, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The word in the cookie and on the `html` element.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The key of its name.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Auto => "common-theme-auto",
            Self::Light => "common-theme-light",
            Self::Dark => "common-theme-dark",
        }
    }

    /// From a cookie; anything unknown is `Auto`.
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.as_str() == word).unwrap_or_default()
    }
}

/// The signed-in person, as the frame shows them.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// E-mail, or the name they gave.
    pub name: String,
    /// The party they act for; empty for staff.
    pub party_name: String,
    /// Every area they have a seat in, for the switch.
    pub areas: Vec<Area>,
    /// The area this page belongs to.
    pub area: Area,
    /// One line under the sidebar that keeps the party honest, such as
    /// "Decisions left to the clock: 6 % of 412".
    pub note: Option<Text>,
}

/// Money in one currency, for the top bar.
#[derive(Debug, Clone, Copy)]
pub struct Purse {
    /// What can be spent.
    pub free: Money,
    /// Whether that counts credit beside the wallet's own money.
    pub on_credit: bool,
    /// What is held for leads.
    pub held: Money,
}

/// Where counts in the sidebar and on tabs stop.
const COUNTED_TO: i64 = 1_000;

/// Everything a layout needs.
#[derive(Debug, Clone)]
pub struct Page {
    /// Who reads: language and time zone.
    pub reader: Reader,
    /// The time of the request, from the app's clock.
    pub now: DateTime<Utc>,
    /// Who is signed in, if anyone.
    pub viewer: Option<Viewer>,
    /// The token every form that changes something carries.
    pub csrf: String,
    /// What the last action did.
    pub flash: Option<Flash>,
    /// Path of the request, without the query.
    pub path: String,
    /// The query with its `?`, or empty.
    pub query: String,
    /// The chosen appearance.
    pub theme: Theme,
    /// The places of the viewer's area.
    pub nav: Vec<NavItem>,
    /// The party's money; empty for staff and strangers.
    pub wallet: Vec<Purse>,
    /// Where a buyer is short of money.
    pub short: Vec<Short>,
}

impl Page {
    /// A page for a stranger; add the rest with the methods below or by field.
    pub fn new(reader: Reader, now: DateTime<Utc>, path: &str) -> Self {
        Self {
            reader,
            now,
            viewer: None,
            csrf: String::new(),
            flash: None,
            path: path.to_owned(),
            query: String::new(),
            theme: Theme::default(),
            nav: Vec::new(),
            wallet: Vec::new(),
            short: Vec::new(),
        }
    }

    /// Signs the viewer in and fills the sidebar of their area.
    pub fn seen_by(mut self, viewer: Viewer) -> Self {
        self.nav = places(&self.reader, viewer.area, &self.path);
        self.viewer = Some(viewer);
        self
    }

    /// Whether it stands in the frame of an area; otherwise it is an open page.
    pub fn is_framed(&self) -> bool {
        !self.nav.is_empty()
    }

    /// Shows how many wait in a place, by the key of its text: `counted("nav-inbox", 37)`.
    pub fn counted(mut self, key: &str, count: impl Given<i64>) -> Self {
        if let Some(item) = self.nav.iter_mut().find(|item| item.key == key) {
            item.count = Some(count.given());
        }
        self
    }

    /// The language, as `lang` wants it.
    pub fn lang(&self) -> &'static str {
        self.reader.locale.as_str()
    }

    /// The address of an asset by its plain name: `app.css`.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// Path and query, for coming back here after a switch.
    pub fn here(&self) -> String {
        format!("{}{}", self.path, self.query)
    }

    /// Where the person starts: the first page of their area, or the front page.
    pub fn home(&self) -> &'static str {
        self.viewer.as_ref().map_or("/", |viewer| viewer.area.home())
    }

    /// The languages to choose from with their own names, and whether each is the present one.
    pub fn languages(&self) -> [(Locale, &'static str, bool); 3] {
        [(Locale::En, "English"), (Locale::Ru, "Русский"), (Locale::Es, "Español")]
            .map(|(locale, name)| (locale, name, locale == self.reader.locale))
    }

    /// The message carried over from the last action, in words.
    pub fn flash_text(&self) -> Option<(&'static str, Text)> {
        self.flash.as_ref().map(|flash| (flash.tone.class(), flash.text(&self.reader)))
    }

    /// The time zone's name, for the foot of a page.
    pub fn zone(&self) -> &'static str {
        self.reader.zone.name()
    }
}

/// The reader's own words: see `i18n` for what each one writes.
impl Page {
    /// The text with this key.
    pub fn t(&self, key: impl Key) -> Text {
        self.reader.t(key)
    }

    /// The text `<family>-<value>`.
    pub fn word(&self, family: &str, value: &str) -> Text {
        self.reader.word(family, value)
    }

    /// What is wrong with a field.
    pub fn fault(&self, fault: &Fault) -> Text {
        self.reader.fault(fault)
    }

    /// An amount as spoken: `₽500`.
    pub fn money(&self, money: impl Given<Money>) -> String {
        self.reader.money(money)
    }

    /// An amount with all decimals.
    pub fn money_full(&self, money: impl Given<Money>) -> String {
        self.reader.money_full(money)
    }

    /// A signed change with all decimals.
    pub fn money_change(&self, money: impl Given<Money>) -> String {
        self.reader.money_change(money)
    }

    /// An amount without its symbol.
    pub fn money_bare(&self, money: impl Given<Money>) -> String {
        self.reader.money_bare(money)
    }

    /// A whole number.
    pub fn number(&self, number: impl Given<i64>) -> String {
        self.reader.number(number)
    }

    /// A count that was not counted to its end beyond a thousand: `37`, `1,000+`.
    pub fn count(&self, count: impl Given<i64>) -> String {
        match count.given() {
            ..=COUNTED_TO => self.number(count),
            _ => format!("{}+", self.number(COUNTED_TO)),
        }
    }

    /// A decimal number.
    pub fn decimal(&self, number: impl Given<Decimal>) -> String {
        self.reader.decimal(number)
    }

    /// A rate out of the terms: `12.5 %`.
    pub fn rate(&self, percent: impl Given<Decimal>) -> String {
        self.reader.rate(percent)
    }

    /// A measured share with its sample in one line.
    pub fn percent(&self, part: impl Given<i64>, whole: impl Given<i64>) -> String {
        self.reader.percent(part, whole)
    }

    /// A measured share and its sample apart.
    pub fn share(&self, part: impl Given<i64>, whole: impl Given<i64>) -> Share {
        self.reader.share(part, whole)
    }

    /// The date in full.
    pub fn date(&self, at: impl Given<DateTime<Utc>>) -> String {
        self.reader.date(at)
    }

    /// The date for a table.
    pub fn date_short(&self, at: impl Given<DateTime<Utc>>) -> String {
        self.reader.date_short(at)
    }

    /// The time of day.
    pub fn time(&self, at: impl Given<DateTime<Utc>>) -> String {
        self.reader.time(at)
    }

    /// Date and time.
    pub fn when(&self, at: impl Given<DateTime<Utc>>) -> String {
        self.reader.when(at)
    }

    /// Date and time as said today: `today 10:04`.
    pub fn near(&self, at: impl Given<DateTime<Utc>>) -> String {
        self.reader.near(self.now, at)
    }

    /// How long until a deadline.
    pub fn left(&self, due: impl Given<DateTime<Utc>>) -> String {
        self.reader.left(self.now, due)
    }

    /// How long ago.
    pub fn ago(&self, at: impl Given<DateTime<Utc>>) -> String {
        self.reader.ago(self.now, at)
    }

    /// How long something took.
    pub fn duration(&self, length: impl Given<TimeDelta>) -> String {
        self.reader.duration(length)
    }

    /// For machines: `2026-11-22T07:04:00Z`.
    pub fn iso(&self, at: impl Given<DateTime<Utc>>) -> String {
        self.reader.iso(at)
    }

    /// Percent of the time between `from` and `due` that is left, 0 to 100.
    pub fn time_left(
        &self,
        from: impl Given<DateTime<Utc>>,
        due: impl Given<DateTime<Utc>>,
    ) -> i64 {
        let (from, due) = (from.given(), due.given());
        let whole = due.signed_duration_since(from).num_seconds().max(1);
        let left = due.signed_duration_since(self.now).num_seconds().clamp(0, whole);
        left.saturating_mul(100) / whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        let reader = Reader::new(Locale::En, chrono_tz::UTC);
        Page::new(reader, DateTime::UNIX_EPOCH + TimeDelta::hours(6), "/buyer/leads")
    }

    #[test]
    fn the_sidebar_belongs_to_the_area() {
        let viewer = Viewer {
            name: "olga@okna.example".into(),
            party_name: "Okna Plus".into(),
            areas: vec![Area::Buyer],
            area: Area::Buyer,
            note: None,
        };
        let page = page().seen_by(viewer).counted("nav-inbox", 37);
        let first = page.nav.first().unwrap();
        assert_eq!((first.count, first.current), (Some(37), true));
        assert!(page.nav.iter().skip(1).all(|item| !item.current && item.count.is_none()));
    }

    #[test]
    fn time_left_is_a_share_of_the_whole_clock() {
        let start = DateTime::UNIX_EPOCH;
        assert_eq!(page().time_left(start, start + TimeDelta::hours(24)), 75);
        assert_eq!(page().time_left(start, start + TimeDelta::hours(3)), 0);
    }
}
