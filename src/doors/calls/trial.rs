//! A trial of a telephone exchange's door: a call as the exchange itself would tell it.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde_json::json;
use url::form_urlencoded;

use super::number;
use super::proof;
use super::telephony;
use super::{TelephonyKind, report};
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::arrivals::Request;
use crate::kernel::ids::{CallId, TelephonyId};
use crate::kernel::secret::Vault;

/// A message of a call that just ended, to the first number that rings for somebody, from that number
/// itself: signed as the kind signs. It goes the whole way, leaves no call, and makes a test lead.
pub fn trial(
    tx: &mut Tx<'_>,
    vault: &Vault,
    base: &str,
    seat: BuyerSeat,
    id: TelephonyId,
) -> Result<Request, DoorError> {
    let found = telephony::find(tx, seat, id)?;
    if found.closed_at.is_some() {
        return Err(DoorError::Conflict("door_closed"));
    }
    let ringing = number::list(tx, seat)?.into_iter().find(|number| number.engagement.is_some());
    let ringing = ringing.ok_or(DoorError::Conflict("nothing_rings"))?;
    let engagement = ringing.engagement.ok_or(DoorError::Conflict("nothing_rings"))?;
    let now = tx.now();
    let seconds = report::least_seconds(tx, engagement)?.max(1);
    let secret = found.secret(vault)?;
    Ok(message(found.kind, base, id, &secret, &ringing.number, seconds, now))
}

fn message(
    kind: TelephonyKind,
    base: &str,
    id: TelephonyId,
    secret: &str,
    number: &str,
    seconds: i32,
    now: DateTime<Utc>,
) -> Request {
    let started = now - TimeDelta::seconds(i64::from(seconds));
    let time = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let call = format!("test-{}", CallId::new().uuid().simple());
    let mut request =
        Request { method: "POST".into(), path: format!("/calls/{id}"), ..Request::default() };
    let json = "application/json".to_owned();
    match kind {
        TelephonyKind::Generic => {
            let body = json!({
                "call_id": call, "caller": number, "called": number, "started_at": time(started),
                "answered_at": time(started), "seconds": seconds,
            });
            let timestamp = now.timestamp().to_string();
            request.body = body.to_string();
            request.content_type = json;
            request.headers = vec![
                ("x-signature".into(), proof::signature(&timestamp, &request.body, secret)),
                ("x-timestamp".into(), timestamp),
            ];
        }
        TelephonyKind::Asterisk => {
            let body = json!({
                "uniqueid": call, "src": number, "dst": number, "start": time(started),
                "answer": time(started), "end": time(now), "billsec": seconds,
                "disposition": "ANSWERED",
            });
            request.body = body.to_string();
            request.content_type = json;
            request.headers = vec![("x-secret".into(), secret.to_owned())];
        }
        TelephonyKind::Twilio => {
            request.body = form_urlencoded::Serializer::new(String::new())
                .append_pair("CallSid", &call)
                .append_pair("From", number)
                .append_pair("To", number)
                .append_pair("CallStatus", "completed")
                .append_pair("CallDuration", &seconds.to_string())
                .append_pair("Timestamp", &now.to_rfc2822())
                .finish();
            request.content_type = "application/x-www-form-urlencoded".into();
            let signature = proof::twilio(&request, secret, base);
            request.headers = vec![("x-twilio-signature".into(), signature)];
        }
    }
    request
}
