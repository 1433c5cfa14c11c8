//! The statement of a period, on paper.

use super::paper::{About, Paper, Weight};
use super::table::{Cell, Column, Table};
use super::{Letterhead, PdfError};
use crate::db::Tx;
use crate::i18n::Reader;
use crate::kernel::paging::Paging;
use crate::payouts::of_period::{self, Statement};
use crate::payouts::statement::Line;
use crate::web::WebError;
use crate::web::pages::money::line_page;
use crate::web::pages::money::statement::period_words;

use crate::accounts::PartySeat;

/// The most lines one document holds. A longer statement is asked for in shorter periods, or as CSV.
pub const MOST_LINES: i64 = 10_000;
/// Lines read at a time.
const AT_ONCE: i64 = 1_000;

/// Writes it, reading the lines as it goes.
pub fn write(
    tx: &mut Tx<'_>,
    seat: PartySeat,
    reader: &Reader,
    head: &Letterhead,
    of: &Statement,
) -> Result<Vec<u8>, WebError> {
    if of.lines > MOST_LINES {
        return Err(WebError::unprocessable("statement_too_long"));
    }
    let mut paper = begin(reader, head, of)?;
    let table = Table::begin(
        &mut paper,
        vec![
            Column::words(reader.t("money-when"), 15.0),
            Column::words(reader.t("money-what"), 20.0),
            Column::words(reader.t("statement-about"), 38.0),
            Column::figures(reader.t("money-change"), 16.0),
            Column::figures(reader.t("money-balance"), 16.0),
        ],
    );
    let opening = [
        Cell::default(),
        Cell::new(reader.t("statement-opening")),
        Cell::default(),
        Cell::default(),
        Cell::new(reader.money_full(of.opening.free)),
    ];
    table.row(&mut paper, &opening, Weight::Bold);
    let mut paging = Paging { limit: AT_ONCE, after: None };
    loop {
        let page = of_period::lines(tx, seat, of, &paging)?;
        for line in &page.items {
            table.row(&mut paper, &row(reader, head, line), Weight::Regular);
        }
        match page.next {
            Some(next) => paging.after = Some(next),
            None => break,
        }
    }
    let closing = [
        Cell::default(),
        Cell::new(reader.t("statement-closing")),
        Cell::default(),
        Cell::default(),
        Cell::new(reader.money_full(of.closing.free)),
    ];
    table.row(&mut paper, &closing, Weight::Bold);
    totals(&mut paper, reader, of);
    beside(&mut paper, reader, of);
    verify(&mut paper, reader, head, of);
    Ok(paper.finish()?)
}

fn begin(reader: &Reader, head: &Letterhead, of: &Statement) -> Result<Paper, PdfError> {
    let title = reader.t("statement-of").with("currency", of.currency.code()).to_string();
    let period = period_words(reader, &of.period);
    let mut paper = Paper::new(About {
        title: format!("{title}, {period}"),
        author: head.issuer_name().to_owned(),
        lang: reader.locale.as_str(),
        date: if of.ended { of.period.to } else { of.read_at },
        foot: format!("{} · {} · {period}", head.issuer_name(), head.party_name),
    })?;
    super::top(&mut paper, head, &title);
    super::fact(&mut paper, &reader.t("statement-party").to_string(), &head.party_name);
    super::fact(&mut paper, &reader.t("statement-party-id").to_string(), &of.party.to_string());
    super::fact(&mut paper, &reader.t("statement-period").to_string(), &period);
    let zone = of.period.zone.name();
    super::fact(&mut paper, &reader.t("statement-zone").to_string(), zone);
    if !of.ended {
        let so_far = reader.t("statement-so-far").with("when", reader.when(of.read_at));
        super::fact(&mut paper, "", &so_far.to_string());
    }
    let flow = of.wallet();
    paper.space(6.0, 60.0);
    for (name, amount) in [
        ("statement-opening", of.opening.free),
        ("statement-came", flow.came),
        ("statement-went", flow.went),
        ("statement-closing", of.closing.free),
    ] {
        let words = reader.t(name).to_string();
        super::fact(&mut paper, &words, &reader.money_full(amount));
    }
    paper.space(12.0, 80.0);
    Ok(paper)
}

fn row(reader: &Reader, head: &Letterhead, line: &Line) -> [Cell; 5] {
    let page = line_page(line);
    let url = (!page.is_empty()).then(|| format!("{}{page}", head.base_url));
    [
        Cell::new(reader.when(line.at)),
        Cell::new(reader.word("transfer-code", line.code.as_str())).url(url),
        Cell::new(line.about.as_deref().unwrap_or_default()).more(line.subject),
        Cell::new(reader.money_change(line.amount)),
        Cell::new(reader.money_full(line.balance)),
    ]
}

fn totals(paper: &mut Paper, reader: &Reader, of: &Statement) {
    if of.totals.is_empty() {
        return;
    }
    super::section(paper, &reader.t("statement-totals").to_string());
    let table = Table::begin(
        paper,
        vec![
            Column::words(reader.t("money-what"), 60.0),
            Column::figures(reader.t("statement-lines"), 20.0),
            Column::figures(reader.t("statement-sum"), 22.0),
        ],
    );
    for total in &of.totals {
        let cells = [
            Cell::new(reader.word("transfer-code", total.code.as_str())),
            Cell::new(reader.number(total.lines)),
            Cell::new(reader.money_change(total.amount)),
        ];
        table.row(paper, &cells, Weight::Regular);
    }
}

/// What was held for leads and what was on its way out.
fn beside(paper: &mut Paper, reader: &Reader, of: &Statement) {
    super::section(paper, &reader.t("statement-beside").to_string());
    let table = Table::begin(
        paper,
        vec![
            Column::words(reader.t("statement-account"), 34.0),
            Column::figures(reader.t("statement-opening"), 17.0),
            Column::figures(reader.t("statement-came"), 17.0),
            Column::figures(reader.t("statement-went"), 17.0),
            Column::figures(reader.t("statement-closing"), 17.0),
        ],
    );
    for (name, opening, flow, closing) in [
        ("statement-held", of.opening.held, of.held, of.closing.held),
        ("statement-withdrawing", of.opening.withdrawing, of.withdrawing, of.closing.withdrawing),
    ] {
        let cells = [
            Cell::new(reader.t(name)),
            Cell::new(reader.money_full(opening)),
            Cell::new(reader.money_full(flow.came)),
            Cell::new(reader.money_full(flow.went)),
            Cell::new(reader.money_full(closing)),
        ];
        table.row(paper, &cells, Weight::Regular);
    }
}

fn verify(paper: &mut Paper, reader: &Reader, head: &Letterhead, of: &Statement) {
    paper.space(14.0, 40.0);
    let (from, to) = of.period.written();
    let query = format!("currency={}&from={from}&to={to}", of.currency);
    let words = reader
        .t("statement-verify")
        .with("address", format!("{}/money/statement?{query}", head.base_url))
        .with("code", of.check_code());
    paper.paragraph(&words.to_string(), Weight::Regular, 8.0, 0.25);
}
