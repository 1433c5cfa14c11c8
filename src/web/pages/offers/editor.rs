//! The editor: a new offer, or new terms for one there is.
//!
//! Works without a script: "add a question" posts the form and gets it back with one more row and
//! everything typed.

use actix_web::HttpResponse;
use askama::Template;

use super::draft_form::{self, DAY_GROUPS, FieldRow, HoursRow};
use super::words;
use crate::accounts::{BuyerSeat, Person, zone};
use crate::db::Tx;
use crate::i18n::{Reader, Text};
use crate::kernel::ids::OfferId;
use crate::kernel::rate::Rate;
use crate::offers::fee::{self, Applied, Target};
use crate::offers::form::{FieldKind, MAX_FIELDS};
use crate::offers::hours::WEEKDAYS;
use crate::offers::source::SourceType;
use crate::offers::status::EditKind;
use crate::offers::{self, Action, EngagementMode, OfferError, Reason, TermsDraft};
use crate::web::extract::{Path, Posted, Visit};
use crate::web::form::{Choice, Form};
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{State, WebError, see_other_with_flash};

/// Spare rows below the filled ones.
const SPARE: usize = 1;

#[derive(Template)]
#[template(path = "offers/editor.html")]
struct Editor {
    page: Page,
    form: Form,
    notice: Option<Text>,
    /// Where the form is posted.
    action: String,
    /// Where "never mind" leads.
    back: String,
    /// The version that is in force and will be followed by a new one.
    live_version: Option<i32>,
    /// What the exchange keeps, and what that leaves of the price.
    fee: Vec<Text>,
    /// Whether it is not there yet.
    new: bool,
    choices: Choices,
    fields: Vec<FieldRow>,
    hours: Vec<HoursRow>,
}

/// What can be chosen in the boxes.
struct Choices {
    actions: Vec<Choice>,
    modes: Vec<Choice>,
    kinds: Vec<Choice>,
    reasons: Vec<Choice>,
    sources: Vec<Choice>,
    regions: Vec<Choice>,
    days: Vec<Choice>,
    currencies: Vec<&'static str>,
    topics: Vec<String>,
    zones: Vec<&'static str>,
}

impl Choices {
    fn new(reader: &Reader, currencies: Vec<&'static str>) -> Self {
        let named = |family: &str, word: &str| Choice::new(word, reader.word(family, word));
        let days = WEEKDAYS.iter().map(|(_, word)| *word);
        let groups = DAY_GROUPS.iter().map(|(word, _)| *word);
        Self {
            actions: Action::ALL
                .iter()
                .map(|word| {
                    named("offer-action", word.as_str())
                        .hint(reader.word("offer-counts", word.as_str()))
                })
                .collect(),
            modes: EngagementMode::ALL
                .iter()
                .map(|word| {
                    named("offer-engagement", word.as_str())
                        .hint(reader.word("offer-engagement-means", word.as_str()))
                })
                .collect(),
            kinds: FieldKind::ALL.iter().map(|word| named("field-kind", word.as_str())).collect(),
            reasons: Reason::ALL.iter().map(|&reason| reason_choice(reader, reason)).collect(),
            sources: SourceType::ALL
                .iter()
                .map(|word| named("source-type", word.as_str()))
                .collect(),
            regions: words::COUNTRIES.iter().map(|code| named("region", code)).collect(),
            days: groups.chain(days).map(|word| named("weekday", word)).collect(),
            currencies,
            topics: words::topic_names(reader),
            zones: zone::offered().collect(),
        }
    }
}

fn reason_choice(reader: &Reader, reason: Reason) -> Choice {
    let choice = Choice::new(reason, reader.word("lead-reason", reason.as_str()));
    if reason == Reason::OrderCancelled {
        choice.hint(reader.t("offer-reason-purchases"))
    } else {
        choice
    }
}

/// How the editor was reached.
#[derive(Clone, Copy)]
enum Place {
    New,
    Edit { id: OfferId, live_version: Option<i32>, kept: Rate },
}

impl Place {
    /// The rate of the terms in force.
    fn kept(self) -> Option<Rate> {
        match self {
            Self::New | Self::Edit { live_version: None, .. } => None,
            Self::Edit { kept, live_version: Some(_), .. } => Some(kept),
        }
    }

    /// What the exchange would keep under the terms as they are typed.
    fn fee(
        self,
        tx: &mut Tx<'_>,
        seat: BuyerSeat,
        draft: &TermsDraft,
        usual: Rate,
    ) -> Result<Applied, WebError> {
        let offer = match self {
            Self::New => None,
            Self::Edit { id, .. } => Some(id),
        };
        let target = Target { offer, party: seat.party, topic: draft.topic.clone() };
        Ok(fee::now(tx, &target, usual)?)
    }
}

struct Typed {
    draft: TermsDraft,
    spare_fields: usize,
    spare_hours: usize,
}

impl Typed {
    fn of(draft: TermsDraft) -> Self {
        Self { draft, spare_fields: SPARE, spare_hours: SPARE }
    }
}

