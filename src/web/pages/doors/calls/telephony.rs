//! `/buyer/calls/telephony/{id}`: how one telephone exchange tells of calls, a trial, and its log.

use actix_web::HttpResponse;
use askama::Template;

use super::buyer::PATH;
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::doors::arrivals::{self, Door, Outcome};
use crate::doors::calls::telephony::{self, Telephony};
use crate::doors::calls::{TelephonyKind, trial};
use crate::i18n::Text;
use crate::kernel::ids::TelephonyId;
use crate::kernel::paging::Paging;
use crate::kernel::secret::Vault;
use crate::web::extract::{Paged, Posted, Visit, cursor};
use crate::web::flash::Flash;
use crate::web::form::Form;
use crate::web::machines::answer::said;
use crate::web::machines::telephone::process;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::pages::doors::arrivals::LogLine;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{Path, State, WebError, see_other_with_flash};

#[derive(Template)]
#[template(path = "doors/calls/telephony.html")]
struct Shown {
    page: Page,
    notice: Option<Text>,
    found: Telephony,
    kind: Text,
    address: String,
    secret: String,
    steps: Vec<Text>,
    /// What to type to see it work.
    sample: String,
    renewal: Form,
    log: Vec<LogLine>,
    first: Option<String>,
    next: Option<String>,
}

fn address(id: TelephonyId) -> String {
    format!("{PATH}/telephony/{id}")
}

/// A line for a shell that is right as it stands.
pub fn sample(kind: TelephonyKind, address: &str, secret: &str) -> String {
    match kind {
        TelephonyKind::Generic => format!(
            "T=$(date +%s); B='{{\"call_id\":\"1\",\"caller\":\"+79161234567\",\"called\":\"+74951234567\",\"started_at\":\"'$(date -u +%Y-%m-%dT%H:%M:%SZ)'\",\"seconds\":95}}'; S=$(printf %s \"$T.$B\" | openssl dgst -sha256 -hmac '{secret}' | sed 's/.* //'); curl {address} -H 'Content-Type: application/json' -H \"X-Timestamp: $T\" -H \"X-Signature: sha256=$S\" -d \"$B\""
        ),
        TelephonyKind::Asterisk => format!(
            "curl {address} -H 'X-Secret: {secret}' -d uniqueid=1 -d src=79161234567 -d dst=74951234567 -d \"start=$(date -u +%Y-%m-%dT%H:%M:%SZ)\" -d billsec=95 -d disposition=ANSWERED"
        ),
        TelephonyKind::Twilio => format!(
            "S=$(printf %s '{address}CallDuration95CallSidCA1CallStatuscompletedFrom+79161234567To+74951234567' | openssl dgst -sha1 -binary -hmac '{secret}' | base64); curl {address} -H \"X-Twilio-Signature: $S\" -d CallSid=CA1 --data-urlencode From=+79161234567 --data-urlencode To=+74951234567 -d CallStatus=completed -d CallDuration=95"
        ),
    }
}

fn read(
    tx: &mut Tx<'_>,
    visit: &Visit,
    (vault, base): (&Vault, &str),
    (seat, id): (BuyerSeat, TelephonyId),
    paging: &Paging,
    refused: Option<(Form, Option<Text>)>,
) -> Result<Shown, WebError> {
    let found = telephony::find(tx, seat, id)?;
    let secret = found.secret(vault)?;
    let log = arrivals::list(tx, seat, &[Door::Telephony], Some(id.uuid()), paging)?;
    let mut page = visit.page(tx, Area::Buyer)?;
    page.path = address(id);
    let reader = page.reader;
    let to = format!("{base}/calls/{id}");
    let (renewal, notice) = refused.unwrap_or_default();
    let steps = ["one", "two", "three"]
        .map(|step| reader.word(&format!("calls-steps-{}", found.kind), step));
    Ok(Shown {
        notice,
        kind: reader.word("telephony-kind", found.kind.as_str()),
        sample: sample(found.kind, &to, &secret),
        address: to,
        secret,
        steps: steps.into(),
        renewal,
        log: log.items.iter().map(|line| LogLine::new(&reader, Area::Buyer, line)).collect(),
        first: paging.after.map(|_| address(id)),
        next: log.next.map(|key| format!("{}?cursor={}#log", address(id), cursor(key))),
        found,
        page,
    })
}

/// The page.
pub async fn show(
    visit: Visit,
    state: State,
    seat: BuyerSeat,
    Path(id): Path<TelephonyId>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    let shown = state
        .run(move |tx| read(tx, &visit, (&vault, &config.base_url), (seat, id), &paging, None))
        .await?;
    Ok(Sent::default().page(&shown))
}

/// Gives it another secret: made here, or the service's own.
pub async fn renew(
    visit: Visit,
    state: State,
    seat: BuyerSeat,
    Path(id): Path<TelephonyId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let (vault, secret) = (state.vault.clone(), form.value("secret").to_owned());
    match state.run(move |tx| telephony::renew(tx, &vault, seat, id, &secret)).await {
        Ok(()) => Ok(see_other_with_flash(address(id), "calls-secret-made")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let (vault, config) = (state.vault.clone(), state.config.clone());
            let back = Some((form, notice));
            let page = state
                .run(move |tx| {
                    let desk = (&vault, config.base_url.as_str());
                    read(tx, &visit, desk, (seat, id), &Paging::default(), back)
                })
                .await?;
            Ok(sent.page(&page))
        }
    }
}

/// Closes it.
pub async fn close(
    state: State,
    seat: BuyerSeat,
    Path(id): Path<TelephonyId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| telephony::close(tx, seat, id)).await?;
    Ok(see_other_with_flash(PATH, "calls-telephony-closed"))
}

/// Sends a test call the whole way and says what became of it.
pub async fn test(
    visit: Visit,
    state: State,
    seat: BuyerSeat,
    Path(id): Path<TelephonyId>,
    _: Posted,
) -> Result<HttpResponse, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    let request = state.run(move |tx| trial(tx, &vault, &config.base_url, seat, id)).await;
    let request = match request {
        Ok(request) => request,
        Err(WebError::Problem { code: "nothing_rings", .. }) => {
            let flash = Flash::bad("problem-nothing_rings");
            return Ok(see_other_with_flash(format!("{}#try", address(id)), flash));
        }
        Err(error) => return Err(error),
    };
    let made = process(&state, id, request, true).await?;
    let words = said(&visit.reader, made.outcome, made.reason.as_deref());
    let flash = match made.outcome {
        Outcome::Test => Flash::good("calls-tested"),
        _ => Flash::bad("calls-tested-badly").with("what", words),
    };
    Ok(see_other_with_flash(format!("{}#log", address(id)), flash))
}
