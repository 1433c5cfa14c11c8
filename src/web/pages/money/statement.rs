//! `/money/statement`: one wallet in a period, on the page, as CSV and as PDF.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::Bytes;
use askama::Template;
use futures_util::stream::try_unfold;

use super::{Row, area, row};
use crate::accounts::{PartySeat, party};
use crate::db::Tx;
use crate::i18n::{Reader, Text};
use crate::kernel::cell::{UTF8_MARK, harmless};
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::money::Currency;
use crate::kernel::paging::Paging;
use crate::ledger::statement::Place;
use crate::payouts::of_period::{self, Statement};
use crate::payouts::period::Period;
use crate::payouts::statement::Line;
use crate::payouts::wallet;
use crate::web::answer::query_value;
use crate::web::extract::{Paged, Visit, cursor};
use crate::web::form::{Choice, Form};
use crate::web::nav::Tab;
use crate::web::page::Page;
use crate::web::pages::leads::asked::asked;
use crate::web::pdf::{self, Letterhead};
use crate::web::{State, WebError, render, render_refused};

/// Lines read at a time for a file.
const AT_ONCE: i64 = 1_000;

/// What one kind of movement came to.
struct TotalRow {
    what: Text,
    lines: i64,
    amount: crate::kernel::money::Money,
}

/// A statement as it is shown.
struct Shown {
    of: Statement,
    period: String,
    /// What came in and what went out.
    wallet: of_period::Flow,
    totals: Vec<TotalRow>,
    rows: Vec<Row>,
    /// What there was before the first row of this page.
    before: crate::kernel::money::Money,
    code: String,
    csv: String,
    /// None where there are too many lines for one document.
    pdf: Option<String>,
    first: Option<String>,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "money/statement.html")]
struct StatementPage {
    page: Page,
    form: Form,
    currencies: Vec<Choice>,
    usual: Vec<Tab>,
    shown: Option<Shown>,
}

/// `GET /money/statement`
pub async fn show(
    state: State,
    visit: Visit,
    seat: PartySeat,
    paged: Paged<Place>,
) -> Result<HttpResponse, WebError> {
    let form = asked(&visit)?;
    let template = state.run(move |tx| page(tx, &visit, seat, form, paged.0)).await?;
    let refused = !template.form.faults().is_empty();
    Ok(if refused { render_refused(&template) } else { render(&template) })
}

fn page(
    tx: &mut Tx<'_>,
    visit: &Visit,
    seat: PartySeat,
    form: Form,
    paging: Paging<Place>,
) -> Result<StatementPage, WebError> {
    let framed = visit.page(tx, area(visit))?;
    let used: Vec<Currency> =
        wallet::used(tx, seat)?.iter().map(|wallet| wallet.currency).collect();
    // Whoever asks for nothing yet reads this month of the first wallet.
    let today = tx.now().with_timezone(&framed.reader.zone).date_naive();
    let [(_, month), ..] = Period::usual(today, framed.reader.zone);
    let (from, to) = month.written();
    let form = with_default(form, "currency", used.first().map_or("", |first| first.code()));
    let form = with_default(with_default(form, "from", &from), "to", &to);
    let wanted = Wanted::read(&form, framed.reader, tx.now());
    let usual = usual(&framed, &form, tx.now());
    let (form, shown) = match wanted {
        Ok(wanted) => (form, Some(shown(tx, seat, &framed, &wanted, paging)?)),
        // A party that never had money has nothing to choose from, and that is no mistake.
        Err(_) if used.is_empty() && form.value("currency").is_empty() => (form, None),
        Err(faults) => (form.refused(faults), None),
    };
    let currencies = used.iter().map(|currency| Choice::new(currency, currency)).collect();
    Ok(StatementPage { page: framed, form, currencies, usual, shown })
}

fn with_default(form: Form, name: &str, value: &str) -> Form {
    if form.value(name).is_empty() { form.without(name).with(name, value) } else { form }
}

/// Which statement is wanted.
pub struct Wanted {
    pub currency: Currency,
    pub period: Period,
}

