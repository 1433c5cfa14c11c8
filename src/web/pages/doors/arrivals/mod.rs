//! The log of what came to machines' doors, as lines and as one line's page with what was in it.

pub mod staff;

use actix_web::HttpResponse;
use askama::Template;
use chrono::{DateTime, Utc};

use crate::accounts::BuyerSeat;
use crate::doors::DoorError;
use crate::doors::arrivals::{self, Arrival, Door, Outcome, Request};
use crate::i18n::{Reader, Text};
use crate::kernel::ids::ArrivalId;
use crate::web::extract::Visit;
use crate::web::machines::answer::why;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::{Path, State, WebError, render};

/// A line of the log.
#[derive(Debug, Clone)]
pub struct LogLine {
    pub id: ArrivalId,
    pub href: String,
    pub at: DateTime<Utc>,
    pub door: Text,
    pub outcome: Text,
    /// `good`, `warn`, `bad` or nothing.
    pub tone: &'static str,
    pub why: Option<String>,
    /// What it was answered.
    pub status: i16,
    /// The lead that came of it: where it is, and its id.
    pub lead: Option<(String, String)>,
    /// The line staff had repeated.
    pub replay_of: Option<ArrivalId>,
}

impl LogLine {
    /// A line as one area reads it.
    pub fn new(reader: &Reader, area: Area, arrival: &Arrival) -> Self {
        let area = area.as_str();
        let lead = arrival.lead.map(|lead| (format!("/{area}/leads/{lead}"), lead.to_string()));
        Self {
            id: arrival.id,
            href: format!("/{area}/arrivals/{}", arrival.id),
            at: arrival.at,
            door: reader.word("arrival-door", arrival.door.as_str()),
            outcome: reader.word("arrival-outcome", arrival.outcome.as_str()),
            tone: tone(arrival.outcome),
            why: arrival.reason.as_deref().and_then(|word| why(reader, word)),
            status: arrival.status,
            // A refused lead is the contractor's and staff's to read.
            lead: lead.filter(|_| area != "buyer" || arrival.outcome != Outcome::Refused),
            replay_of: arrival.replay_of,
        }
    }
}

const fn tone(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Delivered => "good",
        Outcome::Refused | Outcome::Wrong | Outcome::Forbidden | Outcome::Failed => "bad",
        Outcome::Amended | Outcome::Cancelled | Outcome::Noted => "warn",
        Outcome::Test | Outcome::Repeated | Outcome::Ignored => "",
    }
}

/// A request as it is shown.
#[derive(Debug, Clone)]
pub struct Content {
    /// `POST /p/site_…?…`
    pub line: String,
    pub from: String,
    pub headers: Vec<(String, String)>,
    pub kind: String,
    pub body: String,
}

impl From<Request> for Content {
    fn from(request: Request) -> Self {
        let query = match request.query.as_str() {
            "" => String::new(),
            query => format!("?{query}"),
        };
        Self {
            line: format!("{} {}{query}", request.method, request.path),
            from: request.ip,
            headers: request.headers,
            kind: request.content_type,
            body: request.body,
        }
    }
}

#[derive(Template)]
#[template(path = "doors/arrivals/own.html")]
struct Own {
    page: Page,
    line: LogLine,
    content: Content,
}

/// `GET /buyer/arrivals/{id}`: what came to one of the buyer's own doors, whole.
pub async fn own(
    visit: Visit,
    state: State,
    seat: BuyerSeat,
    Path(id): Path<ArrivalId>,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let shown = state
        .run(move |tx| {
            let arrival = arrivals::find(tx, seat, id)?;
            // What a contractor's receiver took is the contractor's.
            if !matches!(arrival.door, Door::Postback | Door::Pixel | Door::Telephony) {
                return Err(WebError::from(DoorError::NotFound));
            }
            let content = arrivals::request(tx, &vault, id)?.into();
            let mut page = visit.page(tx, Area::Buyer)?;
            page.path = match arrival.door {
                Door::Telephony => "/buyer/calls".to_owned(),
                Door::Receiver | Door::Postback | Door::Pixel => "/buyer/tracking".to_owned(),
            };
            let line = LogLine::new(&page.reader, Area::Buyer, &arrival);
            Ok(Own { line, content, page })
        })
        .await?;
    Ok(render(&shown))
}
