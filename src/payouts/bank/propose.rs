//! What a line is most likely for. Pure: from what was read of the line and its surroundings.

use crate::kernel::ids::{PartyId, TopUpId};
use crate::kernel::money::Money;
use crate::payouts::TopUpStatus;

/// The top-up a line names by its reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    pub top_up: TopUpId,
    pub amount: Money,
    pub status: TopUpStatus,
    /// Whether another line stands for its money already.
    pub has_line: bool,
}

/// What is known of a line's payer and of those who wait.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Around {
    /// The only party this payer ever paid for.
    pub payer: Option<PartyId>,
    /// That party's only waiting top-up of this amount.
    pub of_payer: Option<TopUpId>,
    /// The only waiting top-up of this amount at all.
    pub of_amount: Option<TopUpId>,
}

/// What is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposal {
    /// Reference, amount and currency agree: sure.
    Match(TopUpId),
    /// Its top-up was confirmed by hand before: the line is the proof, no money moves.
    Proof(TopUpId),
    /// The reference is of a waiting top-up of another amount.
    AmountDiffers(TopUpId),
    /// The reference is of a top-up that waits no more: the money came late, or twice.
    Late(TopUpId),
    /// No reference, but the payer is known and waits for this amount.
    Likely(TopUpId),
    /// No reference; one top-up of this amount waits.
    Maybe(TopUpId),
    /// No reference and nobody waits, but the payer is known.
    KnownPayer(PartyId),
    Unknown,
    /// Money that went out, or a line taken back: never booked.
    NotMoney,
}

impl Proposal {
    /// The word of it in pages and in the API.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Match(_) => "match",
            Self::Proof(_) => "proof",
            Self::AmountDiffers(_) => "amount_differs",
            Self::Late(_) => "late",
            Self::Likely(_) => "likely",
            Self::Maybe(_) => "maybe",
            Self::KnownPayer(_) => "known_payer",
            Self::Unknown => "unknown",
            Self::NotMoney => "not_money",
        }
    }

    /// The top-up proposed.
    pub const fn top_up(&self) -> Option<TopUpId> {
        match self {
            Self::Match(id)
            | Self::Proof(id)
            | Self::AmountDiffers(id)
            | Self::Late(id)
            | Self::Likely(id)
            | Self::Maybe(id) => Some(*id),
            Self::KnownPayer(_) | Self::Unknown | Self::NotMoney => None,
        }
    }

    /// Whether it needs no look: all three agree.
    pub const fn is_sure(&self) -> bool {
        matches!(self, Self::Match(_) | Self::Proof(_))
    }
}

/// Proposes.
pub fn propose(comes_in: bool, amount: Money, named: Option<Named>, around: Around) -> Proposal {
    if !comes_in {
        return Proposal::NotMoney;
    }
    if let Some(named) = named {
        let id = named.top_up;
        return match named.status {
            TopUpStatus::Requested if named.amount == amount => Proposal::Match(id),
            TopUpStatus::Requested => Proposal::AmountDiffers(id),
            TopUpStatus::Confirmed if !named.has_line && named.amount == amount => {
                Proposal::Proof(id)
            }
            TopUpStatus::Confirmed
            | TopUpStatus::Cancelled
            | TopUpStatus::Refunding
            | TopUpStatus::Refunded => Proposal::Late(id),
        };
    }
    match (around.of_payer, around.of_amount, around.payer) {
        (Some(id), ..) => Proposal::Likely(id),
        (None, Some(id), None) => Proposal::Maybe(id),
        (None, _, Some(party)) => Proposal::KnownPayer(party),
        (None, None, None) => Proposal::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_all_three_agreeing_is_sure() {
        let of = |minor, code: &str| Money::new(minor, code.parse().unwrap());
        let id = TopUpId::new();
        let named = |status, amount, has_line| Named { top_up: id, amount, status, has_line };
        let euros = of(500, "EUR");
        let say = |named| propose(true, euros, Some(named), Around::default());
        use TopUpStatus as S;
        assert_eq!(say(named(S::Requested, euros, false)), Proposal::Match(id));
        assert_eq!(say(named(S::Requested, of(500, "USD"), false)), Proposal::AmountDiffers(id));
        assert_eq!(say(named(S::Requested, of(499, "EUR"), false)), Proposal::AmountDiffers(id));
        assert_eq!(say(named(S::Confirmed, euros, false)), Proposal::Proof(id));
        assert_eq!(say(named(S::Confirmed, euros, true)), Proposal::Late(id));
        assert_eq!(say(named(S::Confirmed, of(1, "EUR"), false)), Proposal::Late(id));
        for status in [S::Cancelled, S::Refunding, S::Refunded] {
            assert_eq!(say(named(status, euros, false)), Proposal::Late(id));
        }
        let around = Around { of_amount: Some(id), ..Around::default() };
        assert_eq!(propose(true, euros, None, around), Proposal::Maybe(id));
        let party = PartyId::new();
        let around = Around { payer: Some(party), of_payer: None, of_amount: Some(id) };
        assert_eq!(propose(true, euros, None, around), Proposal::KnownPayer(party), "another's");
        assert_eq!(propose(true, euros, None, Around::default()), Proposal::Unknown);
        let out = propose(false, euros, Some(named(S::Requested, euros, false)), around);
        assert_eq!(out, Proposal::NotMoney);
        assert!(!Proposal::Likely(id).is_sure() && Proposal::Match(id).is_sure());
    }
}
