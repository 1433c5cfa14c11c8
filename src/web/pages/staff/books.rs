//! `/staff/books`: the operator's books on one page.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use crate::accounts::StaffSeat;
use crate::i18n::{Reader, Text};
use crate::kernel::money::Currency;
use crate::reports::books::unbooked::Said;
use crate::reports::books::{self, Books, DAYS, FeeDay};
use crate::web::charts::{Caption, Chart, Series};
use crate::web::extract::Visit;
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::{State, WebError, render};

/// Whose fees are drawn.
#[derive(Deserialize)]
pub struct Wanted {
    currency: Option<String>,
}

/// What broke, and what to do about it.
struct FindingRow {
    rule: String,
    what: String,
    advice: Text,
}

#[derive(Template)]
#[template(path = "staff/books/show.html")]
struct BooksPage {
    page: Page,
    books: Books,
    findings: Vec<FindingRow>,
    /// Faults there are besides.
    more: i64,
    tabs: Vec<Tab>,
    fees: Option<Chart>,
}

/// `GET /staff/books`
pub async fn show(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    wanted: Query<Wanted>,
) -> Result<HttpResponse, WebError> {
    let wanted = wanted.into_inner().currency;
    let template = state
        .run(move |tx| {
            let page = visit.page(tx, Area::Staff)?;
            let books = books::read(tx, staff)?;
            let currencies = currencies(&books);
            // A currency nobody knows, out of an old link, shows the first.
            let shown = currencies
                .iter()
                .copied()
                .find(|currency| Some(currency.code()) == wanted.as_deref())
                .or_else(|| currencies.first().copied());
            let fees = match shown {
                Some(currency) => {
                    let days = books::fees_by_day(tx, staff, currency, page.reader.zone)?;
                    Some(chart(&page.reader, currency, &days))
                }
                None => None,
            };
            Ok::<_, WebError>(BooksPage {
                tabs: tabs(&page, &currencies, shown),
                findings: findings(&page, &books),
                more: books.check.as_ref().map_or(0, |check| {
                    check.faults - i64::try_from(check.named.len()).unwrap_or(i64::MAX)
                }),
                fees,
                books,
                page,
            })
        })
        .await?;
    Ok(render(&template))
}

/// Every currency the books know, by code.
fn currencies(books: &Books) -> Vec<Currency> {
    let mut all: Vec<Currency> = books.kinds.iter().map(|kind| kind.balance.currency()).collect();
    all.dedup();
    all
}

fn tabs(page: &Page, currencies: &[Currency], shown: Option<Currency>) -> Vec<Tab> {
    if currencies.len() < 2 {
        return Vec::new();
    }
    let tab = |currency: &Currency| Tab {
        text: page.t("money-statement-in").with("currency", currency.code()),
        href: format!("/staff/books?currency={currency}"),
        count: None,
        current: Some(*currency) == shown,
    };
    currencies.iter().map(tab).collect()
}

fn findings(page: &Page, books: &Books) -> Vec<FindingRow> {
    let named = books.check.iter().flat_map(|check| &check.named);
    named
        .map(|finding| FindingRow {
            rule: finding.rule.clone(),
            what: finding.what.clone(),
            advice: page.t(advice(&finding.rule)),
        })
        .collect()
}

/// What to do about a broken rule, by the document it is about.
fn advice(rule: &str) -> &'static str {
    match rule {
        "a confirmed top-up has moved its money" => "books-do-top-up",
        "a lead and its hold are in step" | "a hold belongs to a lead" => "books-do-lead",
        "a mark equals its transfers" | "the last act is what was paid" => "books-do-derived",
        _ => "books-do-ledger",
    }
}

fn chart(reader: &Reader, currency: Currency, days: &[FeeDay]) -> Chart {
    let sum = days.iter().map(|day| day.amount.minor()).sum();
    let whole = crate::kernel::money::Money::new(sum, currency);
    let summary = reader
        .t("books-fees-summary")
        .with("days", i64::try_from(DAYS).unwrap_or_default())
        .with("sum", reader.money_full(whole))
        .to_string();
    let unit = 10_i64.checked_pow(currency.decimals()).unwrap_or(1);
    let series = Series {
        name: reader.t("books-fees-name").to_string(),
        values: days.iter().map(|day| day.amount.minor() / unit).collect(),
        shown: days.iter().map(|day| reader.money_full(day.amount)).collect(),
    };
    let labels = days.iter().map(|day| reader.calendar(day.day)).collect();
    let title = reader.t("books-fees").with("currency", currency.code()).to_string();
    let caption = Caption { id: "fees-by-day".to_owned(), title, summary };
    Chart::bars(reader, caption, labels, vec![series])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rules are words of SQL far below; one that was renamed would lose its advice.
    #[test]
    fn advice_is_for_rules_there_are() {
        let sources = [
            include_str!("../../../ledger/audit.rs"),
            include_str!("../../../leads/audit.rs"),
            include_str!("../../../payouts/audit.rs"),
        ];
        for rule in [
            "a confirmed top-up has moved its money",
            "a lead and its hold are in step",
            "a hold belongs to a lead",
            "a mark equals its transfers",
            "the last act is what was paid",
        ] {
            assert_ne!(advice(rule), "books-do-ledger", "{rule}");
            let quoted = format!("'{rule}'");
            assert!(sources.iter().any(|source| source.contains(&quoted)), "no rule says {rule}");
        }
        assert_eq!(advice("balances sum to zero"), "books-do-ledger");
    }
}
