//! What is posted about an import: its columns with "try" or "send", going on, and stopping.

use actix_web::HttpResponse;

use super::path;
use super::show::made;
use crate::accounts::ContractorSeat;
use crate::doors::imports::find::find;
use crate::doors::imports::start::{name_columns, start as begin};
use crate::doors::imports::stop::stop as halt;
use crate::doors::imports::{Mapping, Target};
use crate::kernel::fault::Faults;
use crate::kernel::ids::ImportId;
use crate::kernel::readable;
use crate::web::extract::{Posted, Visit};
use crate::web::form::Form;
use crate::web::refusal::Refusal;
use crate::web::{Path, State, WebError, see_other, see_other_with_flash};

/// Reads the form that names columns.
fn mapping(form: &Form, columns: usize) -> Result<Mapping, Faults> {
    let mut faults = Faults::default();
    let mut named: Vec<Option<Target>> = Vec::with_capacity(columns);
    for index in 0..columns {
        let field = format!("columns[{index}]");
        named.push(match form.value(&field) {
            "" => None,
            word => match word.parse() {
                Ok(target) => Some(target),
                Err(_) => {
                    faults.add(field, "not-a-choice");
                    None
                }
            },
        });
    }
    let source = readable::line(form.value("source"));
    faults.finish().map(|()| Mapping {
        columns: named,
        source: (!source.is_empty()).then_some(source),
        agreed: form.checked("agreed"),
    })
}

/// Names the columns and sends the rows, as a test or for good; or goes on with a stopped file.
pub async fn start(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ImportId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let sent = form.clone();
    let done = state
        .run(move |tx| {
            let test = sent.value("do") == "test";
            if sent.value("do") != "go-on" {
                let import = find(tx, seat, id)?;
                let mapping = mapping(&sent, import.headings.len())?;
                name_columns(tx, seat, id, &mapping)?;
                if sent.value("do") == "save" {
                    return Ok(());
                }
            }
            begin(tx, seat, id, test)?;
            Ok::<_, crate::doors::DoorError>(())
        })
        .await;
    match done {
        Ok(()) => Ok(see_other(path(id))),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let page = made(&state, visit, seat, id, Some((form, notice))).await?;
            Ok(sent.page(&page))
        }
    }
}

/// Stops a file on its way.
pub async fn stop(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ImportId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    match state.run(move |tx| halt(tx, seat, id)).await {
        Ok(_) => Ok(see_other_with_flash(path(id), "import-stopped-flash")),
        Err(error) => {
            let (_, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let page = made(&state, visit, seat, id, Some((Form::default(), notice))).await?;
            Ok(sent.page(&page))
        }
    }
}
