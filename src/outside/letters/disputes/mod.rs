//! Letters about disputes: to each side what the other did and what is to be done until when, to
//! staff what waits for a verdict, to everybody how it ended and what it cost.
//!
//! Statements, comments and a verdict's text stay on the page, like everything people write. Which
//! clock a letter names is read when it is written: one that has moved on, or run out, is not named.

mod case;
mod ended;

use std::collections::HashSet;

use super::{Audience, Kind, Notice, Value};
use crate::accounts::Role;
use crate::db::{DbError, Tx};
use crate::disputes::Turn;
use crate::kernel::ids::LeadId;
use crate::leads::paid::Paid;
use crate::outbox::Fact;

use case::Case;

/// The side of a dispute that reads a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Side {
    Buyer,
    Contractor,
}

/// What happened, once however often it is told: the letter says how things stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum News {
    Referred,
    Appealed,
    Answered,
    Stated { to: Side },
    Proposed { to: Side },
    Ended,
    Overdue,
}

impl News {
    fn of(fact: &Fact) -> Option<(LeadId, Self)> {
        let other = |by_buyer| if by_buyer { Side::Contractor } else { Side::Buyer };
        match fact {
            Fact::RejectionReferred { lead } => Some((*lead, Self::Referred)),
            Fact::LeadAppealed { lead } => Some((*lead, Self::Appealed)),
            Fact::DisputeAnswered { lead } => Some((*lead, Self::Answered)),
            Fact::StatementAdded { lead, by_buyer } => {
                Some((*lead, Self::Stated { to: other(*by_buyer) }))
            }
            Fact::SplitProposed { lead, by_buyer } => {
                Some((*lead, Self::Proposed { to: other(*by_buyer) }))
            }
            Fact::DisputeEnded { lead } => Some((*lead, Self::Ended)),
            Fact::VerdictOverdue { lead } => Some((*lead, Self::Overdue)),
            _ => None,
        }
    }
}

pub(super) fn notices(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Notice>, DbError> {
    let mut seen = HashSet::new();
    let mut told: Vec<(LeadId, News)> = facts.iter().filter_map(News::of).collect();
    told.retain(|news| seen.insert(*news));
    if told.is_empty() {
        return Ok(Vec::new());
    }
    let cases = case::read(tx, told.iter().map(|(lead, _)| *lead))?;
    Ok(told
        .into_iter()
        .filter_map(|(lead, news)| Some((news, cases.get(&lead)?)))
        .flat_map(|(news, case)| notices_of(news, case))
        .collect())
}

fn notices_of(news: News, case: &Case) -> Vec<Notice> {
    match news {
        News::Referred => [Some(referred(case)), due(case)].into_iter().flatten().collect(),
        News::Appealed => vec![appealed(case)],
        News::Answered => [Some(answered(case)), due(case)].into_iter().flatten().collect(),
        News::Stated { to } => vec![stated(case, to)],
        News::Proposed { to } => vec![proposed(case, to)],
        News::Ended => ended::notices(case),
        News::Overdue => vec![overdue(case)],
    }
}

/// A letter to one side about its lead.
fn about(kind: Kind, case: &Case, to: Side) -> Notice {
    let (audience, path, money) = match to {
        Side::Buyer => {
            let path = format!("/buyer/leads/{}#dispute", case.lead);
            (Audience::Party(case.buyer, Role::Buyer), path, case.owed)
        }
        Side::Contractor => {
            let path = format!("/contractor/leads/{}#dispute", case.lead);
            (Audience::Party(case.contractor, Role::Contractor), path, case.payout)
        }
    };
    let list = match to {
        Side::Buyer => "/buyer/leads?status=disputed",
        Side::Contractor => "/contractor/leads?status=disputed",
    };
    Notice::new(kind, audience, path)
        .listed(list)
        .with("offer", Value::Words(case.title.clone()))
        .with("amount", Value::Money(money))
}

/// Says how things stand when the clock a letter would speak of is not running any more.
fn over(notice: Notice, case: &Case) -> Notice {
    let status = match case.outcome {
        Some(outcome) => Value::Term("dispute-outcome", outcome.as_str().to_owned()),
        None => Value::Term("lead-status", case.status.as_str().to_owned()),
    };
    notice.line("over").with("status", status)
}

fn referred(case: &Case) -> Notice {
    let notice = about(Kind::RejectionReferred, case, Side::Contractor);
    match case.runs(Turn::Staff) {
        Some(due) => reasoned(notice, case).line("line").with("when", Value::When(due)),
        None => over(notice, case),
    }
}

fn appealed(case: &Case) -> Notice {
    let notice = about(Kind::LeadAppealed, case, Side::Buyer);
    match (case.runs(Turn::Buyer), case.runs(Turn::Staff)) {
        (Some(due), _) => notice.line("line").with("when", Value::When(due)),
        // A colleague was quicker.
        (None, Some(due)) => notice.line("answered").with("when", Value::When(due)),
        (None, None) => over(notice, case),
    }
}

fn answered(case: &Case) -> Notice {
    let notice = about(Kind::DisputeAnswered, case, Side::Contractor);
    match case.runs(Turn::Staff) {
        Some(due) => notice.line("line").with("when", Value::When(due)),
        None => over(notice, case),
    }
}

/// One more case for staff; none when it was decided before this letter was written.
fn due(case: &Case) -> Option<Notice> {
    let due = case.runs(Turn::Staff)?;
    let notice = Notice::new(Kind::VerdictDue, Audience::Staff, Kind::VerdictDue.list())
        .line("line")
        .with("offer", Value::Words(case.title.clone()))
        .with("amount", Value::Money(case.owed))
        .with("when", Value::When(due));
    Some(reasoned(notice, case))
}

fn stated(case: &Case, to: Side) -> Notice {
    let notice = about(Kind::StatementAdded, case, to);
    match (case.runs(Turn::Staff), case.runs(Turn::Buyer)) {
        (Some(due), _) => notice.line("line").with("when", Value::When(due)),
        (None, Some(due)) if to == Side::Buyer => {
            notice.line("answer").with("when", Value::When(due))
        }
        _ => over(notice, case),
    }
}

/// What the other side proposes now; it may have proposed something else before, or taken it back.
fn proposed(case: &Case, to: Side) -> Notice {
    let notice = about(Kind::SplitProposed, case, to);
    let Some(due) = case.runs(Turn::Staff).or(case.runs(Turn::Buyer)) else {
        return over(notice, case);
    };
    let Some(percent) = case.offered_to(to) else { return notice.line("gone") };
    let paid = Paid::part(case.price, case.owed, case.fee_rate, percent);
    let (line, part) = match to {
        Side::Contractor => ("contractor", paid.earned),
        Side::Buyer if case.turn == Some(Turn::Buyer) => ("answer", paid.charged),
        Side::Buyer => ("buyer", paid.charged),
    };
    notice
        .line(line)
        .with("percent", Value::Name(percent.get().into()))
        .with("part", Value::Money(part))
        .with("when", Value::When(due))
}

fn overdue(case: &Case) -> Notice {
    Notice::new(Kind::VerdictOverdue, Audience::Staff, Kind::VerdictOverdue.list())
        .line("line")
        .with("offer", Value::Words(case.title.clone()))
        .with("amount", Value::Money(case.payout))
}

fn reasoned(notice: Notice, case: &Case) -> Notice {
    match case.reason {
        Some(reason) => {
            notice.with("reason", Value::Term("lead-reason", reason.as_str().to_owned()))
        }
        None => notice,
    }
}
