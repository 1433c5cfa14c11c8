//! A request at a receiver, from how it came to what became of it.
//!
//! It is proved and read in one transaction; its lead goes through the intake queue under the
//! network's own id; a second transaction writes the log. A crash in between leaves the lead and no
//! line, and the network, which heard no yes, sends it again: known already. Meta only tells numbers:
//! they are kept before it hears a yes, and fetched by a job.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, JoinOnDsl, OptionalExtension, QueryDsl, RunQueryDsl};

use super::lead::Understood;
use super::payload::{self, Payload, Said};
use super::proof::{Proof, proved, without_keys};
use super::receiver::{self, Receiver};
use super::{ReceiverKind, fetch};
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::arrivals::{self, Arrival, Door, Made, Outcome, Place, Request};
use crate::doors::signature::same;
use crate::kernel::fault::Faults;
use crate::kernel::ids::{ArrivalId, OfferId, PartyId, ReceiverId, UserId};
use crate::kernel::secret::Vault;
use crate::leads::intake::{Answer, NotTaken, Submission};
use crate::leads::queue::Lost;
use crate::offers::terms::Terms;
use crate::schema::{engagements, offers};

/// Marks a request that the test button made. No caller from outside can: only headers that prove
/// something are kept of what comes.
pub(super) const TRIAL: &str = "x-test-button";

/// Who brings a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The network or site, which proves itself.
    Network,
    /// The test button, which must do the same.
    Trial,
    /// The job that fetched a lead's document.
    Fetch(fetch::Taken),
    /// Somebody who has a kept request repeated, which proved itself then.
    Again { arrival: ArrivalId, user: UserId, at: DateTime<Utc> },
}

impl By {
    const fn replay(self) -> Option<(ArrivalId, UserId)> {
        match self {
            Self::Network | Self::Trial | Self::Fetch(_) => None,
            Self::Again { arrival, user, .. } => Some((arrival, user)),
        }
    }
}

/// What a request came to, or what is still to be done for it.
#[derive(Debug)]
pub enum Step {
    /// Done, and in the log.
    Done(ReceiverKind, Made),
    /// A lead to hand to the intake queue; then [`finish`].
    Lead(Box<Incoming>),
}

/// A lead on its way.
#[derive(Debug)]
pub struct Incoming {
    pub kind: ReceiverKind,
    place: Place,
    /// What is kept of the request.
    kept: Request,
    by: By,
    pub submission: Submission,
}

fn place(receiver: &Receiver) -> Place {
    Place {
        door: Door::Receiver,
        id: receiver.id.uuid(),
        // What a network sends to a contractor is the contractor's; the buyer reads its leads.
        buyer: None,
        contractor: Some(receiver.party),
        engagement: Some(receiver.engagement),
    }
}

/// Takes a request. [`DoorError::NotFound`] where there is no such receiver.
pub fn receive(
    tx: &mut Tx<'_>,
    vault: &Vault,
    id: ReceiverId,
    request: &Request,
    by: By,
) -> Result<Step, DoorError> {
    let receiver = match by {
        By::Network | By::Trial => receiver::open(tx, id)?,
        By::Fetch(_) | By::Again { .. } => receiver::any(tx, id)?,
    };
    let keys = receiver.keys(vault)?;
    let kept = without_keys(request, &keys);
    let proof = match by {
        // A document was fetched by ourselves, where the test button plays Meta's part.
        By::Trial if is_document(receiver.kind, request) => Some(Proof::Whole),
        By::Network if is_document(receiver.kind, request) => None,
        By::Network | By::Trial => proved(receiver.kind, request, &keys, tx.now()),
        // A signature covered the body alone.
        By::Again { .. } if signed(request) => Some(Proof::Body),
        By::Fetch(_) | By::Again { .. } => Some(Proof::Whole),
    };
    let judged = match proof {
        None => Err(unproved(receiver.kind, request)),
        Some(proof) => judge(tx, &receiver, request, by, proof)?,
    };
    let place = place(&receiver);
    let kind = receiver.kind;
    match judged {
        Ok(submission) => {
            Ok(Step::Lead(Box::new(Incoming { kind, place, kept, by, submission: *submission })))
        }
        Err(mut made) => {
            if let By::Fetch(taken) = by {
                // What cannot be read may come out better the next time; what does not fit waits for
                // its owner to say what is what.
                match made.status {
                    400 => fetch::unread(tx, taken)?,
                    _ => fetch::done(tx, taken)?,
                }
                made.status = 200;
            }
            arrivals::keep(tx, vault, place, &kept, &made, by.replay())?;
            Ok(Step::Done(kind, made))
        }
    }
}

fn is_document(kind: ReceiverKind, request: &Request) -> bool {
    kind == ReceiverKind::Meta && request.method == "GET"
}

fn signed(request: &Request) -> bool {
    ["x-signature", "x-hub-signature-256"].iter().any(|name| request.header(name).is_some())
}

/// A stranger's noise is noted as a stranger's, of whom only so many a day are.
fn unproved(kind: ReceiverKind, request: &Request) -> Made {
    match kind {
        // Its key is in the body, so one that cannot be read can prove nothing.
        ReceiverKind::GoogleAds => match payload::read(kind, request, false) {
            Err(why) => Made::nothing(Outcome::Forbidden, why.0, 400),
            Ok(_) => Made::nothing(Outcome::Forbidden, "secret", 403),
        },
        ReceiverKind::Meta | ReceiverKind::Tilda | ReceiverKind::Generic => {
            Made::nothing(Outcome::Forbidden, "secret", 403)
        }
    }
}

/// A lead, or what was made without one.
type Judged = Result<Box<Submission>, Made>;

