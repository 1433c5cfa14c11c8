//! The life of a lead as one pure table: what each event does to each status.
//!
//! Every pair of (status, event) is written out, without a wildcard, so that a new status or event
//! does not compile until somebody has decided what it means everywhere. The same moves stand in
//! the database (`lead_moves`), which refuses any other; a test compares the two.

use super::actor::Side;

crate::text_enum! {
    /// Who must act now.
    pub enum Status {
        /// A screening rule said no. Final.
        Refused = "refused",
        /// Suspicious; no money held, contact not shown. Staff decide, or the clock refuses.
        Quarantined = "quarantined",
        /// Money held, the buyer sees the contact and decides, or the clock accepts.
        Delivered = "delivered",
        /// Good; the guarantee may still run. Then the clock settles.
        Accepted = "accepted",
        /// The buyer gave a coded reason; the contractor concedes or appeals, or the clock returns.
        Rejected = "rejected",
        /// Both sides state their case, on clocks.
        Disputed = "disputed",
        /// The contractor is paid. Final.
        Settled = "settled",
        /// The buyer has the money back. Final.
        Returned = "returned",
    }
}

crate::text_enum! {
    /// What can happen to a lead after intake.
    pub enum Event {
        /// Staff let a quarantined lead through.
        Release = "release",
        /// Staff refuse a quarantined lead.
        Refuse = "refuse",
        Accept = "accept",
        Reject = "reject",
        /// The buyer rejects, but is over the offer's return share: staff look at it first.
        Refer = "refer",
        /// The contractor agrees with a rejection.
        Concede = "concede",
        /// The contractor contests a rejection.
        Appeal = "appeal",
        /// The buyer answers an appeal; now staff must decide.
        Answer = "answer",
        /// The buyer gives in to an appeal.
        BuyerConcede = "buyer_concede",
        /// The contractor takes an appeal back.
        WithdrawAppeal = "withdraw_appeal",
        /// One side takes the split the other proposed.
        AgreeSplit = "agree_split",
        /// Staff decide a dispute for the contractor, wholly or in part.
        AwardContractor = "award_contractor",
        /// Staff decide a dispute for the buyer.
        AwardBuyer = "award_buyer",
        /// The running deadline passed.
        Expire = "expire",
    }
}

/// What a move does to the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyMove {
    /// Nothing moves.
    Stay,
    /// The price is reserved.
    Hold,
    /// The contractor is paid and the fee taken, out of the hold; in a split, of its part.
    Capture,
    /// The hold goes back to the buyer.
    Release,
}

/// Which deadline a status starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deadline {
    /// The buyer must decide.
    Decision,
    /// The buyer may still reject, for the narrower reasons.
    Guarantee,
    /// The contractor may appeal.
    Appeal,
    /// The buyer must answer the appeal.
    Statement,
    /// Staff must decide.
    Verdict,
}

/// What an event does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    pub to: Status,
    pub money: MoneyMove,
    pub deadline: Option<Deadline>,
}

/// The status does not allow the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a lead that is {status} cannot be changed by {event}")]
pub struct IllegalMove {
    pub status: Status,
    pub event: Event,
}

impl Event {
    /// Whose event it is.
    pub const fn sides(self) -> &'static [Side] {
        match self {
            Self::Accept | Self::Reject | Self::Refer | Self::Answer | Self::BuyerConcede => {
                &[Side::Buyer]
            }
            Self::Concede | Self::Appeal | Self::WithdrawAppeal => &[Side::Contractor],
            Self::AgreeSplit => &[Side::Buyer, Side::Contractor],
            Self::Release | Self::Refuse | Self::AwardContractor | Self::AwardBuyer => {
                &[Side::Staff]
            }
            Self::Expire => &[Side::Clock],
        }
    }
}

impl Status {
    /// Whether nothing moves the lead any more.
    pub const fn is_final(self) -> bool {
        match self {
            Self::Refused | Self::Settled | Self::Returned => true,
            Self::Quarantined
            | Self::Delivered
            | Self::Accepted
            | Self::Rejected
            | Self::Disputed => false,
        }
    }

    /// Whether the buyer may see the contact: money is held or was paid. After a return the buyer
    /// has had the contact, but has no further use of it.
    pub const fn reveals_contact(self) -> bool {
        match self {
            Self::Delivered | Self::Accepted | Self::Rejected | Self::Disputed | Self::Settled => {
                true
            }
            Self::Refused | Self::Quarantined | Self::Returned => false,
        }
    }

    /// Where an event leads when this side makes it happen: [`on`](Self::on), for those whose event
    /// it is.
    pub fn on_by(self, event: Event, side: Side) -> Result<Move, IllegalMove> {
        if event.sides().contains(&side) {
            self.on(event)
        } else {
            Err(IllegalMove { status: self, event })
        }
    }

