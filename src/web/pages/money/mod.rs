//! `/money`: what the party has, how to bring more, how to take it out, and where it went; statements of
//! any period, acts of services, and what there was at any moment.

pub mod acts;
pub mod balances;
mod chart;
pub mod payees;
pub mod statement;
pub mod top_ups;
pub mod withdrawals;

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use self::withdrawals::WayOut;
use crate::accounts::PartySeat;
use crate::config::Withdrawals;
use crate::db::Tx;
use crate::i18n::Text;
use crate::kernel::money::{Currency, Money};
use crate::ledger::Code;
use crate::ledger::account::Balance;
use crate::ledger::statement::Place;
use crate::payouts::statement::{Corrected, Line, Subject, daily, lines};
use crate::payouts::{Rail, TopUp, funds, top_up, wallet};
use crate::web::charts::Chart;
use crate::web::extract::{Paged, Visit, cursor};
use crate::web::form::{Choice, Form};
use crate::web::nav::{Area, Tab};
use crate::web::page::Page;
use crate::web::refusal::Sent;
use crate::web::{State, WebError, paying};

/// Which wallet's statement is wanted.
#[derive(Deserialize)]
pub struct Wanted {
    currency: Option<String>,
}

/// One line of the statement.
struct Row {
    at: DateTime<Utc>,
    what: Text,
    /// The offer's title, or the reference of a top-up or a withdrawal.
    about: String,
    /// Where to read more; empty when there is nothing more.
    href: String,
    amount: Money,
    balance: Money,
}

#[derive(Template)]
#[template(path = "money/wallet.html")]
struct WalletPage {
    page: Page,
    notice: Option<Text>,
    wallets: Vec<Balance>,
    /// For buyers.
    top_up: Option<Form>,
    currencies: Vec<&'static str>,
    /// Ways to pay; empty when there is no choice.
    rails: Vec<Choice>,
    /// When a buyer wants to be warned, and the exchange's own number.
    low_balance: Option<Form>,
    low_balance_usual: i32,
    waiting: Vec<TopUp>,
    out: WayOut,
    tabs: Vec<Tab>,
    /// The wallet shown, day by day; on the first page of its statement.
    chart: Option<Chart>,
    lines: Vec<Row>,
    newest: Option<String>,
    next: Option<String>,
}

/// What of the page is asked for.
#[derive(Clone, Default)]
struct View {
    currency: Option<String>,
    paging: crate::kernel::paging::Paging<Place>,
    /// The form of the way out, as it was refused.
    out: Form,
}

/// `GET /money`
pub async fn show(
    state: State,
    visit: Visit,
    seat: PartySeat,
    wanted: Query<Wanted>,
    paged: Paged<Place>,
) -> Result<HttpResponse, WebError> {
    let view =
        View { currency: wanted.into_inner().currency, paging: paged.0, out: Form::default() };
    shown(&state, visit, seat, view, Form::default(), None, Sent::default()).await
}

async fn shown(
    state: &State,
    visit: Visit,
    seat: PartySeat,
    view: View,
    form: Form,
    notice: Option<Text>,
    sent: Sent,
) -> Result<HttpResponse, WebError> {
    let config = state.config.clone();
    let rails = paying::offered(state);
    let template = state
        .run(move |tx| {
            let template = page(tx, &visit, seat, view, &config.currencies, &config.withdrawals)?;
            let warned = form.pairs().any(|(name, _)| name == "low_balance_leads");
            let (top_up, low_balance) = match (template.top_up.is_some(), warned) {
                (false, _) => (None, None),
                (true, true) => (template.top_up, Some(form)),
                (true, false) => (Some(form), template.low_balance),
            };
            let rails = match rails.as_slice() {
                [_] => Vec::new(),
                several => several.iter().map(|rail| choice(&template.page, *rail)).collect(),
            };
            Ok::<_, WebError>(WalletPage {
                top_up: top_up.map(|form| preset(form, &rails)),
                low_balance,
                low_balance_usual: config.low_balance_leads,
                rails,
                notice,
                ..template
            })
        })
        .await?;
    Ok(sent.page(&template))
}

/// A way to pay, with a line on what it is like.
fn choice(page: &Page, rail: Rail) -> Choice {
    let word = rail.as_str();
    Choice::new(word, page.word("rail", word)).hint(page.word("rail-hint", word))
}

/// The first way is chosen until another is.
fn preset(form: Form, rails: &[Choice]) -> Form {
    match rails.last() {
        Some(last) if form.value("rail").is_empty() => form.with("rail", &last.value),
        _ => form,
    }
}

