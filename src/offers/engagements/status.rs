//! The life of an engagement, as a pure table.

crate::text_enum! {
    /// Where an engagement stands.
    pub enum EngagementStatus {
        /// The contractor asked; the buyer has not answered.
        Requested = "requested",
        /// The contractor may deliver leads.
        Active = "active",
        /// The buyer said no.
        Declined = "declined",
        /// The contractor left.
        Left = "left",
    }
}

/// What can be done about one contractor and one offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EngagementMove {
    /// The contractor takes an open offer.
    Take,
    /// The contractor asks.
    Request,
    /// The buyer invites.
    Invite,
    Approve,
    Decline,
    /// The contractor leaves, or takes a request back.
    Leave,
}

impl EngagementMove {
    pub const ALL: [Self; 6] =
        [Self::Take, Self::Request, Self::Invite, Self::Approve, Self::Decline, Self::Leave];
}

impl EngagementStatus {
    /// Where the act leads, or `None` when it is not possible from here. A contractor once
    /// declined comes back only when the buyer invites.
    pub const fn after(self, act: EngagementMove) -> Option<Self> {
        use EngagementMove as M;
        match (self, act) {
            (Self::Requested, M::Take | M::Invite | M::Approve) => Some(Self::Active),
            (Self::Requested, M::Decline) => Some(Self::Declined),
            (Self::Requested, M::Leave) => Some(Self::Left),
            (Self::Requested, M::Request) => None,

            (Self::Active, M::Leave) => Some(Self::Left),
            (Self::Active, M::Take | M::Request | M::Invite | M::Approve | M::Decline) => None,

            (Self::Declined, M::Invite) => Some(Self::Active),
            (Self::Declined, M::Take | M::Request | M::Approve | M::Decline | M::Leave) => None,

            (Self::Left, M::Take | M::Invite) => Some(Self::Active),
            (Self::Left, M::Request) => Some(Self::Requested),
            (Self::Left, M::Approve | M::Decline | M::Leave) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EngagementMove as M;
    use EngagementStatus as S;

    #[test]
    fn every_pair_is_as_written() {
        let allowed = [
            (S::Requested, M::Take, S::Active),
            (S::Requested, M::Invite, S::Active),
            (S::Requested, M::Approve, S::Active),
            (S::Requested, M::Decline, S::Declined),
            (S::Requested, M::Leave, S::Left),
            (S::Active, M::Leave, S::Left),
            (S::Declined, M::Invite, S::Active),
            (S::Left, M::Take, S::Active),
            (S::Left, M::Request, S::Requested),
            (S::Left, M::Invite, S::Active),
        ];
        for &status in S::ALL {
            for act in M::ALL {
                let wanted = allowed.iter().find(|row| (row.0, row.1) == (status, act));
                assert_eq!(status.after(act), wanted.map(|row| row.2), "{status} {act:?}");
            }
        }
    }
}
