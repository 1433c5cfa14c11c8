//! The report in words, numbers and shades.

use askama::Template;

use super::words;
use crate::i18n::{Reader, Share, Text};
use crate::offers::Reason;
use crate::reports::reasons::{By, Hint, Key, NEWEST, Report, Row, Scope, Stretch, Window};
use crate::web::answer::query_value;
use crate::web::charts::{Caption, Chart, Series};
use crate::web::form::{Choice, Form};
use crate::web::nav::Area;
use crate::web::page::Page;

/// How many reasons the chart names; the rest is one.
const CHARTED: usize = 3;
/// How many shades a number can have.
const SHADES: i64 = 4;

/// The page.
#[derive(Template)]
#[template(path = "reports/reasons.html")]
pub(super) struct ReasonsPage {
    page: Page,
    path: String,
    note: Text,
    form: Form,
    by: Vec<Choice>,
    windows: Vec<Choice>,
    /// Whether staff may narrow it to parties.
    parties: bool,
    /// `None` where what was asked for could not be read.
    shown: Option<Shown>,
}

/// A report that has something in it, or why it has not.
enum Shown {
    Empty(Empty),
    Full(Box<Full>),
}

struct Empty {
    title: Text,
    text: Text,
    href: String,
    act: Text,
}

struct Full {
    period: Text,
    rejections: i64,
    rejected: Share,
    /// The commonest reason, and how many of the rejections name it.
    commonest: Text,
    commonest_of: Text,
    hint: Vec<String>,
    hint_title: Text,
    chart: Chart,
    rows_title: Text,
    rows_head: Text,
    columns: Vec<Text>,
    rows: Vec<RowView>,
    /// Each reason with its sum.
    totals: Vec<(Text, i64)>,
    more: Option<Text>,
    capped: Option<Text>,
}

struct RowView {
    name: String,
    cells: Vec<Cell>,
    total: i64,
    share: Share,
}

struct Cell {
    column: Text,
    count: i64,
    /// `shade-1` to `shade-4`; empty for nothing.
    shade: String,
    href: Option<String>,
}

impl ReasonsPage {
    pub(super) fn new(
        page: Page,
        area: Area,
        scope: Scope,
        form: Form,
        report: Option<&Report>,
    ) -> Self {
        let reader = page.reader;
        let path = format!("/{}/reasons", area.as_str());
        let rows = By::all_for(scope.role());
        Self {
            note: reader.word("reasons-note", area.as_str()),
            by: rows
                .iter()
                .map(|by| Choice::new(by, reader.word("reasons-by", by.as_str())))
                .collect(),
            windows: Window::ALL
                .iter()
                .map(|window| Choice::new(window, days(&reader, *window)))
                .collect(),
            parties: area == Area::Staff,
            shown: report.map(|report| {
                if report.rejections == 0 {
                    Shown::Empty(empty(&reader, area, &path, &form, report))
                } else {
                    Shown::Full(Box::new(full(&reader, area, scope, report)))
                }
            }),
            path,
            form,
            page,
        }
    }

    /// Whether what was asked for could not be read.
    pub(super) fn is_refused(&self) -> bool {
        !self.form.faults().is_empty()
    }
}

fn days(reader: &Reader, window: Window) -> Text {
    reader.t("reasons-days").with("count", i64::try_from(window.days()).unwrap_or_default())
}

/// A longer period first; then what brings leads, or decides them.
fn empty(reader: &Reader, area: Area, path: &str, form: &Form, report: &Report) -> Empty {
    let title = reader
        .t("reasons-empty")
        .with("count", i64::try_from(report.window.days()).unwrap_or_default());
    if report.window != Window::Quarter {
        let kept: Vec<String> = form
            .pairs()
            .filter(|(name, value)| {
                matches!(*name, "by" | "buyer" | "contractor") && !value.is_empty()
            })
            .map(|(name, value)| format!("&{name}={}", query_value(value)))
            .collect();
        return Empty {
            title,
            text: reader.t("reasons-empty-longer"),
            href: format!("{path}?days={}{}", Window::Quarter, kept.concat()),
            act: reader.t("reasons-empty-longer-act"),
        };
    }
    let decided = if report.tally.decided > 0 { "good" } else { "none" };
    Empty {
        title,
        text: reader.word("reasons-empty", decided),
        href: match area {
            Area::Buyer => "/buyer/leads",
            Area::Contractor => "/contractor/leads",
            Area::Staff => "/staff/leads",
        }
        .to_owned(),
        act: reader.t("reasons-empty-act"),
    }
}

