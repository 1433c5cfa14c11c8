//! `/reports/reasons`: why leads are rejected, and whose.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::accounts::Role;
use crate::i18n::Reader;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::PartyId;
use crate::offers::Reason;
use crate::offers::catalogue::word;
use crate::reports::reasons::{self, By, Hint, Key, Question, Report, Row, Scope, Stretch, Window};
use crate::web::api::ok;
use crate::web::extract::who::Who;
use crate::web::pages::reports::words;
use crate::web::{State, WebError};

/// What is asked.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// What a row is: `contractor`, `source` or `offer` for a buyer; `offer`, `source` or `buyer` for
    /// a contractor; any for staff. The first of them when left out.
    by: Option<String>,
    /// `7`, `30` or `90`; 30 when left out.
    days: Option<String>,
    /// `buyer` for rejections made, `contractor` for rejections suffered; needed by those who do both.
    seat: Option<String>,
    /// For staff: rejections of one buyer.
    buyer: Option<String>,
    /// For staff: rejections of one contractor's leads.
    contractor: Option<String>,
}

impl Asked {
    fn scope(&self, who: &Who) -> Result<Scope, WebError> {
        let person = who.person()?;
        let seat = self.seat.as_deref().unwrap_or_default();
        if !matches!(seat, "" | "buyer" | "contractor") {
            return Err(Fault::new("seat", "not-a-choice").into());
        }
        let staff = person.staff().filter(|_| seat.is_empty());
        let buyer = person.buyer(who.wish).filter(|_| seat != "contractor");
        let contractor = person.contractor(who.wish).filter(|_| seat != "buyer");
        if let Some(seat) = staff {
            let mut faults = Faults::default();
            let buyer = faults.take(party("buyer", self.buyer.as_deref())).flatten();
            let contractor = faults.take(party("contractor", self.contractor.as_deref())).flatten();
            faults.finish()?;
            return Ok(Scope::Staff { seat, buyer, contractor });
        }
        let buyer = buyer.map(Scope::Buyer);
        buyer.or(contractor.map(Scope::Contractor)).ok_or(WebError::Forbidden)
    }
}

fn party(field: &'static str, given: Option<&str>) -> Result<Option<PartyId>, Fault> {
    match given.map(str::trim).unwrap_or_default() {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| Fault::new(field, "not-a-choice")),
    }
}

/// How often a reason was given.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReasonCountJson {
    pub reason: Reason,
    pub count: i64,
}

/// One row of the matrix.
#[derive(Debug, Serialize, ToSchema)]
pub struct RowJson {
    /// The id of a party or an offer, or a source as its contractor named it; null for leads without a
    /// source.
    pub key: Option<String>,
    /// What people call it.
    pub name: Option<String>,
    /// Rejections in the period.
    pub rejections: i64,
    #[schema(value_type = Object, example = json!({"spam": 3}))]
    pub by_reason: BTreeMap<Reason, i64>,
    /// Leads decided in the period: the sample of the share rejected.
    pub decided: i64,
    /// Of those decided in the period, rejected.
    pub decided_rejected: i64,
}

/// Rejections of one day, or of up to seven days where `days` is 90.
#[derive(Debug, Serialize, ToSchema)]
pub struct StretchJson {
    /// The first day, where the caller is.
    pub from: NaiveDate,
    pub rejections: i64,
    #[schema(value_type = Object, example = json!({"spam": 3}))]
    pub by_reason: BTreeMap<Reason, i64>,
}

/// What a marketer would make of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct HintJson {
    /// `too_early` with fewer than 10 rejections, `spread` when no reason makes 40 % of them, `one`.
    pub code: &'static str,
    /// The reason to work on.
    pub reason: Option<Reason>,
    /// How many name it.
    pub count: Option<i64>,
    /// The row more than half of those come from.
    pub row: Option<String>,
    /// All of it in the caller's language, with what to do.
    pub text: String,
}

