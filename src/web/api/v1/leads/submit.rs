//! `POST /leads` and `POST /leads/batch`: leads in.
//!
//! Made for speed: a token's signature is all that is looked at here; whether its user may send
//! is checked with the batch the lead is written in (see `leads::queue`). A key is looked up together
//! with all keys that wait. The idempotency key
//! travels with the lead for the same reason. Only a request that is turned down before it gets
//! there has its user looked up, so that a wrong role is told so whatever it sent.

use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use serde_json::Value;

use super::body::{BatchBody, LeadBody};
use super::view::{BatchJson, ItemJson, ReceiptJson};
use crate::accounts::idempotency::{self, Request};
use crate::i18n::Reader;
use crate::kernel::fault::Fault;
use crate::kernel::ids::EngagementId;
use crate::leads::Status;
use crate::leads::intake::{Answer, NotTaken, Submission};
use crate::leads::queue::Lost;
use crate::leads::requests::Upshot;
use crate::web::api::{created, ok};
use crate::web::extract::who::{Caller, caller, identify};
use crate::web::extract::{json, keyed, part, reader};
use crate::web::noting::About;
use crate::web::{State, WebError};

/// The most leads of one batch.
const MOST: usize = 1_000;
/// The longest key of a batch: each lead's own is made of it and its place.
const LONGEST_KEY: usize = 250;

/// Send a lead. A refusal by a rule is an answer, not an error: the lead is kept with its rule, costs
/// nothing and reveals nothing.
#[utoipa::path(
    post, path = "/api/v1/leads", tag = "leads", request_body = LeadBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Repeating it gives the first answer")),
    responses(
        (status = 201, body = ReceiptJson, description = "Delivered or refused, and kept"),
        (status = 404, description = "No such engagement of yours"),
        (status = 422, description = "It does not fit the offer's form, and is not kept"),
        (status = 503, description = "`unavailable`: nothing was taken, come back after Retry-After. `outcome_unknown`: \
                           repeat with the same Idempotency-Key or external_id"),
    ),
)]
pub async fn one(req: HttpRequest, state: State) -> Result<HttpResponse, WebError> {
    let caller = caller(&req).await?;
    let submission = match read_one(&req, &caller) {
        Ok(submission) => submission,
        Err(error) => return Err(turned_down(&req, error).await),
    };
    about(&req, Some(submission.engagement), None);
    let answer = state.intake.submit(vec![submission]).await?.pop();
    let receipt = answer.unwrap_or(Err(Lost::Unknown))??;
    Ok(created(&ReceiptJson::new(&receipt, &reader(&req))))
}

fn read_one(req: &HttpRequest, caller: &Caller) -> Result<Submission, WebError> {
    let body: LeadBody = json(req)?;
    let once = keyed(req, caller.user.uuid())?;
    Ok(body.submission(caller, once)?)
}

/// Send up to 1,000 leads. Each is judged as if sent alone, in order, and answered in its place: a
/// receipt, or a problem for one that was not taken. With an Idempotency-Key the whole batch can be
/// repeated: leads taken before get their first answer.
#[utoipa::path(
    post, path = "/api/v1/leads/batch", tag = "leads", request_body = BatchBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Up to 250 characters")),
    responses(
        (status = 200, body = BatchJson),
        (status = 422, description = "No leads, or more than 1,000"),
        (status = 503, description = "Nothing was taken; come back after Retry-After"),
    ),
)]
pub async fn batch(req: HttpRequest, state: State) -> Result<HttpResponse, WebError> {
    let caller = caller(&req).await?;
    let (leads, once) = match read_batch(&req, &caller) {
        Ok(read) => read,
        Err(error) => return Err(turned_down(&req, error).await),
    };
    let read: Vec<Result<Submission, WebError>> = leads
        .into_iter()
        .enumerate()
        .map(|(place, lead)| read_item(lead, &caller, once.as_ref(), place))
        .collect();
    // Which places were read, and what could not be.
    let mut submissions = Vec::with_capacity(read.len());
    let places: Vec<Option<WebError>> =
        read.into_iter().map(|item| item.map(|lead| submissions.push(lead)).err()).collect();
    let engagement = common(&submissions);
    about(&req, engagement, None);
    if submissions.is_empty() {
        // Nothing reaches the batch that would check the user.
        identify(&req).await?.contractor()?;
    }
    if let Some(once) = once {
        let own = state.run(move |tx| idempotency::bind(tx, &once)).await?;
        if !own {
            return Err(NotTaken::KeyReused.into());
        }
    }
    let mut answers = state.intake.submit(submissions).await?.into_iter();
    let reader = reader(&req);
    let mut items = Vec::with_capacity(places.len());
    for place in places {
        items.push(match place {
            Some(error) => ItemJson::problem(&error, &reader),
            None => item(answers.next().unwrap_or(Err(Lost::Unknown)), &reader)?,
        });
    }
    about(&req, engagement, Some(told(&items)));
    Ok(ok(&BatchJson { items }))
}

