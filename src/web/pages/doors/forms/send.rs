//! A form as it is sent: a step on, a step back, or the whole to intake.
//!
//! Whatever goes wrong, what was typed stands on the page that says so.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER, USER_AGENT};
use actix_web::{HttpRequest, HttpResponse};

use super::address::Address;
use super::show::{Found, thanks};
use crate::accounts::limits::Attempt;
use crate::doors::forms::token::{BadToken, Token};
use crate::doors::forms::{Filled, Seen, Trap, Variant, trap};
use crate::kernel::fault::{Fault, Faults};
use crate::leads::intake::{NotTaken, Receipt, Rule};
use crate::web::answer::{render_as, see_other};
use crate::web::extract::Client;
use crate::web::form::Form;
use crate::web::{State, WebError};

/// A field people do not see and robots fill in. No browser knows anything to put there.
const HONEYPOT: &str = "topic_line";
/// Seconds after which pressing again makes sense when the exchange is busy.
const SOON: u32 = 3;

/// What was sent, and where its sender stands.
struct Sending<'a> {
    state: &'a State,
    found: Found,
    form: Form,
    at: usize,
}

impl Sending<'_> {
    /// The step as it was typed, with a sentence above it. A new token where the old one will not do.
    fn again(
        &self,
        status: StatusCode,
        key: &'static str,
        fresh: bool,
    ) -> Result<HttpResponse, WebError> {
        let token =
            if fresh { self.found.token(self.state)? } else { self.form.value("token").to_owned() };
        let mut page = self.found.form(self.state, self.at, self.form.clone(), token);
        page.notice = Some(self.found.address.reader.t(key));
        Ok(self.found.answer(status, &page))
    }

    /// The same, worth pressing again in a moment.
    fn busy(&self, status: StatusCode, seconds: u32) -> Result<HttpResponse, WebError> {
        let mut answer = self.again(status, "form-press-again", false)?;
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        Ok(answer)
    }

    /// A step as it was typed, without a word.
    fn step(&self, at: usize) -> HttpResponse {
        let token = self.form.value("token").to_owned();
        let page = self.found.form(self.state, at, self.form.clone(), token);
        self.found.answer(StatusCode::OK, &page)
    }

    /// A step with what is wrong on it.
    fn faulty(&self, at: usize, faults: Faults, token: String) -> HttpResponse {
        let form = self.form.clone().refused(faults);
        let page = self.found.form(self.state, at, form, token);
        self.found.answer(StatusCode::UNPROCESSABLE_ENTITY, &page)
    }

    async fn trapped(&self, trap: Trap) -> Result<(), WebError> {
        let engagement = self.found.coded.work.engagement.id;
        self.state.run(move |tx| trap::count(tx, engagement, trap)).await
    }

    /// What whoever sent a lead reads; a robot reads the same.
    fn thanked(&self) -> HttpResponse {
        let origin = &self.found.address.origin;
        let next = self.found.coded.work.offer.terms.arrival.thanks_url.clone();
        // A test stays here, where it says that it was one.
        match next.filter(|_| !origin.test) {
            Some(next) if self.found.address.variant == Variant::Hosted => see_other(next),
            next => {
                let key = if origin.test { "form-thanks-test" } else { "form-thanks-text" };
                thanks(self.state, &self.found, key, next)
            }
        }
    }
}

/// Takes a form that was sent.
pub async fn send(
    state: &State,
    req: &HttpRequest,
    client: Client,
    variant: Variant,
    code: String,
    form: Form,
) -> Result<HttpResponse, WebError> {
    let tried = state.limits.check_network(Attempt::Form, client.0);
    let address = Address::of(req, variant, code).speaking(form.value("language"));
    let address = address.speaking(form.value("lang"));
    let found = Found::find(state, address).await?;
    if !found.coded.open && !found.address.origin.test {
        return Ok(found.closed(state));
    }
    let at = form.value("step").parse().unwrap_or(1_usize).saturating_sub(1).min(found.plan.last());
    let sending = Sending { state, found, form, at };
    if let Err(error) = tried {
        return sending.busy(StatusCode::TOO_MANY_REQUESTS, error.retry_after);
    }
    if !sending.form.value("lang").is_empty() {
        return Ok(sending.step(at));
    }
    if sending.form.value("go") == "back" {
        return Ok(sending.step(at.saturating_sub(1)));
    }
    if !sending.form.value(HONEYPOT).is_empty() {
        sending.trapped(Trap::Honeypot).await?;
        return Ok(sending.thanked());
    }
    let (plan, terms) = (&sending.found.plan, &sending.found.coded.work.offer.terms);
    let filled = Filled::read(plan, |name| sending.form.value(name).to_owned());
    let token = sending.form.value("token").to_owned();
    if at < plan.last() {
        return Ok(match filled.check_step(plan, terms, at) {
            Ok(()) => sending.step(at + 1),
            Err(faults) => sending.faulty(at, faults, token),
        });
    }
    if let Err((at, faults)) = filled.check(plan, terms) {
        return Ok(sending.faulty(at, faults, token));
    }
    finish(req, client, sending, &filled).await
}