/// The report.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportJson {
    /// Which side's rejections: `buyer`, `contractor` or `staff`.
    pub seat: Role,
    pub by: By,
    pub days: u64,
    pub since: DateTime<Utc>,
    /// Whether there were more than the 20,000 newest rejections or decisions, which are counted.
    pub capped: bool,
    pub rejections: i64,
    pub decided: i64,
    pub decided_rejected: i64,
    /// The reasons that occur, the commonest first.
    pub reasons: Vec<ReasonCountJson>,
    /// The 20 rows with most rejections.
    pub rows: Vec<RowJson>,
    /// How many rows there are besides.
    pub more_rows: usize,
    /// Oldest first.
    pub over_time: Vec<StretchJson>,
    pub hint: HintJson,
}

fn key(key: &Key) -> Option<String> {
    match key {
        Key::Party(id) => Some(id.to_string()),
        Key::Offer(id) => Some(id.to_string()),
        Key::Source(name) => Some(name.clone()),
        Key::NoSource => None,
    }
}

impl ReportJson {
    fn new(reader: &Reader, role: Role, report: &Report) -> Self {
        let columns = || report.reasons.iter().map(|(reason, _)| *reason);
        let row = |row: &Row| RowJson {
            key: key(&row.key),
            name: Some(row.name.clone()).filter(|name| !name.is_empty()),
            rejections: row.total,
            by_reason: columns()
                .zip(row.counts.iter().copied())
                .filter(|(_, count)| *count > 0)
                .collect(),
            decided: row.tally.decided,
            decided_rejected: row.tally.rejected,
        };
        let stretch = |stretch: &Stretch| StretchJson {
            from: stretch.from,
            rejections: stretch.total(),
            by_reason: stretch.reasons.iter().copied().collect(),
        };
        Self {
            seat: role,
            by: report.by,
            days: report.window.days(),
            since: report.since,
            capped: report.capped,
            rejections: report.rejections,
            decided: report.tally.decided,
            decided_rejected: report.tally.rejected,
            reasons: report
                .reasons
                .iter()
                .map(|&(reason, count)| ReasonCountJson { reason, count })
                .collect(),
            rows: report.rows.iter().map(row).collect(),
            more_rows: report.more_rows,
            over_time: report.stretches.iter().map(stretch).collect(),
            hint: hint(reader, role, report),
        }
    }
}

fn hint(reader: &Reader, role: Role, report: &Report) -> HintJson {
    let text = words::hint(reader, role, report).join(" ");
    match &report.hint {
        Hint::TooEarly { .. } => {
            HintJson { code: "too_early", reason: None, count: None, row: None, text }
        }
        Hint::Spread { .. } => {
            HintJson { code: "spread", reason: None, count: None, row: None, text }
        }
        Hint::One { reason, count, row, .. } => HintJson {
            code: "one",
            reason: Some(*reason),
            count: Some(*count),
            row: row.as_ref().and_then(|(of, _)| key(of)),
            text,
        },
    }
}

/// Why leads were rejected, by contractor, buyer, source or offer: counts by reason, the share of
/// decided leads rejected with its sample, the same over time, and what to do about it.
#[utoipa::path(
    get, path = "/api/v1/reports/reasons", tag = "reports", operation_id = "rejection_reasons", params(Asked),
    responses(
        (status = 200, body = ReportJson),
        (status = 403, description = "No seat of that kind"),
        (status = 422, description = "Some parameters are wrong"),
    ),
)]
pub async fn show(
    state: State,
    who: Who,
    Query(asked): Query<Asked>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    let scope = asked.scope(&who)?;
    let role = scope.role();
    let rows = By::all_for(role);
    let by = match word::<By>("by", asked.by.as_deref())? {
        Some(by) if !rows.contains(&by) => return Err(Fault::new("by", "not-a-choice").into()),
        Some(by) => by,
        None => rows.first().copied().unwrap_or(By::Offer),
    };
    let window = word::<Window>("days", asked.days.as_deref())?.unwrap_or_default();
    let question = Question { scope, by, window, zone: reader.zone };
    let report = state.run(move |tx| Ok::<_, WebError>(reasons::report(tx, &question)?)).await?;
    Ok(ok(&ReportJson::new(&reader, role, &report)))
}
