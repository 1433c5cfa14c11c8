//! A call told by a telephone exchange, from the message to what became of it.
//!
//! The call is written first, unique for the exchange and its own id; one that counts is then handed to
//! the intake queue under that id, and its lead written back. A crash in between is healed by the next
//! message of the same call. Messages may come in any order and more than once: a call is what the first
//! one said, later ones change nothing.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use diesel::{
    ExpressionMethods, JoinOnDsl, OptionalExtension, QueryDsl, RunQueryDsl, TextExpressionMethods,
};
use serde::{Deserialize, Serialize};
use serde_json::Map;

use super::number::{self, Rang};
use super::telephony::{self, Telephony};
use super::told::{Call, heard};
use super::{CallOutcome, proof};
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::arrivals::{self, Door, Made, Outcome, Place, Request};
use crate::doors::parameters::Parameters;
use crate::kernel::contact::Phone;
use crate::kernel::ids::{CallId, EngagementId, LeadId, OfferId, PartyId, TelephonyId};
use crate::kernel::secret::Vault;
use crate::leads::Channel;
use crate::leads::intake::{Answer, RawContact, Sender, Submission};
use crate::leads::queue::Lost;
use crate::offers::terms::{Action, Terms};
use crate::schema::{calls, engagements, number_assignments, numbers, offers};

/// How late a call may be told, days.
pub const LATEST_DAYS: i64 = 7;

/// What a message came to, or what is still to be done for it.
#[derive(Debug)]
pub enum Step {
    /// Done, and in the log.
    Done(Made),
    /// A lead to hand to the intake queue; then [`finish`].
    Lead(Box<Claim>),
}

/// A call that counts, and the lead to be made of it.
#[derive(Debug)]
pub struct Claim {
    place: Place,
    /// The call; none for a trial, which leaves no call behind.
    call: Option<CallId>,
    kept: Request,
    pub submission: Submission,
}

/// What is kept sealed of a call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Sealed {
    pub caller: Option<String>,
    pub called: String,
    pub recording: Option<String>,
}

/// What the number rang for.
struct For {
    engagement: EngagementId,
    contractor: PartyId,
    terms: Terms,
}

/// A message being judged.
struct Desk<'a> {
    vault: &'a Vault,
    telephony: &'a Telephony,
    kept: &'a Request,
    trial: bool,
}

impl Desk<'_> {
    fn place(&self, rang_for: Option<&For>) -> Place {
        Place {
            door: Door::Telephony,
            id: self.telephony.id.uuid(),
            buyer: Some(self.telephony.party),
            contractor: rang_for.map(|found| found.contractor),
            engagement: rang_for.map(|found| found.engagement),
        }
    }
}

/// Takes a message. [`DoorError::NotFound`] where there is no such exchange. A `trial` leaves no call
/// and makes a test lead.
pub fn receive(
    tx: &mut Tx<'_>,
    vault: &Vault,
    base: &str,
    id: TelephonyId,
    request: &Request,
    trial: bool,
) -> Result<Step, DoorError> {
    let found = telephony::open(tx, id)?;
    let secret = found.secret(vault)?;
    let kept = without_secret(request, &secret);
    let desk = Desk { vault, telephony: &found, kept: &kept, trial };
    let now = tx.now();
    let call = if proof::proved(found.kind, request, &secret, base, now) {
        read(&desk, request)
    } else {
        Err(Made::nothing(Outcome::Forbidden, "secret", 403))
    };
    match call {
        Ok(call) => judge(tx, &desk, &call),
        Err(made) => log(tx, &desk, None, made),
    }
}

/// The request with the exchange's own secret taken out.
fn without_secret(request: &Request, secret: &str) -> Request {
    let mut kept = request.clone();
    for (_, value) in &mut kept.headers {
        *value = value.replace(secret, "…");
    }
    kept
}

fn read(desk: &Desk<'_>, request: &Request) -> Result<Call, Made> {
    let told =
        Parameters::read(request).map_err(|why| Made::nothing(Outcome::Wrong, why.0, 400))?;
    match heard(desk.telephony.kind, &told) {
        Ok(Some(call)) => Ok(call),
        Ok(None) => Err(Made::nothing(Outcome::Ignored, "call-not-over", 200)),
        Err(word) => Err(Made::nothing(Outcome::Wrong, word, 422)),
    }
}

fn log(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    rang_for: Option<&For>,
    made: Made,
) -> Result<Step, DoorError> {
    arrivals::keep(tx, desk.vault, desk.place(rang_for), desk.kept, &made, None)?;
    Ok(Step::Done(made))
}

