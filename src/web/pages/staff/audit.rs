//! `/staff/audit`: every act of the staff.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;

use super::acts::{ActLine, words};
use super::address;
use crate::accounts::StaffSeat;
use crate::accounts::audit::{self, Choices, Filter};
use crate::kernel::fault::Fault;
use crate::web::extract::{Paged, Visit, cursor};
use crate::web::form::{Choice, Form};
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::{State, WebError, render};

const PATH: &str = "/staff/audit";
const FILTERS: [&str; 3] = ["act", "by", "subject"];

#[derive(Template)]
#[template(path = "staff/audit/list.html")]
struct List {
    page: Page,
    form: Form,
    /// What may be chosen, with "any" at the head.
    acts: Vec<Choice>,
    people: Vec<Choice>,
    lines: Vec<ActLine>,
    newest: Option<String>,
    next: Option<String>,
}

/// The trail, newest first.
pub async fn show(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    wanted: Query<Vec<(String, String)>>,
    paged: Paged,
) -> Result<HttpResponse, WebError> {
    let mut form = Form::new(wanted.into_inner());
    let subject = audit::read_subject(form.value("subject"));
    if subject.is_none() && !form.value("subject").trim().is_empty() {
        form = form.refused(Fault::new("subject", "invalid").into());
    }
    let filter = Filter {
        act: Some(form.value("act").to_owned()).filter(|act| !act.is_empty()),
        by: form.value("by").parse().ok(),
        subject,
    };
    let template = state
        .run(move |tx| {
            let found = audit::list(tx, staff, &filter, &paged.0)?;
            let Choices { acts, people } = audit::choices(tx, staff)?;
            let page = visit.page(tx, Area::Staff)?;
            let reader = page.reader;
            let mut act_choices = vec![Choice::new("", reader.t("staff-audit-any-act"))];
            act_choices.extend(acts.iter().map(|act| Choice::new(act, words(&reader, act))));
            let mut person_choices = vec![Choice::new("", reader.t("staff-audit-anybody"))];
            person_choices.extend(people.iter().map(|(id, email)| Choice::new(id, email)));
            Ok::<_, WebError>(List {
                newest: paged.0.after.map(|_| address(PATH, &form, &FILTERS, &[])),
                next: found
                    .next
                    .map(|key| address(PATH, &form, &FILTERS, &[("cursor", &cursor(key))])),
                lines: found.items.iter().map(|act| ActLine::new(&reader, act)).collect(),
                acts: act_choices,
                people: person_choices,
                form,
                page,
            })
        })
        .await?;
    Ok(render(&template))
}
