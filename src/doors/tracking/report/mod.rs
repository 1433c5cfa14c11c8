//! A report of the buyer's site, from the request to what became of it.
//!
//! A new order is claimed first (a row of `conversions`, unique for the offer and the order), then
//! handed to the intake queue under an id made of the order, then the lead is written back. A crash in
//! between is healed by the next report of the same order: the claim stands, intake knows the id.
//! Everything that came is in the log, with what was made of it.

mod change;
mod claim;
mod log;
mod read;

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::{ExpressionMethods, QueryDsl, Queryable, RunQueryDsl, Selectable};

use super::{Event, Site, proof, site};
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::arrivals::{Arrival, Door, Made, Outcome, Place, Request};
use crate::doors::parameters::Parameters;
use crate::doors::signature::borne;
use crate::kernel::calendar::Calendar;
use crate::kernel::ids::{ArrivalId, ClickId, ConversionId, EngagementId, LeadId, SiteId};
use crate::kernel::ids::{TestLeadId, UserId};
use crate::kernel::secret::Vault;
use crate::leads::Status;
use crate::leads::intake::{Answer, Submission};
use crate::leads::queue::Lost;
use crate::schema::{conversions, leads};

use claim::claim;
use read::{Report, Told};

/// Who reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The buyer's server, which proves itself.
    Server,
    /// The visitor's browser, which cannot.
    Browser,
    /// Staff, who repeat what a server sent and what proved itself then.
    Staff { arrival: ArrivalId, user: UserId },
}

impl By {
    const fn replay(self) -> Option<(ArrivalId, UserId)> {
        match self {
            Self::Server | Self::Browser => None,
            Self::Staff { arrival, user } => Some((arrival, user)),
        }
    }
}

/// What a report came to, or what is still to be done for it.
#[derive(Debug)]
pub enum Step {
    /// Done, and in the log.
    Done(Made),
    /// A lead to hand to the intake queue; then [`finish`].
    Lead(Box<Claim>),
}

/// An order claimed for a click, and the lead to be made of it.
#[derive(Debug)]
pub struct Claim {
    place: Place,
    conversion: ConversionId,
    /// Whether a phone or address was left out that nobody could read.
    left_out: bool,
    /// What is kept of the request.
    kept: Request,
    by: By,
    pub submission: Submission,
}

/// An order or click that counted.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = conversions, check_for_backend(Pg))]
struct Conversion {
    id: ConversionId,
    #[diesel(column_name = engagement_id)]
    engagement: EngagementId,
    #[diesel(column_name = click_id)]
    click: ClickId,
    by_pixel: bool,
    amount: Option<i64>,
    #[diesel(column_name = lead_id)]
    lead: Option<LeadId>,
    #[diesel(column_name = test_lead_id)]
    test: Option<TestLeadId>,
    cancelled_at: Option<DateTime<Utc>>,
}

/// What a report is judged with.
struct Desk<'a> {
    vault: &'a Vault,
    calendar: &'a Calendar,
    site: &'a Site,
    by: By,
    kept: &'a Request,
}

/// What is known so far of whose door and whose engagement it is, and what was made.
struct Judged {
    place: Place,
    step: Result<Made, Box<Claim>>,
}

fn place(site: &Site, by: By) -> Place {
    let door = if by == By::Browser { Door::Pixel } else { Door::Postback };
    Place { door, id: site.id.uuid(), buyer: Some(site.party), contractor: None, engagement: None }
}

/// Takes a report. [`DoorError::NotFound`] where there is no such site.
pub fn receive(
    tx: &mut Tx<'_>,
    vault: &Vault,
    calendar: &Calendar,
    id: SiteId,
    request: &Request,
    by: By,
) -> Result<Step, DoorError> {
    let site = site::open(tx, id)?;
    let secret = site.secret(vault)?;
    let kept = &proof::without_secret(request, &secret);
    let desk = Desk { vault, calendar, site: &site, by, kept };
    let judged = judge(tx, &desk, request, &secret)?;
    match judged.step {
        Err(claim) => Ok(Step::Lead(claim)),
        Ok(made) => {
            log::write(tx, vault, judged.place, kept, &made, by)?;
            Ok(Step::Done(made))
        }
    }
}

fn judge(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    request: &Request,
    secret: &str,
) -> Result<Judged, DoorError> {
    let place = place(desk.site, desk.by);
    let made = |made: Made| Ok(Judged { place, step: Ok(made) });
    let must_prove = desk.by == By::Server;
    let parameters = match Parameters::read(request) {
        Ok(parameters) => parameters,
        // A stranger's noise is noted as a stranger's, of whom only so many a day are.
        Err(why) if must_prove && !borne(request, secret) => {
            return made(Made::nothing(Outcome::Forbidden, why.0, 400));
        }
        Err(why) => return made(Made::nothing(Outcome::Wrong, why.0, 400)),
    };
    if must_prove && !proof::proved(request, &parameters, secret) {
        return made(Made::nothing(Outcome::Forbidden, "secret", 403));
    }
    let report = match Report::read(&parameters) {
        Ok(report) => report,
        Err(word) => return made(Made::nothing(Outcome::Wrong, word, 422)),
    };
    match report.told {
        Told::Another => made(Made::nothing(Outcome::Ignored, "other-event", 200)),
        Told::Amended | Told::Cancelled if desk.by == By::Browser => {
            made(Made::nothing(Outcome::Ignored, "pixel-cannot", 200))
        }
        Told::Amended => change::amend(tx, desk, &report),
        Told::Cancelled => change::cancel(tx, desk, &report),
        Told::Event(_) | Told::TheAction => claim(tx, desk, &report),
    }
}

/// Writes down what the intake queue made of a claim.
pub fn finish(
    tx: &mut Tx<'_>,
    vault: &Vault,
    claim: &Claim,
    answer: &Result<Answer, Lost>,
) -> Result<Made, DoorError> {
    let mut made = Made::of(answer);
    let row = conversions::table.find(claim.conversion);
    let before: Option<LeadId> = row.select(conversions::lead_id).for_update().first(tx.conn())?;
    let kept = match before {
        None => false,
        Some(lead) => {
            let status: Status = leads::table.find(lead).select(leads::status).first(tx.conn())?;
            status != Status::Refused
        }
    };
    // A lead that counts is never put out of its place by one that was refused.
    if !kept && (made.lead.is_some() || made.test.is_some()) {
        diesel::update(row)
            .set((conversions::lead_id.eq(made.lead), conversions::test_lead_id.eq(made.test)))
            .execute(tx.conn())?;
    }
    // Of reports at once the queue delivers one and calls the others repeated.
    if made.outcome == Outcome::Repeated && made.reason.is_none() {
        made.reason = Some("order-known".to_owned());
    } else if made.outcome == Outcome::Delivered && claim.left_out {
        made.reason = Some("contact-left-out".to_owned());
    }
    log::write(tx, vault, claim.place, &claim.kept, &made, claim.by)?;
    Ok(made)
}

/// Whether a line of the log can be repeated: a server's report that proved itself.
pub fn can_replay(arrival: &Arrival) -> bool {
    arrival.door == Door::Postback && arrival.outcome != Outcome::Forbidden
}

/// The key under which an order or a click counts once.
fn thing(report: &Report, click: ClickId, event: Event, test: bool) -> String {
    // A test never takes a real order's place.
    let test = if test { "test-" } else { "" };
    match &report.order {
        Some(order) => format!("{test}order:{order}"),
        None => format!("{test}click:{click}:{event}"),
    }
}