fn judge(
    tx: &mut Tx<'_>,
    receiver: &Receiver,
    request: &Request,
    by: By,
    proof: Proof,
) -> Result<Judged, DoorError> {
    let said = match payload::read(receiver.kind, request, proof == Proof::Body) {
        Ok(said) => said,
        Err(why) => return Ok(Err(Made::nothing(Outcome::Wrong, why.0, 400))),
    };
    Ok(match said {
        Said::Nothing(word) => Err(Made::nothing(Outcome::Ignored, word, 200)),
        Said::Numbers(_) if by == By::Trial => Err(Made::nothing(Outcome::Noted, "meta-told", 200)),
        Said::Numbers(numbers) => Err(match fetch::put(tx, receiver.id, &numbers)? {
            0 => Made::nothing(Outcome::Repeated, "meta-known", 200),
            _ => Made::nothing(Outcome::Noted, "meta-told", 200),
        }),
        Said::Lead(payload) => {
            submission(tx, receiver, &payload, request, by)?.map(Box::new).map_err(|faults| {
                let code = faults.0.first().map_or("invalid", |fault| fault.code);
                Made::nothing(Outcome::Wrong, code, 422)
            })
        }
    })
}

/// The terms the receiver's leads are under now.
pub(super) fn terms(tx: &mut Tx<'_>, receiver: &Receiver) -> Result<Terms, DoorError> {
    let found: Option<(OfferId, i32)> = engagements::table
        .inner_join(offers::table.on(offers::id.eq(engagements::offer_id)))
        .filter(engagements::id.eq(receiver.engagement))
        .select((offers::id, offers::terms_version))
        .first(tx.conn())
        .optional()?;
    let (offer, version) = found.ok_or(DoorError::NotFound)?;
    Ok(Terms::load(tx, offer, version)?)
}

fn submission(
    tx: &mut Tx<'_>,
    receiver: &Receiver,
    payload: &Payload,
    request: &Request,
    by: By,
) -> Result<Result<Submission, Faults>, DoorError> {
    let terms = terms(tx, receiver)?;
    let contractor: PartyId = receiver.party;
    let mapping = receiver.mapping();
    let now = match by {
        // The day it first came is a part of the id of a lead whose sender gave it none.
        By::Again { at, .. } => at,
        By::Network | By::Trial | By::Fetch(_) => tx.now(),
    };
    let test = payload.test || request.header(TRIAL).is_some();
    let understood = Understood::new(receiver, &mapping, &terms, payload);
    Ok(understood.submission(contractor, now, test))
}

/// Writes down what the intake queue made of a lead.
pub fn finish(
    tx: &mut Tx<'_>,
    vault: &Vault,
    incoming: &Incoming,
    answer: &Result<Answer, Lost>,
) -> Result<Made, DoorError> {
    let mut made = Made::of(answer);
    if made.outcome == Outcome::Repeated && made.reason.is_none() {
        made.reason = Some("lead-known".to_owned());
    }
    let dummy = incoming.kind == ReceiverKind::Meta && incoming.submission.test;
    if dummy && matches!(answer, Ok(Err(NotTaken::Invalid(_)))) {
        made = Made::nothing(Outcome::Ignored, "meta-dummy", 200);
    }
    if let By::Fetch(taken) = incoming.by {
        match made.outcome {
            Outcome::Failed => fetch::later(tx, taken)?,
            _ => fetch::done(tx, taken)?,
        }
        // Nobody was answered: this is what Meta said to us.
        made.status = 200;
    }
    arrivals::keep(tx, vault, incoming.place, &incoming.kept, &made, incoming.by.replay())?;
    Ok(made)
}

/// Meta's greeting when the address is saved: the words to answer with where its token is right.
/// [`DoorError::NotFound`] where nobody greets.
pub fn greet(
    tx: &mut Tx<'_>,
    vault: &Vault,
    id: ReceiverId,
    request: &Request,
) -> Result<Option<String>, DoorError> {
    let receiver = receiver::open(tx, id)?;
    if receiver.kind != ReceiverKind::Meta {
        return Err(DoorError::NotFound);
    }
    let keys = receiver.keys(vault)?;
    let pairs = payload::form(&request.query).unwrap_or_default();
    let value = |name: &str| {
        pairs.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text.as_str())
    };
    let right = value("hub.mode") == "subscribe" && same(value("hub.verify_token"), &keys.secret);
    let challenge: String = value("hub.challenge").chars().take(500).collect();
    let made = match right {
        true => Made::nothing(Outcome::Ignored, "meta-greeted", 200),
        false => Made::nothing(Outcome::Forbidden, "secret", 403),
    };
    let kept = without_keys(request, &keys);
    arrivals::keep(tx, vault, place(&receiver), &kept, &made, None)?;
    Ok(right.then_some(challenge))
}

/// Writes down that a lead could not be fetched this time.
pub(super) fn not_fetched(
    tx: &mut Tx<'_>,
    vault: &Vault,
    receiver: &Receiver,
    request: &Request,
    made: &Made,
) -> Result<(), DoorError> {
    let keys = receiver.keys(vault)?;
    arrivals::keep(tx, vault, place(receiver), &without_keys(request, &keys), made, None)?;
    Ok(())
}

/// Whether a line of the log can be repeated: a lead that proved itself and did not come to count.
pub fn can_replay(arrival: &Arrival) -> bool {
    let reason = arrival.reason.as_deref().unwrap_or_default();
    arrival.door == Door::Receiver
        && matches!(arrival.outcome, Outcome::Wrong | Outcome::Refused | Outcome::Failed)
        // These hold no lead; they are fetched again.
        && !reason.starts_with("meta-")
}