/// Leaves word for the request log.
fn about(req: &HttpRequest, engagement: Option<EngagementId>, told: Option<Upshot>) {
    req.extensions_mut().insert(About { engagement, told });
}

/// The engagement all of a batch is for.
fn common(submissions: &[Submission]) -> Option<EngagementId> {
    let first = submissions.first()?.engagement;
    submissions.iter().all(|lead| lead.engagement == first).then_some(first)
}

/// A batch's answers in short.
fn told(items: &[ItemJson]) -> Upshot {
    let mut told = Upshot::default();
    for item in items {
        match item {
            ItemJson::Receipt(receipt) => {
                match receipt.status {
                    Status::Refused => told.refused += 1,
                    _ => told.delivered += 1,
                }
                told.tests += u32::from(receipt.test);
            }
            ItemJson::Problem(_) => told.not_taken += 1,
        }
    }
    told
}

fn read_batch(
    req: &HttpRequest,
    caller: &Caller,
) -> Result<(Vec<Value>, Option<Request>), WebError> {
    let BatchBody { leads } = json(req)?;
    if leads.is_empty() {
        return Err(Fault::new("leads", "required").into());
    }
    if leads.len() > MOST {
        return Err(Fault::new("leads", "too-many").with("max", MOST).into());
    }
    let once = keyed(req, caller.user.uuid())?;
    if once.as_ref().is_some_and(|once| once.key.len() > LONGEST_KEY) {
        return Err(WebError::bad_request("bad_idempotency_key"));
    }
    Ok((leads, once))
}

/// One lead of a batch, under a key of its own: the batch's and its place in it.
fn read_item(
    lead: Value,
    caller: &Caller,
    once: Option<&Request>,
    place: usize,
) -> Result<Submission, WebError> {
    let once = once.map(|once| Request { key: format!("{}#{place}", once.key), ..once.clone() });
    Ok(part::<LeadBody>(lead)?.submission(caller, once)?)
}

/// The answer in a lead's place. What is wrong with the sender is wrong with the whole batch.
fn item(answer: Result<Answer, Lost>, reader: &Reader) -> Result<ItemJson, WebError> {
    Ok(match answer {
        Ok(Ok(receipt)) => ItemJson::Receipt(ReceiptJson::new(&receipt, reader)),
        Ok(Err(why @ (NotTaken::SignInNeeded | NotTaken::Forbidden))) => return Err(why.into()),
        Ok(Err(why)) => ItemJson::problem(&why.into(), reader),
        Err(lost) => {
            let error: WebError = lost.into();
            if let WebError::Internal(cause) = &error {
                tracing::error!(cause, "a lead of a batch was lost");
            }
            ItemJson::problem(&error, reader)
        }
    })
}

/// A request that never reaches intake: whoever may not send leads at all is told that first.
async fn turned_down(req: &HttpRequest, error: WebError) -> WebError {
    match identify(req).await {
        Ok(who) => who.contractor().err().unwrap_or(error),
        Err(error) => error,
    }
}
