//! How a lead came, as its page tells it beside the rest: the order on the buyer's site, or the call.

use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::calls::of_lead::{self, LeadCall};
use crate::doors::tracking::order::{self, Order};
use crate::i18n::{Reader, Text};
use crate::kernel::contact::spaced_phone;
use crate::kernel::secret::Vault;
use crate::leads::find::Lead;
use crate::leads::{Channel, Status};
use crate::offers::Terms;
use crate::web::nav::Area;

/// Facts with their names, and a sentence about them.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    pub facts: Vec<(Text, String)>,
    pub note: Option<Text>,
    /// Where a recording can be heard.
    pub recording: Option<String>,
}

impl Origin {
    /// What is known of a lead the reader has found.
    pub fn read(
        tx: &mut Tx<'_>,
        vault: &Vault,
        reader: &Reader,
        area: Area,
        lead: &Lead,
    ) -> Result<Self, DoorError> {
        if lead.channel == Channel::Call
            && let Some(call) = of_lead::of_lead(tx, vault, lead.id)?
        {
            let terms = Terms::load(tx, lead.offer, lead.terms_version)?;
            return Ok(Self::of_call(reader, area, lead, &call, terms.arrival.call_seconds));
        }
        if lead.channel == Channel::Postback
            && let Some(order) = order::of_lead(tx, lead.id)?
        {
            return Ok(Self::of_order(reader, &order));
        }
        Ok(Self::default())
    }

    fn of_call(reader: &Reader, area: Area, lead: &Lead, call: &LeadCall, least: i32) -> Self {
        let mut facts = vec![
            (reader.t("calls-rang"), reader.when(call.started_at)),
            (reader.t("calls-called"), spaced_phone(&call.called)),
        ];
        // Whoever pays for it may hear it; the one who sent it is told that there is one.
        let recording = call.recording.clone().filter(|_| area != Area::Contractor);
        if call.recording.is_some() && recording.is_none() {
            let kept = reader.t("calls-recording-kept").to_string();
            facts.push((reader.t("tracking-recording"), kept));
        }
        let note = match lead.due_at.filter(|_| lead.status == Status::Delivered) {
            Some(due) => reader.t("calls-talk-until").with("when", reader.when(due)),
            None => reader.t("calls-talk-was"),
        };
        let note = note.with("seconds", i64::from(call.seconds)).with("least", i64::from(least));
        Self { facts, note: Some(note), recording }
    }

    fn of_order(reader: &Reader, order: &Order) -> Self {
        let mut facts = Vec::new();
        let mut fact = |key: &'static str, value: String| facts.push((reader.t(key), value));
        if let Some(id) = &order.id {
            fact("tracking-order", id.clone());
        }
        if let Some(amount) = order.amount {
            fact("tracking-amount", reader.money_full(amount));
        }
        fact("tracking-clicked", reader.when(order.clicked_at));
        let by = if order.by_pixel { "tracking-by-pixel" } else { "tracking-by-server" };
        let told = reader.t(by).with("when", reader.when(order.told_at));
        fact("tracking-told", told.to_string());
        if let Some(at) = order.cancelled_at {
            fact("tracking-cancelled", reader.when(at));
        }
        let note = order.by_pixel.then(|| reader.t("tracking-by-pixel-note"));
        Self { facts, note, recording: None }
    }
}