fn full(reader: &Reader, area: Area, scope: Scope, report: &Report) -> Full {
    let reason = |reason: &Reason| reader.word("lead-reason", reason.as_str());
    let most = report.rows.iter().flat_map(|row| &row.counts).copied().max().unwrap_or(0);
    let (commonest, count) = report.reasons.first().copied().unwrap_or((Reason::Other, 0));
    let more = i64::try_from(report.more_rows).unwrap_or(i64::MAX);
    Full {
        period: days(reader, report.window),
        rejections: report.rejections,
        rejected: reader.share(report.tally.rejected, report.tally.decided),
        commonest: reason(&commonest),
        commonest_of: reader
            .t("format-sample")
            .with("part", count)
            .with("whole", report.rejections),
        hint: words::hint(reader, scope.role(), report),
        hint_title: match report.hint {
            Hint::One { .. } => reader.t("reasons-hint"),
            Hint::Spread { .. } => reader.t("reasons-hint-none"),
            Hint::TooEarly { .. } => reader.t("reasons-hint-wait"),
        },
        chart: chart(reader, report),
        rows_title: reader.word("reasons-by", report.by.as_str()),
        rows_head: match report.by {
            By::Contractor => reader.t("leads-filter-contractor"),
            By::Buyer => reader.t("staff-leads-buyer"),
            By::Source => reader.t("leads-filter-source"),
            By::Offer => reader.t("leads-filter-offer"),
        },
        columns: report.reasons.iter().map(|(of, _)| reason(of)).collect(),
        rows: report
            .rows
            .iter()
            .map(|row| row_view(reader, area, scope, report, row, most))
            .collect(),
        totals: report.reasons.iter().map(|(of, count)| (reason(of), *count)).collect(),
        more: (more > 0).then(|| reader.t("reasons-more").with("count", more)),
        capped: report.capped.then(|| reader.t("reasons-capped").with("count", NEWEST)),
    }
}

fn row_view(
    reader: &Reader,
    area: Area,
    scope: Scope,
    report: &Report,
    row: &Row,
    most: i64,
) -> RowView {
    let cells = report.reasons.iter().zip(&row.counts).map(|((reason, _), &count)| Cell {
        column: reader.word("lead-reason", reason.as_str()),
        count,
        shade: shade(count, most),
        href: leads_of(area, scope, report.by, &row.key, *reason).filter(|_| count > 0),
    });
    RowView {
        name: words::row_name(reader, row),
        cells: cells.collect(),
        total: row.total,
        share: reader.share(row.tally.rejected, row.tally.decided),
    }
}

/// The shade of a count among counts up to the largest. Where all are small, none is dark.
fn shade(count: i64, most: i64) -> String {
    if count <= 0 {
        return String::new();
    }
    let most = most.max(SHADES);
    let step = (count * SHADES + most - 1).checked_div(most).unwrap_or(1);
    format!("shade-{}", step.clamp(1, SHADES))
}

/// Where the leads of a cell are listed, as far as a list can be narrowed to them quickly.
fn leads_of(area: Area, scope: Scope, by: By, key: &Key, reason: Reason) -> Option<String> {
    let mut narrowed = match (by, key) {
        (_, Key::NoSource) => return None,
        (By::Contractor | By::Buyer, Key::Party(id)) => format!("{by}={id}"),
        (By::Offer, Key::Offer(id)) => format!("offer={id}"),
        (By::Source, Key::Source(name)) => format!("source={}", query_value(name)),
        (By::Contractor | By::Buyer | By::Offer | By::Source, _) => return None,
    };
    if let Scope::Staff { buyer, contractor, .. } = scope {
        // Among everybody's leads nothing leads to a source quickly.
        if by == By::Source && buyer.is_none() && contractor.is_none() {
            return None;
        }
        let parties = [(By::Buyer, buyer), (By::Contractor, contractor)];
        for (side, party) in parties.into_iter().filter(|(side, _)| *side != by) {
            narrowed.extend(party.map(|id| format!("&{side}={id}")));
        }
    }
    Some(match area {
        Area::Buyer => format!("/buyer/leads?status=all&{narrowed}&reason={reason}"),
        Area::Contractor => format!("/contractor/leads?{narrowed}&reason={reason}"),
        Area::Staff => format!("/staff/leads?{narrowed}&reason={reason}"),
    })
}