impl Wanted {
    /// Reads it from the values `currency`, `from` and `to`.
    pub fn read(
        form: &Form,
        reader: Reader,
        now: chrono::DateTime<chrono::Utc>,
    ) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let code = form.value("currency").trim();
        let unknown = if code.is_empty() { "required" } else { "unknown-currency" };
        let currency = faults.take(code.parse().map_err(|_| Fault::new("currency", unknown)));
        match (currency, Period::read(form.value("from"), form.value("to"), reader.zone, now)) {
            (Some(currency), Ok(period)) => Ok(Self { currency, period }),
            (_, Ok(_)) => Err(faults),
            (_, Err(more)) => {
                more.0.into_iter().for_each(|fault| faults.push(fault));
                Err(faults)
            }
        }
    }
}

fn usual(page: &Page, form: &Form, now: chrono::DateTime<chrono::Utc>) -> Vec<Tab> {
    let zone = page.reader.zone;
    Period::usual(now.with_timezone(&zone).date_naive(), zone)
        .into_iter()
        .map(|(name, period)| {
            let (from, to) = period.written();
            Tab {
                text: page.word("statement-usual", name.as_str()),
                href: address("/money/statement", form.value("currency"), &from, &to),
                count: None,
                current: form.value("from") == from && form.value("to") == to,
            }
        })
        .collect()
}

fn address(path: &str, currency: &str, from: &str, to: &str) -> String {
    let (currency, from, to) = (query_value(currency), query_value(from), query_value(to));
    format!("{path}?currency={currency}&from={from}&to={to}")
}

fn shown(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    page: &Page,
    wanted: &Wanted,
    paging: Paging<Place>,
) -> Result<Shown, WebError> {
    let of = of_period::open(tx, seat, wanted.currency, wanted.period)?;
    let found = of_period::lines(tx, seat, &of, &paging)?;
    let (from, to) = of.period.written();
    let here = |path: &str| address(path, of.currency.code(), &from, &to);
    let before = found.items.first().map_or(of.closing.free, |line| {
        let minor = line.balance.minor() - line.amount.minor();
        crate::kernel::money::Money::new(minor, of.currency)
    });
    Ok(Shown {
        period: period_words(&page.reader, &of.period),
        wallet: of.wallet(),
        totals: of
            .totals
            .iter()
            .map(|total| TotalRow {
                what: page.word("transfer-code", total.code.as_str()),
                lines: total.lines,
                amount: total.amount,
            })
            .collect(),
        before,
        code: of.check_code(),
        csv: here("/money/statement.csv"),
        pdf: (of.lines <= pdf::statement::MOST_LINES).then(|| here("/money/statement.pdf")),
        first: paging.after.map(|_| here("/money/statement")),
        next: found.next.map(|key| format!("{}&cursor={}", here("/money/statement"), cursor(key))),
        rows: found.items.into_iter().map(|line| row(line, page)).collect(),
        of,
    })
}

/// A period in words: its days, or its moments.
pub fn period_words(reader: &Reader, period: &Period) -> String {
    match period.whole_days() {
        Some((first, last)) if first == last => reader.calendar(first),
        Some((first, last)) => format!("{} – {}", reader.calendar(first), reader.calendar(last)),
        None => format!("{} – {}", reader.when(period.from), reader.when(period.to)),
    }
}

/// `GET /money/statement.pdf`
pub async fn as_pdf(state: State, visit: Visit, seat: PartySeat) -> Result<HttpResponse, WebError> {
    let form = asked(&visit)?;
    pdf_of(&state, visit.reader, seat, form).await
}

/// `GET /money/statement.csv`
pub async fn as_csv(state: State, visit: Visit, seat: PartySeat) -> Result<HttpResponse, WebError> {
    let form = asked(&visit)?;
    csv_of(&state, visit.reader, seat, form).await
}

/// What stands at the head of a party's documents.
pub fn letterhead(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    issuer: String,
    base_url: &str,
) -> Result<Letterhead, WebError> {
    let party_name = party::own(tx, seat)?.name;
    Ok(Letterhead { issuer, party_name, base_url: base_url.trim_end_matches('/').to_owned() })
}

/// The document of the statement asked for.
pub async fn pdf_of(
    state: &State,
    reader: Reader,
    seat: PartySeat,
    form: Form,
) -> Result<HttpResponse, WebError> {
    let config = state.config.clone();
    let (name, bytes) = state
        .run(move |tx| {
            let wanted = Wanted::read(&form, reader, tx.now())?;
            let of = of_period::open(tx, seat, wanted.currency, wanted.period)?;
            let head = letterhead(tx, seat, config.issuer(), &config.base_url)?;
            let bytes = pdf::statement::write(tx, seat, &reader, &head, &of)?;
            Ok::<_, WebError>((file_name(&of, "pdf"), bytes))
        })
        .await?;
    Ok(pdf::file(&name, bytes))
}

