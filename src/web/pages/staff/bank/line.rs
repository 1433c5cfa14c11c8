//! `/staff/bank/lines/{id}`: one line of the bank's, and what can be made of it.

use actix_web::HttpResponse;
use askama::Template;

use super::lines::Row;
use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::i18n::Text;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{BankLineId, PartyId};
use crate::kernel::paging::Paging;
use crate::payouts::PayoutError;
use crate::payouts::bank::list::find;
use crate::payouts::bank::{BankLine, Booking, Proposal, book as make, set_aside as put};
use crate::payouts::top_up::{self, Filter};
use crate::web::extract::{Posted, Visit};
use crate::web::flash::Flash;
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{Path, State, WebError, see_other_with_flash};

#[derive(Template)]
#[template(path = "staff/bank/line.html")]
struct One {
    page: Page,
    notice: Option<Text>,
    row: Row,
    /// Whether something can still be made of it.
    bookable: bool,
    asideable: bool,
    /// The proposal can be booked as it is.
    as_proposed: bool,
    /// What came can be booked for the party of the top-up it names.
    receivable: bool,
    /// What is proposed, for the forms to name.
    seen: String,
    other: Form,
    away: Form,
}

/// `GET /staff/bank/lines/{id}`
pub async fn show(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Path(id): Path<BankLineId>,
) -> Result<HttpResponse, WebError> {
    let forms = (Form::default(), Form::default());
    shown(&state, visit, staff, id, forms, None, Sent::default()).await
}

async fn shown(
    state: &State,
    visit: Visit,
    staff: StaffSeat,
    id: BankLineId,
    (other, aside): (Form, Form),
    notice: Option<Text>,
    sent: Sent,
) -> Result<HttpResponse, WebError> {
    let template = state
        .run(move |tx| {
            let line = find(tx, staff, id)?;
            let page = visit.page(tx, Area::Staff)?;
            let open = line.end.is_none();
            let proposal = line.proposal;
            Ok::<_, WebError>(One {
                bookable: open && proposal != Proposal::NotMoney,
                asideable: open,
                as_proposed: matches!(
                    proposal,
                    Proposal::Match(_)
                        | Proposal::Proof(_)
                        | Proposal::Likely(_)
                        | Proposal::Maybe(_)
                ),
                receivable: matches!(proposal, Proposal::AmountDiffers(_) | Proposal::Late(_)),
                seen: seen(proposal),
                row: Row::new(&page.reader, line),
                other: other.named("other"),
                away: aside.named("aside"),
                notice,
                page,
            })
        })
        .await?;
    Ok(sent.page(&template))
}

/// The proposal as a form names it.
fn seen(proposal: Proposal) -> String {
    let whose = match proposal {
        Proposal::KnownPayer(party) => party.to_string(),
        proposal => proposal.top_up().map(|top_up| top_up.to_string()).unwrap_or_default(),
    };
    format!("{} {whose}", proposal.as_str())
}

/// What a form asks for.
fn booking(
    tx: &mut Tx<'_>,
    staff: StaffSeat,
    line: &BankLine,
    form: &Form,
) -> Result<Booking, PayoutError> {
    let how = form.value("how");
    // What is booked is what was looked at, however long ago.
    if how != "other" && form.value("seen") != seen(line.proposal) {
        return Err(PayoutError::ProposalChanged);
    }
    match how {
        "received" => {
            let asked = line.proposal.top_up().ok_or(PayoutError::LineUnfit)?;
            Ok(Booking::Received { asked, rest_to_come: form.checked("rest") })
        }
        "other" => {
            let written = form.value("for").trim().to_owned();
            if let Ok(party) = written.parse::<PartyId>() {
                return Ok(Booking::Party(party));
            }
            if written.is_empty() {
                return Err(Faults::from(Fault::new("for", "required")).into());
            }
            // A reference, typed as it stands on paper.
            let filter = Filter { status: None, search: written };
            let found =
                top_up::list(tx, staff, &filter, &Paging { limit: 2, ..Paging::default() })?;
            match found.items.as_slice() {
                [only] => Ok(Booking::TopUp(only.id)),
                _ => Err(Faults::from(Fault::new("for", "bank-nobody")).into()),
            }
        }
        _ => match line.proposal {
            Proposal::KnownPayer(party) => Ok(Booking::Party(party)),
            proposal => proposal.top_up().map(Booking::TopUp).ok_or(PayoutError::LineUnfit),
        },
    }
}

/// `POST /staff/bank/lines/{id}/booking`
pub async fn book(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Path(id): Path<BankLineId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let sent = form.clone();
    let done = state
        .run(move |tx| {
            let line = find(tx, staff, id)?;
            let booking = booking(tx, staff, &line, &sent)?;
            let nobody = || Faults::from(Fault::new("for", "bank-nobody"));
            make(tx, staff, id, booking).map_err(|error| match (error, booking) {
                (PayoutError::NotFound, Booking::Party(_)) => nobody().into(),
                (error, _) => error,
            })
        })
        .await;
    match done {
        Ok(top_up) => {
            let flash = Flash::good("money-top-up-confirmed")
                .with("amount", visit.reader.money_full(top_up.amount))
                .with("party", top_up.party_name);
            Ok(see_other_with_flash("/staff/bank", flash))
        }
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            shown(&state, visit, staff, id, (form, Form::default()), notice, sent).await
        }
    }
}

/// `POST /staff/bank/lines/{id}/setting-aside`
pub async fn set_aside(
    visit: Visit,
    state: State,
    staff: StaffSeat,
    Path(id): Path<BankLineId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let reason = form.value("reason").to_owned();
    match state.run(move |tx| put(tx, staff, id, &reason)).await {
        Ok(()) => Ok(see_other_with_flash("/staff/bank", "bank-set-aside-done")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            shown(&state, visit, staff, id, (Form::default(), form), notice, sent).await
        }
    }
}