fn judge(tx: &mut Tx<'_>, desk: &Desk<'_>, call: &Call) -> Result<Step, DoorError> {
    let now = tx.now();
    let buyer = desk.telephony.party;
    let (zone, home) = place_of(tx, buyer, &call.called)?;
    let called = Phone::parse(&call.called, home.as_ref());
    let called = called.map_or_else(|| call.called.clone(), |phone| phone.e164().to_owned());
    let started = call.started.map_or(now, |started| started.at(zone));
    let answered = call.answered.map(|answered| answered.at(zone));
    if started > now + TimeDelta::minutes(10) {
        return log(tx, desk, None, Made::nothing(Outcome::Wrong, "in-the-future", 422));
    }
    let rang = number::rang_at(tx, buyer, &called, started)?;
    let rang_for = match rang.and_then(|rang| rang.engagement) {
        Some(engagement) => Some(rang_for(tx, engagement)?),
        None => None,
    };
    let caller = call.caller.as_deref().and_then(|text| {
        let home = rang_for.as_ref().and_then(|found| found.terms.home()).or(home.as_ref());
        Phone::parse(text, home)
    });
    let outcome = outcome(call, rang_for.as_ref(), caller.as_ref(), started, now);
    let sealed = Sealed {
        caller: caller.as_ref().map(|phone| phone.e164().to_owned()),
        called,
        recording: call.recording.clone(),
    };
    let times = (started, answered);
    let id = match desk.trial {
        true => None,
        false => match write(tx, desk, call, times, (rang, rang_for.as_ref()), outcome, &sealed)? {
            Written::Open(id) => Some(id),
            Written::Known(made) => return log(tx, desk, rang_for.as_ref(), made),
        },
    };
    let (Some(found), Some(caller), CallOutcome::Counted) = (&rang_for, caller, outcome) else {
        let word = format!("call-{}", outcome.as_str().replace('_', "-"));
        let made = Made::nothing(Outcome::Noted, &word, 200);
        return log(tx, desk, rang_for.as_ref(), made);
    };
    let own_id = own_id(tx, desk, call, found.engagement)?;
    Ok(Step::Lead(Box::new(Claim {
        place: desk.place(Some(found)),
        call: id,
        kept: desk.kept.clone(),
        submission: submission(found, &caller, own_id, started, desk.trial),
    })))
}

/// The zone a number's times are told in, and the country it is dialled in: those of the offer it rings
/// for, or rang for last; else of the buyer's newest offer.
fn place_of(
    tx: &mut Tx<'_>,
    buyer: PartyId,
    called: &str,
) -> Result<(Tz, Option<crate::kernel::region::Region>), DoorError> {
    let tail: String = called.chars().filter(char::is_ascii_digit).collect();
    // A number may be told without its country: its last seven digits find it.
    let tail = tail.get(tail.len().saturating_sub(7)..).unwrap_or_default().to_owned();
    let of_number: Option<(OfferId, i32)> = number_assignments::table
        .inner_join(numbers::table)
        .inner_join(
            engagements::table.inner_join(offers::table.on(offers::id.eq(engagements::offer_id))),
        )
        .filter(numbers::party_id.eq(buyer))
        .filter(numbers::number.like(format!("%{tail}")))
        .order(number_assignments::assigned_at.desc())
        .select((offers::id, offers::terms_version))
        .first(tx.conn())
        .optional()?;
    let any: Option<(OfferId, i32)> = match of_number.filter(|_| tail.len() == 7) {
        Some(found) => Some(found),
        None => offers::table
            .filter(offers::party_id.eq(buyer))
            .order(offers::id.desc())
            .select((offers::id, offers::terms_version))
            .first(tx.conn())
            .optional()?,
    };
    let Some((offer, version)) = any else { return Ok((Tz::UTC, None)) };
    let terms = Terms::load(tx, offer, version)?;
    Ok((terms.time_zone, terms.home().cloned()))
}

fn rang_for(tx: &mut Tx<'_>, engagement: EngagementId) -> Result<For, DoorError> {
    let (contractor, offer, version): (PartyId, OfferId, i32) = engagements::table
        .inner_join(offers::table.on(offers::id.eq(engagements::offer_id)))
        .filter(engagements::id.eq(engagement))
        .select((engagements::party_id, offers::id, offers::terms_version))
        .first(tx.conn())?;
    Ok(For { engagement, contractor, terms: Terms::load(tx, offer, version)? })
}

/// The least seconds of talk by an engagement's terms.
pub(super) fn least_seconds(tx: &mut Tx<'_>, engagement: EngagementId) -> Result<i32, DoorError> {
    Ok(rang_for(tx, engagement)?.terms.arrival.call_seconds)
}

