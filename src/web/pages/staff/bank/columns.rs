//! `/staff/bank/statements/{id}`: what the columns of a table are.

use actix_web::HttpResponse;
use askama::Template;

use super::statements::said;
use crate::accounts::StaffSeat;
use crate::i18n::Text;
use crate::kernel::fault::Faults;
use crate::kernel::ids::BankStatementId;
use crate::payouts::bank::mapping::{Dates, Mark};
use crate::payouts::bank::{
    Column, Mapping, Statement, StatementStatus, name_columns, statements, waiting,
};
use crate::web::extract::{Posted, Visit};
use crate::web::form::{Choice, Form};
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{Path, State, WebError, see_other, see_other_with_flash};

/// One column, with the field that names it.
struct Heading {
    name: String,
    field: String,
    samples: Vec<String>,
}

#[derive(Template)]
#[template(path = "staff/bank/columns.html")]
struct Naming {
    page: Page,
    notice: Option<Text>,
    statement: Statement,
    form: Form,
    headings: Vec<Heading>,
    columns: Vec<Choice>,
    dates: Vec<Choice>,
    decimals: Vec<Choice>,
}

/// `GET /staff/bank/statements/{id}`: the columns, while they are to be named; else its lines.
pub async fn show(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Path(id): Path<BankStatementId>,
) -> Result<HttpResponse, WebError> {
    let statement = state.run(move |tx| statements::find(tx, staff, id)).await?;
    if statement.status == StatementStatus::Done {
        return Ok(see_other(format!("/staff/bank?stand=all&statement={id}")));
    }
    shown(&state, visit, staff, id, None, None, Sent::default()).await
}

async fn shown(
    state: &State,
    visit: Visit,
    staff: StaffSeat,
    id: BankStatementId,
    form: Option<Form>,
    notice: Option<Text>,
    sent: Sent,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    let template = state
        .run(move |tx| {
            let (sheet, known, _) = waiting(tx, &vault, staff, id)?;
            let page = visit.page(tx, Area::Staff)?;
            let samples = sheet.samples();
            let headings = sheet.headings.iter().enumerate().map(|(at, name)| Heading {
                name: name.clone(),
                field: field(at),
                samples: samples
                    .iter()
                    .filter_map(|row| row.get(at).filter(|text| !text.is_empty()).cloned())
                    .collect(),
            });
            let words =
                |family: &'static str, word: &str| Choice::new(word, page.word(family, word));
            let any = |key: &'static str| Choice::any(page.t(key));
            let columns = Column::ALL.iter().map(|one| words("bank-column", one.as_str()));
            let dates = Dates::ALL.iter().map(|one| words("bank-dates", one.as_str()));
            let decimals = Mark::ALL.iter().map(|one| words("bank-decimals", one.as_str()));
            Ok::<_, WebError>(Naming {
                statement: statements::find(tx, staff, id)?,
                form: form.unwrap_or_else(|| guessed(&sheet.headings, &known)),
                headings: headings.filter(|heading| !heading.name.is_empty()).collect(),
                columns: std::iter::once(any("bank-column-none")).chain(columns).collect(),
                dates: std::iter::once(any("import-found-out")).chain(dates).collect(),
                decimals: std::iter::once(any("import-found-out")).chain(decimals).collect(),
                notice,
                page,
            })
        })
        .await?;
    Ok(sent.page(&template))
}

/// The field of a column: by its place, because headings are anything.
fn field(at: usize) -> String {
    format!("column[{at}]")
}

/// The form as the guess fills it in.
fn guessed(headings: &[String], known: &Mapping) -> Form {
    let guess = Mapping::guess(headings, known);
    let mut form = Form::default().with("currency", guess.currency.as_deref().unwrap_or_default());
    if let Some(dates) = guess.dates {
        form = form.with("dates", dates);
    }
    if let Some(decimals) = guess.decimals {
        form = form.with("decimals", decimals);
    }
    for (at, heading) in headings.iter().enumerate() {
        if let Some(column) = guess.columns.get(heading) {
            form = form.with(&field(at), column);
        }
    }
    form
}

fn read(form: &Form, headings: &[String]) -> Result<Mapping, Faults> {
    let mut faults = Faults::default();
    let mut mapping = Mapping::default();
    for (at, heading) in headings.iter().enumerate() {
        let field = field(at);
        match (form.value(&field), form.value(&field).parse::<Column>()) {
            ("", _) => {}
            (_, Ok(column)) if mapping.columns.values().any(|taken| *taken == column) => {
                faults.add(field, "repeated");
            }
            (_, Ok(column)) => {
                mapping.columns.insert(heading.clone(), column);
            }
            (_, Err(_)) => faults.add(field, "not-a-choice"),
        }
    }
    match form.value("dates") {
        "" => {}
        word => match word.parse() {
            Ok(dates) => mapping.dates = Some(dates),
            Err(_) => faults.add("dates", "not-a-choice"),
        },
    }
    match form.value("decimals") {
        "" => {}
        word => match word.parse() {
            Ok(decimals) => mapping.decimals = Some(decimals),
            Err(_) => faults.add("decimals", "not-a-choice"),
        },
    }
    let currency = form.value("currency").trim();
    mapping.currency = (!currency.is_empty()).then(|| currency.to_owned());
    faults.finish().map(|()| mapping)
}

/// `POST /staff/bank/statements/{id}/columns`: names them, and keeps the lines.
pub async fn name(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Path(id): Path<BankStatementId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let (sent, vault) = (form.clone(), state.vault.clone());
    let done = state
        .run(move |tx| {
            let (sheet, ..) = waiting(tx, &vault, staff, id)?;
            let mapping = read(&sent, &sheet.headings)?;
            name_columns(tx, &vault, staff, id, &mapping)?;
            statements::find(tx, staff, id)
        })
        .await;
    match done {
        Ok(statement) => Ok(see_other_with_flash("/staff/bank", said(&statement))),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            // Somebody else named them meanwhile: then the page shows the lines.
            let statement = state.run(move |tx| statements::find(tx, staff, id)).await?;
            if statement.status == StatementStatus::Done {
                return Ok(see_other(format!("/staff/bank?stand=all&statement={id}")));
            }
            shown(&state, visit, staff, id, Some(form), notice, sent).await
        }
    }
}