fn chart(reader: &Reader, report: &Report) -> Chart {
    let named: Vec<Reason> =
        report.reasons.iter().take(CHARTED).map(|(reason, _)| *reason).collect();
    let over = |count: &dyn Fn(&Stretch) -> i64| report.stretches.iter().map(count).collect();
    let mut series: Vec<Series> = named
        .iter()
        .map(|&reason| {
            let name = reader.word("lead-reason", reason.as_str());
            Series::counts(reader, name, over(&|stretch| stretch.of(reason)))
        })
        .collect();
    if report.reasons.len() > CHARTED {
        let rest = |stretch: &Stretch| {
            stretch.total() - named.iter().map(|reason| stretch.of(*reason)).sum::<i64>()
        };
        series.push(Series::counts(reader, reader.t("reasons-chart-rest"), over(&rest)));
    }
    let title = match report.window {
        Window::Week | Window::Month => reader.t("reasons-chart-days"),
        Window::Quarter => reader.t("reasons-chart-weeks"),
    };
    let most = report.stretches.iter().max_by_key(|stretch| stretch.total());
    let summary = reader
        .t("reasons-chart-summary")
        .with("count", report.rejections)
        .with("most", most.map_or(0, Stretch::total))
        .with("day", most.map(|stretch| reader.calendar(stretch.from)).unwrap_or_default());
    let caption = Caption {
        id: "reasons-over-time".into(),
        title: title.to_string(),
        summary: summary.to_string(),
    };
    let labels = report.stretches.iter().map(|stretch| reader.calendar(stretch.from)).collect();
    Chart::stacked(reader, caption, labels, series)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::{BuyerSeat, StaffSeat};
    use crate::kernel::ids::{PartyId, UserId};

    #[test]
    fn a_number_is_shaded_by_quarters_of_the_largest() {
        let shades = [0, 1, 5, 6, 10, 11, 20].map(|count| shade(count, 20));
        assert_eq!(shades, ["", "shade-1", "shade-1", "shade-2", "shade-2", "shade-3", "shade-4"]);
        assert_eq!((shade(1, 1), shade(0, 0)), ("shade-1".to_owned(), String::new()));
    }

    #[test]
    fn a_cell_leads_to_its_leads() {
        let party = PartyId::new();
        let buyer = Scope::Buyer(BuyerSeat { user: UserId::new(), party });
        let key = Key::Source("search & co".into());
        assert_eq!(
            leads_of(Area::Buyer, buyer, By::Source, &key, Reason::Spam).as_deref(),
            Some("/buyer/leads?status=all&source=search%20%26%20co&reason=spam")
        );
        assert_eq!(leads_of(Area::Buyer, buyer, By::Source, &Key::NoSource, Reason::Spam), None);
        let seat = StaffSeat { user: UserId::new() };
        let all = Scope::Staff { seat, buyer: None, contractor: None };
        assert_eq!(leads_of(Area::Staff, all, By::Source, &key, Reason::Spam), None);
        let one = Scope::Staff { seat, buyer: Some(party), contractor: None };
        assert_eq!(
            leads_of(Area::Staff, one, By::Source, &key, Reason::Spam),
            Some(format!("/staff/leads?source=search%20%26%20co&buyer={party}&reason=spam"))
        );
        assert_eq!(
            leads_of(Area::Staff, one, By::Buyer, &Key::Party(party), Reason::Spam),
            Some(format!("/staff/leads?buyer={party}&reason=spam"))
        );
    }
}
