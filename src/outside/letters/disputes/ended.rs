//! How a dispute ended, in each side's words and with each side's money.

use super::case::Case;
use super::{Side, about};
use crate::disputes::Outcome;
use crate::kernel::rate::Percent;
use crate::outside::letters::{Kind, Notice, Value};

/// One letter to each side.
pub(super) fn notices(case: &Case) -> Vec<Notice> {
    let Some((outcome, percent)) = case.outcome.zip(case.percent) else { return Vec::new() };
    [Side::Contractor, Side::Buyer].map(|side| notice(case, side, outcome, percent)).into()
}

fn notice(case: &Case, side: Side, outcome: Outcome, percent: Percent) -> Notice {
    let list = match side {
        Side::Buyer => "/buyer/leads?status=all",
        Side::Contractor => "/contractor/leads",
    };
    let notice = about(Kind::DisputeEnded, case, side)
        .listed(list)
        .line(line(side, outcome, percent))
        .with("percent", Value::Name(percent.get().into()))
        .with("earned", Value::Money(case.earned))
        .with("charged", Value::Money(case.charged))
        .with("back", Value::Money(case.back()));
    match case.verdict {
        Some(reason) => {
            notice.with("reason", Value::Term("verdict-reason", reason.as_str().to_owned()))
        }
        None => notice,
    }
}

const fn line(side: Side, outcome: Outcome, percent: Percent) -> &'static str {
    use Side::{Buyer, Contractor};
    match (side, outcome) {
        (Contractor, Outcome::Conceded) => "contractor-conceded",
        (Contractor, Outcome::Withdrawn) => "contractor-withdrawn",
        (Contractor, Outcome::Agreed) => "contractor-agreed",
        (Contractor, Outcome::Unanswered) => "contractor-unanswered",
        (Contractor, Outcome::Undecided) => "contractor-undecided",
        (Contractor, Outcome::Verdict) => match percent.get() {
            0 => "contractor-lost",
            100 => "contractor-won",
            _ => "contractor-split",
        },
        (Buyer, Outcome::Conceded) => "buyer-conceded",
        (Buyer, Outcome::Withdrawn) => "buyer-withdrawn",
        (Buyer, Outcome::Agreed) => "buyer-agreed",
        (Buyer, Outcome::Unanswered) => "buyer-unanswered",
        (Buyer, Outcome::Undecided) => "buyer-undecided",
        (Buyer, Outcome::Verdict) => match percent.get() {
            0 => "buyer-won",
            100 => "buyer-lost",
            _ => "buyer-split",
        },
    }
}
