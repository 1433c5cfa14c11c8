//! What a telephone exchange says of a call, in the words of each kind, read into one shape.
//!
//! Numbers stay as told, and a time without an offset stays without one: which zone it is in depends on
//! the number that rang.

use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::TelephonyKind;
use crate::doors::parameters::Parameters;

/// The longest id of a call, in characters.
const MAX_ID: usize = 150;
/// A call longer than a day is none.
const LONGEST: i64 = 86_400;

/// A moment as told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    Exact(DateTime<Utc>),
    /// On the clock of the place the number belongs to.
    Local(NaiveDateTime),
}

impl Moment {
    /// The moment, where a time without an offset is one of this zone. In the hour a clock is set back
    /// it is the earlier one; a time that was skipped is read as UTC.
    pub fn at(self, zone: Tz) -> DateTime<Utc> {
        match self {
            Self::Exact(at) => at,
            Self::Local(local) => zone
                .from_local_datetime(&local)
                .earliest()
                .map_or_else(|| local.and_utc(), |at| at.with_timezone(&Utc)),
        }
    }

    fn read(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if let Ok(at) =
            DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_rfc2822(text))
        {
            return Ok(Self::Exact(at.with_timezone(&Utc)));
        }
        for format in
            ["%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%d %H:%M:%S%.f %z", "%Y-%m-%d %H:%M:%S%.f%z"]
        {
            if let Ok(at) = DateTime::parse_from_str(text, format) {
                return Ok(Self::Exact(at.with_timezone(&Utc)));
            }
        }
        for format in ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f"] {
            if let Ok(local) = NaiveDateTime::parse_from_str(text, format) {
                return Ok(Self::Local(local));
            }
        }
        Err("bad-time")
    }

    /// Seconds from this one to a later one told the same way.
    fn until(self, later: Self) -> Option<i64> {
        let passed = match (self, later) {
            (Self::Exact(from), Self::Exact(to)) => to - from,
            (Self::Local(from), Self::Local(to)) => to - from,
            _ => return None,
        };
        Some(passed.num_seconds())
    }

    fn before(self, seconds: i64) -> Self {
        let passed = TimeDelta::seconds(seconds);
        match self {
            Self::Exact(at) => Self::Exact(at - passed),
            Self::Local(at) => Self::Local(at - passed),
        }
    }
}

/// A call that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The exchange's own id of it.
    pub id: String,
    /// As told; `None` when the caller hid it.
    pub caller: Option<String>,
    pub called: String,
    /// `None`: just now, where the exchange does not say.
    pub started: Option<Moment>,
    pub answered: Option<Moment>,
    /// Whether somebody picked up.
    pub picked_up: bool,
    /// Seconds of talk.
    pub seconds: i32,
    /// Where the recording can be heard: a web address.
    pub recording: Option<String>,
}

/// The call a message tells of; `None` for one that is not over. Or the word for what is wrong with it.
pub fn heard(kind: TelephonyKind, told: &Parameters) -> Result<Option<Call>, &'static str> {
    match kind {
        TelephonyKind::Generic => generic(told).map(Some),
        TelephonyKind::Asterisk => asterisk(told),
        TelephonyKind::Twilio => twilio(told),
    }
}

fn id(text: Option<&str>) -> Result<String, &'static str> {
    match text {
        None => Err("call-id-missing"),
        Some(text) if text.chars().count() > MAX_ID => Err("call-id-missing"),
        Some(text) => Ok(text.to_owned()),
    }
}

fn called(text: Option<&str>) -> Result<String, &'static str> {
    text.map(str::to_owned).ok_or("called-missing")
}

fn seconds(text: &str) -> Result<i32, &'static str> {
    let whole = text.split('.').next().unwrap_or_default();
    let seconds: i64 = whole.parse().map_err(|_| "bad-seconds")?;
    in_range(seconds)
}

