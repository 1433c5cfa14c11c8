//! A lead as the buyer works on it: who it is, what it costs, what can be done. Shown beside the
//! inbox and, with the rest of the work, on its own page.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::disputes::{ReturnShare, Standing, return_share, turns};
use crate::doors::DoorError;
use crate::i18n::{Reader, Text};
use crate::kernel::contact::spaced_phone;
use crate::kernel::ids::{LeadId, OfferId};
use crate::kernel::money::Money;
use crate::kernel::secret::Vault;
use crate::leads::actor::Side;
use crate::leads::contact::Contact;
use crate::leads::find::{self, Card, Lead};
use crate::leads::history::{self, Line};
use crate::leads::{Event, Status};
use crate::offers::Terms;
use crate::reports::record::{self, ContractorRecord};
use crate::web::form::{Choice, Form};
use crate::web::nav::Area;
use crate::web::pages::disputes::standing;
use crate::web::pages::doors::origin::Origin;
use crate::web::pages::leads::told::{self, Answer, Clock, Told};
use crate::web::pages::offers::words::source_name;
use crate::web::records::RecordView;

use super::row::{name, place};

/// How to reach the person, and what they said.
#[derive(Debug)]
pub struct Person {
    /// For a `tel:` link, and for reading.
    pub phone: Option<(String, String)>,
    pub email: Option<String>,
    pub answers: Vec<Answer>,
    /// When and to which wording they agreed; `None` when no proof was sent.
    pub consent: Option<String>,
}

impl Person {
    fn new(reader: &Reader, terms: &Terms, contact: Contact) -> Self {
        Self {
            answers: told::answers(reader, terms, &contact),
            consent: told::consent(reader, Some(&contact)),
            phone: contact.phone.map(|phone| {
                let spaced = spaced_phone(&phone);
                (phone, spaced)
            }),
            email: contact.email,
        }
    }
}

/// The lead, ready to show.
#[derive(Debug)]
pub struct Panel {
    pub id: LeadId,
    pub name: String,
    pub status: &'static str,
    pub stage: &'static str,
    pub score: i64,
    pub band: &'static str,
    /// Empty when an answer of the form says it.
    pub place: String,
    /// `None` once the contact is closed.
    pub person: Option<Person>,
    pub offer: OfferId,
    pub offer_title: String,
    pub terms: Text,
    pub source: String,
    pub contractor: String,
    pub contractor_record: RecordView,
    pub received: DateTime<Utc>,
    pub money: Text,
    /// How it came, where a door knows more than the lead.
    pub origin: Origin,
    pub clock: Option<Clock>,
    /// Where the decision stands and what the clock does, in a sentence.
    pub standing: Text,
    pub can_accept: bool,
    pub accept_hint: Text,
    pub reasons: Vec<Choice>,
    /// How the offer's return share stands before another rejection.
    pub share: Vec<Text>,
    /// Where a rejection has more to read: on the lead's own page.
    pub read_on: Option<String>,
    pub reject: Form,
    /// Whether the form to reject stands open: it was refused.
    pub reject_open: bool,
    /// Where forms lead back to; empty for the lead's own page.
    pub back: String,
    pub history: Vec<Told>,
}

/// What a panel says that the lead alone does not tell.
struct Said {
    origin: Origin,
    share: Vec<Text>,
    standing: Text,
    clock: Option<Clock>,
    history: Vec<Told>,
}

impl Panel {
    /// Reads a lead the buyer has received.
    pub fn read(
        tx: &mut Tx<'_>,
        vault: &Vault,
        reader: &Reader,
        seat: BuyerSeat,
        id: LeadId,
        back: String,
    ) -> Result<Self, DoorError> {
        let card = find::card(tx, vault, seat, id)?;
        let lines = history::history(tx, seat, id)?;
        Self::of(tx, vault, reader, card, lines, back)
    }

    /// The same of a lead and its history already read.
    pub fn of(
        tx: &mut Tx<'_>,
        vault: &Vault,
        reader: &Reader,
        card: Card,
        lines: Vec<Line>,
        back: String,
    ) -> Result<Self, DoorError> {
        let record = record::of_contractor(tx, card.lead.contractor)?;
        let stands = turns::of(tx, std::slice::from_ref(&card.lead))?.remove(&card.lead.id);
        let share = match card.lead.status.on(Event::Reject) {
            Ok(_) => return_share::of(tx, &[card.lead.offer])?.remove(&card.lead.offer),
            Err(_) => None,
        };
        let said = Said {
            origin: Origin::read(tx, vault, reader, Area::Buyer, &card.lead)?,
            share: share.map(|share| sent_back(reader, &card, share)).unwrap_or_default(),
            standing: standing(reader, tx.now(), &card, stands),
            clock: told::clock_since(reader, &card.lead, stands.map(|stands| stands.since)),
            history: told::history(reader, lines),
        };
        Ok(Self::new(reader, card, &record, said, back))
    }