/// The side of the exchange the money page is framed as, for somebody with a party.
pub(super) fn area(visit: &Visit) -> Area {
    let buyer = visit.person.as_ref().and_then(|person| person.buyer(visit.wish));
    if buyer.is_some() { Area::Buyer } else { Area::Contractor }
}

fn page(
    tx: &mut Tx<'_>,
    visit: &Visit,
    seat: PartySeat,
    view: View,
    currencies: &[Currency],
    rules: &Withdrawals,
) -> Result<WalletPage, WebError> {
    let area = area(visit);
    let framed = visit.page(tx, area)?;
    let wallets = wallet::used(tx, seat)?;
    // A currency nobody knows, out of an old link, shows the first.
    let wanted = view.currency.as_deref().and_then(|code| code.parse::<Currency>().ok());
    let shown = wallets
        .iter()
        .map(|wallet| wallet.currency)
        .find(|&currency| Some(currency) == wanted)
        .or_else(|| wallets.first().map(|wallet| wallet.currency));
    let found = match shown {
        Some(currency) => Some(lines(tx, seat, currency, &view.paging)?),
        None => None,
    };
    let chart = match shown.filter(|_| view.paging.after.is_none()) {
        Some(currency) => {
            let reader = framed.reader;
            let days = daily(tx, seat, currency, reader.zone)?;
            chart::balance(&reader, currency, &days)
        }
        None => None,
    };
    let address = |currency: Currency| format!("/money?currency={currency}");
    let next = found.as_ref().and_then(|found| found.next).zip(shown);
    Ok(WalletPage {
        notice: None,
        top_up: (area == Area::Buyer).then(Form::default),
        low_balance: match area {
            Area::Buyer => {
                let leads = funds::setting(tx, seat)?.0;
                let leads = leads.map(|leads| leads.to_string()).unwrap_or_default();
                Some(Form::default().with("low_balance_leads", leads))
            }
            Area::Contractor | Area::Staff => None,
        },
        low_balance_usual: 0,
        rails: Vec::new(),
        currencies: currencies.iter().map(|currency| currency.code()).collect(),
        waiting: top_up::waiting(tx, seat)?,
        out: WayOut::read(tx, &framed, seat, &wallets, rules, view.out)?,
        tabs: tabs(&wallets, shown, &framed),
        chart,
        newest: view.paging.after.and(shown).map(address),
        next: next.map(|(place, shown)| format!("{}&cursor={}", address(shown), cursor(place))),
        lines: found
            .into_iter()
            .flat_map(|found| found.items)
            .map(|line| row(line, &framed))
            .collect(),
        wallets,
        page: framed,
    })
}

/// A choice of statements, for a party with money in several currencies.
fn tabs(wallets: &[Balance], shown: Option<Currency>, page: &Page) -> Vec<Tab> {
    if wallets.len() < 2 {
        return Vec::new();
    }
    let tab = |wallet: &Balance| Tab {
        text: page.t("money-statement-in").with("currency", wallet.currency.code()),
        href: format!("/money?currency={}", wallet.currency),
        count: None,
        current: Some(wallet.currency) == shown,
    };
    wallets.iter().map(tab).collect()
}

/// Where a party reads more of what a line was for; empty where there is nothing more.
pub fn line_page(line: &Line) -> String {
    match (line.subject, line.code) {
        (Subject::Correction(_), _) => line.corrected.map(lead_page).unwrap_or_default(),
        (Subject::TopUp(id), _) => format!("/money/top-ups/{id}"),
        (Subject::Lead(id), Code::Capture) => format!("/contractor/leads/{id}"),
        (Subject::Lead(id), _) => format!("/buyer/leads/{id}"),
        (Subject::Withdrawal(id), _) => format!("/money/withdrawals/{id}"),
        (Subject::Exchange(_), _) => String::new(),
    }
}

fn row(line: Line, page: &Page) -> Row {
    let href = line_page(&line);
    Row {
        at: line.at,
        what: page.word("transfer-code", line.code.as_str()),
        about: line.about.unwrap_or_default(),
        href,
        amount: line.amount,
        balance: line.balance,
    }
}

/// The party's own page of a lead it was compensated for.
fn lead_page(Corrected { lead, bought }: Corrected) -> String {
    let side = if bought { Area::Buyer } else { Area::Contractor };
    format!("/{}/leads/{lead}", side.as_str())
}
