//! An act of services, on paper.

use super::paper::{About, Paper, Weight};
use super::table::{Cell, Column, Table};
use super::{Letterhead, PdfError};
use crate::i18n::Reader;
use crate::kernel::money::Money;
use crate::payouts::act::{Act, ActSide};

/// Writes it: out of the act alone, so that it is the same for ever.
pub fn write(reader: &Reader, head: &Letterhead, act: &Act) -> Result<Vec<u8>, PdfError> {
    let month = reader.month(act.month);
    let title = reader
        .t("act-title")
        .with("number", act.number.to_string())
        .with("month", &month)
        .to_string();
    let mut paper = Paper::new(About {
        title: title.clone(),
        author: head.issuer_name().to_owned(),
        lang: reader.locale.as_str(),
        date: act.issued_at,
        foot: format!("{} · {} · {title}", head.issuer_name(), head.party_name),
    })?;
    super::top(&mut paper, head, &title);
    let side = act.side.as_str();
    super::fact(&mut paper, &reader.t("statement-party").to_string(), &head.party_name);
    super::fact(&mut paper, &reader.t("statement-party-id").to_string(), &act.party.to_string());
    super::fact(
        &mut paper,
        &reader.t("act-about").to_string(),
        &reader.word("act-side", side).to_string(),
    );
    super::fact(&mut paper, &reader.t("act-month").to_string(), &month);
    super::fact(&mut paper, &reader.t("statement-zone").to_string(), &act.zone);
    super::fact(&mut paper, &reader.t("act-issued").to_string(), &reader.date(act.issued_at));
    paper.space(12.0, 80.0);
    let money = |minor| reader.money_full(Money::new(minor, act.currency));
    offers(&mut paper, reader, act, &money);
    corrections(&mut paper, reader, act, &money);
    paper.space(14.0, 60.0);
    let words = reader.word("act-words", side).with("count", act.leads);
    let words = words.with("amount", reader.money_full(act.amount)).with("month", &month);
    paper.paragraph(&words.to_string(), Weight::Bold, 9.5, 0.0);
    paper.space(6.0, 30.0);
    let kept = reader.t("act-kept").with("address", format!("{}/money/acts", head.base_url));
    paper.paragraph(&kept.to_string(), Weight::Regular, 8.0, 0.25);
    paper.finish()
}

fn offers(paper: &mut Paper, reader: &Reader, act: &Act, money: &impl Fn(i64) -> String) {
    let bought = act.side == ActSide::Buyer;
    let mut columns = vec![
        Column::words(reader.t("act-offer"), 56.0),
        Column::figures(reader.t("act-leads"), 14.0),
    ];
    if bought {
        columns.push(Column::figures(reader.t("act-fee"), 18.0));
    }
    columns.push(Column::figures(reader.t("act-sum"), 20.0));
    let table = Table::begin(paper, columns);
    let row = |words: Cell, leads: i64, fee: i64, amount: i64| {
        let mut cells = vec![words, Cell::new(reader.number(leads))];
        if bought {
            cells.push(Cell::new(money(fee)));
        }
        cells.push(Cell::new(money(amount)));
        cells
    };
    for line in &act.lines {
        let offer = Cell::new(&line.title).more(line.offer);
        table.row(paper, &row(offer, line.leads, line.fee, line.amount), Weight::Regular);
    }
    let whole = Cell::new(reader.t("act-whole"));
    let cells = row(whole, act.leads, act.fee.minor(), act.amount.minor());
    table.row(paper, &cells, Weight::Bold);
}

fn corrections(paper: &mut Paper, reader: &Reader, act: &Act, money: &impl Fn(i64) -> String) {
    if act.corrections.is_empty() {
        return;
    }
    super::section(paper, &reader.t("act-corrections").to_string());
    let columns = vec![
        Column::words(reader.t("act-offer"), 44.0),
        Column::words(reader.t("act-lead"), 40.0),
        Column::figures(reader.t("act-sum"), 20.0),
    ];
    let table = Table::begin(paper, columns);
    for line in &act.corrections {
        let cells = [Cell::new(&line.title), Cell::new(line.lead), Cell::new(money(line.amount))];
        table.row(paper, &cells, Weight::Regular);
    }
    let cells = [
        Cell::new(reader.t("act-corrected")),
        Cell::default(),
        Cell::new(money(act.corrected.minor())),
    ];
    table.row(paper, &cells, Weight::Bold);
}
