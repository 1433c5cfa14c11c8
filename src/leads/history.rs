//! A lead's history: the same facts for both sides.
//!
//! Each side reads who of its own people acted; of the other it reads the side. Staff read all.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, NullableExpressionMethods, QueryDsl, RunQueryDsl};
use serde::Deserialize;
use serde_json::Value;

use super::actor::Side;
use super::find::{Reach, card};
use super::finding::Finding;
use super::intake::Rule;
use super::stage::Stage;
use super::verdict_reason::VerdictReason;
use super::{Event, LeadError, Status};
use crate::db::Tx;
use crate::kernel::ids::{EventId, LeadId};
use crate::offers::budget::Full;
use crate::offers::reason::Reason;
use crate::schema::{lead_events, users};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// It became this, at intake or by a move.
    Became(Status),
    /// The buyer moved it on in its own follow-up.
    Stage(Stage),
    /// Staff looked at the contact.
    Unmasked,
    /// The buyer answered an appeal: now staff must decide.
    Answered,
    /// A side said more, or showed more.
    Stated,
    /// A side proposed a split.
    Proposed,
    /// A side took its proposal back.
    Unproposed,
    /// The operator made a mistaken verdict good.
    Corrected,
    /// The order's amount changed, and with it the price.
    Amended,
}

impl Happening {
    fn read(event: &str, detail: &Detail) -> Option<Self> {
        match event {
            "stage" => detail.stage.map(Self::Stage),
            "unmasked" => Some(Self::Unmasked),
            "answered" => Some(Self::Answered),
            "stated" => Some(Self::Stated),
            "proposed" => Some(Self::Proposed),
            "unproposed" => Some(Self::Unproposed),
            "corrected" => Some(Self::Corrected),
            "amended" => Some(Self::Amended),
            word => word.parse().ok().map(Self::Became),
        }
    }

    /// The word for it: a status, or what was done.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Became(status) => status.as_str(),
            Self::Stage(_) => "stage",
            Self::Unmasked => "unmasked",
            Self::Answered => "answered",
            Self::Stated => "stated",
            Self::Proposed => "proposed",
            Self::Unproposed => "unproposed",
            Self::Corrected => "corrected",
            Self::Amended => "amended",
        }
    }
}

/// The particulars of a happening, those that apply.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct Detail {
    /// Which event moved it.
    pub by: Option<Event>,
    pub rule: Option<Rule>,
    /// Which limit on money refused it.
    pub full: Option<Full>,
    pub reason: Option<Reason>,
    pub comment: Option<String>,
    /// When the clock that started then was to end.
    pub due_at: Option<DateTime<Utc>>,
    pub terms_version: Option<i32>,
    pub stage: Option<Stage>,
    pub was: Option<Stage>,
    /// What the exchange found about a rejection's reason.
    pub finding: Option<Finding>,
    /// How many files came along.
    pub files: i64,
    /// What the contractor got, or would get by a proposal, in percent of the price.
    pub percent: Option<i16>,
    pub verdict: Option<VerdictReason>,
    /// A verdict's words, or a correction's.
    pub text: Option<String>,
    /// A correction's amount as it is written in the API, with its currency and who got it.
    pub amount: Option<String>,
    pub currency: Option<String>,
    pub paid_to: Option<Side>,
    /// An order's amount and the lead's price before and after a change, and the price as the terms
    /// would have it where that is more than was held.
    pub order_was: Option<String>,
    pub order: Option<String>,
    pub price_was: Option<String>,
    pub price: Option<String>,
    pub price_asked: Option<String>,
}

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub id: EventId,
    pub at: DateTime<Utc>,
    pub side: Side,
    /// The person, by address: to the own side and to staff.
    pub person: Option<String>,
    pub what: Happening,
    pub detail: Detail,
}

/// The history of a lead within reach, oldest first.
pub fn history(
    tx: &mut Tx<'_>,
    reach: impl Into<Reach>,
    id: LeadId,
) -> Result<Vec<Line>, LeadError> {
    let reach = reach.into();
    card::lead(tx, reach, id)?;
    type Row = (EventId, DateTime<Utc>, Side, Option<String>, String, Value);
    let rows: Vec<Row> = lead_events::table
        .left_join(users::table)
        .filter(lead_events::lead_id.eq(id))
        .order(lead_events::id)
        .select((
            lead_events::id,
            lead_events::at,
            lead_events::actor,
            users::email.nullable(),
            lead_events::event,
            lead_events::detail,
        ))
        .load(tx.conn())?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, at, side, person, event, detail)| {
            let detail: Detail = serde_json::from_value(detail).unwrap_or_default();
            let what = Happening::read(&event, &detail)?;
            let person = person.filter(|_| reach.knows(side));
            Some(Line { id, at, side, person, what, detail })
        })
        .collect())
}