fn in_range(seconds: i64) -> Result<i32, &'static str> {
    match seconds {
        0..=LONGEST => i32::try_from(seconds).map_err(|_| "bad-seconds"),
        _ => Err("bad-seconds"),
    }
}

fn moment(text: Option<&str>) -> Result<Option<Moment>, &'static str> {
    text.map(Moment::read).transpose()
}

/// Twilio's stand-ins for a caller it does not know.
const HIDDEN_NUMBERS: [&str; 5] =
    ["+7378742883", "+2562533", "+8656696", "+266696687", "+86282452253"];

fn caller(text: Option<&str>) -> Option<String> {
    let text = text?;
    let hidden = !text.chars().any(|c| c.is_ascii_digit()) || HIDDEN_NUMBERS.contains(&text);
    (!hidden).then(|| text.to_owned())
}

/// Only a web address is something to press.
fn recording(text: Option<&str>) -> Option<String> {
    let url: url::Url = text?.parse().ok()?;
    (matches!(url.scheme(), "https" | "http") && url.has_host()).then(|| url.into())
}

fn generic(told: &Parameters) -> Result<Call, &'static str> {
    let started = moment(told.get("started_at"))?.ok_or("started-missing")?;
    let answered = moment(told.get("answered_at"))?;
    let talked = match (told.get("seconds"), answered, moment(told.get("ended_at"))?) {
        (Some(text), _, _) => seconds(text)?,
        (None, Some(answered), Some(ended)) => in_range(answered.until(ended).ok_or("bad-time")?)?,
        (None, Some(_), None) => return Err("bad-seconds"),
        (None, None, _) => 0,
    };
    Ok(Call {
        id: id(told.get("call_id"))?,
        caller: caller(told.get("caller")),
        called: called(told.get("called"))?,
        started: Some(started),
        answered,
        picked_up: answered.is_some() || talked > 0,
        seconds: talked,
        recording: recording(told.get("recording_url")),
    })
}

/// A CDR: as the manager interface names its fields, or as the table does.
fn asterisk(told: &Parameters) -> Result<Option<Call>, &'static str> {
    if told.get("Event").is_some_and(|event| !event.eq_ignore_ascii_case("cdr")) {
        return Ok(None);
    }
    let id = id(told.any(&["UniqueID", "uniqueid", "linkedid"]))?;
    let disposition = told.any(&["Disposition", "disposition"]).ok_or("disposition-missing")?;
    let started =
        moment(told.any(&["StartTime", "start", "calldate"]))?.ok_or("started-missing")?;
    let talked = told.any(&["BillableSeconds", "billsec"]).map_or(Ok(0), seconds)?;
    let picked_up = disposition.eq_ignore_ascii_case("answered");
    Ok(Some(Call {
        id,
        caller: caller(told.any(&["Source", "src"])),
        called: called(told.any(&["Destination", "dst", "did"]))?,
        started: Some(started),
        answered: moment(told.any(&["AnswerTime", "answer"]))?,
        picked_up,
        seconds: if picked_up { talked } else { 0 },
        recording: recording(told.any(&["recordingfile", "RecordingFile", "recording_url"])),
    }))
}