fn outcome(
    call: &Call,
    rang_for: Option<&For>,
    caller: Option<&Phone>,
    started: DateTime<Utc>,
    now: DateTime<Utc>,
) -> CallOutcome {
    let Some(found) = rang_for.filter(|found| found.terms.action == Action::Call) else {
        return CallOutcome::NotAssigned;
    };
    if started + TimeDelta::days(LATEST_DAYS) < now {
        CallOutcome::TooOld
    } else if !call.picked_up {
        CallOutcome::Unanswered
    } else if call.seconds < found.terms.arrival.call_seconds {
        CallOutcome::TooShort
    } else if caller.is_none() {
        CallOutcome::NoNumber
    } else {
        CallOutcome::Counted
    }
}

enum Written {
    /// New; or written before and its lead still to be made: the claim of a crash.
    Open(CallId),
    Known(Made),
}

fn write(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    call: &Call,
    (started, answered): (DateTime<Utc>, Option<DateTime<Utc>>),
    (rang, rang_for): (Option<Rang>, Option<&For>),
    outcome: CallOutcome,
    sealed: &Sealed,
) -> Result<Written, DoorError> {
    let (id, now) = (CallId::new(), tx.now());
    // A struct of strings always has a JSON form.
    let plain = serde_json::to_vec(sealed).unwrap_or_default();
    let inserted = diesel::insert_into(calls::table)
        .values((
            calls::id.eq(id),
            calls::telephony_id.eq(desk.telephony.id),
            calls::external_id.eq(&call.id),
            calls::buyer_id.eq(desk.telephony.party),
            calls::engagement_id.eq(rang_for.map(|found| found.engagement)),
            calls::number_id.eq(rang.map(|rang| rang.number)),
            calls::started_at.eq(started),
            calls::answered_at.eq(answered),
            calls::seconds.eq(call.seconds),
            calls::outcome.eq(outcome),
            calls::sealed.eq(desk.vault.seal(id.uuid().as_bytes(), &plain)?),
            calls::at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(tx.conn())?;
    if inserted > 0 {
        return Ok(Written::Open(id));
    }
    let (id, was, seconds, lead): (CallId, CallOutcome, i32, Option<LeadId>) = calls::table
        .filter(calls::telephony_id.eq(desk.telephony.id))
        .filter(calls::external_id.eq(&call.id))
        .for_update()
        .select((calls::id, calls::outcome, calls::seconds, calls::lead_id))
        .first(tx.conn())?;
    if was == CallOutcome::Counted && lead.is_none() && outcome == CallOutcome::Counted {
        return Ok(Written::Open(id));
    }
    let word = if seconds == call.seconds { "call-known" } else { "call-told-otherwise" };
    Ok(Written::Known(Made { lead, ..Made::nothing(Outcome::Repeated, word, 200) }))
}

/// The id its lead bears: the exchange's own of the call, unless another exchange of the buyer's has a
/// call of the same id for the same engagement.
fn own_id(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    call: &Call,
    engagement: EngagementId,
) -> Result<String, DoorError> {
    let clash: i64 = calls::table
        .filter(calls::engagement_id.eq(engagement))
        .filter(calls::external_id.eq(&call.id))
        .filter(calls::telephony_id.ne(desk.telephony.id))
        .count()
        .get_result(tx.conn())?;
    Ok(match clash {
        0 => call.id.clone(),
        _ => format!("{}:{}", desk.telephony.id, call.id),
    })
}

fn submission(
    found: &For,
    caller: &Phone,
    own_id: String,
    started: DateTime<Utc>,
    test: bool,
) -> Submission {
    Submission {
        sender: Sender::Door { contractor: found.contractor },
        engagement: found.engagement,
        channel: Channel::Call,
        contact: RawContact { phone: Some(caller.e164().to_owned()), ..RawContact::default() },
        fields: Map::new(),
        region: None,
        source: None,
        subs: Map::new(),
        external_id: Some(own_id),
        consent: None,
        order_amount: None,
        happened_at: Some(started),
        test,
        witness: None,
        once: None,
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
    if let (Some(call), Some(lead)) = (claim.call, made.lead) {
        let row = calls::table.find(call);
        let before: Option<LeadId> = row.select(calls::lead_id).for_update().first(tx.conn())?;
        // Of messages at once the queue delivers one and calls the others repeated.
        if made.outcome == Outcome::Repeated {
            made.reason = Some("call-known".to_owned());
        }
        if before.is_none() {
            let outcome = match made.outcome {
                Outcome::Refused => CallOutcome::Refused,
                _ => CallOutcome::Counted,
            };
            diesel::update(row)
                .set((calls::lead_id.eq(lead), calls::outcome.eq(outcome)))
                .execute(tx.conn())?;
        } else if before != made.lead {
            let known = Made::nothing(Outcome::Repeated, "call-known", 200);
            made = Made { lead: before, ..known };
        }
    }
    arrivals::keep(tx, vault, claim.place, &claim.kept, &made, None)?;
    Ok(made)
}
