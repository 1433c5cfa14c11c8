//! Leads to read: a list, one with its contact, its history.

use actix_web::HttpResponse;
use actix_web::web::Query;
use serde::Deserialize;
use utoipa::IntoParams;

use super::view::{HistoryJson, LeadCardJson, LeadJson};
use crate::i18n::Reader;
use crate::kernel::fault::Fault;
use crate::kernel::ids::LeadId;
use crate::kernel::paging::Ranked;
use crate::leads::LeadError;
use crate::leads::find::{self, Band, Filter, Needle, Reach};
use crate::leads::history;
use crate::web::api::{List, list as listed, ok};
use crate::web::extract::Paged;
use crate::web::extract::who::Who;
use crate::web::{Path, State, WebError};

/// Which leads are wanted; all that is given must hold.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `buyer` for leads received, `contractor` for leads sent; needed by those who do both.
    seat: Option<String>,
    status: Option<String>,
    stage: Option<String>,
    offer: Option<String>,
    engagement: Option<String>,
    /// A party; for buyers and staff.
    contractor: Option<String>,
    /// A party; for staff.
    buyer: Option<String>,
    source: Option<String>,
    /// The value of any of the sub-ids.
    sub: Option<String>,
    /// Why the buyer rejected it.
    reason: Option<String>,
    /// The rule that refused it; for contractors and staff.
    rule: Option<String>,
    /// `hot`, `warm` or `cold`.
    band: Option<String>,
    /// A whole phone number, e-mail address or lead id; for contractors also their own id.
    q: Option<String>,
    /// `newest`, `oldest`, `urgent` or `score`. The last two for buyers.
    sort: Option<String>,
}

/// A word or an id out of a query; none when it is not given or empty.
fn read<T: std::str::FromStr>(field: &str, given: Option<&str>) -> Result<Option<T>, Fault> {
    match given.map(str::trim).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|_| Fault::new(field, "not-a-choice")),
    }
}

impl Asked {
    fn filter(&self) -> Result<Filter, Fault> {
        Ok(Filter {
            status: read("status", self.status.as_deref())?,
            stage: read("stage", self.stage.as_deref())?,
            offer: read("offer", self.offer.as_deref())?,
            engagement: read("engagement", self.engagement.as_deref())?,
            contractor: read("contractor", self.contractor.as_deref())?,
            buyer: read("buyer", self.buyer.as_deref())?,
            source: self.source.clone().filter(|source| !source.is_empty()),
            sub: self.sub.clone().filter(|sub| !sub.is_empty()),
            reason: read("reason", self.reason.as_deref())?,
            refusal: read("rule", self.rule.as_deref())?,
            band: read::<Band>("band", self.band.as_deref())?,
            needle: None,
        })
    }
}

/// Every seat's reach the caller has, the one asked for first.
pub fn reaches(who: &Who, seat: Option<&str>) -> Result<Vec<Reach>, WebError> {
    let person = who.person()?;
    let buyer = person.buyer(who.wish).map(Reach::Buyer);
    let contractor = person.contractor(who.wish).map(Reach::Contractor);
    let staff = person.staff().map(Reach::Staff);
    let reaches: Vec<Reach> = match seat.unwrap_or_default() {
        "" => [staff, buyer, contractor].into_iter().flatten().collect(),
        "buyer" => buyer.into_iter().collect(),
        "contractor" => contractor.into_iter().collect(),
        _ => return Err(Fault::new("seat", "not-a-choice").into()),
    };
    if reaches.is_empty() { Err(WebError::Forbidden) } else { Ok(reaches) }
}

/// List leads: received ones for a buyer, sent ones for a contractor, all for staff. Contacts are
/// not in it; ask for the lead.
#[utoipa::path(
    get, path = "/api/v1/leads", tag = "leads", params(Asked, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)),
    responses(
        (status = 200, body = List<LeadJson>),
    ),
)]
pub async fn list(
    state: State,
    who: Who,
    Query(asked): Query<Asked>,
    Paged(paging): Paged<Ranked>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    let reach =
        reaches(&who, asked.seat.as_deref())?.into_iter().next().ok_or(WebError::Forbidden)?;
    let mut filter = asked.filter()?;
    let sort = read("sort", asked.sort.as_deref())?.unwrap_or_default();
    let vault = state.vault.clone();
    let leads = state
        .run(move |tx| {
            filter.needle =
                Needle::read(tx, &vault, reach, asked.q.as_deref().unwrap_or_default())?;
            find::list(tx, reach, &filter, sort, &paging)
        })
        .await?;
    Ok(listed(leads.map(|lead| LeadJson::new(lead, reach, &reader))))
}

/// One lead, with the person behind it as far as the caller may see it.
#[utoipa::path(
    get, path = "/api/v1/leads/{id}", tag = "leads", params(("id" = LeadId, Path)),
    responses(
        (status = 200, body = LeadCardJson),
        (status = 404, description = "No such lead within your reach"),
    ),
)]
pub async fn show(
    state: State,
    who: Who,
    Path(id): Path<LeadId>,
    reader: Reader,
) -> Result<HttpResponse, WebError> {
    let reaches = reaches(&who, None)?;
    let vault = state.vault.clone();
    let (card, reach) =
        state.run(move |tx| first(&reaches, |reach| find::card(tx, &vault, reach, id))).await?;
    Ok(ok(&LeadCardJson::new(card, reach, &reader)))
}

/// A lead's history: the same facts for both sides.
#[utoipa::path(
    get, path = "/api/v1/leads/{id}/history", tag = "leads", params(("id" = LeadId, Path)),
    responses(
        (status = 200, body = HistoryJson),
        (status = 404, description = "No such lead within your reach"),
    ),
)]
pub async fn history(
    state: State,
    who: Who,
    Path(id): Path<LeadId>,
) -> Result<HttpResponse, WebError> {
    let reaches = reaches(&who, None)?;
    let (lines, _) =
        state.run(move |tx| first(&reaches, |reach| history::history(tx, reach, id))).await?;
    Ok(ok(&HistoryJson::from(lines)))
}

/// What the first seat that reaches the lead finds: a party never sells to itself, so at most one of
/// a party's seats does.
pub fn first<T>(
    reaches: &[Reach],
    mut find: impl FnMut(Reach) -> Result<T, LeadError>,
) -> Result<(T, Reach), LeadError> {
    for &reach in reaches {
        match find(reach) {
            Err(LeadError::NotFound) => {}
            found => return found.map(|found| (found, reach)),
        }
    }
    Err(LeadError::NotFound)
}