/// The editor with what is in it, sent as the refusal says.
fn editor(
    page: Page,
    state: &State,
    place: Place,
    typed: &Typed,
    fee: Applied,
    error: Option<WebError>,
) -> Result<HttpResponse, WebError> {
    let form = draft_form::fill(&page.reader, &typed.draft);
    let (form, notice, sent) = match error {
        Some(error) => Refusal::of(error, form, &page.reader)?.parts(),
        None => (form, None, Sent::default()),
    };
    let currencies = state.config.currencies.iter().map(|currency| currency.code()).collect();
    let fields = (typed.draft.form.len() + typed.spare_fields).min(MAX_FIELDS);
    let (action, back, live_version) = match place {
        Place::New => ("/buyer/offers".to_owned(), "/buyer/offers".to_owned(), None),
        Place::Edit { id, live_version, .. } => {
            let own = format!("/buyer/offers/{id}");
            (own.clone(), own, live_version)
        }
    };
    Ok(sent.page(&Editor {
        choices: Choices::new(&page.reader, currencies),
        fields: draft_form::field_rows(fields),
        hours: draft_form::hours_rows(typed.draft.hours.len() + typed.spare_hours),
        fee: words::fee_note(&page.reader, &typed.draft, fee, place.kept()),
        new: matches!(place, Place::New),
        form,
        notice,
        action,
        back,
        live_version,
        page,
    }))
}

/// `GET /buyer/offers/new`
pub async fn write(
    state: State,
    visit: Visit,
    person: Person,
    seat: BuyerSeat,
) -> Result<HttpResponse, WebError> {
    let currency =
        state.config.currencies.first().map(|currency| currency.code()).unwrap_or_default();
    let draft = TermsDraft {
        currency: currency.to_owned(),
        time_zone: person.time_zone,
        form: draft_form::first_fields(&visit.reader),
        ..TermsDraft::default()
    };
    let (typed, usual) = (Typed::of(draft), state.config.fee);
    let (page, typed, fee) = state
        .run(move |tx| {
            let fee = Place::New.fee(tx, seat, &typed.draft, usual)?;
            Ok::<_, WebError>((visit.page(tx, Area::Buyer)?, typed, fee))
        })
        .await?;
    editor(page, &state, Place::New, &typed, fee, None)
}

/// What the pressed button wants: more rows, or that the offer is kept.
fn more_rows(form: &Form, typed: &mut Typed) -> bool {
    match form.value("do") {
        "add-field" => typed.spare_fields += 1,
        "add-hours" => typed.spare_hours += 1,
        _ => return false,
    }
    true
}

/// `POST /buyer/offers`
pub async fn create(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let mut typed = Typed::of(draft_form::read(&form));
    let mut refused = None;
    if !more_rows(&form, &mut typed) {
        let (draft, bounds) = (typed.draft.clone(), state.bounds());
        match state.run(move |tx| offers::draft(tx, seat, &draft, &bounds)).await {
            Ok(id) => {
                return Ok(see_other_with_flash(format!("/buyer/offers/{id}"), "offer-drafted"));
            }
            Err(error) => refused = Some(error),
        }
    }
    let usual = state.config.fee;
    let (page, typed, fee) = state
        .run(move |tx| {
            let fee = Place::New.fee(tx, seat, &typed.draft, usual)?;
            Ok::<_, WebError>((visit.page(tx, Area::Buyer)?, typed, fee))
        })
        .await?;
    editor(page, &state, Place::New, &typed, fee, refused)
}

/// The terms to edit, and whether they are in force.
fn to_edit(
    tx: &mut Tx<'_>,
    seat: BuyerSeat,
    id: OfferId,
) -> Result<(TermsDraft, Place), OfferError> {
    let offer = offers::offer::own(tx, seat, id)?;
    let kind = offer.status.edit().ok_or(OfferError::Status(offer.status))?;
    let live_version = match kind {
        EditKind::InPlace => None,
        EditKind::NewVersion => Some(offer.terms.version),
    };
    let kept = offer.terms.fee;
    Ok((TermsDraft::from(&offer.terms), Place::Edit { id, live_version, kept }))
}

/// `GET /buyer/offers/{id}/edit`
pub async fn edit(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<OfferId>,
) -> Result<HttpResponse, WebError> {
    let usual = state.config.fee;
    let (page, draft, place, fee) = state
        .run(move |tx| {
            let (draft, place) = to_edit(tx, seat, id)?;
            let fee = place.fee(tx, seat, &draft, usual)?;
            Ok::<_, WebError>((visit.page(tx, Area::Buyer)?, draft, place, fee))
        })
        .await?;
    editor(page, &state, place, &Typed::of(draft), fee, None)
}

/// `POST /buyer/offers/{id}`
pub async fn change(
    state: State,
    visit: Visit,
    seat: BuyerSeat,
    Path(id): Path<OfferId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let mut typed = Typed::of(draft_form::read(&form));
    let mut refused = None;
    if !more_rows(&form, &mut typed) {
        let (draft, bounds) = (typed.draft.clone(), state.bounds());
        match state.run(move |tx| offers::edit(tx, seat, id, &draft, &bounds)).await {
            Ok(_) => {
                return Ok(see_other_with_flash(format!("/buyer/offers/{id}"), "offer-changed"));
            }
            Err(error) => refused = Some(error),
        }
    }
    let usual = state.config.fee;
    let (page, place, typed, fee) = state
        .run(move |tx| {
            let (_, place) = to_edit(tx, seat, id)?;
            let fee = place.fee(tx, seat, &typed.draft, usual)?;
            Ok::<_, WebError>((visit.page(tx, Area::Buyer)?, place, typed, fee))
        })
        .await?;
    editor(page, &state, place, &typed, fee, refused)
}