    /// Where an event leads, what it does to the money, and which clock starts.
    pub const fn on(self, event: Event) -> Result<Move, IllegalMove> {
        use Deadline as D;
        use Event as E;
        use MoneyMove as M;
        let illegal = Err(IllegalMove { status: self, event });
        let (to, money, deadline) = match self {
            Self::Quarantined => match event {
                E::Release => (Self::Delivered, M::Hold, Some(D::Decision)),
                E::Refuse | E::Expire => (Self::Refused, M::Stay, None),
                E::Accept | E::Reject | E::Refer | E::Concede | E::Appeal | E::Answer => {
                    return illegal;
                }
                E::BuyerConcede | E::WithdrawAppeal | E::AgreeSplit => return illegal,
                E::AwardContractor | E::AwardBuyer => return illegal,
            },
            Self::Delivered => match event {
                E::Accept | E::Expire => (Self::Accepted, M::Stay, Some(D::Guarantee)),
                E::Reject => (Self::Rejected, M::Stay, Some(D::Appeal)),
                E::Refer => (Self::Disputed, M::Stay, Some(D::Verdict)),
                E::Release | E::Refuse | E::Concede | E::Appeal | E::Answer => return illegal,
                E::BuyerConcede | E::WithdrawAppeal | E::AgreeSplit => return illegal,
                E::AwardContractor | E::AwardBuyer => return illegal,
            },
            Self::Accepted => match event {
                E::Expire => (Self::Settled, M::Capture, None),
                E::Reject => (Self::Rejected, M::Stay, Some(D::Appeal)),
                E::Refer => (Self::Disputed, M::Stay, Some(D::Verdict)),
                E::Accept | E::Release | E::Refuse | E::Concede | E::Appeal | E::Answer => {
                    return illegal;
                }
                E::BuyerConcede | E::WithdrawAppeal | E::AgreeSplit => return illegal,
                E::AwardContractor | E::AwardBuyer => return illegal,
            },
            Self::Rejected => match event {
                E::Concede | E::Expire => (Self::Returned, M::Release, None),
                E::Appeal => (Self::Disputed, M::Stay, Some(D::Statement)),
                E::Accept | E::Reject | E::Refer | E::Release | E::Refuse | E::Answer => {
                    return illegal;
                }
                E::BuyerConcede | E::WithdrawAppeal | E::AgreeSplit => return illegal,
                E::AwardContractor | E::AwardBuyer => return illegal,
            },
            Self::Disputed => match event {
                E::Answer => (Self::Disputed, M::Stay, Some(D::Verdict)),
                // Silence is the buyer's loss, first its own, then that of staff: it has had the
                // contact all along.
                E::BuyerConcede | E::AwardContractor | E::AgreeSplit | E::Expire => {
                    (Self::Settled, M::Capture, None)
                }
                E::WithdrawAppeal | E::AwardBuyer => (Self::Returned, M::Release, None),
                E::Accept | E::Reject | E::Refer | E::Release | E::Refuse => return illegal,
                E::Concede | E::Appeal => return illegal,
            },
            Self::Refused | Self::Settled | Self::Returned => return illegal,
        };
        Ok(Move { to, money, deadline })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_legal_move_of_every_side_is_known_by_heart() {
        let mut legal = Vec::new();
        for &status in Status::ALL {
            for &event in Event::ALL {
                for &side in Side::ALL {
                    if let Ok(next) = status.on_by(event, side) {
                        legal.push(format!("{status}: {side} {event} -> {}", next.to));
                    }
                }
            }
        }
        assert_eq!(
            legal,
            [
                "quarantined: staff release -> delivered",
                "quarantined: staff refuse -> refused",
                "quarantined: clock expire -> refused",
                "delivered: buyer accept -> accepted",
                "delivered: buyer reject -> rejected",
                "delivered: buyer refer -> disputed",
                "delivered: clock expire -> accepted",
                "accepted: buyer reject -> rejected",
                "accepted: buyer refer -> disputed",
                "accepted: clock expire -> settled",
                "rejected: contractor concede -> returned",
                "rejected: contractor appeal -> disputed",
                "rejected: clock expire -> returned",
                "disputed: buyer answer -> disputed",
                "disputed: buyer buyer_concede -> settled",
                "disputed: contractor withdraw_appeal -> returned",
                "disputed: buyer agree_split -> settled",
                "disputed: contractor agree_split -> settled",
                "disputed: staff award_contractor -> settled",
                "disputed: staff award_buyer -> returned",
                "disputed: clock expire -> settled",
            ]
        );
    }

    #[test]
    fn nothing_final_moves() {
        for &status in Status::ALL {
            let moves = Event::ALL.iter().filter(|event| status.on(**event).is_ok()).count();
            assert_eq!(status.is_final(), moves == 0, "{status}");
        }
    }

    #[test]
    fn money_moves_exactly_when_a_lead_ends_or_is_let_through() {
        for &status in Status::ALL {
            for &event in Event::ALL {
                let Ok(next) = status.on(event) else { continue };
                match next.to {
                    Status::Settled => assert_eq!(next.money, MoneyMove::Capture),
                    Status::Returned => assert_eq!(next.money, MoneyMove::Release),
                    Status::Delivered => assert_eq!(next.money, MoneyMove::Hold),
                    _ => assert_eq!(next.money, MoneyMove::Stay),
                }
                assert_eq!(next.deadline.is_none(), next.to.is_final());
            }
        }
    }
}