fn twilio(told: &Parameters) -> Result<Option<Call>, &'static str> {
    let picked_up = match told.get("CallStatus") {
        Some("completed") => true,
        Some("busy" | "no-answer" | "failed" | "canceled") => false,
        Some(_) => return Ok(None),
        None => return Err("status-missing"),
    };
    let talked = told.get("CallDuration").map_or(Ok(0), seconds)?;
    // It says when the message was written, which is when the call was over.
    let ended = moment(told.get("Timestamp"))?;
    let started = ended.map(|ended| ended.before(i64::from(talked)));
    Ok(Some(Call {
        id: id(told.get("CallSid"))?,
        caller: caller(told.any(&["From", "Caller"])),
        called: called(told.any(&["To", "Called"]))?,
        started,
        answered: started.filter(|_| picked_up),
        picked_up,
        seconds: if picked_up { talked } else { 0 },
        recording: recording(told.get("RecordingUrl")),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doors::arrivals::Request;

    fn read(kind: TelephonyKind, json: &str) -> Result<Option<Call>, &'static str> {
        let request = Request {
            content_type: "application/json".into(),
            body: json.into(),
            ..Request::default()
        };
        heard(kind, &Parameters::read(&request).unwrap())
    }

    #[test]
    fn one_call_in_three_languages() {
        let utc = |text: &str| Some(Moment::Exact(text.parse().unwrap()));
        let told = read(
            TelephonyKind::Generic,
            r#"{"call_id":"a","caller":"+79161234567","called":"+74951234567","started_at":"2026-11-23T10:00:00+03:00",
                "answered_at":"2026-11-23T10:00:05+03:00","ended_at":"2026-11-23T10:01:40+03:00","recording_url":"https://x.example/a.mp3"}"#,
        );
        let call = told.unwrap().unwrap();
        assert_eq!((call.seconds, call.picked_up), (95, true));
        assert_eq!(call.started, utc("2026-11-23T07:00:00Z"));
        assert_eq!(call.recording.as_deref(), Some("https://x.example/a.mp3"));

        let told = read(
            TelephonyKind::Asterisk,
            r#"{"Event":"Cdr","Source":"79161234567","Destination":"74951234567","StartTime":"2026-11-23 10:00:00",
                "AnswerTime":"2026-11-23 10:00:05","EndTime":"2026-11-23 10:01:40","Duration":"100","BillableSeconds":"95",
                "Disposition":"ANSWERED","UniqueID":"1700000000.7"}"#,
        );
        let call = told.unwrap().unwrap();
        assert_eq!((call.seconds, call.id.as_str()), (95, "1700000000.7"));
        let started = call.started.unwrap();
        assert_eq!(
            started.at(chrono_tz::Europe::Moscow),
            "2026-11-23T07:00:00Z".parse::<DateTime<Utc>>().unwrap()
        );

        let told = read(
            TelephonyKind::Twilio,
            r#"{"CallSid":"CA1","From":"+266696687","To":"+74951234567","CallStatus":"completed","CallDuration":"95",
                "Timestamp":"Mon, 23 Nov 2026 07:01:40 +0000"}"#,
        );
        let call = told.unwrap().unwrap();
        assert_eq!((call.seconds, call.caller), (95, None));
        assert_eq!(call.started, utc("2026-11-23T07:00:05Z"));
    }

    #[test]
    fn what_is_not_over_is_no_call_yet() {
        for (kind, json) in [
            (TelephonyKind::Twilio, r#"{"CallSid":"CA1","CallStatus":"ringing","To":"1"}"#),
            (TelephonyKind::Asterisk, r#"{"Event":"Newchannel","UniqueID":"1"}"#),
        ] {
            assert_eq!(read(kind, json), Ok(None), "{json}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (json, word) in [
            (r#"{"called":"1","started_at":"2026-11-23T10:00:00Z"}"#, "call-id-missing"),
            (r#"{"call_id":"1","called":"1"}"#, "started-missing"),
            (r#"{"call_id":"1","called":"1","started_at":"yesterday"}"#, "bad-time"),
            (
                r#"{"call_id":"1","called":"1","started_at":"2026-11-23T10:00:00Z","seconds":-5}"#,
                "bad-seconds",
            ),
            (
                r#"{"call_id":"1","called":"1","started_at":"2026-11-23T10:00:00Z","seconds":1e99}"#,
                "bad-seconds",
            ),
            (
                r#"{"call_id":"1","started_at":"2026-11-23T10:00:00Z","seconds":5}"#,
                "called-missing",
            ),
        ] {
            assert_eq!(read(TelephonyKind::Generic, json), Err(word), "{json}");
        }
    }
}