/// Looks at the token and hands the lead to intake.
async fn finish(
    req: &HttpRequest,
    client: Client,
    sending: Sending<'_>,
    filled: &Filled,
) -> Result<HttpResponse, WebError> {
    let (state, work) = (sending.state, &sending.found.coded.work);
    let now = state.db.clock().now();
    let token = Token::open(&state.vault, work.engagement.id, sending.form.value("token"));
    let token = match token.and_then(|token| token.aged(now)) {
        // Read under other terms than those in force: what was agreed to may not stand there any more.
        Ok(token) if token.terms != work.offer.terms.version => {
            return sending.again(StatusCode::CONFLICT, "form-changed", true);
        }
        Ok(token) => token,
        Err(BadToken::Forged) => {
            sending.trapped(Trap::Forged).await?;
            return sending.again(StatusCode::CONFLICT, "form-old", true);
        }
        Err(BadToken::Old) => return sending.again(StatusCode::CONFLICT, "form-old", true),
        Err(BadToken::Young) => {
            // Told, not swallowed: a person whose browser filled everything in presses once more.
            sending.trapped(Trap::TooQuick).await?;
            return sending.again(StatusCode::CONFLICT, "form-quick", false);
        }
    };
    let address = &sending.found.address;
    let agent = req.headers().get(USER_AGENT).and_then(|agent| agent.to_str().ok());
    let seen = Seen {
        page: format!("{}{}", state.config.base_url, address.here()),
        locale: address.reader.locale,
        ip: client.0.to_string(),
        user_agent: agent.map(str::to_owned),
        at: now,
    };
    let submission = filled.submission(&state.vault, work, token, &address.origin, &seen);
    let answer = match state.intake.submit(vec![submission]).await {
        Ok(mut answers) => answers.pop(),
        Err(_) => None,
    };
    match answer {
        Some(Ok(Ok(receipt))) => answered(&sending, receipt),
        Some(Ok(Err(NotTaken::Invalid(faults)))) => {
            let faults = shown(faults);
            let at = faults
                .0
                .first()
                .map_or(sending.at, |fault| sending.found.plan.step_of(&fault.field));
            Ok(sending.faulty(at, faults, sending.form.value("token").to_owned()))
        }
        Some(Ok(Err(NotTaken::KeyReused))) => {
            let reader = address.reader;
            let mut page = sending.found.said(
                state,
                reader.t("form-sent-before-title"),
                reader.t("form-sent-before-text"),
            );
            page.again = Some(address.here());
            Ok(render_as(StatusCode::CONFLICT, &page))
        }
        Some(Ok(Err(_))) => Err(WebError::NotFound),
        // Nobody knows, or there was no room: the same token makes pressing again safe.
        Some(Err(_)) | None => sending.busy(StatusCode::SERVICE_UNAVAILABLE, SOON),
    }
}

/// What the person reads of what became of the lead: never a word about money or other people.
fn answered(sending: &Sending<'_>, receipt: Receipt) -> Result<HttpResponse, WebError> {
    let key = match receipt.refusal {
        None => return Ok(sending.thanked()),
        // Found before, unless the terms changed in between: mended like any other fault.
        Some(rule @ (Rule::InvalidPhone | Rule::InvalidEmail)) => {
            let phone = rule == Rule::InvalidPhone;
            let (field, code) =
                if phone { ("contact.phone", "phone") } else { ("contact.email", "email") };
            let token = sending.found.token(sending.state)?;
            return Ok(sending.faulty(sending.at, Fault::new(field, code).into(), token));
        }
        Some(_) if receipt.test => "form-thanks-test-refused",
        Some(Rule::Duplicate) => "form-thanks-known",
        Some(Rule::EngagementNotActive | Rule::ContractorSuspended | Rule::OfferNotOpen) => {
            return Ok(sending.found.closed(sending.state));
        }
        Some(
            Rule::OutsideHours
            | Rule::SourceNotAllowed
            | Rule::OutOfArea
            | Rule::DailyCap
            | Rule::TotalCap
            | Rule::Budget
            | Rule::InsufficientFunds
            | Rule::Quarantine,
        ) => "form-thanks-received",
    };
    Ok(thanks(sending.state, &sending.found, key, None))
}

/// Faults by the names the page has for its fields.
fn shown(faults: Faults) -> Faults {
    let named = |fault: Fault| {
        if fault.field == "contact" { Fault::new("contact.phone", fault.code) } else { fault }
    };
    Faults(faults.0.into_iter().map(named).collect())
}
