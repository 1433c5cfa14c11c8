//! Trackers and calls in words.

use askama::Template;
use chrono::{DateTime, Utc};

use crate::doors::postbacks::template::MACROS;
use crate::doors::postbacks::{Postback, PostbackStatus, Told, Tracker};
use crate::i18n::{Reader, Text};
use crate::kernel::ids::{EngagementId, PostbackId, TrackerId};
use crate::kernel::paging::Listing;
use crate::web::extract::cursor;
use crate::web::form::{Choice, Form};
use crate::web::page::Page;
use crate::web::pages::doors::ways::Ways;

/// Every tracker that hears of an engagement, and the form for one more.
#[derive(Template)]
#[template(path = "doors/postbacks/all.html")]
pub(super) struct All {
    page: Page,
    ways: Ways,
    engagement: EngagementId,
    trackers: Vec<TrackerRow>,
    statuses: Vec<Choice>,
    scopes: Vec<Choice>,
    macros: Vec<(String, Text)>,
    form: Form,
    notice: Option<Text>,
}

struct TrackerRow {
    id: TrackerId,
    label: String,
    template: String,
    told: String,
    /// Whether it hears of every offer the contractor works on.
    everywhere: bool,
}

impl TrackerRow {
    fn new(reader: &Reader, tracker: Tracker) -> Self {
        let told: Vec<String> = tracker
            .told
            .iter()
            .map(|word| reader.word("lead-status", word.as_str()).to_string())
            .collect();
        Self {
            id: tracker.id,
            label: tracker.label,
            template: tracker.template,
            told: told.join(", "),
            everywhere: tracker.engagement.is_none(),
        }
    }
}

impl All {
    pub(super) fn new(
        page: Page,
        ways: Ways,
        engagement: EngagementId,
        trackers: Vec<Tracker>,
        form: Form,
        notice: Option<Text>,
    ) -> Self {
        let reader = &page.reader;
        let fresh = form.pairs().next().is_none();
        let form = if fresh { filled() } else { form };
        Self {
            trackers: trackers.into_iter().map(|row| TrackerRow::new(reader, row)).collect(),
            statuses: Told::ALL
                .iter()
                .map(|word| Choice::new(word.as_str(), reader.word("lead-status", word.as_str())))
                .collect(),
            scopes: ["this", "all"]
                .into_iter()
                .map(|word| Choice::new(word, reader.word("tracker-scope", word)))
                .collect(),
            macros: MACROS
                .iter()
                .filter(|name| {
                    !matches!(**name, "sub2" | "sub3" | "sub4" | "sub5" | "sub6" | "sub7")
                })
                .map(|name| (format!("{{{name}}}"), reader.word("macro", name)))
                .collect(),
            page,
            ways,
            engagement,
            form,
            notice,
        }
    }
}

/// What most trackers want to hear.
fn filled() -> Form {
    let form = Form::default().with("scope", "this");
    Told::ALL.iter().fold(form, |form, word| form.with("told", word))
}

/// One tracker and its log.
#[derive(Template)]
#[template(path = "doors/postbacks/one.html")]
pub(super) struct One {
    page: Page,
    tracker: TrackerRow,
    engagement: Option<EngagementId>,
    closed_at: Option<DateTime<Utc>>,
    calls: Vec<CallRow>,
    first: Option<String>,
    next: Option<String>,
}

struct CallRow {
    id: PostbackId,
    at: DateTime<Utc>,
    /// What it told, in words.
    what: Text,
    lead: Option<String>,
    status: PostbackStatus,
    tone: &'static str,
    address: String,
    /// `200`, or why there was no answer.
    answer: String,
    answer_text: String,
    tries: i32,
    /// When it is tried again.
    again: Option<DateTime<Utc>>,
}

impl CallRow {
    fn new(reader: &Reader, call: Postback) -> Self {
        let what = match call.word.as_str() {
            "test" => reader.t("test-mark"),
            word => reader.word("lead-status", word),
        };
        let waits = call.status == PostbackStatus::Queued;
        Self {
            id: call.id,
            at: call.created_at,
            what,
            lead: call.lead.map(|lead| format!("/contractor/leads/{lead}")),
            tone: match call.status {
                PostbackStatus::Sent => "good",
                PostbackStatus::Queued => "warn",
                PostbackStatus::Skipped => "",
                PostbackStatus::Failed => "bad",
            },
            status: call.status,
            address: call.address,
            answer: match (call.answer, call.last_error) {
                (Some(status), _) => status.to_string(),
                (None, Some(why)) => reader.t("postback-unanswered").with("why", why).to_string(),
                (None, None) => String::new(),
            },
            answer_text: call.answer_text.unwrap_or_default(),
            again: (waits && call.tries > 0).then_some(call.next_try_at),
            tries: call.tries,
        }
    }
}

impl One {
    pub(super) fn new(page: Page, tracker: Tracker, told: Listing<Postback>, later: bool) -> Self {
        let home = format!("/contractor/trackers/{}", tracker.id);
        let reader = &page.reader;
        Self {
            engagement: tracker.engagement,
            closed_at: tracker.closed_at,
            calls: told.items.into_iter().map(|call| CallRow::new(reader, call)).collect(),
            next: told.next.map(|key| format!("{home}?cursor={}", cursor(key))),
            first: later.then_some(home),
            tracker: TrackerRow::new(reader, tracker),
            page,
        }
    }
}
