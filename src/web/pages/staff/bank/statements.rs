//! `/staff/bank/statements`: a file to take in, and those taken before.

use actix_web::HttpResponse;
use askama::Template;

use crate::accounts::StaffSeat;
use crate::disputes::evidence;
use crate::doors::imports::format::Choice as Told;
use crate::i18n::Text;
use crate::kernel::fault::Fault;
use crate::kernel::paging::Paging;
use crate::payouts::bank::{Columns, FILE, Statement, StatementStatus, Upload, statements, take};
use crate::web::extract::{Paged, PostedFiles, Visit, cursor};
use crate::web::flash::Flash;
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::pages::doors::imports::Readings;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{State, WebError, see_other, see_other_with_flash};

#[derive(Template)]
#[template(path = "staff/bank/statements.html")]
struct List {
    page: Page,
    notice: Option<Text>,
    form: Form,
    readings: Readings,
    rows: Vec<Statement>,
    first: Option<String>,
    next: Option<String>,
}

/// Takes the one file that came apart: outside of the transaction.
pub async fn look(
    account: &str,
    choice: Told,
    mut files: Vec<evidence::Upload>,
) -> Result<Upload, WebError> {
    if files.len() > 1 {
        return Err(Fault::new(FILE, "too-many").with("max", 1).into());
    }
    let file = files.pop().ok_or_else(|| Fault::new(FILE, "import-file-needed"))?;
    let account = account.to_owned();
    let read = move || Upload::read(&file.name, &account, file.content, choice);
    let read = actix_web::web::block(read).await;
    Ok(read.map_err(WebError::internal)??)
}

/// `GET /staff/bank/statements`
pub async fn list(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let page = made(&state, visit, staff, paging, Form::default(), None).await?;
    Ok(Sent::default().page(&page))
}

async fn made(
    state: &State,
    visit: Visit,
    staff: StaffSeat,
    paging: Paging,
    form: Form,
    notice: Option<Text>,
) -> Result<List, WebError> {
    const PATH: &str = "/staff/bank/statements";
    state
        .run(move |tx| {
            let found = statements::list(tx, staff, &paging)?;
            let page = visit.page(tx, Area::Staff)?;
            Ok::<_, WebError>(List {
                readings: Readings::new(&page.reader),
                first: paging.after.map(|_| PATH.to_owned()),
                next: found.next.map(|key| format!("{PATH}?cursor={}", cursor(key))),
                rows: found.items,
                notice,
                form,
                page,
            })
        })
        .await
}

/// `POST /staff/bank/statements`: takes a file in, and leads to what came of it.
pub async fn upload(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    PostedFiles { form, files }: PostedFiles,
) -> Result<HttpResponse, WebError> {
    let taken = match Told::read(form.value("encoding"), form.value("delimiter")) {
        Ok(choice) => take_in(&state, staff, form.value("account"), choice, files).await,
        Err(faults) => Err(faults.into()),
    };
    match taken {
        Ok(taken) if taken.status == StatementStatus::Read => {
            Ok(see_other(format!("/staff/bank/statements/{}", taken.id)))
        }
        Ok(taken) => Ok(see_other_with_flash("/staff/bank", said(&taken))),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let page = made(&state, visit, staff, Paging::default(), form, notice).await?;
            Ok(sent.page(&page))
        }
    }
}

/// What a statement brought.
pub(super) fn said(taken: &Statement) -> Flash {
    let all_kept = taken.lines_left_out == 0;
    let flash =
        if all_kept { Flash::good("bank-taken") } else { Flash::warn("bank-taken-not-all") };
    flash
        .with("new", i64::from(taken.lines_new))
        .with("known", i64::from(taken.lines_known))
        .with("rows", taken.rows_left_out())
}

async fn take_in(
    state: &State,
    staff: StaffSeat,
    account: &str,
    choice: Told,
    files: Vec<evidence::Upload>,
) -> Result<Statement, WebError> {
    let (upload, vault) = (look(account, choice, files).await?, state.vault.clone());
    state
        .run(move |tx| {
            let id = take(tx, &vault, staff, &upload, Columns::Asked)?;
            statements::find(tx, staff, id)
        })
        .await
}
