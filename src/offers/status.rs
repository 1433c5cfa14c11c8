//! The life of an offer and of its text: which act is possible when.
//!
//! Pure tables, one exhaustive match each: adding a status or an act does not compile until every
//! pair is decided.

crate::text_enum! {
    /// Where an offer stands.
    pub enum OfferStatus {
        /// Being written; nobody else sees it.
        Draft = "draft",
        /// Waiting for staff to read it.
        Review = "review",
        /// In the catalogue, taking leads.
        Published = "published",
        /// Out of the catalogue for now; contractors keep their engagements.
        Paused = "paused",
        /// Over for good. Leads already in keep their clocks and their money.
        Closed = "closed",
    }
}

/// What can be done to an offer as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferMove {
    /// The buyer asks for publication.
    Submit,
    /// The buyer takes it back from review.
    Withdraw,
    /// Staff publish it.
    Publish,
    /// Staff send it back with a reason.
    SendBack,
    Pause,
    Resume,
    Close,
}

impl OfferMove {
    pub const ALL: [Self; 7] = [
        Self::Submit,
        Self::Withdraw,
        Self::Publish,
        Self::SendBack,
        Self::Pause,
        Self::Resume,
        Self::Close,
    ];
}

/// What an edit does to the terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditKind {
    /// Nobody has seen them yet: the row is changed.
    InPlace,
    /// They are in force: a new version follows, and leads already in keep theirs.
    NewVersion,
}

impl OfferStatus {
    /// Where the act leads, or `None` when it is not possible from here.
    pub const fn after(self, act: OfferMove) -> Option<Self> {
        use OfferMove as M;
        match (self, act) {
            (Self::Draft, M::Submit) => Some(Self::Review),
            (Self::Draft, M::Close) => Some(Self::Closed),
            (Self::Draft, M::Withdraw | M::Publish | M::SendBack | M::Pause | M::Resume) => None,

            (Self::Review, M::Withdraw | M::SendBack) => Some(Self::Draft),
            (Self::Review, M::Publish) => Some(Self::Published),
            (Self::Review, M::Close) => Some(Self::Closed),
            (Self::Review, M::Submit | M::Pause | M::Resume) => None,

            (Self::Published, M::Pause) => Some(Self::Paused),
            (Self::Published, M::Close) => Some(Self::Closed),
            (Self::Published, M::Submit | M::Withdraw | M::Publish | M::SendBack | M::Resume) => {
                None
            }

            (Self::Paused, M::Resume) => Some(Self::Published),
            (Self::Paused, M::Close) => Some(Self::Closed),
            (Self::Paused, M::Submit | M::Withdraw | M::Publish | M::SendBack | M::Pause) => None,

            (
                Self::Closed,
                M::Submit
                | M::Withdraw
                | M::Publish
                | M::SendBack
                | M::Pause
                | M::Resume
                | M::Close,
            ) => None,
        }
    }

    /// How its terms may be edited, or `None` when they may not: staff read what was submitted,
    /// and a closed offer is over.
    pub const fn edit(self) -> Option<EditKind> {
        match self {
            Self::Draft => Some(EditKind::InPlace),
            Self::Published | Self::Paused => Some(EditKind::NewVersion),
            Self::Review | Self::Closed => None,
        }
    }

    /// Whether contractors may take it and deliver leads.
    pub const fn takes_leads(self) -> bool {
        match self {
            Self::Published => true,
            Self::Draft | Self::Review | Self::Paused | Self::Closed => false,
        }
    }

    /// Whether it was ever published, so that others may have acted on it.
    pub const fn was_public(self) -> bool {
        match self {
            Self::Published | Self::Paused | Self::Closed => true,
            Self::Draft | Self::Review => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use OfferMove as M;
    use OfferStatus as S;

    #[test]
    fn every_pair_is_as_written() {
        let allowed = [
            (S::Draft, M::Submit, S::Review),
            (S::Draft, M::Close, S::Closed),
            (S::Review, M::Withdraw, S::Draft),
            (S::Review, M::SendBack, S::Draft),
            (S::Review, M::Publish, S::Published),
            (S::Review, M::Close, S::Closed),
            (S::Published, M::Pause, S::Paused),
            (S::Published, M::Close, S::Closed),
            (S::Paused, M::Resume, S::Published),
            (S::Paused, M::Close, S::Closed),
        ];
        for &status in S::ALL {
            for act in M::ALL {
                let wanted = allowed.iter().find(|row| (row.0, row.1) == (status, act));
                assert_eq!(status.after(act), wanted.map(|row| row.2), "{status} {act:?}");
            }
        }
    }

    #[test]
    fn closed_is_final_and_review_is_not_edited() {
        assert!(M::ALL.iter().all(|&act| S::Closed.after(act).is_none()));
        assert_eq!(S::Closed.edit(), None);
        assert_eq!(S::Review.edit(), None);
        assert_eq!(S::Draft.edit(), Some(EditKind::InPlace));
        assert_eq!(S::Paused.edit(), Some(EditKind::NewVersion));
    }
}