    fn new(
        reader: &Reader,
        card: Card,
        record: &ContractorRecord,
        said: Said,
        back: String,
    ) -> Self {
        let reasons = reasons(reader, &card);
        let Card { lead, terms, contact } = card;
        Self {
            id: lead.id,
            name: name(reader, &lead, contact.as_ref()),
            status: lead.status.as_str(),
            stage: lead.stage.as_str(),
            score: i64::from(lead.score),
            band: lead.band().as_str(),
            place: if asks_place(&terms, contact.as_ref()) {
                String::new()
            } else {
                place(reader, &lead, contact.as_ref())
            },
            offer: lead.offer,
            terms: reader.t("leads-terms").with("version", lead.terms_version.to_string()),
            source: source(reader, &lead),
            contractor: lead.contractor_name.clone(),
            contractor_record: RecordView::contractor(reader, record),
            received: lead.created_at,
            money: money(reader, &lead),
            origin: said.origin,
            clock: said.clock,
            standing: said.standing,
            can_accept: lead.status.on(Event::Accept).is_ok(),
            accept_hint: if lead.settles_when_accepted() {
                reader.t("leads-accept-hint-paid")
            } else {
                reader.t("leads-accept-hint-guarantee").with("hours", lead.guarantee_hours)
            },
            reasons,
            reject: Form::default().named("reject"),
            reject_open: false,
            share: said.share,
            read_on: lead.reason.map(|_| format!("/buyer/leads/{}#dispute", lead.id)),
            back,
            history: said.history,
            person: contact.map(|contact| Person::new(reader, &terms, contact)),
            offer_title: lead.offer_title,
        }
    }
}

/// Whether the form asked for the city and the person named one: then it stands among the answers.
fn asks_place(terms: &Terms, contact: Option<&Contact>) -> bool {
    terms.form.field("city").is_some()
        && contact.is_some_and(|contact| contact.fields.contains_key("city"))
}

/// The reasons allowed now, each explained.
fn reasons(reader: &Reader, card: &Card) -> Vec<Choice> {
    card.reasons()
        .into_iter()
        .map(|reason| {
            Choice::new(reason, reader.word("lead-reason", reason.as_str()))
                .hint(reader.word("leads-reason-hint", reason.as_str()))
        })
        .collect()
}

/// The source with its sub-ids: `Context · brand, banner 2`.
fn source(reader: &Reader, lead: &Lead) -> String {
    let subs: Vec<&str> = lead
        .subs
        .as_object()
        .map(|subs| subs.values().filter_map(|value| value.as_str()).collect())
        .unwrap_or_default();
    let source = lead.source.as_deref().map(|source| source_name(reader, source));
    let parts: Vec<String> = [source.unwrap_or_default(), subs.join(", ")]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" · ")
}

fn money(reader: &Reader, lead: &Lead) -> Text {
    let text = match lead.status {
        Status::Delivered | Status::Accepted | Status::Rejected | Status::Disputed => {
            match lead.owed == lead.price {
                true => reader.t("leads-money-held"),
                false => reader.t("tracking-money-amended").with("held", reader.money(lead.price)),
            }
        }
        Status::Settled if lead.charged.is_some_and(|charged| charged != lead.price) => {
            reader.t("leads-money-split")
        }
        Status::Settled => reader.t("leads-money-paid"),
        Status::Returned => {
            return reader.t("leads-money-returned").with("price", reader.money(lead.price));
        }
        Status::Refused | Status::Quarantined => return reader.t("leads-money-none"),
    };
    // In the end it may be a part of the price.
    let owes = lead.owes();
    let (charged, earned) =
        (lead.charged.unwrap_or(owes.charged), lead.earned.unwrap_or(owes.earned));
    let less = |a: Money, b: Money| reader.money(Money::new(a.minor() - b.minor(), a.currency()));
    text.with("price", reader.money(charged))
        .with("payout", reader.money(earned))
        .with("fee", less(charged, earned))
        .with("back", less(lead.price, charged))
}

fn standing(reader: &Reader, now: DateTime<Utc>, card: &Card, stands: Option<Standing>) -> Text {
    let lead = &card.lead;
    let due = lead.due_at.or(lead.ended_at).unwrap_or(lead.created_at);
    let key = match lead.status {
        Status::Delivered => "leads-decide-until",
        Status::Accepted => "leads-guarantee-until",
        Status::Settled => "leads-settled-on",
        Status::Rejected | Status::Disputed => {
            let sentence = standing::sentence(reader, Side::Buyer, now, card, stands);
            return sentence.unwrap_or_else(|| reader.t("dispute-stand-late"));
        }
        Status::Returned => "leads-returned-on",
        Status::Refused | Status::Quarantined => return reader.t("leads-money-none"),
    };
    reader.t(key).with("when", reader.when(due))
}

/// How many of the offer's leads were sent back, how many may be, and what follows when this one goes
/// over it. Nothing where the terms never stop anybody.
fn sent_back(reader: &Reader, card: &Card, share: ReturnShare) -> Vec<Text> {
    let cap = card.terms.return_share_cap;
    if cap >= 100 {
        return Vec::new();
    }
    let stands = reader
        .t("leads-return-share")
        .with("returned", share.returned)
        .with("decided", share.decided)
        .with("days", return_share::DAYS)
        .with("cap", reader.rate(Decimal::from(cap)));
    let next = share.with_rejected(card.lead.status == Status::Accepted);
    let more = if next.over(cap) {
        Some(reader.t("leads-return-share-over"))
    } else if next.decided < return_share::ENOUGH {
        Some(reader.t("leads-return-share-few").with("enough", return_share::ENOUGH))
    } else {
        None
    };
    std::iter::once(stands).chain(more).collect()
}
