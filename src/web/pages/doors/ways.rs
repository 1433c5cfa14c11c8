//! The ways leads of one engagement can arrive, as the tabs every page about one of them shows.

use crate::i18n::{Reader, Text};
use crate::kernel::ids::EngagementId;
use crate::offers::Action;
use crate::offers::engagements::Work;
use crate::web::nav::Tab;

/// One page of an engagement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The hosted form, its embedding and the call-back button.
    Form,
    /// The tracking link.
    Link,
    /// The numbers that ring for it.
    Calls,
    /// Files.
    Imports,
    Receivers,
    /// What the contractor's tracker is told.
    Postbacks,
    Developer,
}

impl Way {
    const ALL: [Self; 7] = [
        Self::Form,
        Self::Link,
        Self::Calls,
        Self::Imports,
        Self::Receivers,
        Self::Postbacks,
        Self::Developer,
    ];

    /// The last part of its address; its name is `way-<word>`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Link => "link",
            Self::Calls => "calls",
            Self::Imports => "imports",
            Self::Receivers => "receivers",
            Self::Postbacks => "postbacks",
            Self::Developer => "developer",
        }
    }

    /// Whether leads of this action may arrive so.
    const fn fits(self, action: Action) -> bool {
        match self {
            Self::Form => matches!(action, Action::Application | Action::Call),
            Self::Link => action.is_tracked(),
            Self::Calls => matches!(action, Action::Call),
            Self::Imports | Self::Receivers => !action.is_tracked(),
            Self::Postbacks | Self::Developer => true,
        }
    }

    /// Where it is shown to the contractor.
    pub fn address(self, engagement: EngagementId) -> String {
        format!("/contractor/engagements/{engagement}/{}", self.word())
    }

    /// The way a contractor most likely wants first.
    pub const fn first(action: Action) -> Self {
        match action {
            Action::Application => Self::Form,
            Action::Call => Self::Calls,
            Action::Registration | Action::Purchase => Self::Link,
        }
    }
}

/// What stands above every page of an engagement.
#[derive(Debug, Clone)]
pub struct Ways {
    pub title: String,
    pub offer: String,
    pub tabs: Vec<Tab>,
}

impl Ways {
    pub fn new(reader: &Reader, work: &Work, current: Way) -> Self {
        let (engagement, terms) = (work.engagement.id, &work.offer.terms);
        let name = |way: Way| -> Text { reader.word("way", way.word()) };
        let tabs = Way::ALL
            .into_iter()
            .filter(|way| way.fits(terms.action))
            .map(|way| Tab {
                text: name(way),
                href: way.address(engagement),
                count: None,
                current: way == current,
            })
            .collect();
        Self { title: terms.title.clone(), offer: format!("/offers/{}", terms.offer), tabs }
    }
}
