//! `GET /contractor/leads/new`: the ways to send leads for one engagement.

use actix_web::HttpResponse;

use super::super::super::asked::{api_address, asked as query, given};
use super::many::many_page;
use super::page::{Api, Aside, Choose, One, Result as Outcome, Way};
use super::{example, form_id};
use crate::accounts::ContractorSeat;
use crate::kernel::ids::{EngagementId, LeadId};
use crate::leads::find::{self, Lead};
use crate::leads::{LeadError, Status};
use crate::offers::engagements::{work, working};
use crate::web::extract::Visit;
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::{State, WebError, render};

/// How many engagements there are to choose from on one page.
const MOST: i64 = 100;

/// Shows the form, the place to paste into, or how a program sends leads.
pub async fn open(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
) -> Result<HttpResponse, WebError> {
    let asked = query(&visit)?;
    let way = Way::of(asked.value("how"));
    let sent: Option<LeadId> = given(&asked, "sent");
    if asked.value("engagement").is_empty() {
        let page = state
            .run(move |tx| {
                let page = visit.page(tx, Area::Contractor)?;
                Ok::<_, WebError>(Choose::new(page, working(tx, seat, MOST)?))
            })
            .await?;
        return Ok(render(&page));
    }
    let id: EngagementId = given(&asked, "engagement").ok_or(WebError::NotFound)?;
    let (page, work, sent) = state
        .run(move |tx| {
            let page = visit.page(tx, Area::Contractor)?;
            let work = work(tx, seat, id)?;
            let sent = match sent {
                // A stranger's id tells nothing, and neither does a missing one.
                Some(id) => match find::card::lead(tx, seat, id) {
                    Ok(lead) => Some(lead),
                    Err(LeadError::NotFound) => None,
                    Err(error) => return Err(error.into()),
                },
                None => None,
            };
            Ok::<_, WebError>((page, work, sent))
        })
        .await?;
    Ok(match way {
        Way::One => {
            let form = Form::default().with("source", asked.value("source"));
            let result = sent.map(|lead| delivered(&page, &lead));
            let mut page = One::new(page, &work, form, form_id()?);
            page.result = result;
            render(&page)
        }
        Way::Many => render(&many_page(page, &work, Form::default(), form_id()?)),
        Way::Api => {
            let address = api_address(&state, "/leads");
            let body = example::body(&page.reader, &work.offer.terms, work.engagement.id);
            let aside = Aside::new(&page, &work, way);
            render(&Api { aside, curl: example::curl(&address, &body), address, page })
        }
    })
}

/// A lead that just went in, and what happens next.
fn delivered(page: &Page, lead: &Lead) -> Outcome {
    let payout = page.money(lead.payout);
    let text = match (lead.status, lead.due_at) {
        (Status::Delivered, Some(due)) => page
            .t("submit-delivered-text")
            .with("payout", payout)
            .with("when", page.when(due))
            .to_string(),
        _ => page.word("lead-status", lead.status.as_str()).to_string(),
    };
    Outcome {
        tone: "good",
        title: page.t("submit-delivered-title").to_string(),
        text,
        lead: Some(format!("/contractor/leads/{}", lead.id)),
    }
}