fn file_name(of: &Statement, ending: &str) -> String {
    let day = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&of.period.zone).date_naive();
    let last = of.period.whole_days().map_or_else(|| day(of.period.to), |(_, last)| last);
    format!("statement-{}-{}-{last}.{ending}", of.currency, day(of.period.from))
}

/// The statement asked for as lines of CSV, sent while they are read: a thousand at a time, each in a
/// transaction of its own, so neither the memory nor a connection is held for a slow reader. The lines
/// are fixed by their numbers when the first are read.
pub async fn csv_of(
    state: &State,
    reader: Reader,
    seat: PartySeat,
    form: Form,
) -> Result<HttpResponse, WebError> {
    let of = state
        .run(move |tx| {
            let wanted = Wanted::read(&form, reader, tx.now())?;
            Ok::<_, WebError>(of_period::open(tx, seat, wanted.currency, wanted.period)?)
        })
        .await?;
    let name = file_name(&of, "csv");
    let base_url = state.config.base_url.trim_end_matches('/').to_owned();
    let ahead = Some(Paging { limit: AT_ONCE, after: None });
    let body = try_unfold((state.clone(), ahead), move |(state, paging)| {
        let (of, base_url) = (of.clone(), base_url.clone());
        async move {
            let Some(paging) = paging else { return Ok::<_, WebError>(None) };
            let (bytes, next) = state
                .run(move |tx| {
                    let page = of_period::lines(tx, seat, &of, &paging)?;
                    let bytes = chunk(&reader, &of, &base_url, &page.items, paging, page.next);
                    Ok::<_, WebError>((bytes, page.next))
                })
                .await?;
            let ahead = next.map(|key| Paging { limit: AT_ONCE, after: Some(key) });
            Ok(Some((Bytes::from(bytes), (state, ahead))))
        }
    });
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .streaming(body))
}

/// The columns, by names that are the same in every language: programs read this file too.
const COLUMNS: [&str; 9] =
    ["at", "local_time", "code", "what", "about", "subject", "link", "amount", "balance"];

/// Some lines; before the first what there was when the period began, and after the last what there was
/// when it ended.
fn chunk(
    reader: &Reader,
    of: &Statement,
    base_url: &str,
    lines: &[Line],
    paging: Paging<Place>,
    next: Option<Place>,
) -> Vec<u8> {
    let start = if paging.after.is_none() { UTF8_MARK.as_bytes().to_vec() } else { Vec::new() };
    let mut file = csv::Writer::from_writer(start);
    let edge = |at: chrono::DateTime<chrono::Utc>, code: &str, words: Text, balance: String| {
        let (at, local) = moments(of, at);
        let empty = String::new;
        let words = harmless(&words.to_string());
        [at, local, code.to_owned(), words, empty(), empty(), empty(), empty(), balance]
    };
    // Writing into memory does not fail.
    if paging.after.is_none() {
        let _ = file.write_record(COLUMNS);
        let opening = of.opening.free.decimal().to_string();
        let words = reader.t("statement-opening");
        let _ = file.write_record(edge(of.period.from, "opening", words, opening));
    }
    for line in lines {
        let (at, local) = moments(of, line.at);
        let page = super::line_page(line);
        let _ = file.write_record([
            at,
            local,
            line.code.to_string(),
            harmless(&reader.word("transfer-code", line.code.as_str()).to_string()),
            harmless(line.about.as_deref().unwrap_or_default()),
            line.subject.to_string(),
            if page.is_empty() { page } else { format!("{base_url}{page}") },
            line.amount.decimal().to_string(),
            line.balance.decimal().to_string(),
        ]);
    }
    if next.is_none() {
        let closing = of.closing.free.decimal().to_string();
        let at = if of.ended { of.period.to } else { of.read_at };
        let _ = file.write_record(edge(at, "closing", reader.t("statement-closing"), closing));
    }
    file.into_inner().unwrap_or_default()
}

/// A moment for machines, and where the reader is.
fn moments(of: &Statement, at: chrono::DateTime<chrono::Utc>) -> (String, String) {
    let local = at.with_timezone(&of.period.zone).format("%Y-%m-%d %H:%M:%S").to_string();
    (at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true), local)
}
