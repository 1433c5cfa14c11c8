//! One row of the inbox.

use serde_json::Value;

use crate::disputes::Standing;
use crate::i18n::{Reader, Text};
use crate::kernel::contact::spaced_phone;
use crate::kernel::ids::LeadId;
use crate::kernel::money::Money;
use crate::leads::actor::Side;
use crate::leads::contact::Contact;
use crate::leads::find::Lead;
use crate::leads::{Event, Stage};
use crate::web::pages::disputes::standing;
use crate::web::pages::leads::told::{self, Clock};
use crate::web::pages::offers::words::{region_name, source_name};

/// A lead in the list.
#[derive(Debug, Clone)]
pub struct Row {
    pub id: LeadId,
    pub href: String,
    /// Whether it is the one shown beside the list.
    pub current: bool,
    pub name: String,
    pub place: String,
    /// Offer and source.
    pub about: String,
    pub score: i64,
    pub band: &'static str,
    pub status: &'static str,
    pub stage: &'static str,
    /// Whether a stage beyond the first is worth showing.
    pub staged: bool,
    /// What it costs: what was paid in the end, or what is held.
    pub price: Money,
    /// Whose turn it is in a dispute, and how that sounds.
    pub turn: Option<(Text, &'static str)>,
    pub clock: Option<Clock>,
    /// Whether it can be marked for a decision.
    pub decidable: bool,
}

impl Row {
    pub fn new(
        reader: &Reader,
        lead: &Lead,
        contact: Option<&Contact>,
        stands: Option<&Standing>,
        href: String,
    ) -> Self {
        let mut about = lead.offer_title.clone();
        if let Some(source) = &lead.source {
            about.push_str(" · ");
            about.push_str(
                &reader.t("leads-from").with("source", source_name(reader, source)).to_string(),
            );
        }
        Self {
            id: lead.id,
            href,
            current: false,
            name: name(reader, lead, contact),
            place: place(reader, lead, contact),
            about,
            score: i64::from(lead.score),
            band: lead.band().as_str(),
            status: lead.status.as_str(),
            stage: lead.stage.as_str(),
            staged: lead.stage != Stage::New,
            price: lead.charged.unwrap_or(lead.owed),
            clock: told::clock_since(reader, lead, stands.map(|stands| stands.since)),
            turn: stands.map(|stands| {
                let tone = standing::turn_tone(Side::Buyer, *stands);
                (standing::turn(reader, Side::Buyer, *stands), tone)
            }),
            decidable: lead.status.on(Event::Reject).is_ok(),
        }
    }
}

/// What a lead is called: the person's name, or why there is none.
pub fn name(reader: &Reader, lead: &Lead, contact: Option<&Contact>) -> String {
    match contact {
        Some(contact) => contact
            .name
            .clone()
            .or_else(|| contact.phone.as_deref().map(spaced_phone))
            .or_else(|| contact.email.clone())
            .unwrap_or_else(|| reader.t("leads-no-name").to_string()),
        None if lead.status.reveals_contact() => reader.t("leads-no-name").to_string(),
        None => reader.t("leads-closed-name").to_string(),
    }
}

/// Where the person is: the city they named, else the region the lead is from.
pub fn place(reader: &Reader, lead: &Lead, contact: Option<&Contact>) -> String {
    let city = contact.and_then(|contact| contact.fields.get("city")).and_then(Value::as_str);
    match (city, &lead.region) {
        (Some(city), _) => city.to_owned(),
        (None, Some(region)) => region_name(reader, region),
        (None, None) => String::new(),
    }
}
