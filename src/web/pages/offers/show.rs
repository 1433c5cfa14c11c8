//! `/offers/{id}`: an offer, with all a contractor needs to decide.

use actix_web::HttpResponse;
use askama::Template;

use super::view::OfferView;
use crate::accounts::{ContractorSeat, Person};
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::calls::number;
use crate::i18n::Text;
use crate::kernel::ids::OfferId;
use crate::offers::engagements::{self, EngagedOffer, Filter, Side};
use crate::offers::{self, EngagementMode, EngagementStatus, Eyes, Offer, OfferError};
use crate::web::extract::{Path, Posted, Visit};
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{State, WebError, see_other_with_flash};

/// What the visitor can do about the offer.
pub enum Way {
    /// Not signed in as a contractor.
    SignIn,
    /// It is their own.
    Own,
    /// Staff look on.
    Look,
    /// Take it with one press.
    Take,
    /// Ask, with a message.
    Ask,
    /// Only who is invited.
    Invited,
    /// Asked already.
    Waiting,
    /// Works on it.
    Works { lead: String },
    /// The buyer said no.
    Declined { reason: Option<String> },
    /// Not taking leads now.
    Stopped,
}

#[derive(Template)]
#[template(path = "offers/show.html")]
struct Show {
    page: Page,
    offer: OfferView,
    way: Way,
    form: Form,
    notice: Option<Text>,
}

fn way(tx: &mut Tx<'_>, visit: &Visit, offer: &Offer, eyes: Eyes) -> Result<Way, OfferError> {
    match eyes {
        Eyes::Owner => return Ok(Way::Own),
        Eyes::Staff => return Ok(Way::Look),
        Eyes::Engaged | Eyes::Public => {}
    }
    let seat = visit.person.as_ref().and_then(|person: &Person| person.contractor(visit.wish));
    let Some(seat) = seat else {
        return Ok(Way::SignIn);
    };
    let filter = Filter { side: Some(Side::Contractor), status: None, offer: Some(offer.id) };
    let mine = engagements::list(tx, seat.into(), &filter, &Default::default())?;
    if let Some(EngagedOffer { engagement, .. }) = mine.items.into_iter().next() {
        match engagement.status {
            EngagementStatus::Requested => return Ok(Way::Waiting),
            EngagementStatus::Active => {
                let lead = format!("/contractor/leads/new?engagement={}", engagement.id);
                return Ok(Way::Works { lead });
            }
            EngagementStatus::Declined => {
                return Ok(Way::Declined { reason: engagement.declined_reason });
            }
            EngagementStatus::Left => {}
        }
    }
    Ok(match (offer.status.takes_leads(), offer.terms.engagement) {
        (false, _) => Way::Stopped,
        (true, EngagementMode::Open) => Way::Take,
        (true, EngagementMode::Request) => Way::Ask,
        (true, EngagementMode::Invitation) => Way::Invited,
    })
}

fn load(tx: &mut Tx<'_>, visit: &Visit, id: OfferId) -> Result<(OfferView, Way), OfferError> {
    let (offer, eyes) = offers::offer::seen_by(tx, visit.person.as_ref(), id)?;
    let view = OfferView::load(tx, &visit.reader, &offer)?;
    Ok((view, way(tx, visit, &offer, eyes)?))
}

/// The page.
pub async fn show(
    state: State,
    visit: Visit,
    Path(id): Path<OfferId>,
) -> Result<HttpResponse, WebError> {
    answer(&state, visit, id, Form::default(), None, Sent::default()).await
}

async fn answer(
    state: &State,
    visit: Visit,
    id: OfferId,
    form: Form,
    notice: Option<Text>,
    sent: Sent,
) -> Result<HttpResponse, WebError> {
    let (page, offer, way) = state
        .run(move |tx| {
            let (offer, way) = load(tx, &visit, id)?;
            Ok::<_, WebError>((visit.open_page(tx)?, offer, way))
        })
        .await?;
    Ok(sent.page(&Show { page, offer, way, form, notice }))
}

/// Takes the offer, or asks for it.
pub async fn engage(
    state: State,
    visit: Visit,
    seat: ContractorSeat,
    Path(id): Path<OfferId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let message = form.value("message").to_owned();
    let done = state
        .run(move |tx| {
            let engagement = engagements::engage(tx, seat, id, &message)?;
            number::assign_free(tx, engagement)?;
            Ok::<_, DoorError>(engagements::by_id(tx, seat.into(), engagement)?.engagement.status)
        })
        .await;
    match done {
        Ok(EngagementStatus::Requested) => {
            Ok(see_other_with_flash("/contractor/engagements", "engagement-asked"))
        }
        Ok(_) => Ok(see_other_with_flash("/contractor/engagements", "engagement-taken")),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            answer(&state, visit, id, form, notice, sent).await
        }
    }
}
