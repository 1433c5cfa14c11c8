//! How leads of an offer arrive, as its terms say it: the wording people agree to, the least length
//! of a call that counts, the page visitors are sent to.
//!
//! Part of the terms, so it is frozen with them: a lead is judged by what was promised when it came.

use serde::{Deserialize, Serialize};
use url::Url;

use super::terms::Action;
use super::terms::written::{text, whole};
use crate::kernel::fault::{Fault, Faults};

/// The longest wording of a consent, in characters.
pub const MAX_CONSENT: usize = 4_000;
/// The longest address, in characters.
pub const MAX_ADDRESS: usize = 1_000;
/// Where the click's id goes in a landing page's address.
pub const CLICK_ID: &str = "{click_id}";

/// How leads arrive, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrival {
    /// What people agree to when they leave their contact, word for word; blank lines part it.
    pub consent_text: Option<String>,
    /// Where the hosted form sends people afterwards; a page of thanks when `None`.
    pub thanks_url: Option<String>,
    /// The least seconds of talk for a call to count.
    pub call_seconds: i32,
    /// Where tracking links lead, with macros; only tracked actions have one.
    pub landing_url: Option<String>,
    /// How long after a click what the visitor does still counts for it, in days.
    pub window_days: i32,
    /// Whether a picture loaded by the visitor's browser may report, which proves less than a report
    /// by the buyer's server.
    pub pixel: bool,
}

impl Default for Arrival {
    fn default() -> Self {
        Self {
            consent_text: None,
            thanks_url: None,
            call_seconds: 30,
            landing_url: None,
            window_days: 30,
            pixel: false,
        }
    }
}

/// The same as written: text, blank where nothing was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrivalDraft {
    pub consent_text: String,
    pub thanks_url: String,
    pub call_seconds: String,
    pub landing_url: String,
    pub window_days: String,
    pub pixel: bool,
}

impl Default for ArrivalDraft {
    fn default() -> Self {
        Self::from(&Arrival::default())
    }
}

impl From<&Arrival> for ArrivalDraft {
    fn from(arrival: &Arrival) -> Self {
        Self {
            consent_text: arrival.consent_text.clone().unwrap_or_default(),
            thanks_url: arrival.thanks_url.clone().unwrap_or_default(),
            call_seconds: arrival.call_seconds.to_string(),
            landing_url: arrival.landing_url.clone().unwrap_or_default(),
            window_days: arrival.window_days.to_string(),
            pixel: arrival.pixel,
        }
    }
}

impl ArrivalDraft {
    /// Checks what was written. What does not belong to the action is left out, not refused: a form
    /// shows every field.
    pub(in crate::offers) fn check(
        &self,
        action: Option<Action>,
        faults: &mut Faults,
    ) -> Option<Arrival> {
        let consent = faults.take(text("consent_text", &self.consent_text, 0..=MAX_CONSENT));
        let thanks = faults.take(address("thanks_url", &self.thanks_url, &[]));
        let usual = Self::default();
        let given = |written: &str, usual: String| match written.trim() {
            "" => usual,
            given => given.to_owned(),
        };
        let seconds = given(&self.call_seconds, usual.call_seconds);
        let seconds = faults.take(whole("call_seconds", &seconds, &(0..=3_600)));
        let landing = faults.take(address("landing_url", &self.landing_url, MACROS));
        let window = given(&self.window_days, usual.window_days);
        let window = faults.take(whole("window_days", &window, &(1..=365)));
        let tracked = action.is_some_and(Action::is_tracked);
        Some(Arrival {
            consent_text: consent.filter(|text| !text.is_empty()),
            thanks_url: thanks?,
            call_seconds: seconds?,
            landing_url: landing?.filter(|_| tracked),
            window_days: window?,
            pixel: self.pixel && tracked,
        })
    }
}

/// The macros of a landing page's address.
pub const MACROS: &[&str] = &[
    CLICK_ID, "{source}", "{offer}", "{sub1}", "{sub2}", "{sub3}", "{sub4}", "{sub5}", "{sub6}",
    "{sub7}", "{sub8}",
];

/// An `http` or `https` address, with any of these macros in it.
fn address(field: &'static str, written: &str, macros: &[&str]) -> Result<Option<String>, Fault> {
    let written = written.trim();
    if written.is_empty() {
        return Ok(None);
    }
    if written.chars().count() > MAX_ADDRESS {
        return Err(Fault::new(field, "too-long").with("max", MAX_ADDRESS));
    }
    let plain = macros.iter().fold(written.to_owned(), |text, name| text.replace(name, "x"));
    let read = Url::parse(&plain).ok().filter(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none()
    });
    if read.is_none() || written.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(Fault::new(field, "not-an-address"));
    }
    if let Some(start) = plain.find('{') {
        let unknown: String = plain.get(start..).unwrap_or_default().chars().take(20).collect();
        return Err(Fault::new(field, "unknown-macro").with("macro", unknown));
    }
    Ok(Some(written.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(draft: &ArrivalDraft, action: Action) -> Result<Arrival, Faults> {
        let mut faults = Faults::default();
        let arrival = draft.check(Some(action), &mut faults);
        faults.finish().map(|()| arrival.unwrap())
    }

    #[test]
    fn what_is_checked_can_be_written_again() {
        let draft = ArrivalDraft {
            consent_text: "I agree.".into(),
            landing_url: "https://shop.example/?utm={source}&c={click_id}".into(),
            pixel: true,
            ..ArrivalDraft::default()
        };
        let arrival = check(&draft, Action::Purchase).unwrap();
        assert_eq!(ArrivalDraft::from(&arrival), draft);
        let elsewhere = check(&draft, Action::Application).unwrap();
        assert_eq!((elsewhere.landing_url, elsewhere.pixel), (None, false));
    }

    #[test]
    fn an_address_is_a_web_address_with_known_macros() {
        for (address, code) in [
            ("shop.example", "not-an-address"),
            ("javascript:alert(1)", "not-an-address"),
            ("https://user:word@shop.example/", "not-an-address"),
            ("https://shop.example/a b", "not-an-address"),
            ("https://shop.example/?x={secret}", "unknown-macro"),
        ] {
            let draft = ArrivalDraft { landing_url: address.into(), ..ArrivalDraft::default() };
            let faults = check(&draft, Action::Purchase).unwrap_err();
            assert_eq!(faults.0[0].code, code, "{address}");
        }
    }
}
